/**
 * The words of a text and where they stand, exactly as cribsheet/search/tokenizer.py finds them.
 * That module explains runs, chains, and derived words.
 * @module
 */

/**
 * @typedef {object} Word
 * @property {string} word folded: lower case, no accents
 * @property {number} start offset in the text
 * @property {number} end offset after its last character
 */

/**
 * @typedef {object} Chain
 * @property {Word[]} plain the words written
 * @property {Word[]} derived camel-case parts; last, the chain without its joiners
 */

const LETTER = "[\\p{L}\\p{N}\\u0300-\\u036f]";
const JOINER = "[-\\u2010\\u2011./_&+]";
const CHAIN = new RegExp(`${LETTER}+(?:[-\\u2010\\u2011'\\u2019./_&+]${LETTER}+)*`, "gu");
const RUN = new RegExp(`(?:(?!${JOINER}).)+`, "gu");
const LOWER = /^[a-z0-9]+$/;
const POSSESSIVE = /['\u2019][sS]$/;
const CAMEL = /[A-Z]+[0-9]*(?![a-z]{2})|[A-Z]?[^A-Z]+/g;
const IDEOGRAPH =
  /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]|[^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+/gu;
// eslint-disable-next-line no-control-regex -- "not ASCII" cannot be said without NUL
const ASCII = /^[\x00-\x7f]*$/;

export const LONGEST_JOINED = 24;

/** The same list as STOP_WORDS in cribsheet/search/tokenizer.py. */
export const STOP_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have how if in into " +
    "is it its may me my of on or our should so such than that the their them then there these " +
    "they this those to us was we were what when where which while who whose why will with would " +
    "you your"
  ).split(" "),
);

/**
 * @param {string} word
 * @returns {boolean} whether it is plain ASCII
 */
export function isAscii(word) {
  return ASCII.test(word);
}

/**
 * @param {string} run
 * @returns {string} in lower case, without accents and compatibility forms (`R²` gives `r2`)
 */
export function fold(run) {
  const bare = run.replace(POSSESSIVE, "");
  if (isAscii(bare)) return bare.replaceAll("'", "").toLowerCase();
  return bare
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * @param {string} run
 * @returns {string[]} the parts of a camel-case run, at least two letters each
 */
function camelParts(run) {
  if (!isAscii(run) || !/.[A-Z]/.test(run) || !/[a-z]{2}/.test(run)) return [];
  const parts = run.replaceAll("'", "").match(CAMEL) ?? [];
  if (parts.length < 2) return [];
  return parts.filter((part) => part.length > 1).map((part) => part.toLowerCase());
}

/**
 * @param {string} text
 * @returns {Chain[]} in order; a chain may hold no word
 */
export function chains(text) {
  const found = [];
  for (const chain of text.matchAll(CHAIN)) {
    if (LOWER.test(chain[0])) {
      // Most words of a text; every result shown is read for marks, so this is worth a branch.
      const end = chain.index + chain[0].length;
      found.push({ plain: [{ word: chain[0], start: chain.index, end }], derived: [] });
      continue;
    }
    /** @type {Word[]} */
    const plain = [];
    /** @type {Word[]} */
    const derived = [];
    for (const run of chain[0].matchAll(RUN)) {
      const start = chain.index + run.index;
      const end = start + run[0].length;
      const folded = fold(run[0]);
      if (folded === "") continue;
      const pieces = isAscii(folded) ? [folded] : (folded.match(IDEOGRAPH) ?? []);
      // A piece has a place of its own where folding changed no character but its case.
      const placed = pieces.length > 1 && folded === run[0].toLowerCase();
      let at = start;
      for (const word of pieces) {
        plain.push({ word, start: placed ? at : start, end: placed ? at + word.length : end });
        at += word.length;
      }
      for (const word of camelParts(run[0])) derived.push({ word, start, end });
    }
    if (plain.length > 1) {
      const word = plain.map((part) => part.word).join("");
      if (word.length <= LONGEST_JOINED && isAscii(word)) {
        derived.push({ word, start: plain[0].start, end: plain[plain.length - 1].end });
      }
    }
    found.push({ plain, derived });
  }
  return found;
}

/**
 * The words under which a text is indexed. The browser never indexes; this states what the index
 * holds, and the contract test compares it with Python.
 * @param {string} text
 * @param {{pairs?: boolean}} [options] pairs: also neighbours joined
 * @returns {string[]}
 */
export function words(text, { pairs = false } = {}) {
  const plain = [];
  const kept = [];
  for (const chain of chains(text)) {
    for (const { word } of chain.plain) {
      plain.push(word);
      if (!STOP_WORDS.has(word)) kept.push(word);
    }
    for (const { word } of chain.derived) kept.push(word);
  }
  if (kept.length === 0) return plain;
  if (pairs) {
    const seen = new Set(kept);
    for (let place = 1; place < plain.length; place += 1) {
      const joined = plain[place - 1] + plain[place];
      if (STOP_WORDS.has(plain[place - 1]) || STOP_WORDS.has(plain[place])) continue;
      if (joined.length <= LONGEST_JOINED && !seen.has(joined) && isAscii(joined)) {
        seen.add(joined);
        kept.push(joined);
      }
    }
  }
  return kept;
}
