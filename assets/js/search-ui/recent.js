/**
 * The last searches that led somewhere, newest first.
 * @module
 */

export const MOST_RECENT = 6;

/**
 * @param {string} stored
 * @returns {string[]} nothing for anything that is no list of searches
 */
export function parseRecent(stored) {
  try {
    const list = JSON.parse(stored);
    if (!Array.isArray(list)) return [];
    return list.filter((query) => typeof query === "string").slice(0, MOST_RECENT);
  } catch {
    return [];
  }
}

/**
 * @param {ReadonlyArray<string>} recent
 * @param {string} query as typed
 * @returns {string[]} with the query in front, and nowhere else
 */
export function withRecent(recent, query) {
  const kept = query.trim();
  if (kept === "") return [...recent];
  const same = (/** @type {string} */ other) => other.toLowerCase() === kept.toLowerCase();
  return [kept, ...recent.filter((other) => !same(other))].slice(0, MOST_RECENT);
}
