"""Values that remember where an author wrote them, so that later stages can point there."""

from __future__ import annotations

from typing import Any


class Text(str):
    """A text with the 1-based line and column at which its YAML value starts, and its last line."""

    __slots__ = ("column", "last", "line")

    line: int
    column: int
    last: int

    @classmethod
    def of(cls, value: str, line: int, column: int, last: int = 0) -> Text:
        """A text that stands at that place, on one line unless `last` says more."""
        text = cls(value)
        text.line, text.column = line, column
        text.last = max(line, last)
        return text


class Record(dict[str, Any]):
    """The fields of a mapping, with the place where the mapping starts.

    `unread` are names of fields that are given but could not be read, which is reported: that they
    are not here says nothing of what the author meant.
    """

    line: int = 1
    column: int = 1
    unread: frozenset[str] = frozenset()


class Keys(dict[Text, Any]):
    """A mapping with keys of the author's own, and the place where it starts.

    `unread` are the keys whose values could not be read, which is reported.
    """

    line: int = 1
    column: int = 1
    unread: tuple[Text, ...] = ()
