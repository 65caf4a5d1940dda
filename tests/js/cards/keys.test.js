import assert from "node:assert/strict";
import { test } from "node:test";
import { cardKey } from "../../../assets/js/cards/keys.js";

const NONE = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  altGraph: false,
  repeat: false,
  isComposing: false,
};
const FREE = { typing: false, single: true };

test("digits rate, u takes back", () => {
  assert.deepEqual(cardKey({ ...NONE, key: "3" }, FREE), { name: "rate", rating: 3 });
  assert.deepEqual(cardKey({ ...NONE, key: "u" }, FREE), { name: "undo" });
  assert.equal(cardKey({ ...NONE, key: "5" }, FREE), undefined);
});

test("they never take a key from typing or from a combination", () => {
  assert.equal(cardKey({ ...NONE, key: "3" }, { typing: true, single: true }), undefined);
  assert.equal(cardKey({ ...NONE, key: "u", ctrlKey: true }, FREE), undefined);
  assert.equal(cardKey({ ...NONE, key: "u" }, { typing: false, single: false }), undefined);
});
