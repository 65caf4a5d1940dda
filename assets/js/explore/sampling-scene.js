/**
 * The draw of the next token as an explorable.
 * @module
 */
import { counted, fixed, percent, whole } from "./numbers.js";
import { measure } from "./sampling.js";
import { box, label, lines } from "./scene.js";

/** @typedef {import("./sampling.js").Vocabulary} Vocabulary */

const ROW = 27;
const LEFT = 84;
const LENGTH = 210;

/**
 * @param {Vocabulary} vocabulary
 * @returns {import("./scene.js").Explorable}
 */
export function samplingScene(vocabulary) {
  const { tokens } = vocabulary;
  const all = tokens.length;
  return {
    controls: [
      {
        ...{ name: "temperature", label: "Temperature", kind: "range", min: 0, max: 2, step: 0.1 },
        ...{ value: 1, say: (value) => fixed(value, 1) },
      },
      { name: "k", label: "Top-k", kind: "range", min: 1, max: all, step: 1, value: all, say: whole },
      { name: "p", label: "Top-p", kind: "range", min: 0.05, max: 1, step: 0.05, value: 1, say: fixed },
    ],
    scene({ temperature, k, p }) {
      const { shares, drawn } = measure(vocabulary, temperature, k, p);
      const left = drawn.filter((share) => share > 0).length;
      const cut = shares.reduce((sum, share, rank) => sum + (drawn[rank] > 0 ? 0 : share), 0);
      const first = `“${tokens[0]}”`;
      const told = tokens.map((token, rank) => `${token} ${drawn[rank] > 0 ? percent(drawn[rank]) : "cut"}`);
      return {
        width: 360,
        height: 20 + ROW * all,
        alt: `Bars, likeliest token first: ${told.join(", ")}.`,
        shapes: [
          label("fig-small", LEFT, 12, "filled: drawn from · outline: before the cut"),
          ...tokens.flatMap((token, rank) => {
            const y = 20 + ROW * rank;
            const right = LEFT + LENGTH * shares[rank];
            return [
              label("fig-end", LEFT - 8, y + 16, token),
              box("fig-a", LEFT, y + 3, LENGTH * drawn[rank], ROW - 8),
              lines("fig-line", [[LEFT, y + 3], [right, y + 3], [right, y + ROW - 5], [LEFT, y + ROW - 5]]),
              label("fig-end", 356, y + 16, drawn[rank] > 0 ? percent(drawn[rank]) : "cut"),
            ];
          }),
          lines("fig-line", [[LEFT, 18], [LEFT, 18 + ROW * all]]),
        ],
        readings: [
          ["Tokens left", `${left} of ${all}`],
          [`Chance of ${first}`, percent(drawn[0])],
          ["Probability cut", percent(cut)],
        ],
        words:
          left === 1
            ? `Only ${first} is left: every draw gives the same token, right or wrong.`
            : `${counted(left, "token")} can be drawn; ${first} comes up in ${percent(drawn[0])} of the draws.`,
      };
    },
  };
}
