import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { stem } from "../../../assets/js/search/stem.js";
import { chains, fold, words } from "../../../assets/js/search/tokenizer.js";

test("words say where they stand", () => {
  const [chain] = chains("Use the k-NN index").slice(2);
  assert.deepEqual(chain.plain, [
    { word: "k", start: 8, end: 9 },
    { word: "nn", start: 10, end: 12 },
  ]);
  assert.deepEqual(chain.derived, [{ word: "knn", start: 8, end: 12 }]);
});

test("every place holds the word it names", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const { plain, derived } of chains(text)) {
        for (const { word, start, end } of [...plain, ...derived]) {
          assert.ok(start >= 0 && start < end && end <= text.length);
          assert.ok(fold(text.slice(start, end)).includes(word) || /[-./_&+‐‑]/.test(text));
        }
      }
    }),
  );
});

test("words are the words of their own text", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[b-z]{4,9}$/)), (found) => {
      const known = words(found.join(" "));
      assert.equal(known.every((word) => found.includes(word)), true);
    }),
  );
});

test("each ideograph is a word of its own", () => {
  const [{ plain }] = chains("検索");
  assert.deepEqual(
    plain.map(({ word, start, end }) => [word, start, end]),
    [
      ["検", 0, 1],
      ["索", 1, 2],
    ],
  );
});

test("stems keep what lunr keeps", () => {
  const expected = { key: "key", gateway: "gateway", shapley: "shapley", sky: "ski", s3: "s3" };
  for (const [word, known] of Object.entries(expected)) assert.equal(stem(word), known);
});
