/**
 * Cards that the reader has left out, for good or for today.
 * @module
 */

/**
 * @typedef {object} Shelved
 * @property {string} id of the card
 * @property {number | null} until epoch milliseconds; `null`: until it is taken back
 */

/** @typedef {import("./progress.js").CardRecord} CardRecord */

/**
 * @param {CardRecord | undefined} record
 * @param {number} now
 * @returns {boolean} whether it is neither suspended nor buried
 */
export function isOpen(record, now) {
  return record === undefined || (!record.suspended && record.buriedUntil <= now);
}

/**
 * @param {ReadonlyArray<string>} ids of a deck
 * @param {ReadonlyMap<string, CardRecord>} records
 * @param {number} now
 * @returns {string[]} those that may be dealt, in the order of the deck
 */
export function dealt(ids, records, now) {
  return ids.filter((id) => isOpen(records.get(id), now));
}

/**
 * @param {ReadonlyArray<string>} ids of a deck
 * @param {ReadonlyMap<string, CardRecord>} records
 * @param {number} now
 * @returns {Shelved[]} those left out now: for good first, each in the order of the deck
 */
export function shelved(ids, records, now) {
  const forGood = ids.filter((id) => records.get(id)?.suspended);
  const until = (/** @type {string} */ id) => records.get(id)?.buriedUntil ?? 0;
  const forToday = ids.filter((id) => !records.get(id)?.suspended && until(id) > now);
  return [...forGood.map((id) => ({ id, until: null })), ...forToday.map((id) => ({ id, until: until(id) }))];
}

/**
 * @param {CardRecord | undefined} record of the event's card
 * @param {{id: string, type: string}} event that reviewed the card or left it out
 * @param {number} now
 * @returns {boolean} whether taking it back changes anything: the review counts, or the card is still out
 */
export function isInEffect(record, { id, type }, now) {
  if (record === undefined) return false;
  if (type === "reviewed") return record.reviews.some((review) => review.id === id);
  return type === "suspended" ? record.suspended : record.buriedUntil > now;
}

/**
 * @param {ReadonlyArray<Shelved>} cards
 * @returns {import("./store.js").NewEvent[]} what brings them back
 */
export function resuming(cards) {
  return cards.map(({ id }) => ({ type: "resumed", card: id }));
}
