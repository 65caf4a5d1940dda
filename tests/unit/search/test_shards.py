from __future__ import annotations

import itertools
import json
import random

import pytest

from cribsheet.search import shards
from cribsheet.search.builder import Posting
from cribsheet.search.codec import utf16
from cribsheet.search.shards import term_shards, word_shards
from cribsheet.search.stemmer import stem


def posting(*documents: int) -> Posting:
    gaps = [number - before - 1 for before, number in itertools.pairwise((-1, *documents))]
    return Posting(8, [number for gap in gaps for number in (gap, 1)])


@pytest.fixture
def vocabulary() -> dict[str, set[str]]:
    """Stems of made-up words with all kinds of endings."""
    chance = random.Random(5)
    roots = ["".join(chance.choices("abcdelnorst", k=chance.randrange(2, 7))) for _ in range(900)]
    endings = ("", "s", "es", "ing", "ed", "y", "ies", "ization", "ational", "ement")
    stems: dict[str, set[str]] = {}
    for root in roots:
        for ending in chance.sample(endings, 3):
            stems.setdefault(stem(root + ending), set()).add(root + ending)
    return stems


def place_of(boundaries: list[str], word: str) -> int:
    """The place of the last boundary that does not sort after the word."""
    return max(
        (place for place, least in enumerate(boundaries) if utf16(least) <= utf16(word)), default=0
    )


def test_boundaries_find_every_word_and_stem(
    vocabulary: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "TERMS_SIZE", 120)
    postings = [(known, posting(1, 5)) for known in sorted(vocabulary, key=utf16)]
    made = term_shards(postings, vocabulary, {})
    assert len(made.contents) == len(made.boundaries) > 20
    sizes = [len(json.loads(content)[0].split(" ")) for content in made.contents]
    homes = [place for place, size in enumerate(sizes) for _ in range(size)]
    for (known, _), home in zip(postings, homes, strict=True):
        for word in (known, *vocabulary[known]):
            assert place_of(made.boundaries, word) == home


def test_surfaces_and_marks_are_written_after_the_stem() -> None:
    made = term_shards(
        [("happi", posting(0)), ("tpr", posting(3))],
        {"happi": {"happy", "happiness", "happi"}, "tpr": {"tpr"}},
        {"tpr": ("recall",)},
    )
    (content,) = made.contents
    words, numbers = json.loads(content)
    assert words == "Ahappi,,ness,By Atpr=recall"
    # idf 8, one document, its number, its code; and the same with document 3
    assert numbers == ")! !" + ")!$!"


def test_an_index_without_terms_has_one_boundary() -> None:
    assert term_shards([], {}, {}).contents == []
    assert term_shards([], {}, {}).boundaries == [""]


def test_words_by_first_letter_with_the_most_frequent_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shards, "WORDS_PER_FILE", 2)
    made = word_shards({"alpha": 1, "apple": 8, "axe": 2, "bee": 64})
    assert made.boundaries == ["a", "b"]
    assert [json.loads(content) for content in made.contents] == ["AappleGBxeC", "AbeeM"]
