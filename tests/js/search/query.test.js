import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { corrections, distance, parse } from "../../../assets/js/search/query.js";

test("stop words are left out, unless there is nothing else", () => {
  assert.deepEqual(parse("which metric is it").words, ["metric"]);
  assert.deepEqual(parse("which").words, ["which"]);
});

test("fillers are left out where other words say more", () => {
  assert.deepEqual(parse("MLOps fundamentals").words, ["mlops"]);
  assert.deepEqual(parse("What isn't latency impacted by?").words, ["latency", "impacted"]);
  assert.deepEqual(parse("concept drift").words, ["concept", "drift"]);
  assert.deepEqual(parse("the basics").words, ["basics"]);
});

test("neighbours are also asked joined", () => {
  const ways = parse("sage maker").exact;
  assert.deepEqual(
    ways.map(({ word, places }) => [word, places]),
    [
      ["sage", [0]],
      ["maker", [1]],
      ["sagemaker", [0, 1]],
    ],
  );
});

test("a chain answers all of its words", () => {
  const joined = parse("a k-n-n index").exact.find(({ word }) => word === "knn");
  assert.deepEqual(joined?.places, [0, 1, 2]);
});

test("the last word is open until something follows it", () => {
  assert.equal(parse("data la").open, true);
  assert.equal(parse("data la ").open, false);
  assert.equal(parse("data la?").open, false);
  assert.equal(parse("data the").open, false);
  assert.equal(parse("").open, false);
});

test("distance counts letters added, lost, replaced and swapped", () => {
  assert.equal(distance("recall", "recall", 2), 0);
  assert.equal(distance("recal", "recall", 2), 1);
  assert.equal(distance("reczll", "recall", 2), 1);
  assert.equal(distance("rceall", "recall", 2), 1);
  assert.equal(distance("rcealx", "recall", 2), 2);
  assert.equal(distance("abc", "xyzuvw", 2), 3);
});

test("distance is symmetric, and a bound changes no distance within it", () => {
  const word = fc.stringMatching(/^[ab]{0,8}$/);
  fc.assert(
    fc.property(word, word, (one, other) => {
      const whole = distance(one, other, 8);
      assert.equal(distance(other, one, 8), whole);
      assert.equal(Math.min(distance(one, other, 2), 3), Math.min(whole, 3));
    }),
  );
});

test("corrections: nearest first, then most frequent; two edits from eight letters", () => {
  const frequent = [
    { word: "recall", frequency: 2 },
    { word: "recast", frequency: 9 },
    { word: "recalls", frequency: 5 },
    { word: "regularization", frequency: 1 },
  ];
  const found = (/** @type {string} */ typed) =>
    corrections(typed, frequent).map(({ word }) => word);
  assert.deepEqual(found("recalll"), ["recalls", "recall"]);
  assert.deepEqual(found("reczlx"), []);
  assert.deepEqual(found("reglarizaton"), ["regularization"]);
  assert.deepEqual(found("rec"), []);
});
