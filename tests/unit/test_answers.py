"""What an answer says: what its hash ignores and what it does not."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.answers import answer_hash, bare_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apache Parquet", "apache-parquet."),
        ("“Straße”, 1st", "strasse 1st"),
        ("us-east-1", "us east 1"),
        ("1,000 rows", "1000 rows"),
        ("ﬁne", "fine"),
    ],
)
def test_spelling_does_not_count(one: str, other: str) -> None:
    assert bare_text(one) == bare_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("0.5", "05"), ("-1", "1"), ("\u22121", "1"), ("a < b", "a > b"), ("C", "C++"), ("é", "e")],
)
def test_what_changes_the_meaning_counts(one: str, other: str) -> None:
    assert bare_text(one) != bare_text(other)


@given(st.text(st.one_of(st.sampled_from("0 9.-\u2212aZ_,+é"), st.characters(codec="utf-8"))))
def test_the_short_way_gives_what_the_long_one_does(text: str) -> None:
    points = re.sub(r"(?<=\d)\.(?=\d)", "+", text)
    signs = re.sub(r"(?<!\w)[-\u2212](?=\d)", "~", points)
    folded = unicodedata.normalize("NFKC", signs).casefold()
    assert bare_text(text) == "".join(
        sign for sign in folded if unicodedata.category(sign)[0] in "LNMS"
    )


def test_the_hash_knows_kind_order_and_ends() -> None:
    hashes = {
        answer_hash("ordering", ["a", "b"]),
        answer_hash("ordering", ["b", "a"]),
        answer_hash("ordering", ["ab"]),
        answer_hash("typed", ["a", "b"]),
    }
    assert len(hashes) == 4
    assert all(len(one) == 12 for one in hashes)


def test_the_hash_stays_the_same_for_good() -> None:
    # Readers' progress holds it: a change here would tell all of them that every answer changed.
    assert answer_hash("multiple-choice", ["Apache Parquet"]) == "b734321500a9"
