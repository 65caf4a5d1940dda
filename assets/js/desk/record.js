/**
 * Writes down what was answered.
 * @module
 */
import { isRight } from "../study/attempt.js";

/** Somebody who takes longer has been away. */
const LONGEST = 15 * 60_000;

/**
 * @param {object} answered
 * @param {import("../study/questions.js").Question} answered.question
 * @param {import("../study/attempt.js").Attempt} answered.attempt
 * @param {"page" | "practice" | "tonight" | "embed"} answered.mode
 * @param {number | null} [answered.ms] taken, if known
 * @returns {import("../study/store.js").NewEvent}
 */
export function answeredEvent({ question, attempt, mode, ms = null }) {
  return {
    type: "answered",
    question: question.id,
    hash: question.hash,
    right: isRight(question, attempt),
    confidence: attempt.confidence,
    mode,
    ms: plausible(ms),
  };
}

/**
 * @param {number | null} ms
 * @returns {number | null}
 */
export function plausible(ms) {
  return ms === null || !(ms >= 0 && ms <= LONGEST) ? null : Math.round(ms);
}
