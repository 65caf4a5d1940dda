/**
 * Numbers for the eye.
 * @module
 */

/**
 * @param {number | null} value
 * @param {number} [digits] after the point
 * @returns {string} an en dash where there is no number
 */
export function fixed(value, digits = 2) {
  return value === null ? "–" : value.toFixed(digits);
}

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/**
 * @param {number} value
 * @returns {string} whole, thousands set apart
 */
export function whole(value) {
  return WHOLE.format(value);
}

/**
 * @param {number} count
 * @param {string} noun
 * @param {string} [many] its plural
 * @returns {string} "1 step", "2 steps"
 */
export function counted(count, noun, many = `${noun}s`) {
  return `${whole(count)} ${count === 1 ? noun : many}`;
}
