/**
 * What a reader did, as numbers for charts and the tables behind them.
 * @module
 */
import { CONFIDENCES } from "./attempt.js";
import { dayOf, daysBetween, shifted } from "./days.js";

/** @typedef {import("./progress.js").Answer} Answer */

/**
 * @typedef {object} DayCount
 * @property {string} day as 2026-11-22
 * @property {number} answers
 * @property {number} right
 * @property {number} ms spent on answers of which the time is known
 */

/** Longer over one answer, a reader was probably elsewhere. */
const LONGEST = 5 * 60_000;

/**
 * @param {ReadonlyArray<Answer>} answers in the order of time
 * @param {number} now
 * @param {number} count of days, to today
 * @returns {DayCount[]} every day, also those without an answer
 */
export function byDay(answers, now, count) {
  const today = dayOf(now);
  const days = Array.from({ length: count }, (_, place) => ({
    day: shifted(today, place - count + 1),
    answers: 0,
    right: 0,
    ms: 0,
  }));
  const known = new Map(days.map((day) => [day.day, day]));
  for (const { at, right, ms } of answers) {
    const day = known.get(dayOf(at));
    if (day === undefined) continue;
    day.answers += 1;
    day.right += Number(right);
    day.ms += Math.min(ms ?? 0, LONGEST);
  }
  return days;
}

/**
 * @param {ReadonlyArray<Answer>} answers in the order of time
 * @param {number} now
 * @returns {{current: number, longest: number, days: number}} days in a row with an answer, up to
 *   today, or up to yesterday while today has none; the most ever; and all days with an answer
 */
export function streaks(answers, now) {
  const days = [...new Set(answers.map(({ at }) => dayOf(at)))].sort();
  let [run, longest] = [0, 0];
  days.forEach((day, place) => {
    run = place > 0 && daysBetween(days[place - 1], day) === 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  const last = days.at(-1);
  const current = last !== undefined && daysBetween(last, dayOf(now)) <= 1 ? run : 0;
  return { current, longest, days: days.length };
}

/**
 * @typedef {object} Calibration
 * @property {"sure" | "unsure" | "guess"} confidence
 * @property {number} answers
 * @property {number} right
 */

/**
 * @param {ReadonlyArray<Answer>} answers
 * @returns {Calibration[]} how often the reader was right when sure, unsure and guessing
 */
export function calibration(answers) {
  return CONFIDENCES.map((confidence) => {
    const own = answers.filter((answer) => answer.confidence === confidence);
    return { confidence, answers: own.length, right: own.filter(({ right }) => right).length };
  });
}

/**
 * @param {Iterable<Pick<import("./schedule.js").Memory, "phase" | "due">>} memories of cards in the schedule
 * @param {number} now
 * @param {number} count of days, from today
 * @returns {{day: string, due: number}[]} cards that come up each day; what is overdue, today
 */
export function forecast(memories, now, count) {
  const today = dayOf(now);
  const days = Array.from({ length: count }, (_, place) => ({ day: shifted(today, place), due: 0 }));
  for (const { phase, due } of memories) {
    if (phase === "new") continue;
    const place = Math.max(daysBetween(today, dayOf(due)), 0);
    if (place < count) days[place].due += 1;
  }
  return days;
}
