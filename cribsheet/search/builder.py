"""lunr.py's builder with postings in compact arrays and whole-number weights.

lunr.py keeps a dictionary for each posting and a vector for each field of each document: 2 GB at
100,000 documents. This builder keeps four bytes for each posting and makes lunr's structures only
when `build` is asked for them.

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
_FIELD_BITS = 2
_COUNT_BITS = 5
_MOST_COUNTED = (1 << _COUNT_BITS) - 1


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one stem occurs.

    Attributes:
        idf: Inverse document frequency in eighths, at least 1.
        documents: Document numbers, ascending.
        codes: For each document, the level (0 to 8) in each field as digits of a number in base 9;
            the body is the lowest digit, then page, keywords and title.
    """

    idf: int
    documents: Sequence[int]
    codes: Sequence[int]


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
        self._entries: dict[str, array[int]] = {}
        self._lengths = [array("H") for _ in FIELDS]
        self._boosts: list[float] = []
        self._factors: dict[tuple[int, int, int, float], int] = {}

    def add_stems(self, fields: Sequence[Sequence[str]], *, boost: float = 1) -> int:
        """Add a document given as the stems of its fields, in the order of `FIELDS`.

        Args:
            fields: One sequence of stems for each field.
            boost: lunr's document boost.

        Returns:
            The number of the document; documents are numbered from 0 in the order of adding.
        """
        number = len(self._boosts)
        self._boosts.append(boost)
        self.document_count += 1
        for place, stems in enumerate(fields):
            self._lengths[place].append(min(len(stems), 0xFFFF))
            for stem, count in Counter(stems).items():
                entry = (
                    number << (_FIELD_BITS + _COUNT_BITS)
                    | place << _COUNT_BITS
                    | min(count, _MOST_COUNTED)
                )
                entries = self._entries.get(stem)
                if entries is None:
                    self._entries[stem] = array("I", (entry,))
                else:
                    entries.append(entry)
        return number

    def postings(self) -> Iterator[tuple[str, Posting]]:
        """Yield every stem with its posting, sorted as JavaScript sorts strings."""
        averages = self._average_lengths()
        for stem in sorted(self._entries, key=utf16):
            yield stem, self._posting(self._entries[stem], averages)

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

    def _average_lengths(self) -> list[float]:
        # lunr counts empty fields too; few documents have keywords, and those would seem long.
        return [sum(lengths) / max(1, len(lengths) - lengths.count(0)) for lengths in self._lengths]

    def _posting(self, entries: array[int], averages: list[float]) -> Posting:
        documents = array("I")
        codes = array("I")
        last = -1
        for entry in entries:
            number = entry >> (_FIELD_BITS + _COUNT_BITS)
            place = entry >> _COUNT_BITS & ((1 << _FIELD_BITS) - 1)
            level = self._level(place, number, entry & _MOST_COUNTED, averages[place])
            digit = level * (LEVELS + 1) ** (len(FIELDS) - 1 - place)
            if number == last:
                codes[-1] += digit
            else:
                documents.append(number)
                codes.append(digit)
                last = number
        seen = len(documents)
        idf = math.log(1 + (self.document_count - seen + 0.5) / (seen + 0.5))
        return Posting(max(1, round(_IDF_STEPS * idf)), documents, codes)

    def _level(self, place: int, number: int, count: int, average: float) -> int:
        length = self._lengths[place][number]
        boost = self._boosts[number]
        key = (place, length, count, boost)
        level = self._factors.get(key)
        if level is None:
            norm = self._k1 * (1 - self._b + self._b * length / average)
            factor = (self._k1 + 1) * count / (norm + count) * boost
            level = self._factors[key] = max(1, min(LEVELS, round(_LEVELS_PER_UNIT * factor)))
        return level
