"""What an answer says: what its hash ignores and what it does not."""

from __future__ import annotations

import pytest

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
