import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anchorOf } from "../../assets/js/anchors.js";

test("an anchor is decoded, and one that is badly encoded stays as it is", () => {
  assert.equal(anchorOf("#caf%C3%A9"), "café");
  assert.equal(anchorOf("#100%"), "100%");
  assert.equal(anchorOf("#%E0%A4%A"), "%E0%A4%A");
  assert.equal(anchorOf(""), "");
  assert.equal(anchorOf("#"), "");
});

test("what was encoded comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      assert.equal(anchorOf(`#${encodeURIComponent(text)}`), text);
    }),
  );
});
