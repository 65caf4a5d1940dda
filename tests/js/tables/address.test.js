import assert from "node:assert/strict";
import { test } from "node:test";
import { compareAddress, rowId } from "../../../assets/js/tables/address.js";

test("a row's id is found in the anchors of every page", () => {
  assert.equal(rowId("parquet", "file-formats"), "parquet");
  assert.equal(rowId("file-formats--parquet", "file-formats"), "parquet");
  assert.equal(rowId("storage--file-formats--parquet", "file-formats"), "parquet");
});

test("the address names table and rows readably", () => {
  assert.equal(
    compareAddress("/repo/", "file-formats", ["orc", "avro"]),
    "/repo/compare/?table=file-formats&rows=orc,avro",
  );
});
