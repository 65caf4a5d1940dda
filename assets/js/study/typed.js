/**
 * Compares what a reader typed with the accepted forms.
 * @module
 */

// Hyphens, dashes and the minus sign, which keyboards and word processors exchange.
const DASHES = /[\u002d\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;

/**
 * Forgives case, accents, spacing, hyphens, quotes, a leading article and punctuation, except where
 * they make a number: "−1" is not "1", "0.5" is not "05", "1–3" is not "13". "80 %" is "80": what is
 * asked for says the unit.
 * @param {string} text
 * @returns {string} equal for forms of the same answer
 */
export function bare(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const result = plain
    .replace(/^(?:an?|the)\s+(?=\S)/u, "")
    .replace(/[\s_"'`\u2018-\u201f\u00ab\u00bb]+/gu, "")
    .replace(DASHES, "-")
    .replace(/(?<=\d)%/gu, "")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, "")
    .replace(/[-.,;:!?]+(?!\d)|(?<=\p{L})[-.,;:!?]+/gu, "");
  // A form of nothing but signs is what it is.
  return result || plain;
}

/**
 * @param {string} text what was typed
 * @param {ReadonlyArray<string>} accepted
 * @returns {boolean}
 */
export function isAccepted(text, accepted) {
  const given = bare(text);
  return given !== "" && accepted.some((form) => bare(form) === given);
}

/**
 * Whether the answer is wrong by one slip of the finger only: a letter too many, too few, another
 * one, or two exchanged. Never for short forms or digits, where one sign is the answer.
 * @param {string} text what was typed
 * @param {ReadonlyArray<string>} accepted
 * @returns {boolean}
 */
export function isNearly(text, accepted) {
  const given = bare(text);
  return accepted.map(bare).some((form) => form.length >= 5 && differByOneSlip(given, form));
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {boolean}
 */
function differByOneSlip(one, other) {
  if (one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (/\d/u.test(left + right)) return false;
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
