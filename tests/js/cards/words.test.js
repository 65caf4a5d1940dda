import assert from "node:assert/strict";
import { test } from "node:test";
import { broughtBackLine, pickedLine, restLine, shelfLine, untilText } from "../../../assets/js/cards/words.js";
import { beginMatch } from "../../../assets/js/study/match.js";

const QUEUE = { learning: [], reviews: [], fresh: [], due: 0, unseen: 0, nextStep: null };

test("what rests is said with the right number of nouns and verbs", () => {
  const line = (/** @type {object} */ queue, newPerDay = 20) => restLine({ ...QUEUE, ...queue }, { newPerDay }, 0);
  assert.equal(line({ due: 1 }), "Done for now. 1 more card is due: your daily limit is reached.");
  assert.equal(line({ due: 2 }), "Done for now. 2 more cards are due: your daily limit is reached.");
  assert.match(line({ unseen: 1 }, 1), /1 card not begun yet: 1 a day comes in\./u);
  assert.match(line({ unseen: 2 }, 0), /2 cards not begun yet: 0 a day come in\./u);
});

test("what is left out is told with how long, and that it is back", () => {
  const [forGood, forToday] = [{ id: "a", until: null }, { id: "b", until: Date.parse("2026-11-23T12:00") }];
  assert.equal(shelfLine([forGood, forGood, forToday]), "Left out: 2 for good, 1 for today");
  assert.equal(shelfLine([forToday]), "Left out: 1 for today");
  assert.equal(untilText(forGood), "left out for good");
  assert.equal(untilText(forToday), "comes again on 2026-11-23");
  assert.equal(broughtBackLine(1, "Ant"), "Ant is back.");
  assert.deepEqual([broughtBackLine(1, ""), broughtBackLine(2, "")], ["1 card is back.", "2 cards are back."]);
});

test("a game of one pair is not one of all pairs", () => {
  const game = (/** @type {number} */ pairs) =>
    beginMatch(
      Array.from({ length: pairs }, (_, place) => ({ id: `c${place}`, frontText: `f${place}`, backText: `b${place}` })),
      { pairs, seed: "s", now: 0 },
    );
  const ended = (/** @type {number} */ pairs) => ({ ...game(pairs), finished: 1 });
  assert.equal(pickedLine(game(1), ended(1), "0:04"), "The one pair in 0:04, without a wrong pair.");
  assert.equal(pickedLine(game(6), { ...ended(6), slips: 1 }, "0:40"), "All 6 pairs in 0:40, with 1 wrong pair.");
});
