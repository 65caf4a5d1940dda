/**
 * What a framed page and the page around it say to each other: the frame tells its height whenever
 * that changes, and when asked.
 * @module
 */

export const HEIGHT = "cribsheet:height";
export const ASK = "cribsheet:ask-height";

/** Higher than any quiz; a frame that asks for more is broken. */
const MOST = 50_000;

/**
 * @typedef {object} HeightMessage
 * @property {typeof HEIGHT} type
 * @property {string} id the framed page's path, for hosts that keep a record
 * @property {number} height in CSS pixels
 */

/**
 * @param {unknown} data of any message
 * @returns {number | undefined} the height, in whole pixels, if the message tells one
 */
export function heightIn(data) {
  if (typeof data !== "object" || data === null) return undefined;
  const { type, height } = /** @type {Partial<HeightMessage>} */ (data);
  if (type !== HEIGHT || typeof height !== "number") return undefined;
  return height > 0 && height <= MOST ? Math.ceil(height) : undefined;
}

/**
 * @param {unknown} data of any message
 * @returns {boolean} whether it asks for the height
 */
export function asksHeight(data) {
  return typeof data === "object" && data !== null && "type" in data && data.type === ASK;
}
