"""Shapes of drawings are placed and written as the browser does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.explore.drawing import Axes, box, counted, dot, lines, percent

AXES = Axes((10, 20, 100, 50), (0, 4), (-1, 1))


def test_axes_place_values_and_keep_what_lies_outside_on_the_edge() -> None:
    assert AXES.at(0, -1) == (10, 70)
    assert AXES.at(4, 1) == (110, 20)
    assert AXES.at(2, 0) == (60, 45)
    assert AXES.at(9, -9) == (110, 70)


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_every_place_lies_within_the_axes(x: float, y: float) -> None:
    across, down = AXES.at(x, y)
    assert 10 <= across <= 110
    assert 20 <= down <= 70


def test_a_frame_names_both_axes() -> None:
    frame = AXES.frame("across", "up")
    assert [(tag, text) for tag, _, text in frame] == [
        ("polyline", ""),
        ("text", "across"),
        ("text", "up"),
    ]


def test_places_are_rounded_to_a_tenth_halves_up() -> None:
    assert lines("fig-line", [(0.25, 1), (1.04, -0.25)])[1]["points"] == "0.3,1 1,-0.2"
    assert dot("fig-a", 0.05, 1.349, 2)[1] == {"class": "fig-a", "cx": 0.1, "cy": 1.3, "r": 2}
    assert box("fig-a", 0, 0, -3, 5)[1]["width"] == 0


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0%"), (0.001, "<1%"), (0.125, "13%"), (0.995, "100%"), (1, "100%")]
)
def test_shares_are_said_in_whole_percent(share: float, said: str) -> None:
    assert percent(share) == said


def test_things_are_counted() -> None:
    assert (counted(1, "step"), counted([1, 2], "chunk")) == ("1 step", "2 chunks")
