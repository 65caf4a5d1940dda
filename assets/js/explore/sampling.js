/**
 * Temperature, top-k and top-p over the next token. `cribsheet/explore` computes the same for paper.
 * @module
 */

/**
 * @typedef {object} Vocabulary
 * @property {string[]} tokens the likeliest first
 * @property {number[]} logits
 */

/**
 * @typedef {object} Draw probabilities in the order of the tokens, each list adding up to 1
 * @property {number[]} shares after the temperature, before anything is cut
 * @property {number[]} drawn after top-k and top-p, scaled up again; 0 for what is cut
 */

/**
 * @param {number[]} weights
 * @returns {number[]} the same, adding up to 1
 */
function scaled(weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * @param {Pick<Vocabulary, "logits">} vocabulary
 * @param {number} temperature 0: the likeliest token is certain
 * @param {number} topK how many of the likeliest stay
 * @param {number} topP of those, the fewest stay whose probabilities add up to at least this
 * @returns {Draw}
 */
export function measure({ logits }, temperature, topK, topP) {
  const shares =
    temperature === 0
      ? logits.map((_, rank) => (rank === 0 ? 1 : 0))
      : // The likeliest at 0, so that no power overflows.
        scaled(logits.map((logit) => Math.exp((logit - logits[0]) / temperature)));
  const left = scaled(shares.map((share, rank) => (rank < topK ? share : 0)));
  let before = 0;
  const kept = left.map((share) => {
    const stays = topP >= 1 || before < topP;
    before += share;
    return stays ? share : 0;
  });
  return { shares, drawn: scaled(kept) };
}
