import assert from "node:assert/strict";
import { test } from "node:test";
import { plausible } from "../../../assets/js/desk/record.js";

test("only a time somebody can have taken is written down", () => {
  assert.deepEqual([0, 1234.6, 15 * 60_000, 15 * 60_000 + 1, -1, NaN, null].map(plausible), [
    0,
    1235,
    900_000,
    null,
    null,
    null,
    null,
  ]);
});
