import assert from "node:assert/strict";
import { test } from "node:test";
import { fitLine, goneLine, scoreLine } from "../../../assets/js/practice/words.js";

test("what fits is counted", () => {
  assert.match(fitLine(0, 10), /No question fits/u);
  assert.equal(fitLine(1, 10), "1 question fits: all of them.");
  assert.equal(fitLine(8, 0), "8 questions fit: all of them.");
  assert.equal(fitLine(30, 10), "10 of the 30 questions that fit.");
});

test("the score tells what was left open", () => {
  assert.equal(scoreLine(0, 0, 5), "No question answered.");
  assert.equal(scoreLine(2, 3, 5), "2 of 3 right (67%); 2 questions left open");
  assert.equal(scoreLine(3, 3, 3), "3 of 3 right (100%)");
});

test("questions of a link that are gone are told", () => {
  assert.equal(goneLine(0, 3), "");
  assert.equal(goneLine(1, 3), "1 of the 3 questions of this link is not here any more.");
  assert.equal(goneLine(2, 3), "2 of the 3 questions of this link are not here any more.");
  assert.equal(goneLine(1, 1), "None of these questions is here any more.");
});
