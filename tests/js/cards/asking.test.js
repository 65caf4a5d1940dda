import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { askCard, sidesOf } from "../../../assets/js/cards/asking.js";

/** @typedef {import("../../../assets/js/desk/data.js").Card} Card */

/**
 * @param {string} name
 * @param {Partial<Card>} [rest]
 * @returns {Card}
 */
function term(name, rest = {}) {
  const back = `What ${name} is`;
  return {
    id: `term-${name}`,
    kind: "term",
    hash: "0",
    front: `<b>${name}</b>`,
    back: `<p>${back}</p>`,
    frontText: name,
    backText: back,
    asks: "front",
    accepted: [name],
    section: null,
    topic: "T",
    ...rest,
  };
}

const DECK = ["ant", "bee", "cow", "dog", "eel"].map((name) => term(name));

test("a card is asked for the side with the name", () => {
  const [card] = DECK;
  const question = askCard(card, DECK, "typed", "s");
  assert.equal(question?.kind, "typed");
  assert.equal(question?.text, "What ant is");
  assert.deepEqual(question?.accepted, ["ant"]);
  assert.equal(sidesOf(term("x", { asks: "back" })).shown.text, "x");
});

test("a card that cannot be typed is chosen, one that nothing is like is typed", () => {
  const [card, ...others] = DECK;
  assert.equal(askCard({ ...card, accepted: [] }, others, "typed", "s")?.kind, "multiple-choice");
  assert.equal(askCard(card, [], "chosen", "s")?.kind, "typed");
  assert.equal(askCard({ ...card, accepted: [] }, [], "chosen", "s"), null);
});

test("the nearest are offered: rows of the same table, then cards of the same topic", () => {
  const row = (/** @type {string} */ name, /** @type {string} */ family) => term(name, { kind: "row", family });
  const [card, ...others] = [row("a", "x"), row("b", "y"), row("c", "x"), row("d", "x"), row("e", "x"), row("f", "y")];
  const texts = askCard(card, others, "chosen", "s")?.options.map(({ text }) => text);
  assert.deepEqual(texts?.sort(), ["a", "c", "d", "e"]);
});

test("a chosen answer has one right option, and no two that read the same", () => {
  const name = fc.constantFrom("Ant", "ant", "ANT ", "bee", "cow", "dog");
  const cards = fc
    .array(fc.record({ name, about: name }), { minLength: 1, maxLength: 12 })
    .map((list) =>
      list.map((one, place) => term(one.name, { id: `c${place}`, backText: one.about, back: one.about })),
    );
  fc.assert(
    fc.property(cards, fc.string(), (deck, seed) => {
      const question = askCard(deck[0], deck, "chosen", seed);
      if (question?.kind !== "multiple-choice") return;
      const texts = question.options.map(({ text }) => text.trim().toLowerCase());
      assert.equal(new Set(texts).size, texts.length);
      assert.equal(question.answers.length, 1);
      assert.equal(texts[question.answers[0]], deck[0].frontText.trim().toLowerCase());
    }),
  );
});
