/**
 * What the quiz says.
 * @module
 */
import { isChoice } from "../study/questions.js";
import { isBegun, isRight, missing, outcomes } from "../study/attempt.js";
import { isNearly } from "../study/typed.js";

/** @typedef {import("../study/attempt.js").Attempt} Attempt */
/** @typedef {import("../study/attempt.js").Outcome} Outcome */
/** @typedef {import("../study/questions.js").Question} Question */

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
 * @param {string} [last] the word before the last one
 * @returns {string} "A", "A and B", "A, B and C"
 */
export function listed(items, last = "and") {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/**
 * @param {Question} question
 * @returns {string} what to do, above the options
 */
export function instruction({ kind, answers }) {
  switch (kind) {
    case "ordering":
      return "Put these in order.";
    case "matching":
      return "Find the match for each.";
    case "typed":
      return "Type the answer.";
    case "true-false":
      return "True or false?";
    default:
      return `Choose ${NUMBERS[answers.length]}.`;
  }
}

/**
 * @param {Question} question
 * @param {Attempt} attempt one that cannot be checked yet
 * @returns {string} why it cannot
 */
export function notYet(question, attempt) {
  if (question.kind === "ordering") return "Put the items in order first.";
  if (question.kind === "typed") return "Type an answer first.";
  const open = missing(question, attempt);
  if (question.kind === "matching") {
    return `Choose a match for ${open === 1 ? "the one that has none" : `each: ${open} have none`}.`;
  }
  const wanted = question.answers.length;
  if (wanted === 1) return "Choose an option first.";
  const chosen = attempt.chosen.length;
  const found = chosen === 0 ? "." : `: you have chosen ${NUMBERS[chosen]}.`;
  return `Choose ${NUMBERS[wanted]}${found}`;
}

/**
 * @param {Question} question
 * @param {Attempt} attempt a checked one
 * @returns {string}
 */
export function verdict(question, attempt) {
  if (isRight(question, attempt)) return "Right.";
  const said = isBegun(question, attempt) ? "Not right" : "Not answered";
  if (isChoice(question)) return `${said}. The answer is ${rightOptions(question, attempt)}.`;
  if (question.kind === "typed") {
    const near = isNearly(attempt.text, question.accepted) ? ", but only by a slip of the keys" : "";
    return `${said}${near}. The answer is ${question.accepted[0]}.`;
  }
  const found = outcomes(question, attempt);
  const hits = found.filter((one) => one === "hit").length;
  const what = question.kind === "ordering" ? "in place" : "matched";
  return `${said}: ${hits} of ${found.length} ${what}.`;
}

/**
 * @param {Question} question one whose options are chosen
 * @param {Attempt} attempt
 * @returns {string} the right options by their letters as they are shown, "B and D"; true or false
 *   by that word
 */
export function rightOptions({ kind, options, answers }, { order }) {
  if (kind === "true-false") return options[answers[0]].text;
  const places = answers.map((option) => order.indexOf(option)).sort((a, b) => a - b);
  return listed(places.map(letter));
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
 * @param {boolean} right
 * @param {number} place where the item belongs, from 0
 * @returns {string} the label in front of an ordered item's rationale
 */
export function placeLabel(right, place) {
  return right ? "Right place" : `Belongs in place ${place + 1}`;
}

/**
 * @param {string} text of the item
 * @param {number} place where it is now, from 0
 * @param {number} total
 * @returns {string} read out after a move
 */
export function movedTo(text, place, total) {
  return `${text}: now ${place + 1} of ${total}`;
}

/**
 * @param {boolean} right
 * @param {string} match the text it belongs with
 * @returns {string} the label in front of a pair's rationale
 */
export function pairLabel(right, match) {
  return right ? "Right" : `Goes with “${match}”`;
}

/**
 * @param {boolean} right
 * @param {ReadonlyArray<string>} accepted
 * @returns {string} the label below a typed answer
 */
export function typedLabel(right, accepted) {
  const [best, ...others] = accepted;
  const also = others.length === 0 ? "" : ` (also ${listed(others, "or")})`;
  return `${right ? "Right" : "The answer"}: ${best}${also}`;
}

/**
 * @param {import("../study/attempt.js").Tally} tally
 * @returns {string}
 */
export function tallyLine({ checked, right, questions }) {
  return checked === 0 ? "" : `${right} of ${checked} right, ${questions - checked} to go`;
}

/**
 * @param {boolean} right
 * @param {import("../study/attempt.js").Confidence | null} confidence
 * @returns {string} what follows from an answer that does not fit how sure the reader was
 */
export function afterthought(right, confidence) {
  if (right && confidence === "guess") return "A lucky guess: it comes back.";
  if (!right && confidence === "sure") return "You were sure: look at this one again.";
  return "";
}
