/**
 * Names for what no author names: events, devices, sessions, seeds.
 * @module
 */

const LETTERS = "0123456789abcdefghijklmnopqrstuv";

/**
 * Works on pages without HTTPS too, where `crypto.randomUUID` is missing.
 * @returns {string} 20 letters and digits of 5 random bits each: no two alike, on whatever device
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}
