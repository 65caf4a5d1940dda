"""Questions and cards: what is asked, what is right, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cribsheet.model import Cell, Html, Place, SkillRef


class Option(NamedTuple):
    """An answer option; `why` is its rationale."""

    html: Html
    why: Html
    correct: bool
    text: str
    why_text: str


class Item(NamedTuple):
    """A part of an ordering; `why` says what gives it its place."""

    html: Html
    why: Html
    text: str
    why_text: str


class Pair(NamedTuple):
    """Two sides that match; `why` says what makes them."""

    left: Cell
    right: Cell
    why: Html
    why_text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `id` is permanent; `hash` changes when its answer does (`cribsheet.answers`)."""

    id: str
    kind: str
    """`multiple-choice`, `multiple-response`, `true-false`, `ordering`, `matching` or `typed`."""
    stem: Html
    text: str
    skills: tuple[SkillRef, ...]
    difficulty: str
    tags: tuple[str, ...]
    topic: str
    section: str
    hash: str
    place: Place
    made_from: str = ""
    """The target ``table:ID`` or ``tree:ID`` (`cribsheet.marks`) that it was made from, `section`
    then being a row or an end; empty when it was written."""
    options: tuple[Option, ...] = ()
    """Of the first three kinds; of a statement, true and false."""
    fixed: bool = False
    """The options keep their order."""
    items: tuple[Item, ...] = ()
    """Of an ordering, in the right order."""
    pairs: tuple[Pair, ...] = ()
    """Of a matching."""
    extras: tuple[Cell, ...] = ()
    """Right sides of a matching that match nothing."""
    accepted: tuple[str, ...] = ()
    """What may be typed, the form to show first."""
    hint: str = ""
    """What to type."""
    why: Html = ""
    """The rationale of a typed answer."""
    why_text: str = ""

    @property
    def answers(self) -> tuple[int, ...]:
        """0-based positions of the right options, as written."""
        return tuple(i for i, option in enumerate(self.options) if option.correct)

    @property
    def target(self) -> str:
        """What explains it, as `cribsheet.marks` writes targets."""
        explains = self.made_from or f"topic:{self.topic}"
        return f"{explains}#{self.section}" if self.section else explains

    @property
    def rights(self) -> tuple[Cell, ...]:
        """Right sides of a matching: that of each pair, then those that match nothing."""
        return (*(pair.right for pair in self.pairs), *self.extras)

    def texts(self) -> Iterator[Html]:
        """Everything of it that can hold marks."""
        yield self.stem
        yield self.why
        for option in self.options:
            yield option.html
            yield option.why
        for item in self.items:
            yield item.html
            yield item.why
        for pair in self.pairs:
            yield pair.left.html
            yield pair.why
        for right in self.rights:
            yield right.html


@dataclass(frozen=True, slots=True)
class Card:
    """Something to know, with two sides. `id` is permanent; `hash` changes when its back does.

    Attributes:
        kind: `card` (written as one), `term` or `row`.
        front: what is asked.
        back: the answer.
        accepted: what may be typed where the side that `asks` names is asked for.
        asks: the side that a test asks for, `front` or `back`: the one that is a name.
        target: what explains it, as `cribsheet.marks` writes targets.
        family: id of the table whose rows are like it; empty when there is none.
    """

    id: str
    kind: str
    front: Html
    back: Html
    front_text: str
    back_text: str
    accepted: tuple[str, ...]
    asks: str
    hash: str
    skills: tuple[SkillRef, ...]
    tags: tuple[str, ...]
    target: str
    family: str = ""
