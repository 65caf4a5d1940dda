/**
 * One attempt at one question. Attempts are values that JSON can hold; every step gives a new one.
 * @module
 */
import { isChoice, shape } from "./questions.js";
import { shuffled } from "./shuffle.js";
import { isAccepted } from "./typed.js";

/** @typedef {import("./questions.js").Question} Question */

/** @typedef {"sure" | "unsure" | "guess"} Confidence */

/**
 * @typedef {object} Attempt
 * @property {string} shape of the question it was begun with
 * @property {string} seed of the order below
 * @property {ReadonlyArray<number>} order numbers of the options, or of the right sides of a
 *   matching, as they are shown
 * @property {ReadonlyArray<number>} chosen numbers of options, ascending
 * @property {ReadonlyArray<number>} sequence numbers of the items of an ordering, as they lie now
 * @property {boolean} arranged whether the reader has moved an item; until then there is no answer
 * @property {ReadonlyArray<number | null>} pairs of each left side the number of a right one
 * @property {string} text what was typed
 * @property {Confidence | null} confidence told before the answer was shown
 * @property {boolean} checked after that, nothing changes
 */

/**
 * What a piece turned out to be.
 *
 * - An option: chosen and right (`hit`), not chosen though right (`miss`), chosen though wrong
 *   (`slip`), or rightly left alone (`rest`).
 * - An item of an ordering, a left side, a typed answer: right, not answered, or wrong (`hit`,
 *   `miss`, `slip`).
 * @typedef {"hit" | "miss" | "slip" | "rest"} Outcome
 */

/** @type {ReadonlyArray<Confidence>} */
export const CONFIDENCES = Object.freeze(["sure", "unsure", "guess"]);

/**
 * @param {Question} question
 * @param {string} seed decides the order; an attempt that is to differ needs another one
 * @returns {Attempt}
 */
export function begin(question, seed) {
  const { kind, options, lefts, rights } = question;
  const shown = isChoice(question) ? options : rights;
  const numbers = shown.map((_, number) => number);
  const fixed = question.order === "fixed" || kind === "true-false";
  return {
    shape: shape(question),
    seed,
    order: fixed ? numbers : shuffled(numbers, seed),
    chosen: [],
    sequence: disordered(question, seed),
    arranged: false,
    pairs: lefts.map(() => null),
    text: "",
    confidence: null,
    checked: false,
  };
}

/**
 * @param {Question} question
 * @param {string} seed
 * @returns {number[]} the items in any order but the right one, which would be its own answer
 */
function disordered({ items }, seed) {
  const right = items.map((_, number) => number);
  let sequence = right;
  for (let draw = 0; right.length > 1 && sequence.every((item, place) => item === place); draw += 1) {
    sequence = shuffled(right, `${seed} ${draw}`);
  }
  return sequence;
}

/**
 * @param {Question} question
 * @returns {boolean} whether several options are to be chosen
 */
