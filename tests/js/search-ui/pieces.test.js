import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pieces } from "../../../assets/js/search-ui/pieces.js";

test("marks stand where the ranges say", () => {
  assert.deepEqual(pieces("a recall b", [[2, 8]]), [
    { text: "a ", marked: false },
    { text: "recall", marked: true },
    { text: " b", marked: false },
  ]);
  assert.deepEqual(pieces("all", [[0, 3]]), [{ text: "all", marked: true }]);
  assert.deepEqual(pieces("none", []), [{ text: "none", marked: false }]);
});

test("the pieces together are the text, none of them empty", () => {
  const input = fc.string().chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc.uniqueArray(fc.nat(text.length)).map((places) => {
        const sorted = places.sort((a, b) => a - b);
        /** @type {[number, number][]} */
        const ranges = [];
        for (let at = 0; at + 1 < sorted.length; at += 2) ranges.push([sorted[at], sorted[at + 1]]);
        return ranges;
      }),
    ),
  );
  fc.assert(
    fc.property(input, ([text, ranges]) => {
      const found = pieces(text, ranges);
      assert.equal(found.map((piece) => piece.text).join(""), text);
      assert.ok(found.every((piece) => piece.text !== ""));
      assert.equal(found.filter(({ marked }) => marked).length, ranges.length);
    }),
  );
});
