/**
 * Answers, in JavaScript, what tests/contract/test_search.py asks: JSON in, JSON out.
 *
 * Reads `{words, pairs, stems, folds, sites}` and answers each list item by item. A site is
 * `{files, entry, full, queries}`: its files as text, and the whole index as lunr.py serializes it.
 */
import { readFileSync } from "node:fs";

import lunr from "lunr";

import { Engine } from "../../assets/js/search/engine.js";
import { expand } from "../../assets/js/search/expand.js";
import { ask, partialIndex } from "../../assets/js/search/partial.js";
import { parse } from "../../assets/js/search/query.js";
import { clausesOf, Ranking } from "../../assets/js/search/rank.js";
import { stem } from "../../assets/js/search/stem.js";
import { Store } from "../../assets/js/search/store.js";
import { fold, STOP_WORDS, words } from "../../assets/js/search/tokenizer.js";

const LIMIT = 50;

/**
 * @typedef {object} Site
 * @property {Record<string, string>} files
 * @property {import("../../assets/js/search/store.js").Manifest} manifest
 * @property {object | null} full
 * @property {{text: string, options?: object}[]} queries
 */

/** @param {Site} site @returns {(path: string) => Promise<unknown>} */
function reader(site) {
  return async (path) => {
    const content = site.files[`search/${path}`];
    if (content === undefined) throw new Error(`no such file: ${path}`);
    return JSON.parse(content);
  };
}

/** @param {lunr.Index.Result[]} results @returns {[string, number][]} */
const pairs = (results) => results.map(({ ref, score }) => [ref, score]);

/**
 * lunr's results on the whole index and on the partial one, for all documents either touches.
 * @param {Site} site
 * @param {lunr.Index} whole
 * @param {string} text
 * @returns {Promise<object>}
 */
async function compare(site, whole, text) {
  const { boosts, documents } = site.manifest;
  const store = new Store(site.manifest, reader(site));
  const { ways } = await expand(parse(text), store);
  const clauses = clausesOf(ways, (stemmed) => {
    const term = store.term(stemmed);
    if (term === undefined) throw new Error(`expanded to a stem not loaded: ${stemmed}`);
    return term.posting;
  });
  const touched = new Set(clauses.flatMap(({ posting }) => [...posting.documents]));
  const full = pairs(ask(whole, clauses));
  const ranking = new Ranking(documents, boosts);
  const { best } = ranking.rank(clauses, documents, undefined);
  const scores = new Map(full);
  return {
    clauses: clauses.length,
    full,
    partial: pairs(ask(partialIndex(clauses, [...touched], boosts), clauses)),
    // What the engine must give: every document of the whole index scored by lunr, then ranked.
    expected: best
      .map(({ document, factor }) => ({
        document,
        score: (scores.get(String(document)) ?? 0) * factor,
      }))
      .slice(0, LIMIT),
    engine: await engineRanking(site, text, ways),
  };
}

/**
 * @param {Site} site
 * @param {string} text
 * @param {import("../../assets/js/search/query.js").Way[]} ways
 * @returns {Promise<object[]>} the engine's best documents, scored by its partial index
 */
async function engineRanking(site, text, ways) {
  const engine = new Engine(site.manifest, reader(site));
  await engine.search(text);
  return engine.rank(ways, LIMIT, undefined).best;
}

/** @param {Site} site @returns {Promise<object[]>} */
async function answer(site) {
  const engine = new Engine(site.manifest, reader(site));
  const whole = site.full === null ? null : lunr.Index.load(site.full);
  const answers = [];
  for (const { text, options } of site.queries) {
    const { more, ...response } = await engine.search(text, options);
    answers.push({
      ...response,
      ...(more === undefined ? {} : { more: await more() }),
      ...(whole === null ? {} : { compared: await compare(site, whole, text) }),
    });
  }
  return answers;
}

const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify({
    words: asked.texts.map((/** @type {string} */ text) => words(text)),
    pairs: asked.texts.map((/** @type {string} */ text) => words(text, { pairs: true })),
    stems: asked.stems.map(stem),
    folds: asked.folds.map(fold),
    stopWords: [...STOP_WORDS].sort(),
    sites: await Promise.all(asked.sites.map(answer)),
  }),
);
