/**
 * Cards asked as questions: typed, or chosen among cards that are alike. The side with the name is
 * what is asked for.
 * @module
 */
import { complete } from "../study/questions.js";
import { shuffled } from "../study/shuffle.js";

/** @typedef {import("../desk/data.js").Card} Card */
/** @typedef {import("../study/questions.js").Question} Question */

/** Options of a chosen answer, if there are as many. */
const OPTIONS = 4;

/**
 * @param {Card} card
 * @returns {{shown: {html: string, text: string}, asked: {html: string, text: string}}}
 */
export function sidesOf({ asks, front, back, frontText, backText }) {
  const [one, other] = [
    { html: front, text: frontText },
    { html: back, text: backText },
  ];
  return asks === "front" ? { shown: other, asked: one } : { shown: one, asked: other };
}

/**
 * @param {Card} card
 * @returns {boolean} whether its answer can be typed
 */
export function canType({ accepted }) {
  return accepted.length > 0;
}

/**
 * @param {Card} card
 * @param {ReadonlyArray<Card>} others of the deck
 * @param {"typed" | "chosen"} how wanted; a card that cannot be asked so is asked the other way
 * @param {string} seed decides which others are offered
 * @returns {Question | null} `null` if it can be asked in neither way
 */
export function askCard(card, others, how, seed) {
  const typed = canType(card) ? typedQuestion(card) : null;
  if (how === "typed" && typed !== null) return typed;
  return chosenQuestion(card, others, seed) ?? typed;
}

/**
 * @param {Card} card
 * @returns {Omit<Question, "kind">}
 */
function common(card) {
  const { shown } = sidesOf(card);
  return {
    id: card.id,
    hash: card.hash,
    difficulty: "",
    order: "shuffled",
    generated: true,
    stem: shown.html,
    text: shown.text,
    task: "",
    hint: "",
    section: card.section,
    explanation: "",
    options: [],
    answers: [],
    items: [],
    lefts: [],
    rights: [],
    accepted: [],
  };
}

/**
 * @param {Card} card
 * @returns {Question}
 */
function typedQuestion(card) {
  const task = card.asks === "front" ? "Type what this describes." : "Type the answer.";
  return complete({ ...common(card), kind: "typed", task, accepted: card.accepted });
}

/**
 * @param {Card} card
 * @param {ReadonlyArray<Card>} others
 * @param {string} seed
 * @returns {Question | null} `null` when nothing is like it
 */
function chosenQuestion(card, others, seed) {
  const { asked } = sidesOf(card);
  const wrong = mistakes(card, others, seed);
  if (wrong.length === 0) return null;
  const options = [card, ...wrong].map((one) => ({ ...sidesOf(one).asked, why: whyOf(one, card) }));
  return complete({
    ...common(card),
    kind: "multiple-choice",
    task: card.asks === "front" ? "Which one is it?" : "Which one is right?",
    options,
    answers: [options.findIndex(({ text }) => text === asked.text)],
  });
}

/**
 * @param {Card} option
 * @param {Card} card that is asked
 * @returns {string} HTML: what a wrong option would be right for
 */
function whyOf(option, card) {
  return option === card ? "" : sidesOf(option).shown.html;
}

/**
 * @param {Card} card
 * @param {ReadonlyArray<Card>} others
 * @param {string} seed
 * @returns {Card[]} what it could be mistaken for: first its own table's rows, then its topic's cards,
 *   then any of its kind; never two with the same text
 */
function mistakes(card, others, seed) {
  const { asked, shown } = sidesOf(card);
  const alike = others.filter((other) => {
    const sides = sidesOf(other);
    return (
      other.id !== card.id &&
      other.kind === card.kind &&
      other.asks === card.asks &&
      fold(sides.asked.text) !== fold(asked.text) &&
      fold(sides.shown.text) !== fold(shown.text)
    );
  });
  const near = (/** @type {Card} */ other) =>
    Number(other.family !== undefined && other.family === card.family) * 2 + Number(other.topic === card.topic);
  const ordered = shuffled(alike, `${seed} ${card.id}`).sort((one, other) => near(other) - near(one));
  /** @type {Map<string, Card>} */
  const different = new Map();
  for (const other of ordered) {
    const text = fold(sidesOf(other).asked.text);
    if (!different.has(text)) different.set(text, other);
  }
  return [...different.values()].slice(0, OPTIONS - 1);
}

/**
 * @param {string} text
 * @returns {string} the same for texts that read the same
 */
function fold(text) {
  return text.toLowerCase().replace(/\W+/g, " ").trim();
}
