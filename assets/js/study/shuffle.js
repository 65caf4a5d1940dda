/**
 * Chance that can be repeated: the same seed gives the same order, in every browser and release.
 * @module
 */

/**
 * @param {string} text
 * @returns {[number, number, number, number]} 128 bits that depend on every character. cyrb128 by
 *   bryc, public domain: https://github.com/bryc/code/blob/master/jshash/PRNGs.md
 */
export function hash128(text) {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    a = b ^ Math.imul(a ^ unit, 597399067);
    b = c ^ Math.imul(b ^ unit, 2869860233);
    c = d ^ Math.imul(c ^ unit, 951274213);
    d = a ^ Math.imul(d ^ unit, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/**
 * @param {string} text
 * @returns {string} 12 hex digits, for noticing that something is no longer what it was
 */
export function shortHash(text) {
  return hash128(text)
    .map((part) => part.toString(16).padStart(8, "0"))
    .join("")
    .slice(0, 12);
}

/**
 * @param {string} seed
 * @returns {() => number} gives a whole number from 0 to 2³² − 1 at each call. sfc32 of Chris
 *   Doty-Humphrey's PractRand: https://pracrand.sourceforge.net
 */
export function generator(seed) {
  let [a, b, c, counter] = hash128(seed);
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
}

/**
 * @param {() => number} next of `generator`
 * @param {number} limit from 1 to 2³²
 * @returns {number} a whole number from 0 to `limit` − 1, each as likely as the others
 */
export function below(next, limit) {
  // Numbers past the last whole multiple of the limit would favour the small results.
  const fair = 2 ** 32 - (2 ** 32 % limit);
  let number = next();
  while (number >= fair) number = next();
  return number % limit;
}

/**
 * @template Item
 * @param {ReadonlyArray<Item>} items
 * @param {string} seed
 * @returns {Item[]} the same items in an order that the seed decides, each order as likely as the
 *   others (Fisher and Yates)
 */
export function shuffled(items, seed) {
  const next = generator(seed);
  const result = [...items];
  for (let place = result.length - 1; place > 0; place -= 1) {
    const other = below(next, place + 1);
    [result[place], result[other]] = [result[other], result[place]];
  }
  return result;
}
