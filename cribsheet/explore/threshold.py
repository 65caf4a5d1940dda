"""A decision threshold over forty scored rows: confusion matrix, precision, recall and F1."""

from __future__ import annotations

from dataclasses import dataclass

from cribsheet.explore.explorable import Explorable, cells

POSITIVES = [0.97, 0.93, 0.88, 0.85, 0.79, 0.74, 0.68, 0.61, 0.55, 0.46, 0.37, 0.24]
"""Scores of the rows that are positive: made up, with the overlap that real ones have."""
NEGATIVES = [
    *(0.83, 0.71, 0.64, 0.58, 0.52, 0.49, 0.45, 0.42, 0.40, 0.38, 0.35, 0.33, 0.31, 0.28),
    *(0.26, 0.25, 0.22, 0.20, 0.18, 0.17, 0.15, 0.13, 0.11, 0.10, 0.08, 0.06, 0.04, 0.02),
]
"""Scores of the rows that are negative."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A confusion matrix in rows, and the rates it gives, each 0 to 1."""

    tp: int
    fp: int
    fn: int
    tn: int
    precision: float | None
    """None when nothing is predicted positive."""
    recall: float
    f1: float
    fpr: float
    """False positive rate: the x-axis of the ROC curve."""


def measure(threshold: float) -> Matrix:
    """The matrix when every score of at least `threshold` counts as positive."""
    tp = sum(score >= threshold for score in POSITIVES)
    fp = sum(score >= threshold for score in NEGATIVES)
    fn, tn = len(POSITIVES) - tp, len(NEGATIVES) - fp
    return Matrix(
        *(tp, fp, fn, tn),
        precision=tp / (tp + fp) if tp + fp else None,
        recall=tp / (tp + fn),
        f1=2 * tp / (2 * tp + fp + fn),
        fpr=fp / (fp + tn),
    )


def _row(threshold: float) -> tuple[str, ...]:
    matrix = measure(threshold)
    counts = (matrix.tp, matrix.fp, matrix.fn, matrix.tn)
    rates = (matrix.precision, matrix.recall, matrix.f1)
    return (f"{threshold:.2f}", *cells(counts, "d"), *cells(rates))


EXPLORABLE = Explorable(
    id="threshold",
    title="Move the threshold",
    about=(
        f"{len(POSITIVES)} positive and {len(NEGATIVES)} negative rows, scored by one model."
        " The threshold moves a point along both curves; the curves stay where they are."
    ),
    given={"positives": POSITIVES, "negatives": NEGATIVES},
    columns=("Threshold", "TP", "FP", "FN", "TN", "Precision", "Recall", "F1"),
    rows=tuple(_row(threshold) for threshold in (0.2, 0.35, 0.5, 0.65, 0.8)),
)
