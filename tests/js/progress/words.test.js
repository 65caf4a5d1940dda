import assert from "node:assert/strict";
import { test } from "node:test";
import { dayText, importedText } from "../../../assets/js/progress/words.js";

const NOTHING = { events: [], drafts: [], aside: [] };

test("a day that is not taken says why", () => {
  const of = (/** @type {Partial<ValidityState>} */ validity) =>
    dayText({ rangeUnderflow: false, rangeOverflow: false, ...validity });
  assert.match(of({ rangeUnderflow: true }), /past/u);
  assert.match(of({ rangeOverflow: true }), /ten years/u);
  assert.match(of({ badInput: true }), /full date/u);
});

test("an import says what it did", () => {
  const of = (/** @type {import("../../../assets/js/study/transfer.js").Contents["problem"]} */ problem, news = 0) =>
    importedText({ ...NOTHING, problem }, news);
  assert.equal(of("", 0), "Nothing in it was new.");
  assert.equal(of("", 1), "1 record added.");
  assert.match(of("not ours"), /Nothing was changed/u);
  assert.match(of("future"), /newer release/u);
  const events = [/** @type {any} */ ({})];
  assert.match(importedText({ ...NOTHING, events, problem: "truncated" }, 5), /5 records added.*damaged/u);
  assert.match(of("truncated"), /damaged: nothing in it could be read/u);
  assert.match(importedText({ ...NOTHING, aside: [{ why: "", value: 1 }], problem: "" }, 0), /1 record could not/u);
});

test("an exam under way in a file is told of, though no record is new", () => {
  const drafts = [{ key: "mock", value: 1, at: 1 }];
  const said = importedText(/** @type {any} */ ({ ...NOTHING, drafts, problem: "" }), 0);
  assert.equal(said, "No record in it was new. What was under way in it (1 exam or round) was taken in.");
});
