import assert from "node:assert/strict";
import { test } from "node:test";
import { questionScript } from "../../../assets/js/cards/script.js";
import { fromJson } from "../../../assets/js/study/questions.js";

const piece = (/** @type {string} */ text) => ({ html: text, text, why: "" });

/**
 * @param {string} kind
 * @param {object} parts
 */
function said(kind, parts) {
  const question = fromJson({ id: "q", kind, hash: "0", stem: "?", text: "Which?", ...parts });
  return questionScript(question).map(({ text }) => text);
}

test("a choice is read with its letters, then what is right", () => {
  const options = [
    { ...piece("one"), correct: false },
    { ...piece("two"), correct: true },
  ];
  assert.deepEqual(said("multiple-choice", { options }), ["Which?", "A: one", "B: two", "Right: B: two"]);
});

test("every kind ends with its answer", () => {
  assert.deepEqual(said("ordering", { items: ["a", "b"].map(piece) }), ["Which?", "1: a", "2: b"]);
  const pairs = { lefts: ["l", "m"].map(piece), rights: ["r", "s"].map(piece) };
  assert.deepEqual(said("matching", pairs), ["Which?", "l", "m", "l: r", "m: s"]);
  assert.deepEqual(said("typed", { accepted: ["F1", "F"] }), ["Which?", "The answer: F1"]);
});

test("the silence comes before the answer", () => {
  const question = fromJson({ id: "q", kind: "typed", hash: "0", stem: "?", text: "?", accepted: ["a"] });
  const [asked, answered] = questionScript(question);
  assert.ok(asked.pause > 2000);
  assert.ok(answered.pause < 1000);
});
