"""The threshold's numbers."""

from __future__ import annotations

from cribsheet.explore.threshold import EXPLORABLE, Matrix, measure


def test_a_score_at_the_threshold_counts_as_positive() -> None:
    assert measure(0.97).tp == 1
    assert measure(0.98) == Matrix(0, 0, 12, 28, None, 0.0, 0.0, 0.0)


def test_rates_follow_from_the_matrix() -> None:
    assert measure(0.5) == Matrix(9, 5, 3, 23, 9 / 14, 0.75, 18 / 26, 5 / 28)


def test_the_table_says_them() -> None:
    assert EXPLORABLE.rows[2] == ("0.50", "9", "5", "3", "23", "0.64", "0.75", "0.69")
    assert all(len(row) == len(EXPLORABLE.columns) for row in EXPLORABLE.rows)
