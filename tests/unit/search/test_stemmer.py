from __future__ import annotations

import pytest

from cribsheet.search.stemmer import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("key", "key"),
        ("gateway", "gateway"),
        ("shapley", "shapley"),
        ("sky", "ski"),
        ("category", "categori"),
        ("metrics", "metric"),
        ("overfitting", "overfit"),
        ("s3", "s3"),
        ("r2", "r2"),
        ("naïve", "naïve"),
        ("ml", "ml"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bias", "biases"),
        ("bias", "biased"),
        ("matrix", "matrices"),
        ("index", "indices"),
        ("classify", "classification"),
        ("generalize", "generalization"),
        ("analysis", "analyses"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("generative", "generalize"), ("generative", "general")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)
