/**
 * How far a run of questions has come, as it is kept.
 * @module
 */
import { resume } from "./attempt.js";

/** @typedef {import("./attempt.js").Attempt} Attempt */
/** @typedef {import("./questions.js").Question} Question */

/**
 * @typedef {object} RunState
 * @property {number} place of the question shown
 * @property {Record<string, Attempt>} attempts by the question's id
 */

/**
 * @param {ReadonlyArray<Question>} questions
 * @param {any} kept from anywhere
 * @returns {RunState} what of it still fits the questions
 */
export function resumeRun(questions, kept) {
  const attempts = Object.fromEntries(
    questions.flatMap((question) => {
      const attempt = resume(question, kept?.attempts?.[question.id]);
      return attempt === null ? [] : [[question.id, attempt]];
    }),
  );
  const place = Number.isInteger(kept?.place) && kept.place in questions ? kept.place : 0;
  return { place, attempts };
}

/**
 * @param {any} value from anywhere
 * @returns {boolean} whether it is what is kept of a run; its questions may have changed since
 */
export function isRun(value) {
  const isRecord = (/** @type {unknown} */ part) => typeof part === "object" && part !== null && !Array.isArray(part);
  return isRecord(value) && isRecord(value.attempts) && Object.values(value.attempts).every(isRecord);
}

/**
 * @param {any} value from anywhere
 * @returns {boolean} whether it is what is kept of a set: a run of the questions in `ids`
 */
export function isSet(value) {
  return isRun(value) && Array.isArray(value.ids) && value.ids.every((/** @type {unknown} */ id) => typeof id === "string");
}

/**
 * @param {ReadonlyArray<Question>} questions
 * @param {RunState} state of this tab
 * @param {unknown} kept of the same run, by any tab
 * @returns {Record<string, Attempt>} the checked answers that this tab does not have, by the question's id
 */
export function answeredElsewhere(questions, state, kept) {
  const { attempts } = resumeRun(questions, kept);
  const isNew = (/** @type {string} */ id) => attempts[id].checked && !state.attempts[id]?.checked;
  return Object.fromEntries(Object.keys(attempts).filter(isNew).map((id) => [id, attempts[id]]));
}

/**
 * Joins what two tabs have kept of one run: an answer that was checked stays.
 * @param {any} earlier
 * @param {any} later
 * @returns {any} what is no run gives way
 */
export function joinRuns(earlier, later) {
  if (!isRun(earlier) || !isRun(later)) return isRun(earlier) ? earlier : later;
  const attempts = { ...earlier.attempts, ...later.attempts };
  for (const [id, attempt] of Object.entries(earlier.attempts)) {
    if (/** @type {Attempt} */ (attempt).checked) attempts[id] = attempt;
  }
  return { ...later, attempts, done: Boolean(earlier.done || later.done) };
}
