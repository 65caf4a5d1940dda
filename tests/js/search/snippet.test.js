import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { markRanges, snippetOf, writtenTerms } from "../../../assets/js/search/snippet.js";

/** @param {string} text @param {string[]} terms @returns {string[]} */
const marked = (text, terms) => markRanges(text, terms).map(([start, end]) => text.slice(start, end));

test("words with the same stem are marked", () => {
  assert.deepEqual(marked("Metrics measure; a metric is one.", ["metric"]), ["Metrics", "metric"]);
});

test("a chain is marked as a whole when it is what was asked", () => {
  assert.deepEqual(marked("Exact k-NN or ANN", ["knn"]), ["k-NN"]);
  assert.deepEqual(marked("Fine-tuning a model", ["tuning"]), ["tuning"]);
});

test("a name of several words is marked where all of them stand together", () => {
  const text = "The true positive rate, true or false; positive. Rates of True-positive rates.";
  assert.deepEqual(marked(text, ["true-positive-rate"]), [
    "true positive rate",
    "True-positive rates",
  ]);
  assert.deepEqual(marked("A kNN or k-NN vote; k, NN", ["k-nn"]), ["kNN", "k-NN"]);
  assert.deepEqual(marked("Not sage, but SageMaker", ["SageMaker"]), ["SageMaker"]);
});

test("part of a camel-case name marks the name", () => {
  assert.deepEqual(marked("In SageMaker AI", ["maker"]), ["SageMaker"]);
});

test("nothing is marked inside other words", () => {
  assert.deepEqual(marked("hover over it", ["over"]), ["over"]);
});

test("words that stand nowhere are not marked, other forms and names of several words are", () => {
  const texts = ["Evaluating RAG", "Fine-tuning with a k-NN index"];
  assert.deepEqual(writtenTerms(["rag", "ragevaluation", "ragvs"], texts), ["rag"]);
  assert.deepEqual(writtenTerms(["evaluation", "tuned"], texts), ["evaluation", "tuned"]);
  assert.deepEqual(writtenTerms(["finetuning", "knn", "true-positive-rate"], texts), [
    "finetuning",
    "knn",
    "true-positive-rate",
  ]);
});

test("ranges are in order and never overlap", () => {
  const text = fc.stringMatching(/^[abAB .-]{0,60}$/);
  fc.assert(
    fc.property(text, fc.array(text), (body, terms) => {
      let last = 0;
      for (const [start, end] of markRanges(body, terms)) {
        assert.ok(start >= last && end > start && end <= body.length);
        last = end;
      }
    }),
  );
});

test("a snippet shows where most of the words stand together", () => {
  const filler = "Nothing to see in this sentence. ".repeat(12);
  const body = `Recall alone. ${filler}Recall and precision meet here. ${filler}`;
  const { snippet, ranges } = snippetOf(body, ["recall", "precision"]);
  assert.match(snippet, /^… .*Recall and precision meet here\..* …$/);
  assert.deepEqual(
    ranges.map(([start, end]) => snippet.slice(start, end)),
    ["Recall", "precision"],
  );
});

test("a short text is its own snippet", () => {
  assert.deepEqual(snippetOf("Short.", ["absent"]), { snippet: "Short.", ranges: [] });
});

test("ranges of a snippet hold the words of the text", () => {
  const word = fc.constantFrom("recall", "alpha", "beta", "gamma", "x".repeat(90));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 80 }), (found) => {
      const { snippet, ranges } = snippetOf(found.join(" "), ["recall"]);
      for (const [start, end] of ranges) assert.equal(snippet.slice(start, end), "recall");
      assert.equal(ranges.length > 0, found.includes("recall"));
    }),
  );
});
