/**
 * Fetches the files of the index, each at most once.
 * @module
 */
import { frequentWords, numbers, terms } from "./codec.js";

/**
 * @typedef {import("./codec.js").Term} Term
 * @typedef {import("./codec.js").Posting} Posting
 */

/**
 * @typedef {object} Manifest what the build writes into the script
 * @property {string} folder of all other files, named by their content
 * @property {number} documents how many there are
 * @property {number} block documents in one `texts` file
 * @property {number[]} boosts of the fields title, keywords, page, body
 * @property {string} terms the least word of each `terms` file, separated by spaces
 * @property {string} words the same for the `words` files
 * @property {[string, string[]][]} classes pairs of kind and exams
 * @property {string | null} runs documents by class; null: in a file of its own
 */

/**
 * @typedef {object} Text what is shown of a document
 * @property {string} url
 * @property {string} page URL of its page
 * @property {string} pageTitle
 * @property {string} title
 * @property {string} body
 * @property {number} place of its kind and exams in `manifest.classes`
 */

/**
 * @callback Read
 * @param {string} path relative to the script: `<folder>/t0.json`
 * @returns {Promise<unknown>} the file's JSON
 */

/**
 * @param {string[]} boundaries sorted
 * @param {string} word
 * @returns {number} place of the last boundary not after the word, 0 if all are after it
 */
function placeOf(boundaries, word) {
  let low = 0;
  let high = boundaries.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (boundaries[middle] <= word) low = middle;
    else high = middle;
  }
  return low;
}

/** The files of one index. */
export class Store {
  /** @type {Map<string, Promise<unknown>>} */
  #files = new Map();
  /** @type {Map<number, Map<string, Term>>} */
  #terms = new Map();
  #boundaries;
  #letters;
  #read;
  /** @type {Uint8Array | undefined} */
  #classes;

  /**
   * @param {Manifest} manifest
   * @param {Read} read
   */
  constructor(manifest, read) {
    this.manifest = manifest;
    this.#read = read;
    this.#boundaries = manifest.terms.split(" ");
    this.#letters = manifest.words.split(" ");
  }

  /**
   * @template T
   * @param {string} name
   * @param {(content: any) => T} parse
   * @returns {Promise<T>} the file's content; a failed fetch is tried again next time
   */
  #file(name, parse) {
    let file = /** @type {Promise<T> | undefined} */ (this.#files.get(name));
    if (file === undefined) {
      file = this.#read(`${this.manifest.folder}/${name}.json`).then(parse);
      this.#files.set(name, file);
      file.catch(() => this.#files.delete(name));
    }
    return file;
  }

  /**
   * @param {string} word a word or a stem
   * @returns {number} the `terms` file it would be in
   */
  shardOf(word) {
    return placeOf(this.#boundaries, word);
  }

  /**
   * @param {string} beginning
   * @returns {number[]} the `terms` files that hold words with this beginning
   */
  shardsOf(beginning) {
    const first = this.shardOf(beginning);
    const last = this.shardOf(`${beginning}\uffff`);
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  }

  /**
   * @param {Iterable<number>} shards
   * @returns {Promise<unknown>} when all of them can be asked by `term` and `within`
   */
  loadTerms(shards) {
    const missing = [...new Set(shards)].filter((shard) => !this.#terms.has(shard));
    return Promise.all(
      missing.map((shard) =>
        this.#file(`t${shard}`, (content) => {
          this.#terms.set(shard, new Map(terms(content).map((term) => [term.stem, term])));
        }),
      ),
    );
  }

  /**
   * @param {string} stemmed
   * @returns {Term | undefined} undefined also while its file is not loaded
   */
  term(stemmed) {
    return this.#terms.get(this.shardOf(stemmed))?.get(stemmed);
  }

  /**
   * @param {string} beginning
   * @returns {{term: Term, word: string}[]} loaded words that begin so and are longer
   */
  within(beginning) {
    const found = [];
    for (const shard of this.shardsOf(beginning)) {
      for (const term of this.#terms.get(shard)?.values() ?? []) {
        for (const word of term.surfaces) {
          if (word.length > beginning.length && word.startsWith(beginning)) {
            found.push({ term, word });
          }
        }
      }
    }
    return found;
  }

  /**
   * @param {string} word
   * @returns {Promise<{word: string, frequency: number}[]>} frequent words with its first letter
   */
  async frequent(word) {
    const place = placeOf(this.#letters, word);
    if (!word.startsWith(this.#letters[place]) || this.#letters[place] === "") return [];
    return this.#file(`w${place}`, frequentWords);
  }

  /** @returns {Promise<Uint8Array>} the class of each document, a place in `manifest.classes` */
  classes() {
    const { runs, documents } = this.manifest;
    if (runs === null) return this.#file("c", (content) => expandRuns(content, documents));
    this.#classes ??= expandRuns(runs, documents);
    return Promise.resolve(this.#classes);
  }

  /**
   * @param {number} document
   * @returns {Promise<Text>}
   */
  async text(document) {
    const { block } = this.manifest;
    const all = await this.#file(`x${Math.floor(document / block)}`, texts);
    return all[document % block];
  }
}

/**
 * @param {[string, string, ...[string, string, string, number][]][]} pages content of a `texts` file
 * @returns {Text[]}
 */
function texts(pages) {
  return pages.flatMap(([page, pageTitle, ...entries]) =>
    entries.map(([anchor, title, body, place]) => ({
      url: page + anchor,
      page,
      pageTitle,
      title,
      body,
      place,
    })),
  );
}

/**
 * @param {string} runs pairs of a class and how many documents more than one have it
 * @param {number} documents
 * @returns {Uint8Array}
 */
export function expandRuns(runs, documents) {
  const classes = new Uint8Array(documents);
  const next = numbers(runs);
  for (let at = 0; at < documents; ) {
    const place = next();
    const end = at + next() + 1;
    classes.fill(place, at, end);
    at = end;
  }
  return classes;
}
