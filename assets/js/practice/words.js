/**
 * What the practice page says.
 * @module
 */
import { count, percent } from "../desk/words.js";

/** @type {Record<import("../study/select.js").State, string>} */
export const STATE_TITLES = {
  any: "Any",
  unseen: "Not seen yet",
  again: "Missed, unsure or changed",
  missed: "Missed the last time",
  unsure: "Right, but not sure",
  changed: "Changed since answered",
};

/** @type {Record<import("../study/questions.js").Kind, string>} */
export const KIND_TITLES = {
  "multiple-choice": "Multiple choice",
  "multiple-response": "Multiple response",
  "true-false": "True or false",
  ordering: "Ordering",
  matching: "Matching",
  typed: "Typed",
};

/** @type {Record<string, string>} */
const NAMES = {
  exam: "exam",
  domains: "domain",
  skills: "skill",
  groups: "group",
  topics: "topic",
  tags: "tag",
  difficulties: "difficulty",
  kinds: "kind of question",
  questions: "list of questions",
  state: "state of questions",
  generated: "choice about questions made from tables",
  order: "order",
  length: "number of questions",
};

/**
 * @param {ReadonlyArray<{name: string, value: string}>} unknown what a link asks for in vain
 * @returns {string}
 */
export function strangersLine(unknown) {
  const what = unknown.map(({ name, value }) => `${NAMES[name] ?? name} “${value}”`);
  return `The link asks for what is not here: ${what.join(", ")}. The rest is chosen below.`;
}

/**
 * @param {number} gone how many of the questions a link names are not here
 * @param {number} named how many it names
 * @returns {string} "" when all are here
 */
export function goneLine(gone, named) {
  if (gone === 0) return "";
  if (gone === named) return "None of these questions is here any more.";
  return `${gone} of the ${named} questions of this link ${gone === 1 ? "is" : "are"} not here any more.`;
}

/**
 * @param {number} fit how many questions fit what is chosen
 * @param {number} length wanted; 0 for all
 * @returns {string}
 */
export function fitLine(fit, length) {
  if (fit === 0) return "No question fits. Choose fewer filters.";
  if (length === 0 || fit <= length) return `${count(fit, "question")} ${fit === 1 ? "fits" : "fit"}: all of them.`;
  return `${length} of the ${fit} questions that fit.`;
}

/**
 * @param {number} right
 * @param {number} answered
 * @param {number} total of the set
 * @returns {string}
 */
export function scoreLine(right, answered, total) {
  if (answered === 0) return "No question answered.";
  const open = total - answered;
  const rest = open === 0 ? "" : `; ${count(open, "question")} left open`;
  return `${right} of ${answered} right (${percent(right / answered)})${rest}`;
}

/**
 * @param {number} answered
 * @param {number} total
 * @returns {string} on the button that goes on with a set
 */
export function goOnText(answered, total) {
  return `Go on with the set begun: ${answered} of ${total} answered`;
}
