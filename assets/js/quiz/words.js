/**
 * What the quiz says.
 * @module
 */

/** @typedef {import("./model.js").Outcome} Outcome */

const NUMBERS = ["no option", "one", "two", "three", "four", "five", "six"];

/**
 * @param {number} position
 * @returns {string} A, B, C …
 */
export function letter(position) {
  return String.fromCharCode("A".charCodeAt(0) + position);
}

/**
 * @param {ReadonlyArray<string>} items
 * @returns {string} "A", "A and B", "A, B and C"
 */
export function listed(items) {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/**
 * @param {number} wanted how many options must be chosen
 * @param {number} chosen
 * @returns {string} what keeps the answer from being checked
 */
export function notYet(wanted, chosen) {
  if (chosen === 0) return wanted === 1 ? "Choose an option first." : `Choose ${NUMBERS[wanted]}.`;
  return `Choose ${NUMBERS[wanted]}: you have chosen ${NUMBERS[chosen] ?? chosen}.`;
}

/**
 * @param {boolean} right
 * @param {ReadonlyArray<number>} answers
 * @returns {string}
 */
export function verdict(right, answers) {
  return right ? "Right." : `Not right. The answer is ${listed(answers.map(letter))}.`;
}

/**
 * @param {Outcome} outcome
 * @returns {string} the label in front of an option's rationale
 */
export function label(outcome) {
  return {
    hit: "Right, your choice",
    miss: "Right, not chosen",
    slip: "Wrong, your choice",
    rest: "Wrong",
  }[outcome];
}

/**
 * @param {import("./model.js").Tally} tally
 * @returns {string}
 */
export function tallyLine({ checked, right, questions }) {
  return checked === 0 ? "" : `${right} of ${checked} right, ${questions - checked} to go`;
}
