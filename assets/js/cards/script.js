/**
 * What is read aloud, and the silence in between, in which the listener answers.
 * @module
 */
import { letter } from "../quiz/words.js";
import { isChoice } from "../study/questions.js";

/**
 * @typedef {object} Line
 * @property {string} text
 * @property {number} pause milliseconds of silence after it
 */

const BREATH = 400;

/** Time to think: more for a longer text. */
const THINK = 2500;
const THINK_PER_CHARACTER = 15;

/**
 * @param {string} text
 * @returns {number} milliseconds
 */
function thinking(text) {
  return THINK + THINK_PER_CHARACTER * text.length;
}

/**
 * @param {import("../desk/data.js").Card} card
 * @returns {Line[]}
 */
export function cardScript({ frontText, backText }) {
  return [
    { text: frontText, pause: thinking(backText) },
    { text: backText, pause: 2 * BREATH },
  ];
}

/**
 * @param {import("../study/questions.js").Question} question
 * @returns {Line[]} the question, what can be chosen, and after a silence what is right
 */
export function questionScript(question) {
  const { kind, text, options, answers, items, lefts, rights, accepted } = question;
  const line = (/** @type {string} */ said, pause = BREATH) => ({ text: said, pause });
  if (isChoice(question)) {
    const named = options.map((option, place) =>
      line(kind === "true-false" ? option.text : `${letter(place)}: ${option.text}`),
    );
    const right = answers.map((place) => line(`Right: ${named[place].text}`));
    return lastThinks([line(text), ...named], right);
  }
  if (kind === "ordering") {
    return lastThinks([line(text)], items.map((item, place) => line(`${place + 1}: ${item.text}`)));
  }
  if (kind === "matching") {
    const pairs = lefts.map((left, place) => line(`${left.text}: ${rights[place].text}`));
    return lastThinks([line(text), ...lefts.map((left) => line(left.text))], pairs);
  }
  return lastThinks([line(text)], [line(`The answer: ${accepted[0]}`)]);
}

/**
 * @param {Line[]} asked
 * @param {Line[]} answered
 * @returns {Line[]} with the silence between the two
 */
function lastThinks(asked, answered) {
  const length = answered.map(({ text }) => text).join(" ");
  const before = asked.map((line, place) =>
    place === asked.length - 1 ? { ...line, pause: thinking(length) } : line,
  );
  return [...before, ...answered];
}
