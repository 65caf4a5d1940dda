/**
 * The threshold as an explorable.
 * @module
 */
import { counted, fixed } from "./numbers.js";
import { Axes, box, dot, label, lines } from "./scene.js";
import { auc, curve, measure } from "./threshold.js";

/** @typedef {import("./scene.js").Shape} Shape */
/** @typedef {import("./threshold.js").Matrix} Matrix */
/** @typedef {import("./threshold.js").Scores} Scores */

const ROC = new Axes({ x: 12, y: 122, width: 148, height: 120 }, [0, 1], [0, 1]);
const PR = new Axes({ x: 200, y: 122, width: 148, height: 120 }, [0, 1], [0, 1]);
const ROWS = new Axes({ x: 12, y: 26, width: 336, height: 44 }, [0, 1], [0, 1]);

/**
 * @param {Scores} scores
 * @param {number} threshold
 * @returns {Shape[]} every row at its score, and the line that parts them
 */
function strip(scores, threshold) {
  const [x] = ROWS.at(threshold, 0);
  const [right] = ROWS.at(1, 0);
  return [
    box("fig-a", x, 22, right - x, 52),
    lines("fig-thin", [ROWS.at(0, 0.5), ROWS.at(1, 0.5)]),
    ...scores.positives.map((score) => dot("fig-arrow", ...ROWS.at(score, 0.78), 3.5)),
    ...scores.negatives.map((score) => {
      const [left, middle] = ROWS.at(score, 0.22);
      return box("fig-box", left - 2.5, middle - 2.5, 5, 5);
    }),
    lines("fig-b-line", [[x, 20], [x, 76]]),
    label("", 12, 12, "● positive"),
    label("", 92, 12, "□ negative"),
    label("fig-end", 348, 12, "predicted positive →"),
    label("fig-mid fig-small", 180, 88, "score, 0 to 1"),
  ];
}

/**
 * @param {Matrix} matrix
 * @returns {Shape[]} the confusion matrix
 */
function table({ tp, fp, fn, tn }) {
  /** @type {Array<[string, number, number, string]>} */
  const parts = [
    [`TP ${tp}`, 0, 0, "fig-c"],
    [`FN ${fn}`, 1, 0, "fig-b"],
    [`FP ${fp}`, 0, 1, "fig-b"],
    [`TN ${tn}`, 1, 1, "fig-c"],
  ];
  return [
    label("fig-mid", 155, 286, "predicted +"),
    label("fig-mid", 275, 286, "predicted −"),
    label("fig-end", 88, 312, "actual +"),
    label("fig-end", 88, 346, "actual −"),
    ...parts.flatMap(([words, column, row, look]) => [
      box(look, 96 + column * 120, 292 + row * 34, 118, 32),
      label("fig-mid fig-strong", 155 + column * 120, 313 + row * 34, words),
    ]),
  ];
}

/**
 * @param {Scores} scores
 * @returns {import("./scene.js").Explorable}
 */
export function thresholdScene(scores) {
  const points = curve(scores);
  const area = fixed(auc(scores));
  const total = scores.positives.length + scores.negatives.length;
  const chance = scores.positives.length / total;
  const roc = lines("fig-a-line", points.map(({ fpr, recall }) => ROC.at(fpr, recall)));
  const pr = lines(
    "fig-a-line",
    // Without a prediction there is no precision, and no point.
    points.flatMap(({ recall, precision }) => (precision === null ? [] : [PR.at(recall, precision)])),
  );
  return {
    controls: [
      { name: "threshold", label: "Threshold", kind: "range", min: 0, max: 1, step: 0.01, value: 0.5, say: fixed },
    ],
    scene({ threshold }) {
      const matrix = measure(scores, threshold);
      const { tp, fp, fn, tn, precision, recall, f1, fpr } = matrix;
      const found = `${tp} of ${counted(tp + fn, "positive")} found`;
      return {
        width: 360,
        height: 364,
        alt:
          `Rows by score; those from ${fixed(threshold)} on are predicted positive. ` +
          `Point on the ROC curve: false positive rate ${fixed(fpr)}, recall ${fixed(recall)}. ` +
          `Point on the precision–recall curve: ${precision === null ? "none" : `recall ${fixed(recall)}, precision ${fixed(precision)}`}.`,
        shapes: [
          ...strip(scores, threshold),
          ...ROC.frame("false positive rate", "recall (ROC)"),
          lines("fig-dash", [ROC.at(0, 0), ROC.at(1, 1)]),
          roc,
          dot("fig-arrow", ...ROC.at(fpr, recall), 5),
          ...PR.frame("recall", "precision (PR)"),
          lines("fig-dash", [PR.at(0, chance), PR.at(1, chance)]),
          pr,
          ...(precision === null ? [] : [dot("fig-arrow", ...PR.at(recall, precision), 5)]),
          ...table(matrix),
        ],
        readings: [
          ["Precision", fixed(precision)],
          ["Recall", fixed(recall)],
          ["F1", fixed(f1)],
          ["False positive rate", fixed(fpr)],
          ["AUC", area],
        ],
        words:
          `${found}, ${counted(fp, "false alarm")}; ${counted(fn, "positive")} missed, ` +
          `${counted(tn, "negative")} left alone.`,
      };
    },
  };
}
