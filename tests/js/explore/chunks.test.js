import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { measure } from "../../../assets/js/explore/chunks.js";

const lengths = fc.integer({ min: 1, max: 5000 });
const sizes = fc.integer({ min: 10, max: 1500 });
const overlaps = fc.integer({ min: 0, max: 50 });

test("the number of chunks is the topic's example: 25", () => {
  assert.equal(measure({ length: 10_000, answers: [] }, 500, 20).chunks.length, 25);
});

test("a short document is one chunk, which no answer leaves", () => {
  assert.deepEqual(measure({ length: 80, answers: [[0, 80], [10, 50]] }, 100, 50), {
    ...{ chunks: [[0, 80]], stored: 80, whole: [0, 0] },
    focus: (1 + 0.5) / 2,
  });
});

test("an answer over a border is cut, and saved by overlap", () => {
  const text = { length: 200, answers: /** @type {Array<[number, number]>} */ ([[90, 110]]) };
  const cut = measure(text, 100, 0);
  assert.deepEqual([cut.whole, cut.focus], [[-1], null]);
  const { whole, chunks } = measure(text, 100, 20);
  assert.deepEqual([whole, chunks[1]], [[1], [80, 180]]);
});

test("chunks cover the document, keep to their size and repeat what was asked", () => {
  fc.assert(
    fc.property(lengths, sizes, overlaps, (length, size, overlap) => {
      const { chunks, stored } = measure({ length, answers: [] }, size, overlap);
      const repeated = Math.floor((size * overlap) / 100);
      assert.equal(chunks[0][0], 0);
      assert.equal(chunks.at(-1)?.[1], length);
      for (const [place, [start, end]] of chunks.entries()) {
        assert.ok(end > start && end - start <= size);
        if (place > 0) assert.equal(chunks[place - 1][1] - start, repeated);
      }
      assert.equal(stored, length + repeated * (chunks.length - 1));
    }),
  );
});

test("an answer no longer than the overlap is always whole", () => {
  fc.assert(
    fc.property(lengths, sizes, overlaps, fc.nat(), (length, size, overlap, place) => {
      const repeated = Math.floor((size * overlap) / 100);
      const long = Math.min(repeated, length);
      const first = place % (length - long + 1);
      const { whole } = measure({ length, answers: [[first, first + long]] }, size, overlap);
      assert.ok(long === 0 || whole[0] >= 0);
    }),
  );
});
