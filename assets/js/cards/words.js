/**
 * What the cards page says.
 * @module
 */
import { count } from "../desk/words.js";
import { intervalText } from "../study/schedule.js";

/** @typedef {import("../study/schedule.js").Queue} Queue */

/**
 * @param {Queue} queue
 * @returns {string} what is left to do today
 */
export function queueLine({ learning, reviews, fresh }) {
  const parts = [
    learning.length > 0 ? `${learning.length} learning` : "",
    reviews.length > 0 ? `${count(reviews.length, "review")}` : "",
    fresh.length > 0 ? `${fresh.length} new` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "Nothing is due" : parts.join(" · ");
}

/**
 * @param {Queue} queue an empty one
 * @param {number | null} pace new cards a day that the exam's date asks for
 * @param {{newPerDay: number}} settings
 * @param {number} now
 * @returns {string} what comes next
 */
export function restLine({ due, unseen, nextStep }, pace, { newPerDay }, now) {
  const texts = ["Done for now."];
  if (nextStep !== null) texts.push(`The next card comes in ${intervalText(nextStep - now)}.`);
  if (due > 0) texts.push(`${count(due, "more card")} ${due === 1 ? "is" : "are"} due: your daily limit is reached.`);
  if (unseen > 0) texts.push(`${count(unseen, "card")} not begun yet: ${newPerDay} a day come in.`);
  if (pace !== null && pace > newPerDay) {
    texts.push(`To begin them all in time for the exam takes ${pace} a day; the limit is set under Progress.`);
  }
  return texts.join(" ");
}
