import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SHORTCUTS, actionFor } from "../../assets/js/shortcuts.js";

/**
 * @param {string} key
 * @param {Partial<import("../../assets/js/shortcuts.js").Stroke>} [rest]
 */
function stroke(key, rest = {}) {
  const off = { ctrlKey: false, metaKey: false, altKey: false, altGraph: false };
  return { key, ...off, repeat: false, isComposing: false, ...rest };
}

const AT_REST = { field: /** @type {const} */ (""), apple: false, single: true };

test("single keys act", () => {
  assert.equal(actionFor(stroke("/"), AT_REST), "search");
  assert.equal(actionFor(stroke("?"), AT_REST), "help");
  assert.equal(actionFor(stroke("n"), AT_REST), "next");
  assert.equal(actionFor(stroke("x"), AT_REST), undefined);
});

test("a slash written with AltGr is still a slash", () => {
  const altGr = { ctrlKey: true, altKey: true, altGraph: true };
  assert.equal(actionFor(stroke("/", altGr), AT_REST), "search");
});

test("the modifier is Ctrl, and ⌘ on Apple's systems", () => {
  const apple = { ...AT_REST, apple: true };
  assert.equal(actionFor(stroke("k", { ctrlKey: true }), AT_REST), "search");
  assert.equal(actionFor(stroke("k", { metaKey: true }), AT_REST), undefined);
  assert.equal(actionFor(stroke("k", { metaKey: true }), apple), "search");
  // Deletes to the end of the line there.
  assert.equal(actionFor(stroke("k", { ctrlKey: true }), apple), undefined);
  assert.equal(actionFor(stroke("k"), AT_REST), undefined);
  assert.equal(actionFor(stroke("/", { ctrlKey: true }), AT_REST), undefined);
});

test("no key without a modifier is taken from somebody typing, or once switched off", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...SHORTCUTS.map(({ key }) => key)), fc.string()),
      fc.boolean(),
      (key, apple) => {
        assert.equal(actionFor(stroke(key), { field: "text", apple, single: true }), undefined);
        assert.equal(actionFor(stroke(key), { field: "", apple, single: false }), undefined);
      },
    ),
  );
});

test("at an option to tick, help and search open, and no letter does anything", () => {
  const option = { ...AT_REST, field: /** @type {const} */ ("choice") };
  assert.equal(actionFor(stroke("?"), option), "help");
  assert.equal(actionFor(stroke("/"), option), "search");
  assert.equal(actionFor(stroke("k", { ctrlKey: true }), option), "search");
  assert.equal(actionFor(stroke("?"), { ...option, single: false }), undefined);
  for (const { key } of SHORTCUTS.filter((one) => /^[a-z]$/u.test(one.key))) {
    assert.equal(actionFor(stroke(key), option), undefined, key);
  }
});

test("with a modifier it works while typing and with single keys off", () => {
  const typing = { field: /** @type {const} */ ("text"), apple: false, single: false };
  assert.equal(actionFor(stroke("k", { ctrlKey: true }), typing), "search");
});

test("a held key and an unfinished character do nothing", () => {
  assert.equal(actionFor(stroke("/", { repeat: true }), AT_REST), undefined);
  assert.equal(actionFor(stroke("/", { isComposing: true }), AT_REST), undefined);
});
