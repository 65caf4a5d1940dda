/**
 * Numbers for the eye.
 * @module
 */

/**
 * @param {number | null} value
 * @param {number} [digits] after the point
 * @returns {string} with a true minus sign; an en dash where there is no number
 */
export function fixed(value, digits = 2) {
  return value === null ? "–" : value.toFixed(digits).replace("-", "−");
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
 * @param {number} share 0 to 1
 * @returns {string} never zero for what is more than nothing
 */
export function percent(share) {
  if (share > 0 && share < 0.005) return "<1%";
  return `${whole(share * 100)}%`;
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
