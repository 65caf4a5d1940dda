import assert from "node:assert/strict";
import { test } from "node:test";
import { along, backTo } from "../../../assets/js/trees/walk.js";

/** @type {import("../../../assets/js/trees/walk.js").Node} */
const batch = {};
/** @type {import("../../../assets/js/trees/walk.js").Node} */
const live = {};
/** @type {import("../../../assets/js/trees/walk.js").Node} */
const big = { answers: [batch, live] };
/** @type {import("../../../assets/js/trees/walk.js").Node} */
const start = { answers: [big, live] };

test("a walk passes the nodes its answers lead to", () => {
  assert.deepStrictEqual(along(start, []), [start]);
  assert.ok(along(start, [0, 1]).every((node, place) => node === [start, big, live][place]));
});

test("a path that leaves the tree is refused", () => {
  assert.throws(() => along(start, [2]), RangeError);
  assert.throws(() => along(start, [1, 0]), RangeError);
});

test("going back keeps the answers before that step", () => {
  assert.deepEqual(backTo([0, 1], 1), [0]);
  assert.deepEqual(backTo([0, 1], 0), []);
  assert.deepEqual(backTo([], -1), []);
});
