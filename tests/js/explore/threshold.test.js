import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { auc, curve, measure } from "../../../assets/js/explore/threshold.js";

const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const rows = fc.array(share, { minLength: 1, maxLength: 20 });
const scores = fc.record({ positives: rows, negatives: rows });
const FEW = { positives: [0.9, 0.6], negatives: [0.7, 0.2] };

test("a score at the threshold counts as positive", () => {
  assert.deepEqual(measure(FEW, 0.6), {
    ...{ tp: 2, fp: 1, fn: 0, tn: 1 },
    ...{ precision: 2 / 3, recall: 1, f1: 0.8, fpr: 0.5 },
  });
});

test("nothing predicted positive has no precision, and an F1 of 0", () => {
  const { precision, recall, f1 } = measure(FEW, 0.95);
  assert.deepEqual([precision, recall, f1], [null, 0, 0]);
});

test("the area is the topic's example: three of four pairs ranked right", () => {
  assert.equal(auc(FEW), 0.75);
});

test("every row is counted once, and a lower threshold finds no fewer", () => {
  fc.assert(
    fc.property(scores, share, share, (given, one, other) => {
      const low = measure(given, Math.min(one, other));
      const high = measure(given, Math.max(one, other));
      assert.equal(low.tp + low.fn, given.positives.length);
      assert.equal(low.fp + low.tn, given.negatives.length);
      assert.ok(low.recall >= high.recall && low.fpr >= high.fpr);
    }),
  );
});

test("the curve runs from nothing to everything, and every threshold is on it", () => {
  fc.assert(
    fc.property(scores, share, (given, threshold) => {
      const points = curve(given);
      assert.deepEqual([points[0].fpr, points[0].recall], [0, 0]);
      assert.deepEqual([points.at(-1)?.fpr, points.at(-1)?.recall], [1, 1]);
      const { tp, fp } = measure(given, threshold);
      assert.ok(points.some((point) => point.tp === tp && point.fp === fp));
    }),
  );
});

test("the area is the share of pairs ranked right, ties counting half", () => {
  fc.assert(
    fc.property(scores, (given) => {
      const pairs = given.positives.flatMap((high) =>
        given.negatives.map((low) => (high > low ? 1 : high === low ? 0.5 : 0)),
      );
      const right = pairs.reduce((/** @type {number} */ sum, one) => sum + one, 0) / pairs.length;
      assert.ok(Math.abs(auc(given) - right) < 1e-9);
    }),
  );
});
