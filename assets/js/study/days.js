/**
 * Days of study, in the reader's own time zone. A day begins at four in the morning, so that an
 * evening that grows late stays one evening (as in Anki).
 * @module
 */

const FIRST_HOUR = 4;

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/**
 * @param {number} at epoch milliseconds
 * @returns {string} the day of study, as 2026-11-22
 */
export function dayOf(at) {
  const date = new Date(at);
  date.setHours(date.getHours() - FIRST_HOUR);
  return written(date);
}

/**
 * @param {string} day as 2026-11-22
 * @returns {number} its first moment; NaN if there is no such day
 */
export function startOf(day) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  if (parts === null) return NaN;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), FIRST_HOUR);
  return written(date) === day ? date.getTime() : NaN;
}

/**
 * @param {string} day
 * @param {number} count may be negative
 * @returns {string} the day so many days later
 */
export function shifted(day, count) {
  const date = new Date(startOf(day));
  date.setDate(date.getDate() + count);
  return written(date);
}

/**
 * @param {string} first
 * @param {string} last
 * @returns {number} days from the one to the other; 0 for the same, negative when `last` is earlier
 */
export function daysBetween(first, last) {
  return Math.round((startOf(last) - startOf(first)) / DAY);
}

/**
 * @param {Date} date
 * @returns {string}
 */
function written(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const year = String(date.getFullYear()).padStart(4, "0");
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
