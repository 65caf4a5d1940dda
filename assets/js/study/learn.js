/**
 * Learning cards by successive relearning: every card comes back until it has been recalled rightly
 * so many times, a few cards after each attempt, and again on a later day with fewer times. See
 * Rawson and Dunlosky, "Optimizing schedules of retrieval practice for durable and efficient
 * learning", Journal of Experimental Psychology: General 140 (2011), 283–302, who find three right
 * recalls at first and one in each later session to be worth their time.
 * @module
 */
import { isCardChanged } from "./progress.js";

/** @typedef {import("./progress.js").CardRecord} CardRecord */

/**
 * @typedef {object} Learning
 * @property {ReadonlyArray<{id: string, need: number}>} active cards being learned, the next one
 *   first, with the right recalls each still needs
 * @property {ReadonlyArray<{id: string, need: number}>} waiting cards not begun
 * @property {ReadonlyArray<string>} learned
 * @property {number} shown
 * @property {Readonly<Record<string, number>>} slips wrong recalls by card
 */

export const FIRST_CRITERION = 3;
export const LATER_CRITERION = 1;

/** The rating of a card that was not remembered. */
const AGAIN = 1;

/** Cards learned side by side: more would make the way back to each too long. */
const SPAN = 7;

/** Cards between a wrong recall and the next try of the same card. */
const GAP = 3;

/**
 * @param {CardRecord | undefined} record
 * @param {string} hash of the card's back in this release, or its first digits; "" where it is not known
 * @returns {number} right recalls the card needs in this session: one that changed since it was learned
 *   counts as not known
 */
export function criterionOf(record, hash) {
  const recalls = (record?.reviews.some(({ rating }) => rating !== AGAIN) ?? false) || (record?.tries?.right ?? 0) > 0;
  return recalls && !isCardChanged(record, hash) ? LATER_CRITERION : FIRST_CRITERION;
}

/**
 * @param {ReadonlyArray<Pick<import("./catalogue.js").Entry, "id" | "hash">>} cards in the order of the site
 * @param {ReadonlyMap<string, CardRecord>} records
 * @returns {string[]} their ids: first those that changed since they were learned, then those not
 *   learned yet, else in the order given
 */
export function inLearningOrder(cards, records) {
  const rank = (/** @type {{id: string, hash: string}} */ { id, hash }) =>
    isCardChanged(records.get(id), hash) ? Infinity : criterionOf(records.get(id), hash);
  const ranked = cards.map((card) => ({ id: card.id, rank: rank(card) }));
  return ranked.sort((one, other) => (one.rank === other.rank ? 0 : other.rank - one.rank)).map(({ id }) => id);
}

/**
 * @param {ReadonlyArray<string>} ids in the order they are to come, each once
 * @param {(id: string) => number} criterion right recalls a card needs, at least 1
 * @returns {Learning}
 */
export function beginLearning(ids, criterion) {
  const cards = ids.map((id) => ({ id, need: criterion(id) }));
  return { active: cards.slice(0, SPAN), waiting: cards.slice(SPAN), learned: [], shown: 0, slips: {} };
}

/**
 * @param {Learning} learning
 * @returns {string | null} the card to show; `null` when all are learned
 */
export function currentCard({ active }) {
  return active[0]?.id ?? null;
}

/**
 * @param {Learning} learning
 * @param {boolean} right whether the current card was recalled
 * @returns {Learning} with the next card first
 */
export function recalled(learning, right) {
  const { active, waiting, learned, shown, slips } = learning;
  if (active.length === 0) return learning;
  const [{ id, need }, ...rest] = active;
  const next = { ...learning, shown: shown + 1 };
  if (!right) {
    const later = [...rest.slice(0, GAP), { id, need }, ...rest.slice(GAP)];
    return { ...next, active: later, slips: { ...slips, [id]: (slips[id] ?? 0) + 1 } };
  }
  if (need > 1) return { ...next, active: [...rest, { id, need: need - 1 }] };
  return { ...next, active: [...rest, ...waiting.slice(0, 1)], waiting: waiting.slice(1), learned: [...learned, id] };
}

/**
 * @param {Learning} learning
 * @param {(id: string) => boolean} isGone
 * @returns {Learning} with the cards that are still there
 */
export function without(learning, isGone) {
  const open = [...learning.active, ...learning.waiting].filter(({ id }) => !isGone(id));
  return { ...learning, active: open.slice(0, SPAN), waiting: open.slice(SPAN) };
}

/**
 * @param {any} value from anywhere
 * @returns {boolean} whether it is a session
 */
export function isLearning(value) {
  const isList = (/** @type {unknown} */ list) =>
    Array.isArray(list) && list.every((one) => typeof one?.id === "string" && Number.isInteger(one.need));
  return (
    isList(value?.active) &&
    isList(value.waiting) &&
    Array.isArray(value.learned) &&
    Number.isInteger(value.shown) &&
    typeof value.slips === "object" &&
    value.slips !== null
  );
}

/**
 * @param {any} kept of a session, from anywhere
 * @param {ReadonlySet<string>} ids of the deck as it is now
 * @returns {Learning | null} what is left of it; `null` if it is no session, or nothing of it is left
 */
export function resumeLearning(kept, ids) {
  if (!isLearning(kept)) return null;
  const learning = without(kept, (id) => !ids.has(id));
  return learning.active.length === 0 ? null : learning;
}

/**
 * @param {Learning} learning
 * @returns {{learned: number, cards: number, left: number}} `left` right recalls still needed
 */
export function learningProgress({ active, waiting, learned }) {
  const open = [...active, ...waiting];
  return {
    learned: learned.length,
    cards: learned.length + open.length,
    left: open.reduce((sum, { need }) => sum + need, 0),
  };
}
