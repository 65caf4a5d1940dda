/**
 * The order of a table's rows by one of its columns.
 * @module
 */

/** @typedef {"ascending" | "descending"} Direction */

const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** A number at the start of a cell, perhaps with a sign, a bound or thousands: `≤ 1,000 ms`. */
const NUMBER = /^[^\p{L}\p{N}−-]*([−-]?\d[\d,]*(?:\.\d+)?)/u;

/**
 * @param {string} text of a cell
 * @returns {number | undefined} the number it starts with
 */
export function leadingNumber(text) {
  const digits = NUMBER.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(",", "").replace("−", "-"));
}

/**
 * @param {string} text of a cell
 * @returns {boolean} whether it names nothing: empty, only dashes, or "None" and nothing else
 */
export function isBlank(text) {
  return /^(?:[\s–—-]*|\s*none\.?\s*)$/iu.test(text);
}

/**
 * By number where every cell that says something starts with one, else as text with the numbers
 * in it counted (`ml.m5.2xlarge` before `ml.m5.12xlarge`). Cells that say nothing come last.
 * @param {ReadonlyArray<string>} cells of one column, in the table's own order
 * @param {Direction} direction
 * @returns {number[]} the rows' indexes in their new order; equal cells keep theirs
 */
export function sortedRows(cells, direction) {
  const numbers = cells.map(leadingNumber);
  const numeric = cells.every((cell, index) => isBlank(cell) || numbers[index] !== undefined);
  const sign = direction === "ascending" ? 1 : -1;
  return cells
    .map((_, index) => index)
    .sort((a, b) => {
      const blank = Number(isBlank(cells[a])) - Number(isBlank(cells[b]));
      if (blank !== 0 || isBlank(cells[a])) return blank;
      const byNumber = numeric ? Number(numbers[a]) - Number(numbers[b]) : 0;
      return sign * (byNumber || COLLATOR.compare(cells[a].trim(), cells[b].trim()));
    });
}

/**
 * @param {Direction | undefined} direction of a column; undefined: not sorted by it
 * @returns {Direction | undefined} after one more press of its heading
 */
export function nextDirection(direction) {
  if (direction === undefined) return "ascending";
  return direction === "ascending" ? "descending" : undefined;
}
