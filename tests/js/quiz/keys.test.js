import assert from "node:assert/strict";
import { test } from "node:test";
import { studyKey } from "../../../assets/js/quiz/keys.js";

const FREE = { typing: false, single: true };

/**
 * @param {string} key
 * @param {Partial<import("../../../assets/js/shortcuts.js").Stroke>} [rest]
 */
function stroke(key, rest = {}) {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    altGraph: false,
    repeat: false,
    isComposing: false,
    ...rest,
  };
}

test("digits choose options by their place, f flags, b goes back", () => {
  assert.deepEqual(studyKey(stroke("1"), FREE), { name: "option", place: 0 });
  assert.deepEqual(studyKey(stroke("9"), FREE), { name: "option", place: 8 });
  assert.deepEqual(studyKey(stroke("f"), FREE), { name: "flag" });
  assert.deepEqual(studyKey(stroke("B"), FREE), { name: "back" });
  for (const key of ["0", "10", "x", "Enter"]) assert.equal(studyKey(stroke(key), FREE), undefined);
});

test("they never take a key from typing, from a combination, or from who wants no single keys", () => {
  assert.equal(studyKey(stroke("1"), { typing: true, single: true }), undefined);
  assert.equal(studyKey(stroke("1"), { typing: false, single: false }), undefined);
  for (const held of ["ctrlKey", "metaKey", "altKey", "altGraph", "repeat", "isComposing"]) {
    assert.equal(studyKey(stroke("f", { [held]: true }), FREE), undefined, held);
  }
});
