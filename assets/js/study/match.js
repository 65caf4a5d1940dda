/**
 * The matching game: fronts and backs of some cards, to be paired against the clock.
 * @module
 */
import { shuffled } from "./shuffle.js";

/**
 * @typedef {object} Tile
 * @property {string} card its id
 * @property {"front" | "back"} side
 */

/**
 * @typedef {object} Match
 * @property {ReadonlyArray<Tile>} tiles as they lie
 * @property {number | null} picked place of the tile picked first, waiting for its other side
 * @property {ReadonlyArray<string>} paired cards, in the order they were found
 * @property {ReadonlyArray<string>} slipped cards that were in a wrong pair, each once
 * @property {number} slips wrong pairs
 * @property {number} started epoch milliseconds
 * @property {number | null} finished
 */

/** Added to the time for a wrong pair, so that trying at random does not pay. */
const PENALTY = 3000;

/**
 * @param {ReadonlyArray<{id: string, frontText: string, backText: string}>} cards to choose from
 * @param {object} options
 * @param {number} options.pairs at most so many
 * @param {string} options.seed
 * @param {number} options.now
 * @returns {Match} with fewer pairs where cards share a side's text: two tiles that look alike have
 *   no one answer
 */
export function beginMatch(cards, { pairs, seed, now }) {
  /** @type {Set<string>} */
  const texts = new Set();
  const drawn = shuffled(cards, seed).filter(({ frontText, backText }) => {
    const both = [frontText, backText].map((text) => text.trim().toLowerCase());
    if (both.some((text) => texts.has(text)) || both[0] === both[1]) return false;
    for (const text of both) texts.add(text);
    return true;
  });
  const tiles = drawn.slice(0, pairs).flatMap(({ id }) => [
    { card: id, side: /** @type {const} */ ("front") },
    { card: id, side: /** @type {const} */ ("back") },
  ]);
  const placed = shuffled(tiles, `${seed} tiles`);
  return { tiles: placed, picked: null, paired: [], slipped: [], slips: 0, started: now, finished: null };
}

/**
 * @param {Match} match
 * @param {number} place of a tile; picking it again puts it back; one of the same side is picked instead
 * @param {number} now
 * @returns {Match}
 * @throws {RangeError} if there is no such tile
 */
export function pick(match, place, now) {
  const tile = match.tiles[place];
  if (tile === undefined) throw new RangeError(`no tile ${place} among ${match.tiles.length}`);
  if (match.paired.includes(tile.card)) return match;
  if (match.picked === null) return { ...match, picked: place };
  if (match.picked === place) return { ...match, picked: null };
  const first = match.tiles[match.picked];
  if (first.side === tile.side) return { ...match, picked: place };
  if (first.card !== tile.card) {
    const slipped = [...new Set([...match.slipped, first.card, tile.card])];
    return { ...match, picked: null, slipped, slips: match.slips + 1 };
  }
  const paired = [...match.paired, tile.card];
  const finished = paired.length * 2 === match.tiles.length ? now : null;
  return { ...match, picked: null, paired, finished };
}

/**
 * @param {Match} match
 * @param {number} now
 * @returns {number} milliseconds, with the time added for wrong pairs
 */
export function matchTime({ started, finished, slips }, now) {
  return Math.max((finished ?? now) - started, 0) + slips * PENALTY;
}

/**
 * @param {Match} match
 * @param {number} left when the reader last did something in it; epoch milliseconds
 * @param {number} now
 * @returns {Match} whose clock stood still from then to now
 */
export function takenUp(match, left, now) {
  return { ...match, started: match.started + Math.max(now - left, 0) };
}

/**
 * @param {Match} match
 * @returns {{card: string, right: boolean}[]} of every pair found; right without a slip on the way
 */
export function matchOutcomes({ paired, slipped }) {
  return paired.map((card) => ({ card, right: !slipped.includes(card) }));
}

/**
 * @param {any} value from anywhere
 * @returns {boolean} whether it is a game
 */
export function isMatch(value) {
  const { tiles, picked, paired, slipped, slips, started, finished } = value ?? {};
  const areIds = (/** @type {unknown} */ list) => Array.isArray(list) && list.every((one) => typeof one === "string");
  const isTile = (/** @type {any} */ one) => typeof one?.card === "string" && ["front", "back"].includes(one.side);
  return (
    Array.isArray(tiles) &&
    tiles.every(isTile) &&
    (picked === null || (Number.isInteger(picked) && picked in tiles)) &&
    areIds(paired) &&
    areIds(slipped) &&
    Number.isInteger(slips) &&
    Number.isFinite(started) &&
    (finished === null || Number.isFinite(finished))
  );
}
