/**
 * A text cut into marked and unmarked pieces.
 * @module
 */

/** @typedef {import("../search/snippet.js").Range} Range */

/**
 * @param {string} text
 * @param {ReadonlyArray<Range>} ranges in order, not overlapping
 * @returns {{text: string, marked: boolean}[]} in order; together they are the text
 */
export function pieces(text, ranges) {
  const found = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) found.push({ text: text.slice(at, start), marked: false });
    found.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) found.push({ text: text.slice(at), marked: false });
  return found;
}
