/**
 * What a typed text asks for: its words, and for each the stems that answer it.
 * @module
 */
import { stem } from "./stem.js";
import { LONGEST_JOINED, STOP_WORDS, chains, isAscii } from "./tokenizer.js";

/**
 * @typedef {object} Way a stem that answers one or more words of the query
 * @property {string} word the surface word meant
 * @property {string} stem
 * @property {number} weight 1 for what was typed, less for beginnings and corrections
 * @property {number[]} places the words of the query it answers
 */

/**
 * @typedef {object} Query
 * @property {string[]} words without stop words and fillers, unless there is nothing else
 * @property {string} text as typed
 * @property {{start: number, end: number}[]} spans of the words in the text
 * @property {boolean} open whether the last word may still be growing
 * @property {Way[]} exact ways for the words as typed and for neighbours joined
 */

/**
 * What titles and questions say around the words that matter; ignored where other words are left.
 * Unlike stop words they are indexed, for whoever types nothing else.
 */
const FILLERS = new Set(
  (
    "arent basics concepts didnt doesnt dont explained fundamentals introduction isnt overview " +
    "understanding wasnt whats"
  ).split(" "),
);

/**
 * @param {string} text
 * @returns {Query}
 */
export function parse(text) {
  const found = chains(text);
  const plain = found.flatMap((chain) => chain.plain);
  const content = plain.filter(({ word }) => !STOP_WORDS.has(word));
  const telling = content.filter(({ word }) => !FILLERS.has(word));
  const kept = [telling, content, plain].find(({ length }) => length > 0) ?? plain;
  const words = kept.map(({ word }) => word);
  /** @type {Map<string, Way>} */
  const ways = new Map();
  /** @param {string} word @param {number[]} places */
  const add = (word, places) => {
    const stemmed = stem(word);
    const known = ways.get(stemmed);
    if (known === undefined) ways.set(stemmed, { word, stem: stemmed, weight: 1, places });
    else known.places = [...new Set([...known.places, ...places])];
  };
  for (const [place, word] of words.entries()) add(word, [place]);
  // Neighbours as they stand in the text, as titles are indexed.
  for (let at = 1; at < plain.length; at += 1) {
    if (STOP_WORDS.has(plain[at - 1].word) || STOP_WORDS.has(plain[at].word)) continue;
    const places = [kept.indexOf(plain[at - 1]), kept.indexOf(plain[at])];
    addJoined(plain[at - 1].word + plain[at].word, places);
  }
  for (const chain of found) {
    const joined = chain.derived.at(-1);
    if (chain.plain.length > 2 && joined !== undefined) {
      addJoined(
        joined.word,
        chain.plain.map((word) => kept.indexOf(word)),
      );
    }
  }
  /** @param {string} word @param {number[]} places */
  function addJoined(word, places) {
    const kinds = places.filter((place) => place >= 0);
    if (kinds.length > 0 && word.length <= LONGEST_JOINED && isAscii(word)) add(word, kinds);
  }
  const last = kept.at(-1);
  return {
    words,
    text,
    spans: kept.map(({ start, end }) => ({ start, end })),
    open: last !== undefined && last === plain.at(-1) && last.end === text.length,
    exact: [...ways.values()],
  };
}

/**
 * @param {string} typed
 * @param {string} word
 * @param {number} most
 * @returns {number} edits between them, neighbours swapped counting one; more than `most` if more
 */
export function distance(typed, word, most) {
  if (Math.abs(typed.length - word.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]);
  let above = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= word.length; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let cost = Math.min(
        above[column] + 1,
        current[column - 1] + 1,
        above[column - 1] + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        typed[row - 1] === word[column - 2] &&
        typed[row - 2] === word[column - 1]
      ) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, above] = [above, current];
  }
  return above[word.length];
}

/**
 * @param {string} typed an unknown word
 * @param {{word: string, frequency: number}[]} frequent words with its first letter
 * @returns {{word: string, edits: number}[]} the likeliest corrections, best first
 */
export function corrections(typed, frequent) {
  if (typed.length < 4 || /^[0-9]/.test(typed)) return [];
  const most = typed.length < 8 ? 1 : 2;
  /** @type {{word: string, edits: number, frequency: number}[]} */
  const found = [];
  for (const { word, frequency } of frequent) {
    if (word.length < 3) continue;
    const edits = distance(typed, word, most);
    if (edits <= most) found.push({ word, edits, frequency });
  }
  found.sort((a, b) => a.edits - b.edits || b.frequency - a.frequency || (a.word < b.word ? -1 : 1));
  return found.filter(({ edits }) => edits === found[0].edits).slice(0, 3);
}
