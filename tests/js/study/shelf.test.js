import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../../assets/js/study/progress.js";
import { dealt, isInEffect, resuming, shelved } from "../../../assets/js/study/shelf.js";
import { event, reviewed } from "./arbitrary.js";

const NOW = 1_700_000_100_000;
const suspended = (/** @type {string} */ card) => event({ type: "suspended", card });
const buried = (/** @type {string} */ card, until = NOW + 1000) => event({ type: "buried", card, until });

test("cards left out are those of the deck, for good first, and for a time while it lasts", () => {
  const { cards } = fold([buried("a"), suspended("b"), buried("b"), suspended("c"), buried("d", NOW), suspended("e")]);
  assert.deepEqual(shelved(["a", "b", "c", "d", "f"], cards, NOW), [
    { id: "b", until: null },
    { id: "c", until: null },
    { id: "a", until: NOW + 1000 },
  ]);
});

test("what was brought back, undone or has run out cannot be taken back", () => {
  const [out, today, review] = [suspended("a"), buried("b"), reviewed("c", 3)];
  const of = (/** @type {any[]} */ ...more) => {
    const { cards } = fold([out, today, review, ...more]);
    return [out, today, review].map((one) => isInEffect(cards.get(/** @type {any} */ (one).card), one, NOW));
  };
  assert.deepEqual(of(), [true, true, true]);
  assert.deepEqual(of(...["a", "b"].map((card) => event({ type: "resumed", card }))), [false, false, true]);
  assert.deepEqual(of(event({ type: "undone", event: review.id })), [true, true, false]);
  assert.equal(isInEffect(fold([today]).cards.get("b"), today, NOW + 2000), false);
  assert.equal(isInEffect(undefined, review, NOW), false, "everything was forgotten");
});

test("what is brought back is left out in neither way", () => {
  const before = [suspended("a"), buried("a"), buried("b")];
  const { cards } = fold(before);
  const back = resuming(shelved(["a", "b"], cards, NOW)).map((one) => event(one));
  assert.deepEqual(shelved(["a", "b"], fold([...before, ...back]).cards, NOW), []);
});

test("a card is either dealt or left out, never both", () => {
  const { cards } = fold([buried("a"), suspended("b"), buried("c", NOW), buried("d", NOW - 1)]);
  const deck = ["d", "c", "b", "a", "new"];
  assert.deepEqual(dealt(deck, cards, NOW), ["d", "c", "new"]);
  const out = shelved(deck, cards, NOW).map(({ id }) => id);
  assert.deepEqual([...dealt(deck, cards, NOW), ...out].sort(), [...deck].sort());
});
