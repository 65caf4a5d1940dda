/**
 * Marks the words that matched, and cuts out the part of a text that shows them.
 * @module
 */
import { stem } from "./stem.js";
import { chains } from "./tokenizer.js";

/** @typedef {[start: number, end: number]} Range offsets in a text, the end not included */

const LENGTH = 180;
const LEAD = 40;

/** What may stand between the words of one name: a gap, or a joiner. */
const BETWEEN = /^(?:\s*|[-\u2010\u2011/_&+])$/;

/**
 * @param {string[]} terms
 * @returns {{single: Set<string>, phrases: string[][]}} stems to find: alone, and in this order
 */
function wantedOf(terms) {
  const single = new Set();
  const phrases = [];
  for (const term of terms) {
    const found = chains(term);
    const plain = found.flatMap((chain) => chain.plain);
    if (plain.length === 1) single.add(stem(plain[0].word));
    if (plain.length < 2) continue;
    phrases.push(plain.map(({ word }) => stem(word)));
    // "k-NN" is also written "kNN".
    const joined = found.length === 1 ? found[0].derived.at(-1) : undefined;
    if (joined !== undefined) single.add(stem(joined.word));
  }
  return { single, phrases };
}

/**
 * Titles are also indexed with their neighbours joined ("ragevaluation"): such words find, but stand
 * nowhere and need not be marked.
 * @param {string[]} terms words that matched
 * @param {string[]} texts
 * @returns {string[]} those that stand in one of the texts, in any form, and all names of several words
 */
export function writtenTerms(terms, texts) {
  const words = new Set();
  for (const text of texts) {
    for (const { plain, derived } of chains(text)) {
      for (const { word } of plain) words.add(word);
      for (const { word } of derived) words.add(word);
    }
  }
  const stems = new Set([...words].map(stem));
  return terms.filter((term) => {
    const plain = chains(term).flatMap((chain) => chain.plain);
    return plain.length > 1 || plain.some(({ word }) => stems.has(stem(word)));
  });
}

/**
 * @param {string} text
 * @param {string[]} terms words that matched; one of several words (`true-positive-rate`, or with
 *   spaces) is a name, marked only where all its words stand together
 * @returns {Range[]} where words with the same stems stand, in order, never overlapping
 */
export function markRanges(text, terms) {
  const { single, phrases } = wantedOf(terms);
  if (single.size === 0 && phrases.length === 0) return [];
  /** @type {Range[]} */
  const found = [];
  /** @type {{stemmed: string, start: number, end: number}[]} */
  const written = [];
  for (const { plain, derived } of chains(text)) {
    for (const { word, start, end } of plain) {
      const stemmed = stem(word);
      written.push({ stemmed, start, end });
      if (single.has(stemmed)) found.push([start, end]);
    }
    for (const { word, start, end } of derived) {
      if (single.has(stem(word))) found.push([start, end]);
    }
  }
  for (const phrase of phrases) {
    for (let first = 0; first + phrase.length <= written.length; first += 1) {
      if (stands(phrase, written, first, text)) {
        found.push([written[first].start, written[first + phrase.length - 1].end]);
      }
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
 * @param {string[]} phrase
 * @param {{stemmed: string, start: number, end: number}[]} written words of the text
 * @param {number} first place of the word to begin with
 * @param {string} text
 * @returns {boolean} whether the phrase stands there, nothing but gaps and joiners inside
 */
function stands(phrase, written, first, text) {
  return phrase.every((stemmed, place) => {
    const at = first + place;
    if (written[at].stemmed !== stemmed) return false;
    return place === 0 || BETWEEN.test(text.slice(written[at - 1].end, written[at].start));
  });
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
