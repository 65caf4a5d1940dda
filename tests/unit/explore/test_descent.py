"""Gradient descent on a bowl."""

from __future__ import annotations

from math import isclose

from cribsheet.explore.descent import EXPLORABLE, measure


def test_the_first_step_is_the_example_of_the_topic() -> None:
    assert measure(0.1, 1).weights == [2.0, 1.6]


def test_the_largest_rate_that_stays_and_the_first_that_climbs() -> None:
    assert set(measure(1, 10).losses) == {4.0}
    assert measure(1.1, 10).losses[-1] > 100


def test_the_table_has_the_walk_of_every_row() -> None:
    for row in EXPLORABLE.rows:
        walk = measure(float(row[0]), 10)
        assert isclose(float(row[4]), walk.losses[10], abs_tol=0.005)
