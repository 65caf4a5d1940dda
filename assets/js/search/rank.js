/**
 * Which documents answer a query best.
 *
 * lunr adds up what each matching word contributes, so a document that repeats one word can beat one
 * that holds them all. Its score is therefore multiplied by the cube of the share of the query that
 * the document covers, and raised where its title or aliases cover it.
 * @module
 */

/**
 * @typedef {import("./query.js").Way} Way
 * @typedef {import("./codec.js").Posting} Posting
 * @typedef {Way & {boost: number, posting: Posting}} Clause
 */

/**
 * @typedef {object} Ranked
 * @property {number} document
 * @property {number} factor what lunr's score is to be multiplied by
 * @property {number} score in lunr's unit but for the query's magnitude, times the factor
 */

const RADIX = 9;
const TITLE = 0.8;
const KEYWORDS = 0.3;
const LEAST_SHARE_OF_BEST = 0.5;
/** A completed or corrected word covers nearly as much of the query as one found as typed. */
const COVERING = 0.25;
/** lunr's boosts are whole numbers here, so that its sums are exact. */
const BOOST_STEPS = 50;

/**
 * @param {Way[]} ways
 * @param {(stemmed: string) => Posting} postingOf
 * @returns {Clause[]}
 */
export function clausesOf(ways, postingOf) {
  return ways.map((way) => ({
    ...way,
    boost: Math.max(1, Math.round(way.weight * BOOST_STEPS)),
    posting: postingOf(way.stem),
  }));
}

/**
 * @param {number} code
 * @returns {[number, number, number, number]} levels in title, keywords, page, body
 */
export function levels(code) {
  return [
    Math.floor(code / RADIX ** 3),
    Math.floor(code / RADIX ** 2) % RADIX,
    Math.floor(code / RADIX) % RADIX,
    code % RADIX,
  ];
}

/**
 * For every code, what it weighs in lunr's sum and what it adds for standing in title or keywords.
 * @param {number[]} boosts of the fields
 * @returns {{weights: Uint16Array, bonuses: Float64Array}}
 */
export function tables(boosts) {
  const weights = new Uint16Array(RADIX ** 4);
  const bonuses = new Float64Array(RADIX ** 4);
  for (let code = 0; code < weights.length; code += 1) {
    const own = levels(code);
    weights[code] = own.reduce((sum, level, field) => sum + level * boosts[field], 0);
    // A level says how much of the field the word is: a short title that holds it counts more.
    const [title, keywords] = own.map((level) => level / (RADIX - 1));
    bonuses[code] = Math.max(TITLE * title, KEYWORDS * keywords);
  }
  return { weights, bonuses };
}

/** Sums over documents, kept between queries so that a query allocates nothing large. */
export class Ranking {
  #scores;
  #covered;
  #bonus;
  #stamps;
  #stamp = 0;
  #weights;
  #bonuses;

  /**
   * @param {number} documents
   * @param {number[]} boosts of the fields
   */
  constructor(documents, boosts) {
    this.#scores = new Float64Array(documents);
    this.#covered = new Float64Array(documents);
    this.#bonus = new Float64Array(documents);
    this.#stamps = new Uint32Array(documents);
    ({ weights: this.#weights, bonuses: this.#bonuses } = tables(boosts));
  }

  /**
   * @param {Clause[]} clauses strongest first
   * @param {number} most how many documents to return
   * @param {((document: number) => boolean) | undefined} allows
   * @returns {{best: Ranked[], total: number}} best first, ties in the order of the documents
   */
  rank(clauses, most, allows) {
    const touched = this.#sum(clauses);
    this.#cover(clauses);
    let widest = 0;
    for (const document of touched) {
      if (this.#covered[document] > widest && (allows === undefined || allows(document))) {
        widest = this.#covered[document];
      }
    }
    const ranked = [];
    for (const document of touched) {
      const covered = this.#covered[document];
      if (covered >= LEAST_SHARE_OF_BEST * widest && (allows === undefined || allows(document))) {
        const factor = covered ** 3 * (1 + this.#bonus[document]);
        ranked.push({ document, factor, score: this.#scores[document] * factor });
      }
      this.#scores[document] = 0;
      this.#covered[document] = 0;
      this.#bonus[document] = 0;
    }
    const total = ranked.length;
    ranked.sort((a, b) => b.score - a.score || a.document - b.document);
    return { best: ranked.slice(0, most), total };
  }

  /**
   * @param {Clause[]} clauses
   * @returns {number[]} the documents touched
   */
  #sum(clauses) {
    const touched = [];
    for (const { boost, posting } of clauses) {
      const { documents, codes, idf } = posting;
      const scale = boost * idf;
      for (let place = 0; place < documents.length; place += 1) {
        const document = documents[place];
        if (this.#scores[document] === 0) touched.push(document);
        this.#scores[document] += scale * this.#weights[codes[place]];
      }
    }
    return touched;
  }

  /**
   * For every word of the query, each document's strongest answer counts.
   * @param {Clause[]} clauses strongest first
   */
  #cover(clauses) {
    const places = new Set(clauses.flatMap((clause) => clause.places));
    const own = [...places].map((place) => {
      const answers = clauses.filter((clause) => clause.places.includes(place));
      return { answers, idf: Math.min(...answers.map(({ posting }) => posting.idf)) };
    });
    const sum = own.reduce((total, { idf }) => total + idf, 0);
    for (const { answers, idf } of own) {
      this.#stamp += 1;
      const share = idf / sum;
      for (const { weight, posting } of answers) {
        const { documents, codes } = posting;
        for (let place = 0; place < documents.length; place += 1) {
          const document = documents[place];
          if (this.#stamps[document] !== this.#stamp) {
            this.#stamps[document] = this.#stamp;
            this.#covered[document] += share * weight ** COVERING;
          }
          this.#bonus[document] += share * weight * this.#bonuses[codes[place]];
        }
      }
    }
  }
}
