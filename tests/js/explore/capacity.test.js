import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { measure } from "../../../assets/js/explore/capacity.js";

const TOPIC = {
  ...{ tokens_in: 1500, tokens_out: 500, price_in: 1, price_out: 4 },
  ...{ unit_price: 20, unit_requests: 8000 },
};

const prices = fc.record({
  tokens_in: fc.nat(10_000),
  tokens_out: fc.nat(10_000),
  price_in: fc.nat(50),
  price_out: fc.nat(50),
  unit_price: fc.integer({ min: 1, max: 500 }),
  unit_requests: fc.integer({ min: 100, max: 20_000 }),
});

test("ten thousand requests are the topic's example: 35 dollars", () => {
  const { tokens, units, reserved } = measure(TOPIC, 10_000);
  assert.deepEqual([tokens, units, reserved], [35, 2, 40]);
});

test("an idle hour by the token is free, a provisioned one is not", () => {
  const { tokens, units, reserved } = measure(TOPIC, 0);
  assert.deepEqual([tokens, units, reserved], [0, 1, 20]);
});

test("a unit that serves too little never pays off, nor do free tokens make it", () => {
  assert.equal(measure({ ...TOPIC, unit_requests: 5000 }, 1).even, null);
  assert.equal(measure({ ...TOPIC, price_in: 0, price_out: 0 }, 1).even, null);
});

test("units serve the load, and one fewer would not", () => {
  fc.assert(
    fc.property(prices, fc.nat(100_000), (given, requests) => {
      const { units } = measure(given, requests);
      assert.ok(units * given.unit_requests >= requests);
      assert.ok(units === 1 || (units - 1) * given.unit_requests < requests);
    }),
  );
});

test("from the break-even on, until the unit is full, the unit is no dearer", () => {
  fc.assert(
    fc.property(prices, fc.nat(20_000), (given, requests) => {
      const load = Math.min(requests, given.unit_requests);
      const { tokens, reserved, even } = measure(given, load);
      if (even !== null && load >= even) assert.ok(reserved <= tokens + 1e-9);
      else assert.ok(reserved >= tokens - 1e-9);
    }),
  );
});
