/**
 * A document cut into chunks with overlap. `cribsheet/explore` computes the same for paper.
 * @module
 */

/** @typedef {[number, number]} Span first token, and the one after the last */

/**
 * @typedef {object} Text
 * @property {number} length in tokens
 * @property {Span[]} answers passages that answer a question
 * @property {number} hits chunks that are retrieved for a question
 */

/**
 * @typedef {object} Cut
 * @property {Span[]} chunks
 * @property {number} stored tokens of all chunks together
 * @property {number[]} whole for every answer the number of the first chunk that holds all of it,
 *   from 0; -1 if none
 * @property {number | null} focus how much of such a chunk the answer is, on average, 0 to 1; null
 *   if no answer is whole
 */

/**
 * @param {Pick<Text, "length" | "answers">} text
 * @param {number} size of a chunk in tokens
 * @param {number} overlap percent of the chunk before that each repeats, 0 to 99
 * @returns {Cut}
 */
export function measure({ length, answers }, size, overlap) {
  const repeated = Math.floor((size * overlap) / 100);
  const count = Math.max(1, Math.ceil((length - repeated) / (size - repeated)));
  /** @type {Span[]} */
  const chunks = Array.from({ length: count }, (_, number) => {
    const start = number * (size - repeated);
    return [start, Math.min(length, start + size)];
  });
  const whole = answers.map(([first, last]) =>
    chunks.findIndex(([start, end]) => start <= first && last <= end),
  );
  const shares = answers.flatMap(([first, last], answer) => {
    if (whole[answer] < 0) return [];
    const [start, end] = chunks[whole[answer]];
    return [(last - first) / (end - start)];
  });
  return {
    chunks,
    stored: chunks.reduce((sum, [start, end]) => sum + end - start, 0),
    whole,
    focus: shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null,
  };
}
