/**
 * Gradient descent on the loss w². `cribsheet/explore` computes the same for paper.
 * @module
 */

/**
 * @typedef {object} Walk before the first step, and after each
 * @property {number[]} weights
 * @property {number[]} losses
 */

/**
 * @param {{ start: number }} given the weight before the first step
 * @param {number} rate learning rate
 * @param {number} steps
 * @returns {Walk}
 */
export function measure({ start }, rate, steps) {
  const weights = [start];
  for (let step = 0; step < steps; step += 1) {
    const weight = weights[step];
    weights.push(weight - rate * 2 * weight);
  }
  return { weights, losses: weights.map((weight) => weight * weight) };
}

/**
 * @param {number} rate
 * @returns {"creeps" | "walks" | "lands" | "swings" | "circles" | "climbs"} what a step does to the
 *   distance from the bottom, which it multiplies by 1 − 2 · rate
 */
export function gait(rate) {
  const factor = 1 - 2 * rate;
  if (factor < -1) return "climbs";
  if (factor === -1) return "circles";
  if (factor < 0) return "swings";
  if (factor === 0) return "lands";
  return factor > 0.9 ? "creeps" : "walks";
}
