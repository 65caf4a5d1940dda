import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bare, isAccepted, isNearly } from "../../../assets/js/study/typed.js";

/** Forms of one answer, line by line. */
const SAME = [
  ["k-fold cross-validation", "K-Fold Cross Validation", "kfold crossvalidation", "k‑fold  cross–validation"],
  ["F1 score", "f1-score", "F1Score", "the F1 score", " F1 score. "],
  ["Amazon S3", "amazon-s3", "AMAZON S3"],
  ["us-east-1", "us east 1", "US‑EAST‑1"],
  ["1,000", "1000", "1 000"],
  ["R²", "r2"],
  ["naïve Bayes", "Naive Bayes", "naive-bayes"],
  ["“warm” start", "warm start", "'warm start'"],
  [".csv", "CSV"],
  ["0.5", "0.5."],
  ["ml.m5.large", "ML M5 large"],
  ["−1", "-1", "- 1"],
];

/** Pairs that look alike and are not the same answer. */
const DIFFERENT = [
  ["−1", "1"],
  ["0.5", "05"],
  [".5", "5"],
  ["1–3", "13"],
  ["C++", "C"],
  ["C#", "C"],
  ["precision", "recall"],
  ["1,5", "15"],
  ["A", "B"],
  ["?", "!"],
];

test("forms of one answer are the same", () => {
  for (const [first, ...others] of SAME) {
    for (const other of others) assert.equal(bare(other), bare(first), `${other} = ${first}`);
  }
});

test("other answers are not", () => {
  for (const [one, other] of DIFFERENT) assert.notEqual(bare(one), bare(other), `${one} ≠ ${other}`);
});

test("any accepted form will do, and nothing typed is never right", () => {
  assert.equal(isAccepted("tpr", ["recall", "sensitivity", "TPR"]), true);
  assert.equal(isAccepted("fpr", ["recall", "sensitivity", "TPR"]), false);
  assert.equal(isAccepted("  ", ["recall"]), false);
  assert.equal(isAccepted("-", ["-"]), true);
});

test("case, spaces between words and doubled hyphens never matter", () => {
  const word = fc.stringMatching(/^[a-z]{2,8}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      fc.pre(!["an", "the"].includes(words[0]));
      const forms = [" ", "-", "--", "  ", "\u2013"].map((joint) => words.join(joint).toUpperCase());
      for (const form of forms) assert.ok(isAccepted(form, [words.join(" ")]), form);
    }),
  );
});

test("comparing is stable: a bare form is its own bare form", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!/^(?:an?|the)/iu.test(bare(text)));
      assert.equal(bare(bare(text)), bare(text));
    }),
  );
});

test("one slip of the finger is noticed", () => {
  for (const typed of ["percision", "precison", "precisionn", "prezision", "Precisiom"]) {
    assert.equal(isNearly(typed, ["precision"]), true, typed);
  }
  for (const typed of ["precision", "recall", "precsn", "pcerision", "", "decision"]) {
    assert.equal(isNearly(typed, ["precision"]), false, typed);
  }
});

test("short forms and digits have no slips: the sign is the answer", () => {
  assert.equal(isNearly("TPR", ["FPR"]), false);
  assert.equal(isNearly("ml.m4.large", ["ml.m5.large"]), false);
});
