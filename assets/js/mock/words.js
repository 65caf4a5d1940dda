/**
 * What the mock exam says.
 * @module
 */
import { count, percent } from "../desk/words.js";

/** @typedef {import("../study/blueprint.js").Paper} Paper */
/** @typedef {import("../study/index-file.js").Form} Form */

/**
 * @param {Form} form
 * @returns {string} "65 questions in 130 minutes"
 */
export function formLine({ questions, minutes }) {
  return `${count(questions, "question")}${minutes === null ? ", without a clock" : ` in ${count(minutes, "minute")}`}`;
}

/**
 * @param {Paper} paper
 * @param {ReadonlyMap<string, string>} titles of the domains
 * @returns {string[]} where the bank is too small for the blueprint; empty when it is not
 */
export function shortfalls({ complete, domains, generated }, titles) {
  const short = domains.filter(({ wanted, drawn }) => drawn < wanted);
  const lines = short.map(
    ({ domain, wanted, drawn }) => `Domain ${domain}, ${titles.get(domain) ?? ""}: ${drawn} of the ${wanted} it would have.`,
  );
  const verb = generated === 1 ? "is" : "are";
  const made = generated > 0 ? [`${count(generated, "question")} ${verb} made from tables or decision trees.`] : [];
  if (complete) return made;
  return ["There are not yet enough questions for a fair draw. The time is shortened to match.", ...lines, ...made];
}

/**
 * @param {{answered: boolean, flagged: boolean}[]} overview
 * @returns {string} "3 answered, 62 open, 1 flagged"
 */
export function overviewLine(overview) {
  const answered = overview.filter((one) => one.answered).length;
  const flagged = overview.filter((one) => one.flagged).length;
  return `${answered} answered, ${overview.length - answered} open, ${flagged} flagged`;
}

/**
 * @param {number} place from 0
 * @param {{answered: boolean, flagged: boolean}} state
 * @returns {string} on the button that goes to a question
 */
export function placeName(place, { answered, flagged }) {
  return `Question ${place + 1}: ${answered ? "answered" : "open"}${flagged ? ", flagged" : ""}`;
}

/**
 * @param {import("../study/result.js").Estimate} estimate
 * @param {{scale: ReadonlyArray<number>, pass: number | null}} mock
 * @returns {string}
 */
export function estimateLine({ points, low, high, pass }, { scale, pass: mark }) {
  const range = `About ${points} on the scale from ${scale[0]} to ${scale[1]}; with so few questions, anything from ${low} to ${high}.`;
  if (mark === null || pass === "") return range;
  const verdict = {
    likely: "all of that passes",
    open: "part of that passes",
    unlikely: "none of that passes",
  }[pass];
  return `${range} The pass mark is ${mark}: ${verdict}.`;
}

export const ESTIMATE_NOTE =
  "An estimate, not the exam’s score: how the exam turns answers into points is not published, its questions differ in weight, and some do not count. This is the share of right answers, weighted by domain.";

/**
 * @param {import("../study/result.js").Score} score
 * @returns {string} "41 of 65 right (63%)"
 */
export function scoreText({ right, questions }) {
  return questions === 0 ? "no questions" : `${right} of ${questions} right (${percent(right / questions)})`;
}

/**
 * @param {number} ms left of the exam's time
 * @returns {string} "10 minutes left"; empty when it is over
 */
export function leftLine(ms) {
  return ms <= 0 ? "" : `${count(Math.ceil(ms / 60_000), "minute")} left`;
}

/** @type {Record<import("../study/changes.js").Change, string>} */
export const CHANGES = {
  gone: "No longer on the site.",
  answer: "Its answer has changed since: this is how it was.",
  words: "Reworded since; its answer is the same.",
};

/**
 * @param {number} changed questions that are not what they were
 * @returns {string}
 */
export function changesLine(changed) {
  if (changed === 0) return "";
  const is = changed === 1 ? "is not what it was" : "are not what they were";
  return `${count(changed, "question")} ${is} in this exam. All are shown, and were scored, as they were asked.`;
}

/**
 * @param {string} sat version of the guide that the exam was made after
 * @param {string} now version the site follows
 * @returns {string}
 */
export function guideLine(sat, now) {
  const newer = sat === now ? "" : ` The site follows ${now} now: weights and skills are those of today.`;
  return `Exam guide: ${sat}.${newer}`;
}

/**
 * @param {import("../study/result.js").Estimate | null} estimate
 * @returns {string} "640 (510 to 750)"
 */
export function estimateText(estimate) {
  return estimate === null ? "–" : `${estimate.points} (${estimate.low} to ${estimate.high})`;
}

/**
 * @param {number} ms
 * @returns {string} "1 hour 20 minutes"
 */
export function duration(ms) {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? count(hours, "hour") : "", rest > 0 || hours === 0 ? count(rest, "minute") : ""].filter(Boolean).join(" ");
}
