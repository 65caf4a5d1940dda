"""lunr.py's builder with postings in compact arrays and whole-number weights.

lunr.py keeps a dictionary for each posting and a vector for each field of each document: 2 GB at
100,000 documents. This builder keeps four bytes for each word until all lengths are known, then
eight for each posting, and makes lunr's structures only when `build` is asked for them.

Weights follow lunr's BM25 (https://lunrjs.com/guides/searching.html#scoring). For the wire, what
term frequency and field length contribute is one of `LEVELS` steps, the inverse document frequency
is rounded to an eighth, and their product with the field's boost is a whole number: every sum lunr
makes of them is exact, so the order in which a browser adds cannot change a score. For the ranking,
that frequency counts documents (lunr: fields of documents), and a field's average length leaves out
the documents that do not have it.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lunr.builder import Builder
from lunr.index import Index
from lunr.vector import Vector

from cribsheet.search.codec import utf16
from cribsheet.search.document import FIELDS

BOOSTS = {"title": 4, "keywords": 2, "page": 2, "body": 1}
"""What a word weighs in each field; whole numbers, see above."""

LEVELS = 8
_LEVELS_PER_UNIT = 5
_IDF_STEPS = 8
_K1 = 0.8
_B = 0.75
_UNITS = [int((LEVELS + 1) ** (len(FIELDS) - 1 - place)) for place in range(len(FIELDS))]
"""What one level of each field adds to a code (see `Posting`)."""
_MOST_COUNTED = 31
"""Occurrences in one field; more count as so many."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one stem occurs.

    Attributes:
        idf: Inverse document frequency in eighths, at least 1.
        pairs: Two numbers for each document, in ascending order of the documents. First how many
            documents were passed over since the last one. Then a code: the level (0 to 8) in each
            field as digits of a number in base 9; the body is the lowest digit, then page,
            keywords and title.
    """

    idf: int
    pairs: Sequence[int]

    def __len__(self) -> int:
        return len(self.pairs) // 2

    @property
    def documents(self) -> list[int]:
        """Document numbers, ascending."""
        return [place - 1 for place in accumulate(gap + 1 for gap in self.pairs[::2])]

    @property
    def codes(self) -> Sequence[int]:
        """For each document its code."""
        return self.pairs[1::2]


def levels(code: int) -> tuple[int, ...]:
    """Return the levels of a code in the order of `FIELDS`."""
    digits = []
    for _ in FIELDS:
        code, digit = divmod(code, LEVELS + 1)
        digits.append(digit)
    return tuple(reversed(digits))


class CompactBuilder(Builder):  # type: ignore[misc]  # lunr.py is untyped
    """Collects stemmed documents; gives postings, or a whole `lunr.Index` for comparison."""

    def __init__(self) -> None:
        super().__init__()
        for name, boost in BOOSTS.items():
            self.field(name, boost=boost)
        self.k1(_K1)
        self.b(_B)
        self._numbers: dict[str, int] = _Numbers()
        self._text = array("I")
        """The numbers of all stems of all documents, field after field."""
        self._lengths = [array("I") for _ in FIELDS]
        self._boosts: list[float] = []
        self._digits: dict[tuple[int, int, int, float], int] = {}

    def add_stems(self, fields: Sequence[Sequence[str]], *, boost: float = 1) -> int:
        """Add a document given as the stems of its fields, in the order of `FIELDS`.

        Args:
            fields: One sequence of stems for each field.
            boost: lunr's document boost.

        Returns:
            The number of the document; documents are numbered from 0 in the order of adding.
        """
        number = len(self._boosts)
        self.document_count += 1
        self._boosts.append(boost)
        for lengths, stems in zip(self._lengths, fields, strict=True):
            lengths.append(len(stems))
            self._text.extend(map(self._numbers.__getitem__, stems))
        return number

    def postings(self) -> Iterator[tuple[str, Posting]]:
        """Yield every stem with its posting, sorted as JavaScript sorts strings."""
        found = self._pairs()
        for stem in sorted(self._numbers, key=utf16):
            pairs = found[self._numbers[stem]]
            seen = len(pairs) // 2
            idf = math.log(1 + (self.document_count - seen + 0.5) / (seen + 0.5))
            yield stem, Posting(max(1, round(_IDF_STEPS * idf)), pairs)

    def build(self) -> Index:
        """Return the whole index as lunr.py holds it; for tests, it is large."""
        vectors = {
            f"{name}/{number}": Vector() for number in range(self.document_count) for name in FIELDS
        }
        for index, (stem, posting) in enumerate(self.postings()):
            fields: dict[str, dict[str, dict[str, list[object]]]] = {name: {} for name in FIELDS}
            for number, code in zip(posting.documents, posting.codes, strict=True):
                for name, level in zip(FIELDS, levels(code), strict=True):
                    if level:
                        fields[name][str(number)] = {}
                        weight = posting.idf * level * BOOSTS[name]
                        # Terms come in the order of their numbers: appending keeps it sorted.
                        vectors[f"{name}/{number}"].elements += [index, weight]
            self.inverted_index[stem] = {**fields, "_index": index}
        self.field_vectors = vectors
        self._create_token_set()
        return Index(
            inverted_index=self.inverted_index,
            field_vectors=vectors,
            token_set=self.token_set,
            fields=list(FIELDS),
            pipeline=self.search_pipeline,
        )

    def _pairs(self) -> list[array[int]]:
        """The pairs of each stem (see `Posting`), by the stem's number."""
        fields = list(enumerate(zip(self._lengths, self._average_lengths(), strict=True)))
        short, (body, (body_lengths, body_average)) = fields[:-1], fields[-1]
        pairs = [array("I") for _ in self._numbers]
        following = [0] * len(pairs)
        start = 0
        for number, boost in enumerate(self._boosts):
            codes: dict[int, int] = {}
            for place, (lengths, average) in short:
                length = lengths[number]
                if not length:
                    continue
                stems = self._text[start : start + length]
                start += length
                # In a short field, nearly all words stand once.
                once = self._digit(place, length, 1, boost, average)
                if len(set(stems)) == length:
                    for stem in stems:
                        codes[stem] = codes.get(stem, 0) + once
                    continue
                for stem, count in Counter(stems).items():
                    digit = self._digit(place, length, count, boost, average)
                    codes[stem] = codes.get(stem, 0) + digit
            if length := body_lengths[number]:
                # Most words stand in the body alone, and once: they go straight to their pairs.
                stems = self._text[start : start + length]
                start += length
                once = self._digit(body, length, 1, boost, body_average)
                for stem, count in Counter(stems).items():
                    code = once
                    if count > 1:
                        code = self._digit(body, length, count, boost, body_average)
                    if stem in codes:
                        code += codes.pop(stem)
                    found = pairs[stem]
                    found.append(number - following[stem])
                    found.append(code)
                    following[stem] = number + 1
            for stem, code in codes.items():
                found = pairs[stem]
                found.append(number - following[stem])
                found.append(code)
                following[stem] = number + 1
        return pairs

    def _average_lengths(self) -> list[float]:
        # lunr counts empty fields too; few documents have keywords, and those would seem long.
        return [sum(lengths) / max(1, len(lengths) - lengths.count(0)) for lengths in self._lengths]

    def _digit(self, place: int, length: int, count: int, boost: float, average: float) -> int:
        """What a stem that stands `count` times in one field adds to its code."""
        key = (place, length, count, boost)
        digit = self._digits.get(key)
        if digit is None:
            count = min(count, _MOST_COUNTED)
            norm = self._k1 * (1 - self._b + self._b * length / average)
            factor = (self._k1 + 1) * count / (norm + count) * boost
            level: int = max(1, min(LEVELS, round(_LEVELS_PER_UNIT * factor)))
            digit = self._digits[key] = level * _UNITS[place]
        return digit


class _Numbers(dict[str, int]):
    """Numbers stems in the order in which they are first asked for."""

    def __missing__(self, stem: str) -> int:
        number = self[stem] = len(self)
        return number
