/**
 * A question being answered. States are values; every step gives a new one.
 * @module
 */

/**
 * @typedef {object} Question
 * @property {number} options how many there are
 * @property {ReadonlyArray<number>} answers positions of the right ones, ascending; one, or several
 */

/**
 * @typedef {object} Attempt
 * @property {ReadonlyArray<number>} chosen positions, ascending
 * @property {boolean} checked after that, nothing can be chosen
 */

/**
 * What an option turned out to be: chosen and right, not chosen though right, chosen though wrong,
 * or rightly left alone.
 * @typedef {"hit" | "miss" | "slip" | "rest"} Outcome
 */

/** @type {Attempt} */
export const FRESH = Object.freeze({ chosen: Object.freeze([]), checked: false });

/**
 * @param {Question} question
 * @returns {boolean} whether several options are right
 */
export function isMultiple({ answers }) {
  return answers.length > 1;
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @param {number} option its position
 * @param {boolean} wanted chosen, or no longer; one option of a multiple choice replaces another
 * @returns {Attempt}
 * @throws {RangeError} if there is no such option
 */
export function choose(question, attempt, option, wanted = true) {
  if (!Number.isInteger(option) || option < 0 || option >= question.options) {
    throw new RangeError(`no option ${option} among ${question.options}`);
  }
  if (attempt.checked) return attempt;
  const others = isMultiple(question) ? attempt.chosen.filter((other) => other !== option) : [];
  const chosen = wanted ? [...others, option].sort((a, b) => a - b) : others;
  return { chosen, checked: false };
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {number} how many more options must be chosen before it can be checked; negative when
 *   there are too many
 */
export function missing(question, attempt) {
  return question.answers.length - attempt.chosen.length;
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {Attempt} checked if as many options are chosen as are right, else unchanged
 */
export function check(question, attempt) {
  return missing(question, attempt) === 0 ? { ...attempt, checked: true } : attempt;
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {boolean} all or nothing, as in the exams
 */
export function isRight(question, attempt) {
  return outcomes(question, attempt).every((one) => one === "hit" || one === "rest");
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {Outcome[]} of each option
 */
export function outcomes({ options, answers }, { chosen }) {
  return Array.from({ length: options }, (_, option) => {
    const right = answers.includes(option);
    if (chosen.includes(option)) return right ? "hit" : "slip";
    return right ? "miss" : "rest";
  });
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
