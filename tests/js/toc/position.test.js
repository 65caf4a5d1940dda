import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readingPosition } from "../../../assets/js/toc/position.js";

const VIEW = { line: 300, atEnd: false };

/**
 * @param {...([number, number] | undefined)} places
 */
function boxes(...places) {
  return places.map((place) => place && { top: place[0], bottom: place[1] });
}

test("the section the line crosses is current", () => {
  const column = boxes([-500, -100], [-100, 310], [310, 900]);
  assert.equal(readingPosition(column, VIEW), 1);
});

test("above the first there is none, in a gap the one before, at the end the last", () => {
  assert.equal(readingPosition(boxes([400, 500], [500, 700]), VIEW), -1);
  assert.equal(readingPosition(boxes([0, 200], [320, 700]), VIEW), 0);
  assert.equal(readingPosition(boxes([0, 400], [400, 700], undefined), { ...VIEW, atEnd: true }), 1);
});

test("of sections in columns the first crossed one is current, unless another was followed", () => {
  const columns = boxes([0, 400], [400, 800], [0, 350], [350, 800]);
  assert.equal(readingPosition(columns, VIEW), 0);
  assert.equal(readingPosition(columns, { ...VIEW, followed: 2 }), 2);
});

test("a followed section that is scrolled away is no longer current", () => {
  const columns = boxes([-700, 400], [400, 800], [-700, -10], [-10, 800]);
  assert.equal(readingPosition(columns, { ...VIEW, followed: 2 }), 0);
});

test("at the end a followed section below the line is current: it cannot come higher", () => {
  const column = boxes([-100, 350], [350, 500], [500, 800]);
  assert.equal(readingPosition(column, { ...VIEW, atEnd: true, followed: 1 }), 1);
  assert.equal(readingPosition(column, { ...VIEW, atEnd: true }), 2);
});

test("a hidden section is never current", () => {
  const place = fc.option(fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.nat(900)), {
    nil: undefined,
  });
  fc.assert(
    fc.property(fc.array(place), fc.integer({ min: -1, max: 5 }), fc.boolean(), (all, followed, atEnd) => {
      const sections = boxes(
        ...all.map((one) => /** @type {[number, number] | undefined} */ (one && [one[0], one[0] + one[1]])),
      );
      const current = readingPosition(sections, { line: 300, atEnd, followed });
      assert.ok(current === -1 || sections[current] !== undefined);
    }),
  );
});
