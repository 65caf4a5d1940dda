"""Questions that a comparison table gives by itself.

`cue`
    which row do these cue words point to: one question per row, with up to three other rows as
    distractors;
`match`
    cue words and rows to be matched: one question per table.

Rows whose cue words overlap never stand in one question, so none has two right answers. Everything
is decided by ids: the same table gives the same questions in every build.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from cribsheet.answers import answer_hash
from cribsheet.model import Cell
from cribsheet.question import Option, Pair, Question
from cribsheet.shuffle import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cribsheet.model import Html, Row, Table

KINDS = ("cue", "match")
DISTRACTORS = 3
FEWEST_DISTRACTORS = 2
"""With fewer, the answer is too easily guessed, and the row has no question."""
PAIRS = 6
FEWEST_PAIRS = 3
EXTRAS = 1
NOTHING = frozenset(("", "–", "—", "-"))
"""What authors write into a cell that has nothing to say."""

Phrase = str
"""Words, casefolded and without punctuation, each between blanks: a phrase that holds another has
it as a part of its text."""
_QUOTED = re.compile(r'["“]([^"”]+)["”]')
_WORD = re.compile(r"[\w+<>=%]+(?:[.,]\d+)*")


def table_questions(table: Table) -> Iterator[Question]:
    """The table's questions of the kinds it asks for."""
    if "cue" in table.questions:
        for row in table.rows:
            others = distractors(table, row)
            if len(others) >= FEWEST_DISTRACTORS:
                yield _cue(table, row, others)
    if "match" in table.questions:
        chosen, extras = _matched(table)
        if len(chosen) >= FEWEST_PAIRS:
            yield _match(table, chosen, extras)


class Asked(NamedTuple):
    """A question in short; `row` is empty where it asks for several."""

    row: str
    id: str
    kind: str
    hash: str


def asked(table: Table) -> Iterator[Asked]:
    """The same questions in short, which takes less time."""
    if "cue" in table.questions:
        for row in table.rows:
            if len(distractors(table, row)) >= FEWEST_DISTRACTORS:
                yield Asked(row.id, _cue_id(table, row), "multiple-choice", _cue_hash(row))
    if "match" in table.questions:
        chosen, _ = _matched(table)
        if len(chosen) >= FEWEST_PAIRS:
            yield Asked("", _match_id(table), "matching", _match_hash(chosen))


def difficulty(kind: str) -> str:
    """How hard a table's question of that kind of question is."""
    return "medium" if kind == "matching" else "easy"


@lru_cache(maxsize=4096)
def phrases(cue: str) -> frozenset[Phrase]:
    """The phrases of a cue: what stands in quotes, and what stands between commas outside."""
    outside = re.split(r"[,;]", _QUOTED.sub(",", cue))
    found = (_WORD.findall(text.casefold()) for text in (*_QUOTED.findall(cue), *outside))
    return frozenset(f" {' '.join(words)} " for words in found if words)


def overlap(one: Row, other: Row) -> bool:
    """Whether words that point to one row could point to the other: a phrase holds another."""
    others = phrases(other.cue.text)
    return any(
        first in second or second in first for first in phrases(one.cue.text) for second in others
    )


def distractors(table: Table, row: Row) -> list[Row]:
    """Up to `DISTRACTORS` other rows, none of which the row's cue words could point to."""
    usable = [
        other
        for other in table.rows
        if other is not row and other.name != row.name and not overlap(row, other)
    ]
    return drawn(usable, _cue_id(table, row))[:DISTRACTORS]


def _matched(table: Table) -> tuple[list[Row], list[Row]]:
    """The rows to be matched, in the table's order, and rows that are left over."""
    chosen: list[Row] = []
    for row in drawn(table.rows, _match_id(table)):
        if not any(row.name == other.name or overlap(row, other) for other in chosen):
            chosen.append(row)
    kept = chosen[:PAIRS]
    return [row for row in table.rows if row in kept], chosen[PAIRS : PAIRS + EXTRAS]


def _cue_id(table: Table, row: Row) -> str:
    return f"table-{table.id}-{row.id}-cue"


def _match_id(table: Table) -> str:
    return f"table-{table.id}-match"


def _cue_hash(row: Row) -> str:
    return answer_hash("multiple-choice", [row.name])


def _match_hash(chosen: Sequence[Row]) -> str:
    return answer_hash("matching", sorted(f"{row.cue.text}={row.name}" for row in chosen))


def _cue(table: Table, row: Row, others: Sequence[Row]) -> Question:
    identity = _cue_id(table, row)
    asked = f"{table.title}: which one do these words point to?"
    options = [
        Option(
            html=name_of(one),
            why=_told(table, one) if one is row else f"Its cue words: {one.cue.html}",
            correct=one is row,
            text=one.name,
            why_text=_told_text(table, one) if one is row else f"Its cue words: {one.cue.text}",
        )
        for one in drawn([row, *others], f"{identity}:order")
    ]
    return Question(
        id=identity,
        kind="multiple-choice",
        stem=f"<p>{escape(asked, quote=False)}</p>\n<p>{row.cue.html}</p>\n",
        text=f"{asked} {row.cue.text}",
        skills=table.skills,
        difficulty=difficulty("multiple-choice"),
        tags=table.tags,
        topic="",
        section=row.id,
        hash=_cue_hash(row),
        place=table.place,
        made_from=f"table:{table.id}",
        options=tuple(options),
    )


def _match(table: Table, chosen: Sequence[Row], extras: Sequence[Row]) -> Question:
    asked = f"{table.title}: which one do the words point to?"
    return Question(
        id=_match_id(table),
        kind="matching",
        stem=f"<p>{escape(asked, quote=False)}</p>\n",
        text=asked,
        skills=table.skills,
        difficulty=difficulty("matching"),
        tags=table.tags,
        topic="",
        section="",
        hash=_match_hash(chosen),
        place=table.place,
        made_from=f"table:{table.id}",
        pairs=tuple(
            Pair(row.cue, Cell(name_of(row), row.name), _told(table, row), _told_text(table, row))
            for row in chosen
        ),
        extras=tuple(Cell(name_of(row), row.name) for row in extras),
    )


def name_of(row: Row) -> Html:
    """The row's name; as plain text where it is a link, which cannot be chosen."""
    return escape(row.name, quote=False) if "<a" in row.name_html else row.name_html


def told(table: Table, row: Row) -> Iterator[tuple[str, Cell]]:
    """Title and cell of each column in which the row has something to say."""
    for column, cell in zip(table.columns, row.cells, strict=True):
        if cell.text not in NOTHING:
            yield column.title, cell


def _told(table: Table, row: Row) -> Html:
    """What the row says first: why it is the one."""
    for title, cell in told(table, row):
        return f"{escape(title, quote=False)}: {cell.html}"
    return ""


def _told_text(table: Table, row: Row) -> str:
    for title, cell in told(table, row):
        return f"{title}: {cell.text}"
    return ""
