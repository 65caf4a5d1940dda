"""A decision threshold over forty scored rows: confusion matrix, precision, recall and F1."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from cribsheet.explore.drawing import Axes, Drawing, Shape, box, dot, label, lines
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


_ROC = Axes((12, 122, 148, 120), (0, 1), (0, 1))
_PR = Axes((200, 122, 148, 120), (0, 1), (0, 1))
_ROWS = Axes((12, 26, 336, 44), (0, 1), (0, 1))


def draw(threshold: float) -> Drawing:
    """Every row at its score, both curves with the point of the threshold, and the matrix."""
    matrix = measure(threshold)
    every = sorted({*POSITIVES, *NEGATIVES}, reverse=True)
    curve = [measure(one) for one in (inf, *every)]
    chance = len(POSITIVES) / (len(POSITIVES) + len(NEGATIVES))
    precision, recall, fpr = matrix.precision, matrix.recall, matrix.fpr
    point = "none" if precision is None else f"recall {recall:.2f}, precision {precision:.2f}"
    found = [(one.recall, one.precision) for one in curve if one.precision is not None]
    return Drawing(
        height=364,
        alt=(
            f"Rows by score; those from {threshold:.2f} on are predicted positive. "
            f"Point on the ROC curve: false positive rate {fpr:.2f}, recall {recall:.2f}. "
            f"Point on the precision–recall curve: {point}."
        ),
        shapes=(
            *_strip(threshold),
            *_ROC.frame("false positive rate", "recall (ROC)"),
            lines("fig-dash", [_ROC.at(0, 0), _ROC.at(1, 1)]),
            lines("fig-a-line", [_ROC.at(one.fpr, one.recall) for one in curve]),
            dot("fig-arrow", *_ROC.at(fpr, recall), 5),
            *_PR.frame("recall", "precision (PR)"),
            lines("fig-dash", [_PR.at(0, chance), _PR.at(1, chance)]),
            lines("fig-a-line", [_PR.at(*one) for one in found]),
            *([] if precision is None else [dot("fig-arrow", *_PR.at(recall, precision), 5)]),
            *_table(matrix),
        ),
    )


def _strip(threshold: float) -> list[Shape]:
    x, _ = _ROWS.at(threshold, 0)
    right, _ = _ROWS.at(1, 0)
    squares = [_ROWS.at(score, 0.22) for score in NEGATIVES]
    return [
        box("fig-a", x, 22, right - x, 52),
        lines("fig-thin", [_ROWS.at(0, 0.5), _ROWS.at(1, 0.5)]),
        *(dot("fig-arrow", *_ROWS.at(score, 0.78), 3.5) for score in POSITIVES),
        *(box("fig-box", left - 2.5, middle - 2.5, 5, 5) for left, middle in squares),
        lines("fig-b-line", [(x, 20), (x, 76)]),
        label("", 12, 12, "● positive"),
        label("", 92, 12, "□ negative"),
        label("fig-end", 348, 12, "predicted positive →"),
        label("fig-mid fig-small", 180, 88, "score, 0 to 1"),
    ]


def _table(matrix: Matrix) -> list[Shape]:
    shapes = [
        label("fig-mid", 155, 286, "predicted +"),
        label("fig-mid", 275, 286, "predicted −"),
        label("fig-end", 88, 312, "actual +"),
        label("fig-end", 88, 346, "actual −"),
    ]
    for words, column, row, look in (
        (f"TP {matrix.tp}", 0, 0, "fig-c"),
        (f"FN {matrix.fn}", 1, 0, "fig-b"),
        (f"FP {matrix.fp}", 0, 1, "fig-b"),
        (f"TN {matrix.tn}", 1, 1, "fig-c"),
    ):
        shapes.append(box(look, 96 + column * 120, 292 + row * 34, 118, 32))
        shapes.append(label("fig-mid fig-strong", 155 + column * 120, 313 + row * 34, words))
    return shapes


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
    drawing=draw(0.5),
    drawn="a threshold of 0.50",
)
