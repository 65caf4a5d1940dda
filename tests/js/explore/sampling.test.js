import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { measure } from "../../../assets/js/explore/sampling.js";

const sum = (/** @type {number[]} */ list) => list.reduce((total, one) => total + one, 0);
const temperatures = fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10);
const shares = fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100);
const vocabularies = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 })
  .map((logits) => ({ logits: logits.map((logit) => logit / 10).sort((a, b) => b - a) }));

test("temperature is the topic's example: logits 2, 1, 0 at 0.5", () => {
  const { shares: found } = measure({ logits: [2, 1, 0] }, 0.5, 3, 1);
  assert.deepEqual(found.map((share) => Math.round(share * 100)), [87, 12, 2]);
});

test("top-k counts tokens, top-p adds up probability, as in the topic's figure", () => {
  const logits = [0.5, 0.25, 0.12, 0.08, 0.05].map(Math.log);
  assert.equal(measure({ logits }, 1, 2, 1).drawn.filter(Boolean).length, 2);
  assert.equal(measure({ logits }, 1, 5, 0.8).drawn.filter(Boolean).length, 3);
});

test("at temperature 0 the likeliest token is certain", () => {
  assert.deepEqual(measure({ logits: [2, 2, 0] }, 0, 3, 1).drawn, [1, 0, 0]);
});

test("probabilities add up to 1, and at least one token is left", () => {
  fc.assert(
    fc.property(vocabularies, temperatures, fc.integer({ min: 1, max: 12 }), shares, (given, heat, k, p) => {
      const draw = measure(given, heat, k, p);
      assert.ok(Math.abs(sum(draw.shares) - 1) < 1e-9 && Math.abs(sum(draw.drawn) - 1) < 1e-9);
      assert.ok(draw.drawn[0] > 0);
      assert.ok(draw.drawn.filter(Boolean).length <= k);
    }),
  );
});

test("a higher temperature never makes the likeliest token likelier", () => {
  fc.assert(
    fc.property(vocabularies, temperatures, temperatures, (given, one, other) => {
      const cold = measure(given, Math.min(one, other), 12, 1).shares[0];
      const hot = measure(given, Math.max(one, other), 12, 1).shares[0];
      assert.ok(hot <= cold + 1e-12);
    }),
  );
});

test("what is left covers top-p, and would not without its last token", () => {
  fc.assert(
    fc.property(vocabularies, shares, (given, p) => {
      const { shares: whole, drawn } = measure(given, 1, 12, p);
      const kept = whole.filter((_, rank) => drawn[rank] > 0);
      assert.ok(sum(kept) >= p - 1e-9);
      if (p < 1) assert.ok(sum(kept.slice(0, -1)) < p);
    }),
  );
});
