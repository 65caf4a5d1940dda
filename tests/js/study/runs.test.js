import assert from "node:assert/strict";
import { test } from "node:test";
import { answeredElsewhere, isRun, joinRuns, resumeRun } from "../../../assets/js/study/runs.js";
import { begin, choose, submit } from "../../../assets/js/study/attempt.js";
import { fromJson } from "../../../assets/js/study/questions.js";

const QUESTIONS = ["one", "two"].map((id) =>
  fromJson({
    id,
    kind: "multiple-choice",
    hash: "0",
    stem: "?",
    text: "?",
    options: ["a", "b"].map((text) => ({ html: text, text, why: "", correct: text === "a" })),
  }),
);
const [ONE] = QUESTIONS;
const OPEN = choose(ONE, begin(ONE, "s"), 0);
const CHECKED = submit(choose(ONE, begin(ONE, "t"), 1));

test("a kept run goes on where it was", () => {
  const kept = JSON.parse(JSON.stringify({ place: 1, attempts: { one: CHECKED } }));
  assert.deepEqual(resumeRun(QUESTIONS, kept), { place: 1, attempts: { one: CHECKED } });
});

test("what makes no sense any more begins anew", () => {
  for (const kept of [undefined, null, 7, {}, { place: 9, attempts: { one: { seed: 1 } } }]) {
    assert.deepEqual(resumeRun(QUESTIONS, kept), { place: 0, attempts: {} });
  }
});

test("another tab's checked answers are taken in, and nothing else of it", () => {
  const [, two] = QUESTIONS;
  const theirs = { place: 1, attempts: { one: CHECKED, two: begin(two, "u") } };
  assert.deepEqual(answeredElsewhere(QUESTIONS, { place: 0, attempts: { one: OPEN } }, theirs), { one: CHECKED });
  const mine = { place: 0, attempts: { one: submit(OPEN) } };
  assert.deepEqual(answeredElsewhere(QUESTIONS, mine, theirs), {});
  assert.deepEqual(answeredElsewhere(QUESTIONS, mine, undefined), {});
});

test("of two tabs' states, a checked answer stays, else the later one", () => {
  const joined = joinRuns({ place: 0, attempts: { one: CHECKED } }, { place: 1, attempts: { one: OPEN } });
  assert.equal(joined.attempts.one, CHECKED);
  assert.equal(joined.place, 1);
  const other = joinRuns({ place: 0, attempts: { one: OPEN } }, { place: 0, attempts: { one: CHECKED } });
  assert.equal(other.attempts.one, CHECKED);
  assert.equal(joinRuns({ attempts: {}, done: true }, { attempts: {} }).done, true);
});

test("what is no run gives way to one, and is told from it", () => {
  const run = { place: 0, attempts: { one: CHECKED } };
  assert.equal(isRun(run), true);
  for (const broken of [undefined, null, 7, [], {}, { attempts: null }, { attempts: { a: null } }, { attempts: [] }]) {
    assert.equal(isRun(broken), false);
    assert.equal(joinRuns(broken, run), run);
    assert.equal(joinRuns(run, broken), run);
  }
});
