/**
 * What every way to study says.
 * @module
 */
import { isChanged } from "../study/progress.js";


/** @type {Record<import("../study/store.js").Status["problem"], string>} */
const PROBLEMS = {
  "": "",
  blocked: "This browser gives the site no database.",
  full: "The browser’s space for this site is full.",
  newer: "A newer release of this site is open in another tab: reload this one.",
  broken: "The database of this site cannot be read.",
};

/** @type {Record<import("../study/store.js").Status["kept"], string>} */
const KEPT = {
  database: "",
  journal: "What you answer is still kept, in a smaller store.",
  memory: "What you answer counts until you leave this page; export it first.",
};

/**
 * @param {import("../study/store.js").Status} status
 * @returns {string} empty when all is well
 */
export function statusText({ kept, problem, aside }) {
  const trouble = kept === "database" ? [] : [PROBLEMS[problem], KEPT[kept]];
  const left =
    aside === 0
      ? ""
      : `${count(aside, "record")} could not be read and ${aside === 1 ? "was" : "were"} set aside, not thrown away.`;
  return [...trouble, left].filter(Boolean).join(" ");
}

/**
 * @param {number} number
 * @param {string} noun
 * @param {string} [nouns]
 * @returns {string} "1 card", "2 cards"
 */
export function count(number, noun, nouns = `${noun}s`) {
  return `${number} ${number === 1 ? noun : nouns}`;
}

/**
 * @param {number} share from 0 to 1
 * @returns {string} "82%"
 */
export function percent(share) {
  return `${Math.round(share * 100)}%`;
}

/**
 * @param {number} ms
 * @returns {string} "1:05:09", "4:07"
 */
export function clock(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * @param {import("../study/mastery.js").Mastery} mastery
 * @returns {string} "34% known, 12 of 40 seen, 2 changed since you learned them"
 */
export function masteryText({ value, items, seen, changed }) {
  const since = changed === 0 ? "" : `, ${changed} changed since you learned ${changed === 1 ? "it" : "them"}`;
  return `${percent(value)} known, ${seen} of ${items} seen${since}`;
}

/**
 * @param {number} cards
 * @returns {string} "12 cards are due"
 */
export function dueText(cards) {
  return `${count(cards, "card")} ${cards === 1 ? "is" : "are"} due`;
}

/**
 * @param {number} at epoch milliseconds
 * @returns {string} the moment in the reader's time zone: "2026-11-22 14:05"
 */
export function moment(at) {
  const date = new Date(at);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * @param {import("../study/progress.js").Tries | undefined} tries at a question
 * @param {string} hash of its answer in this release
 * @returns {string} empty while the answer is the one the reader knows
 */
export function changedNote(tries, hash) {
  return isChanged(tries, hash) ? "Changed since you answered it." : "";
}

/**
 * @param {import("../study/limits.js").Outlook} outlook
 * @param {Pick<import("../study/progress.js").Settings, "examDate" | "newPerDay" | "reviewsPerDay">} settings
 * @returns {string} empty when every card comes again in time
 */
export function limitsLine(outlook, { examDate, newPerDay, reviewsPerDay }) {
  const { late, waiting } = outlook;
  if (late + waiting === 0) return "";
  const why = [
    late > 0 ? `${late} not begun in time` : "",
    waiting > 0 ? `${waiting} waiting for a review` : "",
  ].filter(Boolean);
  const wanted = [
    outlook.newPerDay !== null && outlook.newPerDay > newPerDay ? `${count(outlook.newPerDay, "new card")} (now ${newPerDay})` : "",
    outlook.reviewsPerDay > reviewsPerDay ? `${count(outlook.reviewsPerDay, "review")} (now ${reviewsPerDay})` : "",
  ].filter(Boolean);
  const first = `${count(late + waiting, "card")} would not come again before the exam on ${examDate}: ${why.join(", ")}.`;
  return wanted.length === 0 ? `${first} No limit changes that.` : `${first} It takes ${wanted.join(" and ")} a day.`;
}
