/**
 * Chunk size and overlap as an explorable.
 * @module
 */
import { measure } from "./chunks.js";
import { counted, percent, whole as number } from "./numbers.js";
import { box, label } from "./scene.js";

/** @typedef {import("./chunks.js").Text} Text */

const LEFT = 12;
const WIDTH = 336;
const DOCUMENT = 38;
const CHUNKS = 92;

/**
 * @param {Text} text
 * @returns {import("./scene.js").Explorable}
 */
export function chunksScene(text) {
  const at = (/** @type {number} */ token) => LEFT + (WIDTH * token) / text.length;
  const all = text.answers.length;
  return {
    controls: [
      {
        ...{ name: "size", label: "Chunk size", kind: "range", min: 100, max: 1200, step: 50 },
        ...{ value: 300, say: (value) => `${number(value)} tokens` },
      },
      {
        ...{ name: "overlap", label: "Overlap", kind: "range", min: 0, max: 50, step: 5 },
        ...{ value: 0, say: (value) => `${value}%` },
      },
    ],
    scene({ size, overlap }) {
      const { chunks, stored, whole, focus } = measure(text, size, overlap);
      const held = whole.filter((chunk) => chunk >= 0).length;
      const twice = stored / text.length - 1;
      return {
        width: 360,
        height: 172,
        alt:
          `A document as a bar with ${counted(all, "answer")}, and its ${counted(chunks.length, "chunk")} below it. ` +
          `Whole in one chunk: answers ${whole.flatMap((chunk, place) => (chunk < 0 ? [] : [place + 1])).join(", ") || "none"}.`,
        shapes: [
          label("", LEFT, 14, "document with answers: ✓ whole, ✕ cut"),
          box("fig-soft", LEFT, DOCUMENT, WIDTH, 24),
          ...text.answers.flatMap(([first, last], place) => [
            box(whole[place] < 0 ? "fig-b" : "fig-c", at(first), DOCUMENT, at(last) - at(first), 24),
            label("fig-mid", (at(first) + at(last)) / 2, DOCUMENT - 6, whole[place] < 0 ? "✕" : "✓"),
          ]),
          label("", LEFT, CHUNKS - 8, "chunks, in two rows"),
          // Half a chunk is the most that is repeated, so every second one has room in a row.
          ...chunks.map(([start, end], place) =>
            box("fig-box", at(start), CHUNKS + (place % 2) * 38, at(end) - at(start), 32),
          ),
          ...text.answers.flatMap(([first, last], place) =>
            chunks.flatMap(([start, end], row) => {
              const from = Math.max(first, start);
              const to = Math.min(last, end);
              if (from >= to) return [];
              const complete = from === first && to === last;
              const saved = whole[place] >= 0 ? "fig-soft" : "fig-b";
              const y = CHUNKS + (row % 2) * 38 + 4;
              return [box(complete ? "fig-c" : saved, at(from), y, at(to) - at(from), 24)];
            }),
          ),
        ],
        readings: [
          ["Chunks", number(chunks.length)],
          ["Answers whole", `${held} of ${all}`],
          ["Stored twice", percent(twice)],
          ["Answer’s share of its chunk", focus === null ? "–" : percent(focus)],
          [`Prompt for ${text.hits} chunks`, `${number(text.hits * size)} tokens`],
        ],
        words: [
          `${held} of ${counted(all, "answer")} stand whole in one chunk`,
          `${held < all ? "; more overlap or larger chunks save the others" : ""}.`,
          focus === null ? "" : ` Such a chunk is ${percent(1 - focus)} other text, which blurs its vector.`,
        ].join(""),
      };
    },
  };
}
