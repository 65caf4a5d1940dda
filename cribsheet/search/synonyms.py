"""Other names of a thing, added to the documents that use one of them.

Done while indexing, the reader downloads no list of synonyms and a name of several words needs no
special query. Where a name stands in a title or among the keywords, the words of all its other
names join the keywords; where it stands in the body, only names that are one word do, such as an
abbreviation: the separate words of a longer name would dilute the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cribsheet.search.stemmer import stem
from cribsheet.search.tokenizer import chains, words


class Synonyms:
    """Groups of names with the same meaning, looked up by stems.

    Args:
        groups: From a name to its other names; the key belongs to its group.
    """

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._single: list[tuple[str, ...]] = []
        self._all: list[tuple[str, ...]] = []
        self._phrases: dict[tuple[str, ...], list[int]] = {}
        """Groups by the stems of a name."""
        self.marks: dict[str, tuple[str, ...]] = {}
        """From an added stem to the names it stands for, their words joined by hyphens, for
        marking: a page is full of the separate words of "true positive rate"."""
        for name in sorted(groups):
            self._add(sorted({name, *groups[name]}))
        self._lengths: dict[str, dict[str, set[int]]] = {}
        """How many stems names have, by their first two; the second is empty where there is one."""
        for stems in self._phrases:
            first, second = (*stems, "")[:2]
            self._lengths.setdefault(first, {}).setdefault(second, set()).add(len(stems))

    def _add(self, forms: list[str]) -> None:
        group = len(self._all)
        everything: dict[str, str] = {}
        single: dict[str, None] = {}
        phrases: dict[str, str] = {}
        for form in forms:
            found = words(form)
            stems = tuple(stem(word) for word in found)
            everything.update(zip(stems, found, strict=True))
            parts = list(chains(form))
            phrase = "-".join(word for plain, _ in parts for word in plain)
            alone = phrase
            if len(parts) == 1:
                plain, derived = parts[0]
                alone = stem(derived[-1] if len(plain) > 1 and derived else plain[0])
                single[alone] = None
            phrases[phrase] = alone
            if stems:
                self._phrases.setdefault(stems, []).append(group)
        self._all.append(tuple(everything))
        self._single.append(tuple(single))
        for added in single:
            others = [phrase for phrase, alone in phrases.items() if phrase and alone != added]
            self.marks[added] = tuple(dict.fromkeys([*self.marks.get(added, ()), *others]))

    def expand(self, stems: Sequence[str], *, single: bool) -> Sequence[str]:
        """Return the stems of a field with those of the other names in it appended.

        Args:
            stems: The stems of one field, in order.
            single: Add one-word names only.
        """
        starts = [place for place, first in enumerate(stems) if first in self._lengths]
        if not starts:
            return stems
        extra: dict[str, None] = {}
        for group in self._groups(stems, starts):
            extra.update(dict.fromkeys(self._single[group] if single else self._all[group]))
        if not extra:
            return stems
        present = set(stems)
        return [*stems, *(other for other in extra if other not in present)]

    def _groups(self, stems: Sequence[str], starts: Iterable[int]) -> Iterator[int]:
        """The groups of all names that stand at one of the places `starts`."""
        last = len(stems) - 1
        for start in starts:
            lengths = self._lengths[stems[start]]
            if "" in lengths:
                yield from self._phrases[stems[start],]
            # Most first words of names, such as "data", are followed by something else.
            if start < last and stems[start + 1] in lengths:
                for length in sorted(lengths[stems[start + 1]]):
                    yield from self._phrases.get(tuple(stems[start : start + length]), ())
