/**
 * What the page for tonight says.
 * @module
 */
import { count } from "../desk/words.js";

/** @type {Record<import("../study/tonight.js").Reason, string>} */
export const REASONS = {
  due: "Due",
  missed: "Missed the last time",
  changed: "Changed since you learned it",
  unsure: "Right, but not sure",
  new: "Not seen yet",
  weak: "Not firm yet",
};

/**
 * @param {ReadonlyArray<import("../study/tonight.js").Chosen>} picks
 * @returns {string} "12 questions and 20 cards: 8 due, 3 missed the last time, 21 not seen yet"
 */
export function planLine(picks) {
  if (picks.length === 0) return "There is nothing to study for this exam yet.";
  const questions = picks.filter(({ kind }) => kind === "question").length;
  const cards = picks.length - questions;
  const what = [questions > 0 ? count(questions, "question") : "", cards > 0 ? count(cards, "card") : ""];
  const reasons = Object.entries(REASONS).flatMap(([reason, text]) => {
    const number = picks.filter((pick) => pick.reason === reason).length;
    return number === 0 ? [] : [`${number} ${text.toLowerCase()}`];
  });
  return `${what.filter(Boolean).join(" and ")}: ${reasons.join(", ")}.`;
}

/**
 * @param {number} right
 * @param {number} answered
 * @param {number} total
 * @returns {string}
 */
export function eveningLine(right, answered, total) {
  if (answered === 0) return "Nothing answered tonight.";
  const open = total - answered;
  return `${right} of ${answered} right tonight${open === 0 ? "" : `, ${open} left for another evening`}.`;
}
