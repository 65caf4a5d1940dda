"""Every card: those of `cards.yaml`, glossary terms, and the rows of comparison tables.

What a note already says is not written a second time for a card: a term's definition and a row's
cells are its cards.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from cribsheet.answers import answer_hash
from cribsheet.question import Card
from cribsheet.tablequestions import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cribsheet.model import Cell, Row, SkillRef, Table, Term, Topic


class Entry(NamedTuple):
    """A card as lists and selections see it."""

    id: str
    kind: str
    tags: tuple[str, ...]
    skills: tuple[SkillRef, ...]
    hash: str


def entry(card: Card) -> Entry:
    """The card without its sides."""
    return Entry(card.id, card.kind, card.tags, card.skills, card.hash)


def topic_cards(topic: Topic) -> Iterator[Card]:
    """The cards of the topic's own files: those written as cards, then its terms."""
    yield from topic.cards
    for term in topic.terms:
        yield _term(topic, term)


def table_cards(table: Table) -> Iterator[Card]:
    """The cards of a table's rows, in their order."""
    for row in table.rows:
        yield _row(table, row)


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
        target=f"topic:{topic.id}#{section.id}" if section else f"topic:{topic.id}",
    )


def row_hash(table: Table, row: Row) -> str:
    """The hash of the row's card."""
    return answer_hash("row", [cell.text for _, cell in _lines(table, row)])


def _lines(table: Table, row: Row) -> list[tuple[str, Cell]]:
    return [*told(table, row), ("Cue words", row.cue)]


def _row(table: Table, row: Row) -> Card:
    lines = _lines(table, row)
    html = (f"<dt>{escape(title, quote=False)}</dt><dd>{cell.html}</dd>" for title, cell in lines)
    return Card(
        id=f"row-{table.id}-{row.id}",
        kind="row",
        front=row.name_html,
        back=f"<dl>{''.join(html)}</dl>",
        front_text=row.name,
        back_text=" ".join(f"{title}: {cell.text}." for title, cell in lines),
        accepted=(row.name, *row.aliases),
        asks="front",
        hash=row_hash(table, row),
        skills=table.skills,
        tags=table.tags,
        target=f"table:{table.id}#{row.id}",
        family=table.id,
    )
