"""The index cut into files, so that a query loads the few it needs.

`terms` files hold stems in order, each with the words it stands for and where it occurs. They are
cut only where every word and stem before sorts before every word and stem after, so one list of
boundaries finds a word, a stem and all words with a given beginning.

`words` files hold the most frequent words by their first letter, for correcting typing errors and
for completing beginnings too short to load every file they touch.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from cribsheet.search.builder import Posting
from cribsheet.search.codec import LONGEST_SHARED, encode, front_coded, letter, shared_length, utf16

TERMS_SIZE = 2_500
"""Characters after which a `terms` file ends at the next possible cut."""

WORDS_PER_FILE = 3_000
"""Words kept for each first letter, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class Shards:
    """Files in order, and for each the least word that belongs in it."""

    contents: list[bytes]
    boundaries: list[str]


class _Term(NamedTuple):
    stem: str
    text: str
    posting: str
    least: str
    greatest: str


def _term(stem: str, posting: Posting, surfaces: Iterable[str], marks: Iterable[str]) -> _Term:
    found = sorted(surfaces, key=utf16)
    text = ""
    if found != [stem]:
        for surface in found:
            dropped = len(stem) - shared_length(stem, surface)
            # A word that shares too little for one letter is written out after a "Z".
            if dropped >= LONGEST_SHARED:
                text += ",Z" + surface
            else:
                text += "," + (letter(dropped) if dropped else "")
                text += surface[len(stem) - dropped :]
    text += "".join(f"={mark}" for mark in marks)
    numbers = encode(posting.idf) + encode(len(posting)) + "".join(map(encode, posting.pairs))
    least, greatest = min(stem, found[0], key=utf16), max(stem, found[-1], key=utf16)
    return _Term(stem, text, numbers, least, greatest)


def _boundary(before: str, after: str) -> str:
    """Return the shortest beginning of `after` that sorts after `before`."""
    for length in range(1, len(after)):
        if utf16(after[:length]) > utf16(before):
            return after[:length]
    return after


def term_shards(
    postings: Iterable[tuple[str, Posting]],
    surfaces: Mapping[str, Iterable[str]],
    marks: Mapping[str, Sequence[str]],
) -> Shards:
    """Return the `terms` files.

    Args:
        postings: Every stem and where it occurs, sorted by UTF-16 code units.
        surfaces: The words each stem stands for.
        marks: For a stem that was added as another name, the names to mark instead: words joined
            by hyphens.
    """
    terms = [
        _term(stem, posting, surfaces.get(stem, (stem,)), marks.get(stem, ()))
        for stem, posting in postings
    ]
    shards = Shards([], [])
    block: list[_Term] = []
    size = 0
    for term, follows in zip(terms, _clean_cuts(terms), strict=True):
        if block and follows is not None and size + len(term.posting) > TERMS_SIZE:
            shards.contents.append(_terms_file(block))
            shards.boundaries.append(_boundary(follows, term.least))
            block, size = [], 0
        block.append(term)
        size += len(term.posting) + len(term.text) + len(term.stem)
    if block:
        shards.contents.append(_terms_file(block))
    # The first file also takes every word that sorts before its own.
    shards.boundaries.insert(0, "")
    return shards


def _terms_file(block: Sequence[_Term]) -> bytes:
    words = front_coded((term.stem, term.text + " ") for term in block)
    return _json([words.rstrip(" "), "".join(term.posting for term in block)])


def _clean_cuts(terms: Sequence[_Term]) -> Iterator[str | None]:
    """Yield for each term the greatest word before it, if all of those sort before all the rest."""
    least_from = list(accumulate((utf16(term.least) for term in reversed(terms)), min))
    greatest, key = "", b""
    for term, least in zip(terms, reversed(least_from), strict=True):
        yield greatest if key < least else None
        own = utf16(term.greatest)
        if own > key:
            greatest, key = term.greatest, own


def word_shards(frequencies: Mapping[str, int]) -> Shards:
    """Return the `words` files: one for each first letter, words with their frequency.

    Args:
        frequencies: Every word and the number of documents its stem occurs in.
    """
    by_letter: dict[str, list[str]] = {}
    for word in frequencies:
        by_letter.setdefault(word[0], []).append(word)
    shards = Shards([], [])
    for first in sorted(by_letter, key=utf16):
        best = sorted(by_letter[first], key=lambda word: (-frequencies[word], utf16(word)))
        kept = sorted(best[:WORDS_PER_FILE], key=utf16)
        text = front_coded(
            (word, letter(min(25, round(2 * math.log2(frequencies[word]))))) for word in kept
        )
        shards.contents.append(_json(text))
        shards.boundaries.append(first)
    return shards


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
