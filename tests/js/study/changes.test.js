import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, sectionNow } from "../../../assets/js/study/changes.js";
import { options, question } from "./samples.js";

const HERE = { title: "Facts", href: "/topics/plain/#facts" };
const make = (/** @type {string} */ id, more = {}) =>
  question("multiple-choice", { id, options: options(["a", "b"], 0), hash: "h", section: HERE, ...more });

test("what a release made of each question is told", () => {
  const asked = ["same", "gone", "answer", "stem", "option", "unreachable"].map((id) => make(id));
  const now = [
    make("same"),
    make("answer", { hash: "other", text: "And put differently" }),
    make("stem", { text: "Put differently" }),
    make("option", { options: options(["a", "bee"], 0) }),
  ];
  const known = new Set([...now.map(({ id }) => id), "unreachable"]);
  assert.deepEqual(
    [...changes(asked, known, new Map(now.map((one) => [one.id, one])))],
    [["gone", "gone"], ["answer", "answer"], ["stem", "words"], ["option", "words"]],
  );
});

test("a question is explained where it is now, or where it was while that topic is here", () => {
  const topics = [{ href: "/topics/plain/" }];
  const moved = { title: "Moved", href: "/topics/other/#x" };
  assert.deepEqual(sectionNow(make("q"), make("q", { section: moved }), topics), moved);
  assert.deepEqual(sectionNow(make("q"), undefined, topics), HERE);
  assert.equal(sectionNow(make("q", { section: moved }), undefined, topics), null);
  assert.equal(sectionNow(make("q", { section: null }), undefined, topics), null);
});
