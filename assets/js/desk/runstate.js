/**
 * How far a run of questions has come, as it is kept.
 * @module
 */
import { resume } from "../study/attempt.js";

/** @typedef {import("../study/attempt.js").Attempt} Attempt */
/** @typedef {import("../study/questions.js").Question} Question */

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
 * Joins what two tabs have kept of one run: an answer that was checked stays.
 * @param {any} earlier
 * @param {any} later
 * @returns {any}
 */
export function joinRuns(earlier, later) {
  const attempts = { ...earlier?.attempts, ...later?.attempts };
  for (const [id, attempt] of Object.entries(earlier?.attempts ?? {})) {
    if (/** @type {Attempt} */ (attempt).checked) attempts[id] = attempt;
  }
  return { ...later, attempts, done: Boolean(earlier?.done || later?.done) };
}
