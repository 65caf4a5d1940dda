import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MOST_RECENT, parseRecent, withRecent } from "../../../assets/js/search-ui/recent.js";

test("the newest search is in front, and each is there once", () => {
  assert.deepEqual(withRecent(["knn", "Recall"], " recall "), ["recall", "knn"]);
  assert.deepEqual(withRecent(["knn"], "  "), ["knn"]);
});

test("the list stays short and survives storage", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (queries) => {
      const recent = queries.reduce((list, query) => withRecent(list, query), /** @type {string[]} */ ([]));
      assert.ok(recent.length <= MOST_RECENT);
      assert.deepEqual(parseRecent(JSON.stringify(recent)), recent);
    }),
  );
});

test("anything else in storage is no list", () => {
  for (const stored of ["", "{", "null", '"a"', '{"0": "a"}']) {
    assert.deepEqual(parseRecent(stored), []);
  }
  assert.deepEqual(parseRecent('["a", 1, null]'), ["a"]);
});
