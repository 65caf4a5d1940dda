/**
 * Reads the text forms of cribsheet/search/codec.py and shards.py.
 * @module
 */

/**
 * @typedef {object} Posting where one stem occurs
 * @property {number} idf inverse document frequency in eighths
 * @property {Uint32Array} documents document numbers, ascending
 * @property {Uint16Array} codes levels in each field, digits in base 9
 */

/**
 * @typedef {object} Term
 * @property {string} stem
 * @property {string[]} surfaces the words that have this stem
 * @property {string[]} marks words to mark where the stem came in as another name
 * @property {Posting} posting
 */

const STOPPERS = 64;
const CONTINUERS = 29;
const FIRST_LETTER = 65;

/** From character code to symbol: printable ASCII without `"` and `\`. */
const SYMBOLS = new Uint8Array(128);
for (let code = 0x20, symbol = 0; code < 0x7f; code += 1) {
  if (code !== 0x22 && code !== 0x5c) {
    SYMBOLS[code] = symbol;
    symbol += 1;
  }
}

/**
 * @param {string} text numbers in the (64,29)-dense code
 * @returns {() => number} gives the next number at each call
 */
export function numbers(text) {
  let at = 0;
  return () => {
    let symbol = SYMBOLS[text.charCodeAt(at)];
    at += 1;
    let value = 0;
    let scale = 1;
    while (symbol >= STOPPERS) {
      value += (symbol - STOPPERS) * scale + STOPPERS * scale;
      scale *= CONTINUERS;
      symbol = SYMBOLS[text.charCodeAt(at)];
      at += 1;
    }
    return value + symbol * scale;
  };
}

/**
 * @param {string} text
 * @returns {number} what an upper-case letter at its start counts, 0 for any other character
 */
function count(text) {
  const code = text.charCodeAt(0) - FIRST_LETTER;
  return code >= 0 && code < 26 ? code : 0;
}

/**
 * @param {string} coded one surface word, relative to its stem
 * @param {string} stemmed
 * @returns {string}
 */
function surface(coded, stemmed) {
  if (coded.startsWith("Z")) return coded.slice(1);
  const dropped = count(coded);
  return stemmed.slice(0, stemmed.length - dropped) + coded.slice(dropped === 0 ? 0 : 1);
}

/**
 * @param {[string, string]} content of a `terms` file
 * @returns {Term[]} in the file's order
 */
export function terms([words, postings]) {
  const next = numbers(postings);
  let previous = "";
  return words.split(" ").map((entry) => {
    const [head, ...marks] = entry.split("=");
    const [own, ...surfaces] = head.split(",");
    const stemmed = previous.slice(0, count(own)) + own.slice(1);
    previous = stemmed;
    const idf = next();
    const length = next();
    const documents = new Uint32Array(length);
    const codes = new Uint16Array(length);
    let last = -1;
    for (let place = 0; place < length; place += 1) {
      last += next() + 1;
      documents[place] = last;
      codes[place] = next();
    }
    return {
      stem: stemmed,
      surfaces: surfaces.length === 0 ? [stemmed] : surfaces.map((one) => surface(one, stemmed)),
      marks,
      posting: { idf, documents, codes },
    };
  });
}

/**
 * @param {string} content of a `words` file
 * @returns {{word: string, frequency: number}[]} sorted; frequency is a logarithm, 0 to 25
 */
export function frequentWords(content) {
  let previous = "";
  return [...content.matchAll(/([A-Z])([^A-Z]*)([A-Z])/g)].map(([, shared, rest, frequency]) => {
    previous = previous.slice(0, count(shared)) + rest;
    return { word: previous, frequency: count(frequency) };
  });
}
