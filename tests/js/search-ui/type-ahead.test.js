import assert from "node:assert/strict";
import { test } from "node:test";
import { typed } from "../../../assets/js/search-ui/type-ahead.js";

test("characters add up, Backspace takes the last one away", () => {
  const keys = ["k", "N", "\u{1f600}", "Backspace", "n", " "];
  assert.equal(
    keys.reduce((text, key) => typed(text, key) ?? assert.fail(key), ""),
    "kNn ",
  );
  assert.equal(typed("", "Backspace"), "");
});

test("other keys are no text", () => {
  for (const key of ["Enter", "Escape", "ArrowDown", "Shift", "F1", "Dead"]) {
    assert.equal(typed("knn", key), undefined);
  }
});
