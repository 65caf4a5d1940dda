import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isBlank, leadingNumber, nextDirection, sortedRows } from "../../../assets/js/tables/order.js";

/**
 * @param {string[]} cells
 * @param {import("../../../assets/js/tables/order.js").Direction} [direction]
 */
function sorted(cells, direction = "ascending") {
  return sortedRows(cells, direction).map((index) => cells[index]);
}

test("numbers are read with bounds, signs and thousands", () => {
  assert.equal(leadingNumber("≤ 1,000 ms"), 1000);
  assert.equal(leadingNumber("−0.5 to 1"), -0.5);
  assert.equal(leadingNumber("-3"), -3);
  assert.equal(leadingNumber("99.99 %"), 99.99);
  assert.equal(leadingNumber("up to 5 GB"), undefined);
  assert.equal(leadingNumber("S3"), undefined);
});

test("a column of numbers is sorted by value, nothing last", () => {
  const cells = ["10 GB", "–", "9 GB", "1,000 GB", ""];
  assert.deepEqual(sorted(cells), ["9 GB", "10 GB", "1,000 GB", "–", ""]);
  assert.deepEqual(sorted(cells, "descending"), ["1,000 GB", "10 GB", "9 GB", "–", ""]);
});

test("a cell that says None comes last, and keeps no column from being one of numbers", () => {
  const cells = ["None", "10 GB", "–", "9 GB", "none."];
  assert.deepEqual(sorted(cells), ["9 GB", "10 GB", "None", "–", "none."]);
  assert.deepEqual(sorted(cells, "descending"), ["10 GB", "9 GB", "None", "–", "none."]);
  assert.equal(isBlank("None, at most 1"), false);
});

test("text is sorted without regard to case and accents, with the numbers in it counted", () => {
  assert.deepEqual(sorted(["ml.m5.12xlarge", "Äpfel", "ml.m5.2xlarge", "apache"]), [
    "apache",
    "Äpfel",
    "ml.m5.2xlarge",
    "ml.m5.12xlarge",
  ]);
});

const CELL = fc.oneof(
  fc.string(),
  fc.integer().map(String),
  fc.constantFrom("", "–", "Row", "row", "Column"),
);

test("sorting keeps every row once, and equal rows in their order", () => {
  fc.assert(
    fc.property(fc.array(CELL), fc.constantFrom("ascending", "descending"), (cells, direction) => {
      const order = sortedRows(cells, /** @type {"ascending"} */ (direction));
      assert.deepEqual([...order].sort((a, b) => a - b), cells.map((_, index) => index));
      order.slice(1).forEach((index, place) => {
        if (cells[order[place]] === cells[index]) assert.ok(order[place] < index);
      });
    }),
  );
});

test("cells that say nothing come last whatever the direction", () => {
  fc.assert(
    fc.property(fc.array(CELL), (cells) => {
      for (const direction of /** @type {const} */ (["ascending", "descending"])) {
        const blanks = sorted(cells, direction).map(isBlank);
        assert.deepEqual(blanks, [...blanks].sort((a, b) => Number(a) - Number(b)));
      }
    }),
  );
});

test("three presses of a heading come round", () => {
  assert.equal(nextDirection(undefined), "ascending");
  assert.equal(nextDirection("ascending"), "descending");
  assert.equal(nextDirection("descending"), undefined);
});
