/**
 * From a parsed query to the stems to search: loads the index files it needs and finds what each
 * word can mean. Exact words come first; beginnings of words only for the last one; corrections
 * only for words the index does not know.
 * @module
 */
import { corrections } from "./query.js";
import { stem } from "./stem.js";

/**
 * @typedef {import("./query.js").Way} Way
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./store.js").Store} Store
 */

const PREFIX = 0.4;
const PREFIX_OF_KNOWN = 0.12;
const ONE_EDIT = 0.3;
const TWO_EDITS = 0.2;
const SHORTEST_PREFIX = 2;
const SHORTEST_KNOWN_PREFIX = 3;
const SHORTEST_DOUBTED = 8;
const MOST_FILES = 3;
const MOST_COMPLETIONS = 24;

/**
 * @param {Query} query
 * @returns {{word: string, places: number[]}[]} beginnings that the last word may complete
 */
function beginnings({ words, open, exact }) {
  const last = words.length - 1;
  if (!open) return [];
  return exact
    .filter(({ places }) => places.includes(last))
    .filter(({ word, places }) => word.length >= SHORTEST_PREFIX && places.length <= 2)
    .map(({ word, places }) => ({ word, places }));
}

/**
 * @param {Query} query
 * @param {Store} store
 * @returns {Set<number>} the `terms` files to ask for at once
 */
export function filesFor(query, store) {
  const files = new Set(query.exact.map((way) => store.shardOf(way.stem)));
  for (const { word } of beginnings(query)) {
    const shards = store.shardsOf(word);
    if (shards.length <= MOST_FILES) for (const shard of shards) files.add(shard);
  }
  return files;
}

/**
 * @param {Query} query
 * @param {Store} store its files for the query are loaded
 * @param {Set<number>} known words of the query found as typed
 * @returns {Promise<Way[]>}
 */
async function completions(query, store, known) {
  const found = [];
  for (const { word, places } of beginnings(query)) {
    const complete = places.every((place) => known.has(place));
    if (complete && (places.length > 1 || word.length < SHORTEST_KNOWN_PREFIX)) continue;
    if (store.shardsOf(word).length > MOST_FILES) {
      const frequent = await store.frequent(word);
      const best = frequent
        .filter((one) => one.word.startsWith(word) && one.word !== word)
        .sort((a, b) => b.frequency - a.frequency)
        .slice(0, MOST_FILES);
      await store.loadTerms(best.map((one) => store.shardOf(stem(one.word))));
    }
    const own = stem(word);
    const all = store.within(word).filter(({ term }) => term.stem !== own);
    all.sort((a, b) => b.term.posting.documents.length - a.term.posting.documents.length);
    const weight = complete ? PREFIX_OF_KNOWN : PREFIX;
    for (const one of all.slice(0, MOST_COMPLETIONS)) {
      found.push({ word: one.word, stem: one.term.stem, weight, places });
    }
  }
  return found;
}

/**
 * @param {Query} query
 * @param {Store} store
 * @param {number[]} doubtful words of the query the index does not hold so
 * @returns {Promise<Way[]>}
 */
async function corrected(query, store, doubtful) {
  const lists = await Promise.all(
    doubtful.map(async (place) => {
      const word = query.words[place];
      return corrections(word, await store.frequent(word)).map((one) => ({
        word: one.word,
        stem: stem(one.word),
        weight: one.edits === 1 ? ONE_EDIT : TWO_EDITS,
        places: [place],
      }));
    }),
  );
  const found = lists.flat();
  await store.loadTerms(found.map((way) => store.shardOf(way.stem)));
  return found;
}

/**
 * @param {Query} query
 * @param {Store} store
 * @returns {Promise<{ways: Way[], suggestion: string | undefined}>} every stem once for each set of
 *   places; a suggestion where a word had to be corrected
 */
export async function expand(query, store) {
  await store.loadTerms(filesFor(query, store));
  const exact = query.exact.filter((way) => store.term(way.stem) !== undefined);
  const known = new Set(exact.flatMap((way) => way.places));
  const completed = await completions(query, store, known);
  const reached = new Set([...known, ...completed.flatMap((way) => way.places)]);
  const misspelt = new Set(
    exact.filter((way) => isDoubtful(way, store)).flatMap((way) => way.places),
  );
  const doubtful = [...query.words.keys()].filter(
    (place) => !reached.has(place) || misspelt.has(place),
  );
  const guesses = doubtful.length > 0 ? await corrected(query, store, doubtful) : [];
  const guessed = new Set(guesses.flatMap((way) => way.places));
  const typed = exact.map((way) =>
    way.places.every((place) => misspelt.has(place) && guessed.has(place))
      ? { ...way, weight: ONE_EDIT }
      : way,
  );
  const ways = [...typed, ...completed, ...guesses].filter(
    (way) => store.term(way.stem) !== undefined,
  );
  return { ways: strongest(ways), suggestion: suggest(query, guesses, known) };
}

/**
 * A misspelt word may share the stem of another: "explanability" that of "explanation".
 * @param {Way} way found as typed
 * @param {Store} store
 * @returns {boolean} whether it is a long word that no document has in this form
 */
function isDoubtful({ word, stem: stemmed, places }, store) {
  const surfaces = store.term(stemmed)?.surfaces ?? [];
  return places.length === 1 && word.length >= SHORTEST_DOUBTED && !surfaces.includes(word);
}

/**
 * @param {Way[]} ways
 * @returns {Way[]} strongest first; a stem reached twice keeps its strongest way
 */
function strongest(ways) {
  /** @type {Map<string, Way>} */
  const kept = new Map();
  for (const way of [...ways].sort((a, b) => b.weight - a.weight)) {
    if (!kept.has(way.stem)) kept.set(way.stem, way);
  }
  return [...kept.values()];
}

/**
 * @param {Query} query
 * @param {Way[]} guesses
 * @param {Set<number>} known words found as typed, which are left alone
 * @returns {string | undefined} the text with unknown words replaced by their best correction
 */
function suggest(query, guesses, known) {
  const wrong = guesses.filter((way) => !known.has(way.places[0]));
  if (wrong.length === 0) return undefined;
  let text = "";
  let at = 0;
  for (const [place, { start, end }] of query.spans.entries()) {
    const best = wrong.find((way) => way.places[0] === place);
    if (best !== undefined) {
      text += query.text.slice(at, start) + best.word;
      at = end;
    }
  }
  return text + query.text.slice(at);
}
