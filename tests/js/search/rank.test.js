import assert from "node:assert/strict";
import { test } from "node:test";

import { Ranking, clausesOf, levels } from "../../../assets/js/search/rank.js";

const BOOSTS = [4, 2, 2, 1];
const TITLE = 9 ** 3;

/** @param {[number, number][]} entries document and code @returns {import("../../../assets/js/search/codec.js").Posting} */
const posting = (entries, idf = 16) => ({
  idf,
  documents: Uint32Array.from(entries.map(([document]) => document)),
  codes: Uint16Array.from(entries.map(([, code]) => code)),
});

/**
 * @param {Record<string, [number, number][]>} terms
 * @param {Record<string, number>} [weights]
 */
function clauses(terms, weights = {}) {
  const names = Object.keys(terms);
  return clausesOf(
    names.map((stem, place) => ({ word: stem, stem, weight: weights[stem] ?? 1, places: [place] })),
    (stem) => posting(terms[stem]),
  );
}

test("levels are the digits of a code", () => {
  assert.deepEqual(levels(1 * 729 + 2 * 81 + 3 * 9 + 4), [1, 2, 3, 4]);
});

test("covering the query beats repeating a word", () => {
  const { best } = new Ranking(3, BOOSTS).rank(
    clauses({
      rate: [
        [0, 8],
        [1, 4],
      ],
      decay: [[1, 3]],
    }),
    10,
    undefined,
  );
  assert.deepEqual(
    best.map(({ document }) => document),
    [1, 0],
  );
});

test("the title outweighs the body", () => {
  const { best } = new Ranking(2, BOOSTS).rank(
    clauses({
      drift: [
        [0, 8],
        [1, 5 * TITLE],
      ],
    }),
    10,
    undefined,
  );
  assert.equal(best[0].document, 1);
});

test("nothing is left over from the query before", () => {
  const ranking = new Ranking(2, BOOSTS);
  const asked = clauses({
    one: [
      [0, 3],
      [1, 5],
    ],
  });
  const first = ranking.rank(asked, 10, undefined);
  ranking.rank(clauses({ two: [[0, 8]] }), 10, (document) => document > 5);
  assert.deepEqual(ranking.rank(asked, 10, undefined), first);
});

test("ties keep the order of the documents, and the filter comes before the limit", () => {
  /** @type {[number, number][]} */
  const entries = Array.from({ length: 40 }, (_, document) => [document, 3]);
  const { best, total } = new Ranking(40, BOOSTS).rank(
    clauses({ word: entries }),
    3,
    (document) => document >= 20,
  );
  assert.deepEqual(
    best.map(({ document }) => document),
    [20, 21, 22],
  );
  assert.equal(total, 20);
});

test("two ways to answer one word cover it once", () => {
  const ways = clausesOf(
    [
      { word: "knn", stem: "knn", weight: 1, places: [0, 1] },
      { word: "k", stem: "k", weight: 1, places: [0] },
      { word: "nn", stem: "nn", weight: 1, places: [1] },
    ],
    () => posting([[0, 3]]),
  );
  const [{ factor }] = new Ranking(1, BOOSTS).rank(ways, 1, undefined).best;
  assert.equal(factor, 1);
});
