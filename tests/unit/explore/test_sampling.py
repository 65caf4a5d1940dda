"""The draw of the next token."""

from __future__ import annotations

from math import isclose

from cribsheet.explore.sampling import EXPLORABLE, LOGITS, TOKENS, measure


def test_tokens_are_ordered_by_their_logits() -> None:
    assert sorted(LOGITS, reverse=True) == LOGITS
    assert len(LOGITS) == len(TOKENS)


def test_temperature_0_is_greedy() -> None:
    assert measure(0, 8, 1).drawn == [1.0, *[0.0] * 7]


def test_cuts_follow_one_another() -> None:
    draw = measure(1, 3, 0.6)
    assert [share > 0 for share in draw.drawn] == [True, True, *[False] * 6]
    assert isclose(sum(draw.drawn), 1)
    assert isclose(draw.drawn[0] / draw.drawn[1], draw.shares[0] / draw.shares[1])


def test_the_table_shows_what_each_setting_leaves() -> None:
    assert EXPLORABLE.rows[0][:4] == ("0.0", "8", "1.00", "1")
    left = [int(row[3]) for row in EXPLORABLE.rows]
    assert left[5] < left[6] < 8, "top-p keeps more tokens of a flatter distribution"
