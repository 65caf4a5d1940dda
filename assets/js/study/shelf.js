/**
 * Cards that the reader has left out, for good or for today.
 * @module
 */

/**
 * @typedef {object} Shelved
 * @property {string} id of the card
 * @property {number | null} until epoch milliseconds; `null`: until it is taken back
 */

/**
 * @param {ReadonlyArray<string>} ids of a deck
 * @param {ReadonlyMap<string, import("./progress.js").CardRecord>} records
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
 * @param {ReadonlyArray<Shelved>} cards
 * @returns {import("./store.js").NewEvent[]} what brings them back
 */
export function resuming(cards) {
  return cards.map(({ id }) => ({ type: "resumed", card: id }));
}
