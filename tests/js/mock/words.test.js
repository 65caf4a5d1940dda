import assert from "node:assert/strict";
import { test } from "node:test";
import {
  duration,
  estimateLine,
  formLine,
  guideLine,
  leftLine,
  changesLine,
  estimateText,
  overviewLine,
  placeName,
  scoreText,
  shortfalls,
} from "../../../assets/js/mock/words.js";

const MOCK = { scale: [100, 1000], pass: 720 };

test("a form says how many questions in which time, or that there is no clock", () => {
  const form = { id: "f", title: "F", questions: 65, scored: 50, minutes: 130, note: "" };
  assert.equal(formLine(form), "65 questions in 130 minutes");
  assert.equal(formLine({ ...form, minutes: null }), "65 questions, without a clock");
});

test("what is left of the time is said with the right noun", () => {
  assert.equal(leftLine(10 * 60_000), "10 minutes left");
  assert.equal(leftLine(60_001), "2 minutes left");
  assert.equal(leftLine(60_000), "1 minute left");
  assert.equal(leftLine(1000), "1 minute left");
  assert.equal(leftLine(0), "");
});

test("a review says how many questions have changed, and by which guide the exam was", () => {
  assert.equal(changesLine(0), "");
  assert.match(changesLine(1), /^1 question is not what it was in this exam/u);
  assert.match(changesLine(2), /^2 questions are not what they were in this exam/u);
  assert.equal(guideLine("1.0", "1.0"), "Exam guide: 1.0.");
  assert.match(guideLine("1.0", "1.1"), /^Exam guide: 1\.0\. The site follows 1\.1 now/u);
  assert.equal(estimateText({ points: 640, low: 510, high: 750, pass: "open" }), "640 (510 to 750)");
  assert.equal(estimateText(null), "–");
});

test("a bank that is too small is said domain by domain", () => {
  const domains = [
    { domain: "1", wanted: 3, drawn: 3 },
    { domain: "2", wanted: 4, drawn: 1 },
  ];
  const titles = new Map([["2", "The rest"]]);
  const lines = shortfalls({ questions: [], domains, complete: false, generated: 1 }, titles);
  assert.equal(lines.length, 3);
  assert.equal(lines[1], "Domain 2, The rest: 1 of the 4 it would have.");
  assert.match(lines[2], /1 question is made from tables or decision trees\.$/u);
  assert.deepEqual(shortfalls({ questions: [], domains: [], complete: true, generated: 0 }, titles), []);
});

test("the overview counts what is answered, open and flagged", () => {
  const states = [
    { answered: true, flagged: false },
    { answered: false, flagged: true },
    { answered: false, flagged: false },
  ];
  assert.equal(overviewLine(states), "1 answered, 2 open, 1 flagged");
  assert.equal(placeName(1, states[1]), "Question 2: open, flagged");
});

test("the estimate is a range, and claims no more than the range does", () => {
  const base = { points: 700, low: 640, high: 760 };
  assert.match(estimateLine({ ...base, pass: "open" }, MOCK), /700.*640 to 760.*720: part of that passes/u);
  assert.match(estimateLine({ ...base, pass: "unlikely" }, MOCK), /none of that/u);
  assert.doesNotMatch(estimateLine({ ...base, pass: "" }, { ...MOCK, pass: null }), /pass/u);
});

test("scores and spans read as text", () => {
  assert.equal(scoreText({ right: 41, questions: 65 }), "41 of 65 right (63%)");
  assert.equal(scoreText({ right: 0, questions: 0 }), "no questions");
  assert.deepEqual([0, 60_000, 3_600_000, 4_830_000].map(duration), [
    "0 minutes",
    "1 minute",
    "1 hour",
    "1 hour 21 minutes",
  ]);
});
