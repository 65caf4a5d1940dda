/**
 * A lunr index that holds only what one query touches.
 *
 * lunr scores a field as the product of its vector with the query's, divided by the length of the
 * query's; the field's own length is not used. A vector with the query's words alone therefore gives
 * the same score as the whole one, and an index of these stems and documents the same results.
 * @module
 */
import lunr from "lunr";

import { levels } from "./rank.js";

/** @typedef {import("./rank.js").Clause} Clause */

/** In the order in which the build gives boosts and levels. */
export const FIELDS = ["title", "keywords", "page", "body"];

/**
 * @param {Uint32Array} documents ascending
 * @param {number} document
 * @returns {number} its place, -1 if it is missing
 */
function placeOf(documents, document) {
  let low = 0;
  let high = documents.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (documents[middle] === document) return middle;
    if (documents[middle] < document) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * @param {Clause[]} clauses one for each stem
 * @param {number[]} documents the documents wanted
 * @param {number[]} boosts of the fields
 * @returns {lunr.Index}
 */
export function partialIndex(clauses, documents, boosts) {
  const sorted = [...clauses].sort((a, b) => (a.stem < b.stem ? -1 : 1));
  const ascending = [...documents].sort((a, b) => a - b);
  /** @type {Record<string, Record<string, unknown>>} */
  const invertedIndex = Object.create(null);
  /** @type {Record<string, number[]>} */
  const elements = {};
  for (const [index, { stem, posting }] of sorted.entries()) {
    /** @type {Record<string, Record<number, object>>} */
    const fields = Object.fromEntries(FIELDS.map((field) => [field, {}]));
    for (const document of ascending) {
      const place = placeOf(posting.documents, document);
      if (place < 0) continue;
      for (const [field, level] of levels(posting.codes[place]).entries()) {
        if (level === 0) continue;
        fields[FIELDS[field]][document] = {};
        const vector = (elements[`${FIELDS[field]}/${document}`] ??= []);
        vector.push(index, posting.idf * level * boosts[field]);
      }
    }
    invertedIndex[stem] = { ...fields, _index: index };
  }
  // The published types describe lunr 2.2: they know neither `fieldVectors` nor static `fromArray`.
  const { TokenSet } = /** @type {any} */ (lunr);
  const attributes = {
    invertedIndex,
    fieldVectors: Object.fromEntries(
      Object.entries(elements).map(([name, vector]) => [name, new lunr.Vector(vector)]),
    ),
    tokenSet: TokenSet.fromArray(sorted.map(({ stem }) => stem)),
    fields: FIELDS,
    pipeline: new lunr.Pipeline(),
  };
  return new lunr.Index(/** @type {any} */ (attributes));
}

/**
 * @param {lunr.Index} index whole or partial
 * @param {{stem: string, boost: number}[]} clauses
 * @returns {lunr.Index.Result[]} lunr's own results
 */
export function ask(index, clauses) {
  // A query without clauses counts as negated in lunr, and every document answers it.
  if (clauses.length === 0) return [];
  return index.query((query) => {
    for (const { stem, boost } of clauses) query.term(stem, { boost, usePipeline: false });
  });
}
