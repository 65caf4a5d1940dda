import assert from "node:assert/strict";
import { test } from "node:test";
import { label, letter, listed, notYet, tallyLine, verdict } from "../../../assets/js/quiz/words.js";

test("positions are letters", () => {
  assert.deepEqual([0, 1, 5].map(letter), ["A", "B", "F"]);
});

test("lists read as text", () => {
  assert.deepEqual(
    [[], ["A"], ["A", "B"], ["A", "B", "C"]].map(listed),
    ["", "A", "A and B", "A, B and C"],
  );
});

test("what is missing is said", () => {
  assert.equal(notYet(1, 0), "Choose an option first.");
  assert.equal(notYet(2, 0), "Choose two.");
  assert.equal(notYet(2, 1), "Choose two: you have chosen one.");
  assert.equal(notYet(2, 3), "Choose two: you have chosen three.");
});

test("the verdict names the right letters", () => {
  assert.equal(verdict(true, [1]), "Right.");
  assert.equal(verdict(false, [1, 3]), "Not right. The answer is B and D.");
});

test("each outcome says whether the option is right and was chosen", () => {
  const labels = /** @type {const} */ (["hit", "miss", "slip", "rest"]).map(label);
  assert.equal(new Set(labels).size, 4);
  assert.deepEqual(
    labels.map((text) => text.startsWith("Right")),
    [true, true, false, false],
  );
});

test("the tally is silent before the first answer", () => {
  assert.equal(tallyLine({ questions: 5, checked: 0, right: 0 }), "");
  assert.equal(tallyLine({ questions: 5, checked: 3, right: 2 }), "2 of 3 right, 2 to go");
});
