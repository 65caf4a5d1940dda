/**
 * Marks the words that matched, and cuts out the part of a text that shows them.
 * @module
 */
import { stem } from "./stem.js";
import { chains } from "./tokenizer.js";

/** @typedef {[start: number, end: number]} Range offsets in a text, the end not included */

const LENGTH = 180;
const LEAD = 40;

/**
 * @param {string} text
 * @param {string[]} terms words that matched
 * @returns {Range[]} where words with the same stems stand, in order, never overlapping
 */
export function markRanges(text, terms) {
  const wanted = new Set();
  for (const term of terms) {
    for (const { plain, derived } of chains(term)) {
      for (const { word } of plain) wanted.add(stem(word));
      for (const { word } of derived) wanted.add(stem(word));
    }
  }
  if (wanted.size === 0) return [];
  /** @type {Range[]} */
  const found = [];
  for (const { plain, derived } of chains(text)) {
    for (const { word, start, end } of [...plain, ...derived]) {
      if (wanted.has(stem(word))) found.push([start, end]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  /** @type {Range[]} */
  const merged = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last === undefined || range[0] >= last[1]) merged.push([...range]);
    else last[1] = Math.max(last[1], range[1]);
  }
  return merged;
}

/**
 * @param {string} body
 * @param {string[]} terms
 * @returns {{snippet: string, ranges: Range[]}} about 180 characters with the most matched words
 */
export function snippetOf(body, terms) {
  const marks = markRanges(body, terms);
  let best = 0;
  let most = 0;
  for (const [first, [start]] of marks.entries()) {
    const seen = new Set();
    for (const [from, to] of marks.slice(first)) {
      if (to > start + LENGTH - LEAD) break;
      seen.add(stem(body.slice(from, to).toLowerCase()));
    }
    if (seen.size > most) [best, most] = [start, seen.size];
  }
  const start = best <= LEAD ? 0 : wordStart(body, best - LEAD);
  const end = start + LENGTH >= body.length ? body.length : wordEnd(body, start + LENGTH);
  const before = start > 0 ? "… " : "";
  const after = end < body.length ? " …" : "";
  const shift = before.length - start;
  return {
    snippet: before + body.slice(start, end) + after,
    ranges: marks
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]) => [from + shift, to + shift]),
  };
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} the start of the next word, `at` itself where none is near
 */
function wordStart(text, at) {
  const space = text.indexOf(" ", at);
  return space >= 0 && space - at < LEAD ? space + 1 : at;
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {number} the end of the word before, `at` itself where none is near
 */
function wordEnd(text, at) {
  const space = text.lastIndexOf(" ", at);
  return at - space < LEAD ? space : at;
}
