/**
 * Searches an index: the stages in order.
 * @module
 */
import { expand } from "./expand.js";
import { ask, partialIndex } from "./partial.js";
import { parse } from "./query.js";
import { Ranking, clausesOf } from "./rank.js";
import { markRanges, snippetOf, writtenTerms } from "./snippet.js";
import { Store } from "./store.js";

/**
 * @typedef {import("./snippet.js").Range} Range
 * @typedef {import("./store.js").Manifest} Manifest
 * @typedef {import("./store.js").Read} Read
 * @typedef {import("./store.js").Text} Text
 * @typedef {import("./query.js").Way} Way
 * @typedef {import("./rank.js").Clause} Clause
 */

/**
 * @typedef {object} SearchOptions
 * @property {string} [exam] only what serves this exam
 * @property {string[]} [kinds] only documents of these kinds; empty: all
 * @property {number} [limit] most hits, 50 unless given
 * @property {number} [first] most hits in this response, the rest by `more`; `limit` unless given
 */

/**
 * @typedef {object} Hit
 * @property {string} url site-relative, with anchor
 * @property {string} title
 * @property {string} kind
 * @property {string[]} exams empty: all
 * @property {number} score
 * @property {Range[]} titleRanges matched words in the title
 * @property {string} snippet
 * @property {Range[]} ranges matched words in the snippet
 */

/**
 * @typedef {object} Group the hits on one page, best first
 * @property {string} url of the page
 * @property {string} page its title
 * @property {number} score of the best hit
 * @property {Hit[]} hits
 */

/**
 * @typedef {object} SearchResponse
 * @property {string} query as typed
 * @property {string[]} terms words that matched and stand in the hits, and other names of them, to pass to
 *   `markRanges`
 * @property {Group[]} groups best first
 * @property {number} total documents found, also beyond the limit
 * @property {string} [suggestion] the query with unknown words corrected, when they were
 * @property {() => Promise<SearchResponse>} [more] the same with up to `limit` hits, if there are more
 */

const DEFAULT_LIMIT = 50;

/** A searcher over one index. */
export class Engine {
  #store;
  #manifest;
  /** @type {Ranking | undefined} */
  #ranking;

  /**
   * @param {Manifest} manifest
   * @param {Read} read fetches a file of the index
   */
  constructor(manifest, read) {
    this.#manifest = manifest;
    this.#store = new Store(manifest, read);
  }

  /** Starts fetching what a filter needs; everything else depends on the words. */
  warm() {
    this.#store.classes().catch(() => {});
  }

  /**
   * @param {string} text
   * @param {SearchOptions} [options]
   * @returns {Promise<SearchResponse>} rejects if a file of the index cannot be read
   */
  async search(text, { exam = "", kinds = [], limit = DEFAULT_LIMIT, first = limit } = {}) {
    const query = parse(text);
    if (query.words.length === 0 || this.#manifest.documents === 0) {
      return { query: text, terms: [], groups: [], total: 0 };
    }
    const [{ ways, suggestion }, allows] = await Promise.all([
      expand(query, this.#store),
      this.#filter(exam, kinds),
    ]);
    const { best, total, clauses } = this.rank(ways, limit, allows);
    const matched = termsOf(clauses, this.#store);
    /** @param {number} most @returns {Promise<SearchResponse>} */
    const respond = async (most) => {
      const shown = best.slice(0, most);
      const texts = await Promise.all(shown.map(({ document }) => this.#store.text(document)));
      const terms = writtenTerms(matched, texts.flatMap(({ title, body }) => [title, body]));
      return {
        query: text,
        terms,
        groups: grouped(shown.map(({ score }, place) => this.#hit(texts[place], score, terms))),
        total,
        ...(suggestion === undefined ? {} : { suggestion }),
        ...(most < best.length ? { more: () => respond(limit) } : {}),
      };
    };
    return respond(first);
  }

  /**
   * @param {Way[]} ways
   * @param {number} limit
   * @param {((document: number) => boolean) | undefined} allows
   * @returns {{best: {document: number, score: number}[], total: number, clauses: Clause[]}}
   *   scores are lunr's times the factor of `rank.js`
   */
  rank(ways, limit, allows) {
    const { boosts, documents } = this.#manifest;
    const clauses = clausesOf(ways, (stemmed) => {
      const term = this.#store.term(stemmed);
      if (term === undefined) throw new Error(`no posting for "${stemmed}"`);
      return term.posting;
    });
    this.#ranking ??= new Ranking(documents, boosts);
    const { best, total } = this.#ranking.rank(clauses, limit, allows);
    if (best.length === 0) return { best: [], total, clauses };
    const index = partialIndex(
      clauses,
      best.map(({ document }) => document),
      boosts,
    );
    const scores = new Map(ask(index, clauses).map(({ ref, score }) => [Number(ref), score]));
    return {
      best: best.map(({ document, factor }) => ({
        document,
        score: (scores.get(document) ?? 0) * factor,
      })),
      total,
      clauses,
    };
  }

  /**
   * @param {string} exam
   * @param {string[]} kinds
   * @returns {Promise<((document: number) => boolean) | undefined>} undefined: all are allowed
   */
  async #filter(exam, kinds) {
    if (exam === "" && kinds.length === 0) return undefined;
    const allowed = this.#manifest.classes.map(
      ([kind, exams]) =>
        (kinds.length === 0 || kinds.includes(kind)) &&
        (exam === "" || exams.length === 0 || exams.includes(exam)),
    );
    const classes = await this.#store.classes();
    return (document) => allowed[classes[document]];
  }

  /**
   * @param {Text} text of the document
   * @param {number} score
   * @param {string[]} terms
   * @returns {Hit & {page: string, pageTitle: string}}
   */
  #hit({ url, page, pageTitle, title, body, place }, score, terms) {
    const [kind, exams] = this.#manifest.classes[place];
    return {
      url,
      title,
      kind,
      exams,
      score,
      titleRanges: markRanges(title, terms),
      ...snippetOf(body, terms),
      page,
      pageTitle,
    };
  }
}

/**
 * @param {Clause[]} clauses
 * @param {Store} store
 * @returns {string[]} the words to mark: those meant, and other names of the same thing, each whole
 */
function termsOf(clauses, store) {
  const words = clauses.flatMap(({ word, stem }) => {
    const { surfaces = [], marks = [] } = store.term(stem) ?? {};
    // What was typed may be a form of the word that no document has.
    return [surfaces.includes(word) ? word : surfaces[0], ...marks];
  });
  return [...new Set(words)];
}

/**
 * @param {(Hit & {page: string, pageTitle: string})[]} hits best first
 * @returns {Group[]} best first
 */
function grouped(hits) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const { page, pageTitle, ...hit } of hits) {
    const group = groups.get(page);
    if (group === undefined) {
      groups.set(page, { url: page, page: pageTitle, score: hit.score, hits: [hit] });
    } else group.hits.push(hit);
  }
  return [...groups.values()];
}

