/**
 * Attempts kept over a reload of the tab they are made in. What has been answered is recorded
 * elsewhere, for good.
 * @module
 */
import { resume } from "../study/attempt.js";

const PREFIX = "cribsheet.attempt.";

/**
 * @param {import("../study/questions.js").Question} question
 * @returns {import("../study/attempt.js").Attempt | null} `null` when none is kept, or one at
 *   another state of the question
 */
export function keptAttempt(question) {
  try {
    const text = sessionStorage.getItem(PREFIX + question.id);
    return text === null ? null : resume(question, JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * @param {string} id of the question
 * @param {import("../study/attempt.js").Attempt} attempt
 */
export function keepAttempt(id, attempt) {
  try {
    sessionStorage.setItem(PREFIX + id, JSON.stringify(attempt));
  } catch {
    // Blocked or full: the attempt lasts as long as the page.
  }
}

/** Forgets what this tab keeps. */
export function forgetAttempts() {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
    }
  } catch {
    // Blocked: nothing is kept.
  }
}

/** @returns {string} a seed that no other attempt has */
export function newSeed() {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((one) => one.toString(36)).join("");
}
