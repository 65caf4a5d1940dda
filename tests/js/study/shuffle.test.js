import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { below, generator, hash128, shortHash, shuffled } from "../../../assets/js/study/shuffle.js";

/**
 * @param {ReadonlyArray<number>} counts seen
 * @param {number} expected of each
 * @returns {number} Pearson's statistic
 */
function chiSquare(counts, expected) {
  return counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
}

test("the same seed gives the same order, for good", () => {
  // Kept links to practice sets rest on these.
  assert.deepEqual(shuffled([0, 1, 2, 3, 4, 5, 6, 7], "seed"), shuffled([0, 1, 2, 3, 4, 5, 6, 7], "seed"));
  assert.deepEqual(shuffled([0, 1, 2, 3, 4, 5, 6, 7], "seed"), [4, 2, 5, 3, 1, 0, 6, 7]);
  assert.equal(shortHash("Cribsheet"), "c33a9c16145c");
});

test("hashes differ for texts that differ in one character", () => {
  const hashes = Array.from({ length: 5000 }, (_, number) => shortHash(`seed ${number}`));
  assert.equal(new Set(hashes).size, hashes.length);
  assert.match(hashes[0], /^[0-9a-f]{12}$/u);
  assert.notDeepEqual(hash128("ab"), hash128("ba"));
});

test("a shuffle keeps every item and leaves the list it was given", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      const before = [...items];
      const result = shuffled(items, seed);
      assert.deepEqual([...result].sort(), [...items].sort());
      assert.deepEqual(items, before);
    }),
  );
});

test("each of the 24 orders of four items is equally likely over seeds", () => {
  const draws = 24_000;
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (let draw = 0; draw < draws; draw += 1) {
    const order = shuffled("abcd".split(""), `question ${draw}`).join("");
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  assert.equal(seen.size, 24);
  // 23 degrees of freedom: 49.7 is passed by chance once in 1000 times; the seeds are fixed.
  assert.ok(chiSquare([...seen.values()], draws / 24) < 49.7);
});

test("in a list of seven, each item comes to each place equally often", () => {
  const draws = 14_000;
  const counts = Array.from({ length: 49 }, () => 0);
  for (let draw = 0; draw < draws; draw += 1) {
    shuffled([0, 1, 2, 3, 4, 5, 6], `${draw}`).forEach((item, place) => {
      counts[item * 7 + place] += 1;
    });
  }
  // 36 degrees of freedom, rows and columns being given: 68.0 for once in 1000.
  assert.ok(chiSquare(counts, draws / 7) < 68);
});

test("numbers below a limit are equally likely, also for limits that divide nothing", () => {
  for (const limit of [2, 3, 5, 6, 7, 100]) {
    const next = generator(`limit ${limit}`);
    const counts = Array.from({ length: limit }, () => 0);
    for (let draw = 0; draw < 1000 * limit; draw += 1) counts[below(next, limit)] += 1;
    const freedom = limit - 1;
    // Five standard deviations above the mean of the statistic.
    assert.ok(chiSquare(counts, 1000) < freedom + 5 * Math.sqrt(2 * freedom) + 3, `${limit}`);
  }
});

test("a number that would favour small results is drawn again", () => {
  const numbers = [2 ** 32 - 1, 7];
  assert.equal(below(() => /** @type {number} */ (numbers.shift()), 3), 1);
});
