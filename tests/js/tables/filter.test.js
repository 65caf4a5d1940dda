import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds, searchable } from "../../../assets/js/tables/filter.js";

/** @type {[row: string, query: string, found: boolean][]} */
const CASES = [
  ["Apache Parquet, columnar", "par", true],
  ["Apache Parquet, columnar", "COL apache", true],
  ["Apache Parquet, columnar", "arquet", false],
  ["hover", "over", false],
  ["k-NN search", "knn", true],
  ["k-NN search", "k-nn", true],
  ["k-NN search", "nn", true],
  ["30 days, 128 KB", "30 days 128", true],
  ["Café", "cafe", true],
  ["R² score", "r2", true],
  ["Amazon S3", "s3 glacier", false],
  ["anything", "", true],
  ["anything", "  , ", true],
];

for (const [row, query, found] of CASES) {
  test(`"${query}" ${found ? "finds" : "does not find"} "${row}"`, () => {
    assert.equal(holds(searchable(row), query), found);
  });
}

test("every row is found by its own text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      assert.ok(holds(searchable(text), text));
    }),
  );
});
