/**
 * Attempts kept over a reload of the tab they are made in. What has been answered is recorded
 * elsewhere, for good.
 * @module
 */
import { forgetInTab, recallInTab, rememberInTab } from "../storage.js";
import { resume } from "../study/attempt.js";

const NAME = "attempt.";

/**
 * @param {import("../study/questions.js").Question} question
 * @returns {import("../study/attempt.js").Attempt | null} `null` when none is kept, or one at
 *   another state of the question
 */
export function keptAttempt(question) {
  const text = recallInTab(NAME + question.id);
  try {
    return text === "" ? null : resume(question, JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * @param {string} id of the question
 * @param {import("../study/attempt.js").Attempt} attempt
 */
export function keepAttempt(id, attempt) {
  rememberInTab(NAME + id, JSON.stringify(attempt));
}

/** Forgets what this tab keeps. */
export function forgetAttempts() {
  forgetInTab(NAME);
}

/** @returns {string} a seed that no other attempt has */
export function newSeed() {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((one) => one.toString(36)).join("");
}
