import assert from "node:assert/strict";
import { test } from "node:test";

import { frequentWords, numbers, terms } from "../../../assets/js/search/codec.js";

test("numbers of one, two and three symbols", () => {
  // 0, 63, 64, 92, 93, 1919, 1920 as cribsheet/search/codec.py writes them
  const next = numbers(" ab ~ b!~abb ");
  assert.deepEqual(
    Array.from({ length: 7 }, () => next()),
    [0, 63, 64, 92, 93, 1919, 1920],
  );
});

test("a terms file", () => {
  const [happy, rate] = terms(["Ahappi,,ness,By Atpr=recall", ")! !)!$!"]);
  assert.deepEqual(happy.surfaces, ["happi", "happiness", "happy"]);
  assert.deepEqual(happy.marks, []);
  assert.equal(happy.posting.idf, 8);
  assert.deepEqual([...happy.posting.documents], [0]);
  assert.deepEqual([...happy.posting.codes], [1]);
  assert.deepEqual(rate.surfaces, ["tpr"]);
  assert.deepEqual(rate.marks, ["recall"]);
  assert.deepEqual([...rate.posting.documents], [3]);
});

test("a stem shares its beginning with the one before", () => {
  const found = terms(["Aprecis,ion Ehend", "!! !!! !"]);
  assert.deepEqual(
    found.map(({ stem }) => stem),
    ["precis", "prechend"],
  );
});

test("a words file", () => {
  assert.deepEqual(frequentWords("AappleGBxeC"), [
    { word: "apple", frequency: 6 },
    { word: "axe", frequency: 2 },
  ]);
});
