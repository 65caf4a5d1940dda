"""A topic's cards: its glossary terms, and the rows of the tables it is the first to show.

What a note already says is not written a second time for a card: a term's definition and a row's
cells are its cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from cribsheet.answers import answer_hash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cribsheet.model import Html, Row, SkillRef, Table, Term, Topic

NOTHING = frozenset(("", "–", "—", "-"))
"""What authors write into a cell that has nothing to say."""


class Entry(NamedTuple):
    """A card as lists and selections see it."""

    id: str
    kind: str
    tags: tuple[str, ...]
    skills: tuple[SkillRef, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Something to know, with two sides. `id` is permanent; `hash` changes when its back does.

    Attributes:
        kind: `term` or `row`.
        front: what is asked, usually a name.
        back: the answer.
        accepted: what may be typed where the side that `asks` names is asked for.
        asks: the side that a test asks for, `front` or `back`: the one that is a name.
        section: title of what explains it.
        target: where that is, as `cribsheet.marks` writes targets.
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
    section: str
    target: str
    family: str = ""

    @property
    def entry(self) -> Entry:
        """The card without its sides."""
        return Entry(self.id, self.kind, self.tags, self.skills)


def topic_cards(topic: Topic) -> Iterator[Card]:
    """The cards of the topic's own files: its terms, in their order."""
    for term in topic.terms:
        yield _term(topic, term)


def table_cards(table: Table) -> Iterator[Card]:
    """The cards of a table's rows, in their order."""
    for row in table.rows:
        yield _row(table, row)


def table_entries(table: Table) -> Iterator[Entry]:
    """The entries of the same cards."""
    for row in table.rows:
        yield Entry(f"row-{table.id}-{row.id}", "row", table.tags, table.skills)


def _term(topic: Topic, term: Term) -> Card:
    section = next((one for one in topic.sections if one.id == term.section), None)
    return Card(
        id=f"term-{term.id}",
        kind="term",
        front=escape(term.name, quote=False),
        back=term.html,
        front_text=term.name,
        back_text=term.text,
        accepted=(term.name, *term.aliases),
        asks="front",
        hash=answer_hash("term", [term.text]),
        skills=(section.skills if section else ()) or topic.skills,
        tags=topic.tags,
        section=section.title if section else topic.title,
        target=f"topic:{topic.id}#term-{term.id}",
    )


def _row(table: Table, row: Row) -> Card:
    told = [
        (column.title, cell)
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.text not in NOTHING
    ]
    told.append(("Cue words", row.cue))
    lines = (f"<dt>{escape(title, quote=False)}</dt><dd>{cell.html}</dd>" for title, cell in told)
    return Card(
        id=f"row-{table.id}-{row.id}",
        kind="row",
        front=row.name_html,
        back=f"<dl>{''.join(lines)}</dl>",
        front_text=row.name,
        back_text=" ".join(f"{title}: {cell.text}." for title, cell in told),
        accepted=(row.name, *row.aliases),
        asks="front",
        hash=answer_hash("row", [cell.text for _, cell in told]),
        skills=table.skills,
        tags=table.tags,
        section=table.title,
        target=f"table:{table.id}#{row.id}",
        family=table.id,
    )
