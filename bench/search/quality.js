/**
 * How well a ranking answers judged queries.
 * @module
 */

/** @typedef {{q: string, want: string[]}} Judged */

const DEPTH = 10;

/**
 * @param {string[]} urls results, best first
 * @param {string[]} want URLs that answer; one ending in `*` stands for all that begin so
 * @returns {number} place of the first answer among the best ten, from 1; 0 if there is none
 */
export function firstAnswer(urls, want) {
  const exact = new Set(want);
  const beginnings = want.filter((url) => url.endsWith("*")).map((url) => url.slice(0, -1));
  const place = urls
    .slice(0, DEPTH)
    .findIndex((url) => exact.has(url) || beginnings.some((start) => url.startsWith(start)));
  return place + 1;
}

/**
 * @param {number[]} places of first answers
 * @returns {{mrr: number, success: number}} mean reciprocal rank at 10, share answered in the top 3
 */
export function summary(places) {
  const mrr = places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0) / places.length;
  const success = places.filter((place) => place > 0 && place <= 3).length / places.length;
  return { mrr, success };
}
