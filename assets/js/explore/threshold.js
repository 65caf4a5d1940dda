/**
 * A decision threshold: confusion matrix, rates and curves of scored rows. `cribsheet/explore`
 * computes the same for paper.
 * @module
 */

/**
 * @typedef {object} Scores 0 to 1
 * @property {number[]} positives of the rows that are positive
 * @property {number[]} negatives
 */

/**
 * @typedef {object} Matrix
 * @property {number} tp
 * @property {number} fp
 * @property {number} fn
 * @property {number} tn
 * @property {number | null} precision null when nothing is predicted positive
 * @property {number} recall
 * @property {number} f1
 * @property {number} fpr false positive rate
 */

/**
 * @param {Scores} scores
 * @param {number} threshold from which a score counts as positive
 * @returns {Matrix}
 */
export function measure({ positives, negatives }, threshold) {
  const tp = positives.filter((score) => score >= threshold).length;
  const fp = negatives.filter((score) => score >= threshold).length;
  const fn = positives.length - tp;
  return {
    tp,
    fp,
    fn,
    tn: negatives.length - fp,
    precision: tp + fp > 0 ? tp / (tp + fp) : null,
    recall: tp / positives.length,
    f1: (2 * tp) / (2 * tp + fp + fn),
    fpr: fp / negatives.length,
  };
}

/**
 * @param {Scores} scores
 * @returns {Matrix[]} at every threshold that changes something, the highest first; the first one
 *   predicts nothing positive, the last one everything
 */
export function curve(scores) {
  const all = [...new Set([...scores.positives, ...scores.negatives])].sort((a, b) => b - a);
  return [Infinity, ...all].map((threshold) => measure(scores, threshold));
}

/**
 * @param {Scores} scores
 * @returns {number} the area under the ROC curve, by trapezoids: the share of pairs of a positive
 *   and a negative row that are ranked right, ties counting half
 */
export function auc(scores) {
  const points = curve(scores);
  return points.slice(1).reduce((area, { fpr, recall }, before) => {
    const last = points[before];
    return area + ((fpr - last.fpr) * (recall + last.recall)) / 2;
  }, 0);
}
