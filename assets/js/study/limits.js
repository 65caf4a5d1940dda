/**
 * Whether the limits of a day leave room for every card to come again before the exam, and which
 * limits would.
 *
 * A forecast, made as if every card were remembered whenever it comes: each card takes the days
 * that its schedule gives it until the exam, at least one of them in the last week before it, which
 * is what the exam's date promises (`schedule.js`). Cards that find no room on their day wait for the
 * next; who waits when the exam comes does not come again. Forgotten cards take more room than this,
 * so what is told is the least that will be missed. Learning steps have no limit and take none.
 * @module
 */
import { dayOf, daysBetween, startOf } from "./days.js";
import { LAST_LAP, dayOfReturn } from "./schedule.js";
import { isOpen } from "./shelf.js";

/** @typedef {import("./progress.js").CardRecord} CardRecord */
/** @typedef {import("./schedule.js").Schedule} Schedule */

/** Days that are foreseen, some ten years: a day far off, as a file may bring it, would stop the page. */
export const MOST_DAYS = 3652;

/**
 * What a day's limits come to. Numbers of days count from today, which is 0.
 * @typedef {object} Outlook
 * @property {number} late cards that are, or would be, begun too late to come again, or never
 * @property {number} waiting begun cards that would wait for room until the exam is there
 * @property {number | null} newPerDay the least that begins every card in time; `null` when no day is left
 * @property {number} reviewsPerDay the least that lets every card come, beside so many new ones
 */

/**
 * @param {object} situation
 * @param {Schedule} situation.schedule under the reader's settings
 * @param {Pick<import("./progress.js").Settings, "examDate" | "newPerDay" | "reviewsPerDay">} situation.settings
 * @param {ReadonlyArray<string>} situation.ids of the deck that is to be begun
 * @param {ReadonlyMap<string, CardRecord>} situation.records of all cards: those begun share the limits,
 *   whatever their deck
 * @param {number} situation.now
 * @returns {Outlook | null} `null` without an exam within the days that are foreseen
 */
export function foresee({ schedule, settings, ids, records, now }) {
  const days = daysBetween(dayOf(now), settings.examDate);
  if (Number.isNaN(days) || days <= 0 || days > MOST_DAYS) return null;
  const done = schedule.done(records, dayOf(now));
  const isBegun = (/** @type {CardRecord | undefined} */ record) => (record?.reviews.length ?? 0) > 0;
  const isWanted = (/** @type {string} */ id) =>
    !isBegun(records.get(id)) && isOpen(records.get(id), startOf(settings.examDate));
  // No new cards at all is a wish, not a limit.
  const unseen = settings.newPerDay === 0 ? [] : ids.filter(isWanted);
  const studied = [...records].filter(([, record]) => isBegun(record) && !record.suspended);
  const begun = studied.map(([id, record]) => daysOf(schedule, id, record, now, days));
  // On the eve, a card of that day cannot come on another one.
  const isTooLate = (/** @type {CardRecord} */ { reviews }) => days === 1 && dayOf(reviews[0].at) === dayOf(now);
  const tooLate = studied.filter(([, record], place) => begun[place].length === 0 && isTooLate(record));
  const fresh = { days: daysToBegin(days), done: done.fresh };
  const isInTime = (/** @type {number} */ limit) => begunBy(limit, fresh) >= unseen.length;
  const newPerDay = fresh.days > 0 || unseen.length === 0 ? leastLimit(isInTime) : null;
  const reviewing = (/** @type {number} */ perDay, /** @type {number} */ limit) => {
    const later = daysOfNew(unseen, { limit: perDay, done: done.fresh, days, gaps: schedule.gaps(days) });
    return stillWaiting([...begun, ...later], { limit, done: done.reviews, days });
  };
  const wanted = Math.max(newPerDay ?? 0, settings.newPerDay);
  return {
    late: tooLate.length + Math.max(unseen.length - begunBy(settings.newPerDay, fresh), 0),
    waiting: reviewing(settings.newPerDay, settings.reviewsPerDay),
    newPerDay,
    reviewsPerDay: leastLimit((limit) => reviewing(wanted, limit) === 0),
  };
}

