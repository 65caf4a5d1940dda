/**
 * Which rows of a table hold some words.
 * @module
 */

/**
 * @param {string} text
 * @returns {string} lower case without accents, the words apart by single spaces, one in front;
 *   a word written with joiners stands there in parts and as one: `k-NN` gives ` k nn knn`
 */
export function searchable(text) {
  return fold(text)
    .split(/\s+/)
    .map((chunk) => {
      const parts = chunk.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== "");
      return [...parts, ...(parts.length > 1 ? [parts.join("")] : [])];
    })
    .flat()
    .map((word) => ` ${word}`)
    .join("");
}

/**
 * @param {string} text
 * @returns {string}
 */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/**
 * @param {string} row from `searchable`
 * @param {string} query as typed
 * @returns {boolean} whether each word of the query begins a word of the row
 */
export function holds(row, query) {
  return fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .every((word) => row.includes(` ${word}`));
}
