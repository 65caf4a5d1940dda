import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gait, measure } from "../../../assets/js/explore/descent.js";

const rates = fc.integer({ min: 1, max: 120 }).map((hundredths) => hundredths / 100);
const START = { start: 2 };

test("the first step is the topic's example: 2.0 − 0.1 · 4 = 1.6", () => {
  assert.deepEqual(measure(START, 0.1, 1).weights, [2, 1.6]);
});

test("the edges between gaits", () => {
  assert.deepEqual(
    [0.01, 0.1, 0.5, 0.51, 1, 1.01].map(gait),
    ["creeps", "walks", "lands", "swings", "circles", "climbs"],
  );
});

test("the loss falls below a rate of 1, stays at 1 and grows above it", () => {
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 20 }), (rate, steps) => {
      const { weights, losses } = measure(START, rate, steps);
      assert.equal(weights.length, steps + 1);
      const way = Math.sign(losses[1] - losses[0]);
      assert.equal(way, Math.sign(rate - 1));
    }),
  );
});

test("the weight changes its side at every step just where it swings, circles or climbs", () => {
  fc.assert(
    fc.property(rates, (rate) => {
      const { weights } = measure(START, rate, 1);
      assert.equal(weights[1] < -1e-12, ["swings", "circles", "climbs"].includes(gait(rate)));
    }),
  );
});