export function isMultiple({ answers }) {
  return answers.length > 1;
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @param {number} option its number
 * @param {boolean} wanted chosen, or no longer; a single choice replaces the one before
 * @returns {Attempt}
 * @throws {RangeError} if there is no such option
 */
export function choose(question, attempt, option, wanted = true) {
  demand(option, question.options, "option");
  if (attempt.checked) return attempt;
  const others = isMultiple(question) ? attempt.chosen.filter((other) => other !== option) : [];
  const chosen = wanted ? [...others, option].sort((a, b) => a - b) : others;
  return { ...attempt, chosen };
}

/**
 * @param {Question} question an ordering
 * @param {Attempt} attempt
 * @param {number} item its number
 * @param {number} place where it is to lie, from 0; the items between make room
 * @returns {Attempt}
 * @throws {RangeError} if there is no such item or place
 */
export function move(question, attempt, item, place) {
  demand(item, question.items, "item");
  demand(place, question.items, "place");
  if (attempt.checked) return attempt;
  const sequence = attempt.sequence.filter((other) => other !== item);
  sequence.splice(place, 0, item);
  return { ...attempt, sequence, arranged: true };
}

/**
 * @param {Question} question a matching
 * @param {Attempt} attempt
 * @param {number} left its number
 * @param {number | null} right its number; it may stand at several left sides until it is checked;
 *   `null` takes the pair back
 * @returns {Attempt}
 * @throws {RangeError} if there is no such side
 */
export function pair(question, attempt, left, right) {
  demand(left, question.lefts, "left side");
  if (right !== null) demand(right, question.rights, "right side");
  if (attempt.checked) return attempt;
  return { ...attempt, pairs: attempt.pairs.map((old, number) => (number === left ? right : old)) };
}

/**
 * @param {Attempt} attempt at a typed question
 * @param {string} text
 * @returns {Attempt}
 */
export function write(attempt, text) {
  return attempt.checked ? attempt : { ...attempt, text };
}

/**
 * @param {Attempt} attempt
 * @param {Confidence | null} confidence
 * @returns {Attempt}
 */
export function trust(attempt, confidence) {
  return attempt.checked ? attempt : { ...attempt, confidence };
}

/**
 * @param {number} number
 * @param {ReadonlyArray<unknown>} list
 * @param {string} what
 * @throws {RangeError} if the list has no such place
 */
function demand(number, list, what) {
  if (!Number.isInteger(number) || number < 0 || number >= list.length) {
    throw new RangeError(`no ${what} ${number} among ${list.length}`);
  }
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {number} how many more options, pairs or words must be given before it can be checked;
 *   negative when too many options are chosen
 */
export function missing(question, attempt) {
  if (isChoice(question)) return question.answers.length - attempt.chosen.length;
  if (question.kind === "ordering") return attempt.arranged ? 0 : 1;
  if (question.kind === "matching") return attempt.pairs.filter((right) => right === null).length;
  return attempt.text.trim() === "" ? 1 : 0;
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {boolean} whether anything has been answered, be it not complete
 */
export function isBegun({ kind }, { chosen, arranged, pairs, text }) {
  if (kind === "ordering") return arranged;
  if (kind === "matching") return pairs.some((right) => right !== null);
  return kind === "typed" ? text.trim() !== "" : chosen.length > 0;
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {Attempt} checked if it is complete, else unchanged
 */
export function check(question, attempt) {
  return missing(question, attempt) === 0 ? submit(attempt) : attempt;
}

/**
 * @param {Attempt} attempt
 * @returns {Attempt} checked as it is, as at the end of an exam
 */
export function submit(attempt) {
  return attempt.checked ? attempt : { ...attempt, checked: true };
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {boolean} all or nothing, as in the exams; what is not answered is wrong
 */
export function isRight(question, attempt) {
  return outcomes(question, attempt).every((one) => one === "hit" || one === "rest");
}

/**
 * Pieces with the same text stand for each other: neither order of the two is wrong.
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {Outcome[]} by number: of each option, item or left side; of a typed answer, one
 */
export function outcomes(question, attempt) {
  const { kind, options, answers, items, lefts, rights, accepted } = question;
  if (isChoice(question)) {
    return options.map((_, option) => {
      const right = answers.includes(option);
      if (attempt.chosen.includes(option)) return right ? "hit" : "slip";
      return right ? "miss" : "rest";
    });
  }
  if (kind === "ordering") {
    return items.map(({ text }, item) => {
      if (!attempt.arranged) return "miss";
      return items[attempt.sequence.indexOf(item)].text === text ? "hit" : "slip";
    });
  }
  if (kind === "matching") {
    return lefts.map((_, left) => {
      const right = attempt.pairs[left];
      if (right === null) return "miss";
      return rights[right].text === rights[left].text ? "hit" : "slip";
    });
  }
  if (attempt.text.trim() === "") return ["miss"];
  return [isAccepted(attempt.text, accepted) ? "hit" : "slip"];
}

/**
 * @param {Question} question
 * @param {unknown} value what was kept of an attempt, from anywhere
 * @returns {Attempt | null} the attempt, or `null` if it is none, or the question has other pieces now
 */
export function resume(question, value) {
  if (typeof value !== "object" || value === null) return null;
  const kept = /** @type {Partial<Record<keyof Attempt, unknown>>} */ (value);
  if (kept.shape !== shape(question) || typeof kept.seed !== "string") return null;
  const fresh = begin(question, kept.seed);
  const chosen = numbersOf(kept.chosen, question.options.length);
  const sequence = numbersOf(kept.sequence, question.items.length);
  if (!chosen || !sequence || !Array.isArray(kept.pairs) || typeof kept.text !== "string") return null;
  const isRightSide = (/** @type {unknown} */ right) => numbersOf([right], question.rights.length) !== null;
  const pairs = kept.pairs.map((right) => (isRightSide(right) ? right : null));
  if ((chosen.length > 1 && !isMultiple(question)) || sequence.length !== question.items.length) return null;
  if (pairs.length !== question.lefts.length) return null;
  return {
    ...fresh,
    chosen: chosen.sort((a, b) => a - b),
    sequence,
    arranged: kept.arranged === true,
    pairs,
    text: kept.text,
    confidence: CONFIDENCES.find((one) => one === kept.confidence) ?? null,
    checked: kept.checked === true,
  };
}

/**
 * @param {unknown} value
 * @param {number} count
 * @returns {number[] | null} the value, if it is a list of different numbers below `count`
 */
function numbersOf(value, count) {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return null;
  return value.every((one) => Number.isInteger(one) && one >= 0 && one < count) ? [...value] : null;
}

/**
 * @typedef {object} Tally
 * @property {number} checked
 * @property {number} right
 * @property {number} questions
 */

/**
 * @param {ReadonlyArray<{question: Question, attempt: Attempt}>} answered every question of a page
 * @returns {Tally}
 */
export function tally(answered) {
  const checked = answered.filter(({ attempt }) => attempt.checked);
  return {
    questions: answered.length,
    checked: checked.length,
    right: checked.filter(({ question, attempt }) => isRight(question, attempt)).length,
  };
}
