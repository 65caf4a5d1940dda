import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { beginMatch, matchOutcomes, matchTime, pick, takenUp } from "../../../assets/js/study/match.js";

const START = 1000;

/** @param {number} count */
function cards(count) {
  return Array.from({ length: count }, (_, number) => ({
    id: `c${number}`,
    frontText: `front ${number}`,
    backText: `back ${number}`,
  }));
}

const game = (count = 3) => beginMatch(cards(count), { pairs: count, seed: "s", now: START });

/**
 * @param {import("../../../assets/js/study/match.js").Match} match
 * @param {string} card
 * @param {"front" | "back"} side
 */
function placeOf(match, card, side) {
  return match.tiles.findIndex((tile) => tile.card === card && tile.side === side);
}

/**
 * @param {import("../../../assets/js/study/match.js").Match} match
 * @param {string} front
 * @param {string} back
 */
function paired(match, front, back, now = START) {
  return pick(pick(match, placeOf(match, front, "front"), now), placeOf(match, back, "back"), now);
}

test("both sides of some cards lie in an order of chance", () => {
  const match = beginMatch(cards(30), { pairs: 6, seed: "s", now: START });
  assert.equal(match.tiles.length, 12);
  assert.equal(new Set(match.tiles.map(({ card }) => card)).size, 6);
  assert.deepEqual(beginMatch(cards(30), { pairs: 6, seed: "s", now: START }), match);
  assert.notDeepEqual(beginMatch(cards(30), { pairs: 6, seed: "t", now: START }).tiles, match.tiles);
});

test("cards that look alike are not in one game", () => {
  const alike = [
    { id: "a", frontText: "Recall", backText: "TP / (TP + FN)" },
    { id: "b", frontText: "Sensitivity", backText: "TP / (TP + FN) " },
    { id: "c", frontText: "recall", backText: "what was said before" },
    { id: "d", frontText: "same", backText: "Same" },
  ];
  for (let seed = 0; seed < 20; seed += 1) {
    const { tiles } = beginMatch(alike, { pairs: 4, seed: `${seed}`, now: START });
    const ids = new Set(tiles.map(({ card }) => card));
    assert.ok(!ids.has("d") && !(ids.has("a") && (ids.has("b") || ids.has("c"))));
  }
});

test("a pair is found by its two sides, in either order; the last one stops the clock", () => {
  let match = paired(game(2), "c0", "c0", START + 4000);
  assert.deepEqual(match.paired, ["c0"]);
  assert.equal(matchTime(match, START + 5000), 5000);
  const back = pick(match, placeOf(match, "c1", "back"), START + 6000);
  match = pick(back, placeOf(match, "c1", "front"), START + 7000);
  assert.equal(match.finished, START + 7000);
  assert.equal(matchTime(match, START + 99_000), 7000);
});

test("a wrong pair costs three seconds, and both cards are no longer known at once", () => {
  let match = paired(game(3), "c0", "c1");
  assert.equal(match.picked, null);
  assert.equal(match.slips, 1);
  match = ["c0", "c1", "c2"].reduce((so, card) => paired(so, card, card, START + 1000), match);
  assert.equal(matchTime(match, START), 4000);
  assert.deepEqual(matchOutcomes(match), [
    { card: "c0", right: false },
    { card: "c1", right: false },
    { card: "c2", right: true },
  ]);
});

test("a tile is put back, changed for one of its side, and ignored once its pair is found", () => {
  const match = game(3);
  const [a, b] = [placeOf(match, "c0", "front"), placeOf(match, "c1", "front")];
  assert.equal(pick(pick(match, a, START), a, START).picked, null);
  assert.equal(pick(pick(match, a, START), b, START).picked, b);
  const one = paired(match, "c0", "c0");
  assert.equal(pick(one, a, START), one);
  assert.throws(() => pick(match, 6, START), RangeError);
});

test("whatever is picked, every pair is found once and the game ends with the last", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(7)), (places) => {
      let match = game(4);
      for (const place of places) match = pick(match, place, START + 1);
      assert.equal(new Set(match.paired).size, match.paired.length);
      assert.equal(match.finished !== null, match.paired.length === 4);
      assert.deepEqual(JSON.parse(JSON.stringify(match)), match);
    }),
  );
});

test("the clock stands still while another game is played", () => {
  const begun = game();
  const later = takenUp(begun, 5000, 900_000);
  assert.equal(matchTime(later, 900_000), matchTime(begun, 5000));
  assert.equal(matchTime(later, 901_000), 5000);
  assert.deepEqual(takenUp(begun, 5000, 4000), begun, "a clock that was set back");
});
