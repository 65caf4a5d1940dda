import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ASK, HEIGHT, asksHeight, heightIn } from "../../../assets/js/frame/messages.js";

test("a height is read from a height message, in whole pixels", () => {
  assert.equal(heightIn({ type: HEIGHT, id: "/x/", height: 300.2 }), 301);
});

for (const height of [0, -1, NaN, Infinity, 1e9, "300", null, undefined]) {
  test(`${String(height)} (${typeof height}) is no height`, () => {
    assert.equal(heightIn({ type: HEIGHT, height }), undefined);
  });
}

test("no other message is one of ours", () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      assert.equal(heightIn(data), undefined);
      assert.equal(asksHeight(data), false);
    }),
  );
  assert.equal(asksHeight({ type: ASK }), true);
});
