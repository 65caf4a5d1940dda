"""Topics at rest: their outline lies open, their text is packed.

A site of ten thousand topics is some gigabyte of small objects if all of it lies open: more memory
than a small machine has, more to send between processes, and more for a forked process to copy, as
whoever looks at an object writes to it (its reference count). Packed, a topic is one run of bytes.
"""

from __future__ import annotations

import copyreg
import pickle
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

from cribsheet import exam, model, question
from cribsheet.model import Topic
from cribsheet.outline import Outline

_PACKED = ("lead", "lead_text", "sections", "formulas", "figures", "questions", "markdown")
"""Fields of a topic that only its own pages and the search index read."""
_OPEN = tuple(field.name for field in fields(Topic) if field.name not in _PACKED)
_KEPT = 4
"""Topics whose text stays unpacked: the pages of one are made one after the other."""


class StoredTopic(Topic):
    """A topic that unpacks its text when a field of it is asked for, and soon forgets it again."""

    __slots__ = ("_text", "outline")

    outline: Outline
    _text: bytes

    @classmethod
    def of(cls, topic: Topic) -> StoredTopic:
        """The same topic, packed."""
        text = pickle.dumps([getattr(topic, name) for name in _PACKED], pickle.HIGHEST_PROTOCOL)
        return _restored([getattr(topic, name) for name in _OPEN], Outline.of(topic), text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the field holds
        # Python asks here for what is not found otherwise: the packed fields have no value.
        if name not in _PACKED:
            raise AttributeError(name)
        return _unpacked(self._text)[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, ([getattr(self, name) for name in _OPEN], self.outline, self._text)


def outline_of(topic: Topic) -> Outline:
    """The outline of any topic; that of a stored one is at hand."""
    return topic.outline if isinstance(topic, StoredTopic) else Outline.of(topic)


def _pickle_quickly(kind: type) -> None:
    """Pickles a dataclass as a call with its values: its own way takes twice as long, both ways."""
    names = [field.name for field in fields(kind)]
    values = attrgetter(*names)

    def reduce(one: object) -> tuple[type, tuple[Any, ...]]:
        found = values(one)
        return kind, found if len(names) > 1 else (found,)

    copyreg.pickle(kind, reduce)


def _pickle_tuple_quickly(kind: type[tuple[Any, ...]]) -> None:
    """Pickles a named tuple in the same way, for the same reason."""
    copyreg.pickle(kind, lambda one: (kind, tuple(one)))


for _kind in chain(*(vars(module).values() for module in (model, exam, question))):
    if isinstance(_kind, type) and is_dataclass(_kind):
        _pickle_quickly(_kind)
    elif isinstance(_kind, type) and issubclass(_kind, tuple):
        _pickle_tuple_quickly(_kind)


def _restored(values: list[Any], outline: Outline, text: bytes) -> StoredTopic:
    topic = object.__new__(StoredTopic)
    for name, value in zip((*_OPEN, "outline", "_text"), (*values, outline, text), strict=True):
        object.__setattr__(topic, name, value)
    return topic


@lru_cache(maxsize=_KEPT)
def _unpacked(text: bytes) -> dict[str, Any]:
    return dict(zip(_PACKED, pickle.loads(text), strict=True))  # noqa: S301 - packed above
