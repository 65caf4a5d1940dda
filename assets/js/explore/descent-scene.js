/**
 * The learning rate as an explorable.
 * @module
 */
import { gait, measure } from "./descent.js";
import { counted, fixed, percent, whole } from "./numbers.js";
import { Axes, dot, label, lines } from "./scene.js";

/** @typedef {import("./scene.js").Pair} Pair */

const WIDEST = 3;
const HIGHEST = WIDEST ** 2;
const MOST_STEPS = 20;
const BOWL = new Axes({ x: 12, y: 24, width: 170, height: 150 }, [-WIDEST, WIDEST], [0, HIGHEST]);
const BOTTOM = { x: 216, y: 24, width: 132, height: 150 };

/** @type {Record<ReturnType<typeof gait>, string>} */
const SAID = {
  creeps: "Too small: it creeps, and most steps are wasted.",
  walks: "It walks down one side, in ever smaller steps.",
  lands: "Just right for this bowl: one step lands on the bottom.",
  swings: "It jumps over the bottom every time, and still comes closer.",
  circles: "It jumps from wall to wall forever: the loss stays as it is.",
  climbs: "Too large: every jump ends higher. Training diverges.",
};

/**
 * @param {number} value
 * @returns {string} with as many digits as tell something
 */
function short(value) {
  return Math.abs(value) < 1000 ? fixed(value) : whole(value);
}

/**
 * @param {{ start: number }} given
 * @returns {import("./scene.js").Explorable}
 */
export function descentScene(given) {
  const bowl = Array.from({ length: 41 }, (_, place) => {
    const weight = WIDEST * (place / 20 - 1);
    return BOWL.at(weight, weight ** 2);
  });
  return {
    controls: [
      { name: "rate", label: "Learning rate", kind: "range", min: 0.01, max: 1.2, step: 0.01, value: 0.1, say: fixed },
      { name: "steps", label: "Steps", kind: "range", min: 1, max: MOST_STEPS, step: 1, value: 10, say: whole },
    ],
    scene({ rate, steps }) {
      const { weights, losses } = measure(given, rate, steps);
      const loss = losses[steps];
      // What has left the bowl is not drawn at a place where it is not.
      const out = weights.findIndex((weight) => Math.abs(weight) > WIDEST);
      const seen = weights.slice(0, out < 0 ? undefined : out).map((weight) => BOWL.at(weight, weight ** 2));
      const course = new Axes(BOTTOM, [0, MOST_STEPS], [0, HIGHEST]);
      /** @type {Pair[]} */
      const falls = losses.map((value, step) => course.at(step, value));
      return {
        width: 360,
        height: 196,
        alt:
          `Left: a bowl with the weight after each of ${counted(steps, "step")}, ` +
          `${out < 0 ? `ending at ${fixed(weights[steps])}` : `leaving the picture at step ${out}`}. ` +
          `Right: the loss over the steps, from ${short(losses[0])} to ${short(loss)}.`,
        shapes: [
          ...BOWL.frame("weight w", "loss w²"),
          lines("fig-thin", bowl),
          lines("fig-b-line", seen),
          ...seen.map(([x, y], step) => dot(step === 0 ? "fig-box" : "fig-arrow", x, y, 3.5)),
          ...new Axes(BOTTOM, [0, 1], [0, 1]).frame("steps", "loss"),
          lines("fig-a-line", falls),
          ...(out < 0 ? [] : [label("fig-mid", 97, 60, "out of the picture")]),
        ],
        readings: [
          ["Weight", short(weights[steps])],
          ["Loss", short(loss)],
          ["Distance left after each step", percent(Math.abs(1 - 2 * rate))],
        ],
        words: SAID[gait(rate)],
      };
    },
  };
}
