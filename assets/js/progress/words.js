/**
 * What the progress page says.
 * @module
 */
import { count } from "../desk/words.js";

/**
 * @param {import("../study/transfer.js").Contents} contents of a file that was chosen
 * @param {number} news how many of its records were not known
 * @returns {string}
 */
export function importedText({ problem, events, aside, drafts }, news) {
  if (problem === "not ours") return "This is not a file of Cribsheet’s progress. Nothing was changed.";
  if (problem === "future") return "This file is of a newer release of the site. Reload, then import it again.";
  const open = drafts.length === 0 ? "" : ` What was under way in it (${count(drafts.length, "exam or round", "exams or rounds")}) was taken in.`;
  const isEmpty = events.length + drafts.length === 0;
  if (problem === "truncated" && isEmpty) return "This file is damaged: nothing in it could be read. It was set aside as it is.";
  const none = drafts.length === 0 ? "Nothing in it was new." : "No record in it was new.";
  const added = (news === 0 ? none : `${count(news, "record")} added.`) + open;
  const cut = problem === "truncated" ? " The file is damaged: what is whole was taken." : "";
  const rest = aside.length === 0 ? "" : ` ${asideLine(aside.length)}`;
  return added + cut + rest;
}

/**
 * @param {number} number
 * @returns {string}
 */
export function asideLine(number) {
  return `${count(number, "record")} could not be read and ${number === 1 ? "was" : "were"} set aside.`;
}

/**
 * @param {boolean} granted
 * @returns {string}
 */
export function persistText(granted) {
  return granted
    ? "The browser promises not to clear it on its own."
    : "The browser made no promise: export a file now and then.";
}

/**
 * @param {number} least
 * @param {number} most
 * @returns {string} why a number is not taken
 */
export function numberText(least, most) {
  return `Not saved: enter a whole number from ${least} to ${most}.`;
}

/**
 * @param {Pick<ValidityState, "rangeUnderflow" | "rangeOverflow">} validity
 * @returns {string} why a day is not taken
 */
export function dayText({ rangeUnderflow, rangeOverflow }) {
  if (rangeUnderflow) return "This day is past, so it changes nothing: enter a later one, or none.";
  if (rangeOverflow) return "This day is more than ten years away: enter an earlier one, or none.";
  return "Not saved: enter a full date, or none.";
}

/**
 * @param {number} answers
 * @param {{current: number, longest: number, days: number}} streaks
 * @returns {string}
 */
export function historyLine(answers, { current, longest, days }) {
  const row = current > 1 ? `, the last ${current} in a row` : "";
  const best = longest > Math.max(current, 1) ? ` (at most ${longest})` : "";
  return `${count(answers, "answer")} on ${count(days, "day")}${row}${best}.`;
}