/**
 * @param {number} days until the exam
 * @returns {number} in how many of them, from today, new cards are best begun: those before the last
 *   week. Near the exam there is no week to keep free: then half of the days, and none on its eve
 */
export function daysToBegin(days) {
  return days > 1 ? Math.max(days - LAST_LAP, Math.ceil(days / 2)) : 0;
}

/**
 * @param {number} limit a day
 * @param {{days: number, done: number}} time days, and what of today's limit is used up
 * @returns {number} how many find room
 */
export function begunBy(limit, { days, done }) {
  return days === 0 ? 0 : Math.max(limit - done, 0) + limit * (days - 1);
}

/**
 * @param {ReadonlyArray<string>} ids of new cards, in the order they are begun
 * @param {object} pace
 * @param {number} pace.limit new cards a day
 * @param {number} pace.done of today's limit used up
 * @param {number} pace.days until the exam
 * @param {ReadonlyArray<number>} pace.gaps days from a card's beginning to each review
 * @returns {number[][]} of each that is begun, the days before the exam on which it comes again; at
 *   least one unless it is begun on the last day
 */
export function daysOfNew(ids, { limit, done, days, gaps }) {
  const first = Math.max(limit - done, 0);
  return ids.slice(0, begunBy(limit, { days, done })).map((id, place) => {
    const begins = place < first ? 0 : 1 + Math.floor((place - first) / limit);
    const coming = gaps.map((gap) => begins + gap).filter((day) => day < days);
    const last = coming[coming.length - 1] ?? begins;
    const back = dayOfReturn(id, { begun: begins, last, exam: days });
    return back === null ? coming : [...coming, back];
  });
}

/**
 * @param {Schedule} schedule
 * @param {string} id
 * @param {CardRecord} record of a card that was begun
 * @param {number} now
 * @param {number} days until the exam
 * @returns {number[]} days before the exam on which it comes for review, in order
 */
function daysOf(schedule, id, record, now, days) {
  const today = dayOf(now);
  /** @type {number[]} */
  const found = [];
  let memory = schedule.memory(id, record);
  for (;;) {
    const at = Math.max(memory.due, memory.last, now);
    const day = daysBetween(today, dayOf(at));
    if (day >= days) return found;
    if (memory.phase === "review") found.push(day);
    memory = schedule.after(id, memory, 3, at);
  }
}

/**
 * @param {ReadonlyArray<ReadonlyArray<number>>} cards the days each comes up, in order, before the exam
 * @param {object} room
 * @param {number} room.limit reviews a day
 * @param {number} room.done of today's limit used up
 * @param {number} room.days until the exam
 * @returns {number} cards that wait when the exam comes. Who has waited longest is first; one that comes
 *   up again while it waits is reviewed once
 */
export function stillWaiting(cards, { limit, done, days }) {
  /** @type {number[][]} */
  const due = Array.from({ length: days }, () => []);
  cards.forEach((own, card) => own.forEach((day) => due[day].push(card)));
  /** @type {Set<number>} */
  const waiting = new Set();
  for (const [day, cardsDue] of due.entries()) {
    for (const card of cardsDue) waiting.add(card);
    const room = day === 0 ? Math.max(limit - done, 0) : limit;
    let served = 0;
    for (const card of waiting) {
      if (served === room) break;
      waiting.delete(card);
      served += 1;
    }
  }
  return waiting.size;
}

/**
 * @param {(limit: number) => boolean} isEnough false up to some number, true from it on
 * @returns {number} the least that is enough
 */
export function leastLimit(isEnough) {
  let [short, enough] = [-1, 1];
  while (!isEnough(enough)) [short, enough] = [enough, enough * 2];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
