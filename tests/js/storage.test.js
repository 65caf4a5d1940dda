import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import {
  canRemember,
  forgetInTab,
  nameOf,
  recall,
  recallInTab,
  remember,
  rememberInTab,
} from "../../assets/js/storage.js";

/**
 * @param {() => unknown} get what reading `localStorage` gives
 */
function storage(get) {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get });
}

/** @returns {Map<string, string>} */
function working() {
  const kept = new Map();
  storage(() => ({
    length: kept.size,
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  }));
  return kept;
}

afterEach(() => storage(() => undefined));

test("a value is kept under the common prefix and can be forgotten", () => {
  const kept = working();
  assert.ok(canRemember());
  assert.equal(recall("theme"), "");
  remember("theme", "dark");
  assert.deepEqual([...kept], [["cribsheet.theme", "dark"]]);
  assert.equal(recall("theme"), "dark");
  remember("theme", "");
  assert.deepEqual([...kept], []);
});

test("blocked storage keeps nothing and breaks nothing", () => {
  storage(() => {
    throw new Error("SecurityError");
  });
  assert.ok(!canRemember());
  remember("theme", "dark");
  assert.equal(recall("theme"), "");
});

test("full storage keeps nothing and breaks nothing", () => {
  storage(() => ({
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  }));
  assert.ok(!canRemember());
  remember("theme", "dark");
  assert.equal(recall("theme"), "");
});

test("only our own keys have a name", () => {
  assert.equal(nameOf("cribsheet.theme"), "theme");
  assert.equal(nameOf("theme"), "");
  assert.equal(nameOf(null), "");
});

test("what a tab keeps is forgotten by the start of its name, and only that", () => {
  const tab = Object.defineProperties(
    { "other.attempt.a": "theirs" },
    {
      getItem: { value: (/** @type {string} */ key) => Reflect.get(tab, key) ?? null },
      setItem: {
        value: (/** @type {string} */ key, /** @type {string} */ value) =>
          Reflect.set(tab, key, value),
      },
      removeItem: { value: (/** @type {string} */ key) => Reflect.deleteProperty(tab, key) },
    },
  );
  Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get: () => tab });
  assert.equal(recallInTab("attempt.a"), "");
  for (const name of ["attempt.a", "attempt.b", "place.a"]) rememberInTab(name, "kept");
  assert.equal(recallInTab("attempt.b"), "kept");
  forgetInTab("attempt.");
  assert.deepEqual(Object.keys(tab), ["other.attempt.a", "cribsheet.place.a"]);
});

test("a tab that can keep nothing breaks nothing", () => {
  Object.defineProperty(globalThis, "sessionStorage", {
    configurable: true,
    get: () => {
      throw new Error("SecurityError");
    },
  });
  rememberInTab("place.a", "3");
  forgetInTab("place.");
  assert.equal(recallInTab("place.a"), "");
});
