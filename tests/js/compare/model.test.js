import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addressOf, count, parseChoice, sheetOf } from "../../../assets/js/compare/model.js";

const cell = (/** @type {string} */ text) => ({ text, html: `<p>${text}</p>` });

/** @type {import("../../../assets/js/compare/model.js").Data} */
const DATA = {
  tables: [
    {
      id: "formats",
      title: "Formats",
      decide: "Rows or columns?",
      name: "Format",
      columns: [
        { id: "layout", title: "Layout" },
        { id: "schema", title: "Schema" },
      ],
      rows: [
        { id: "parquet", name: "Parquet", cells: [cell("Column"), cell("In the file")] },
        { id: "orc", name: "ORC", cells: [cell("column"), cell("In  the file")] },
        { id: "csv", name: "CSV", cells: [cell("Row"), cell("None")] },
      ],
    },
    {
      id: "stores",
      title: "Stores",
      decide: "Files or objects?",
      name: "Store",
      columns: [{ id: "unit", title: "Unit" }],
      rows: [{ id: "s3", name: "S3", service: "amazon-s3", cells: [cell("Object")] }],
    },
  ],
  services: [
    {
      id: "amazon-s3",
      name: "Amazon S3",
      former: [],
      purpose: "Objects",
      availability: "open",
      since: "",
      ends: "",
      note: "",
      rows: [{ table: "stores", row: "s3" }],
    },
    {
      id: "amazon-kendra",
      name: "Amazon Kendra",
      former: ["Old name"],
      purpose: "Search",
      availability: "closed",
      since: "2026-07-30",
      ends: "",
      note: "",
      rows: [],
    },
  ],
};

test("rows of one family are read from the address, in the table's order on the sheet", () => {
  const choice = parseChoice("?table=formats&rows=csv,parquet", DATA);
  assert.deepEqual(choice, { kind: "rows", table: "formats", rows: ["csv", "parquet"] });
  const sheet = sheetOf(choice, DATA);
  assert.deepEqual(sheet?.heads.map(({ name }) => name), ["Parquet", "CSV"]);
  assert.equal(sheet?.heads[1].path, "tables/formats/#csv");
  assert.equal(sheet?.decide, "Rows or columns?");
});

test("what the site does not have is left out", () => {
  assert.deepEqual(parseChoice("?table=formats&rows=csv,gone,csv", DATA), {
    kind: "rows",
    table: "formats",
    rows: ["csv"],
  });
  assert.deepEqual(parseChoice("?table=gone&rows=csv", DATA), {
    kind: "rows",
    table: "formats",
    rows: ["csv"],
  });
  assert.deepEqual(parseChoice("?services=amazon-s3,gone,amazon-kendra,amazon-s3", DATA), {
    kind: "services",
    services: ["amazon-s3", "amazon-kendra"],
  });
});

test("a site without tables has nothing to compare", () => {
  const empty = { tables: [], services: [] };
  assert.equal(sheetOf(parseChoice("", empty), empty), undefined);
});

test("one row or service is not yet a comparison", () => {
  assert.equal(sheetOf(parseChoice("?table=formats&rows=csv", DATA), DATA), undefined);
  assert.equal(sheetOf(parseChoice("?services=amazon-s3", DATA), DATA), undefined);
});

test("lines differ by what they say, not by case or spacing", () => {
  const sheet = sheetOf({ kind: "rows", table: "formats", rows: ["parquet", "orc"] }, DATA);
  assert.deepEqual(sheet?.parts[0].lines.map(({ differs }) => differs), [false, false]);
  const other = sheetOf({ kind: "rows", table: "formats", rows: ["parquet", "csv"] }, DATA);
  assert.ok(other);
  assert.deepEqual(count(other), { lines: 2, differ: 2 });
});

test("two services are compared by their own facts and by every table that names one", () => {
  const sheet = sheetOf({ kind: "services", services: ["amazon-s3", "amazon-kendra"] }, DATA);
  assert.deepEqual(sheet?.parts.map(({ title }) => title), ["Today", "Stores"]);
  const [today, stores] = sheet?.parts ?? [];
  assert.deepEqual(
    today.lines.map(({ label, cells }) => [label, ...cells.map((one) => one?.text)]),
    [
      ["Purpose", "Objects", "Search"],
      ["Availability", "Open", "Closed to new customers since 2026-07-30"],
      ["Former names", undefined, "Old name"],
    ],
  );
  assert.deepEqual(stores.lines[0].cells.map((one) => one?.text), ["Object", undefined]);
  assert.equal(stores.lines[0].differs, false, "only one of them is in the table");
  assert.deepEqual(
    today.lines.map(({ differs }) => differs),
    [true, true, true],
  );
});

test("a choice survives its address, and other parameters do too", () => {
  const rows = fc.record({
    kind: fc.constant(/** @type {const} */ ("rows")),
    table: fc.constant("formats"),
    rows: fc.uniqueArray(fc.constantFrom("parquet", "orc", "csv")),
  });
  const services = fc.record({
    kind: fc.constant(/** @type {const} */ ("services")),
    services: fc.uniqueArray(fc.constantFrom("amazon-s3", "amazon-kendra")),
  });
  fc.assert(
    fc.property(fc.oneof(rows, services), (choice) => {
      const before = "https://example.org/compare/?exam=mla-c02&table=x&rows=y&services=z#top";
      const url = new URL(addressOf(before, choice));
      assert.deepEqual(parseChoice(url.search, DATA), { ...choice });
      assert.equal(url.searchParams.get("exam"), "mla-c02");
      assert.equal(url.hash, "#top");
    }),
  );
});

test("the address is readable", () => {
  assert.equal(
    addressOf("https://example.org/compare/", { kind: "rows", table: "formats", rows: ["a", "b"] }),
    "https://example.org/compare/?table=formats&rows=a,b",
  );
});
