"""Questions that a comparison table gives by itself.

`cue`
    which row do these cue words point to: one question per row, with up to three other rows as
    distractors;
`match`
    cue words and rows to be matched: one question per table.

Rows whose cue words overlap never stand in one question, so none has two right answers. Clues that
name the answer are left out of what is asked: those with a word that, of all the options, only the
right one has in its name. A row all of whose clues do is not asked for.

Everything is decided by ids: the same table gives the same questions in every build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from cribsheet.answers import answer_hash
from cribsheet.model import Cell
from cribsheet.question import Option, Pair, Question
from cribsheet.shuffle import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
Clue = str
"""What stands between commas of a cue, as it is written; a comma in quotes parts nothing."""
_QUOTED = re.compile(r'["“]([^"”]+)["”]')
_WORD = re.compile(r"[\w+<>=%]+(?:[.,]\d+)*")
_CLUE = re.compile(r'(?:["“][^"”]+["”]|[^,;])+')
_NAME_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"[A-Z][a-z]{2,}")
"""A word within a product's name: Search in OpenSearch."""
_EMPTY_WORDS = frozenset(
    "a an and any are as at be by for from has have in into is it its no not of on or per than that"
    " the then this to when with without".split()
)
"""They stand in names without telling anything."""
_ENDINGS = (
    *("ations", "ation", "ating", "ative", "ators", "ator", "ated", "ates", "ate"),
    *("ances", "ance", "ences", "ence", "ments", "ment", "ities", "ity"),
    *("ings", "ing", "ions", "ion", "ives", "ive", "ies", "ied", "ers", "er", "ors", "or"),
    *("als", "al", "ly", "ed", "es", "e", "s", "y"),
)
"""Longer ones before those that they end in."""
_ROOT = 3
"""Letters that stay of a word whatever it ends in."""


def table_questions(table: Table) -> Iterator[Question]:
    """The table's questions of the kinds it asks for."""
    clashes = _clashes(table)
    if "cue" in table.questions:
        for row, others, left in _cues(table, clashes):
            yield _cue(table, row, others, left)
    if "match" in table.questions:
        chosen, extras = _matched(table, clashes)
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
    clashes = _clashes(table)
    if "cue" in table.questions:
        for row, _, _ in _cues(table, clashes):
            yield Asked(row.id, _cue_id(table, row), "multiple-choice", _cue_hash(row))
    if "match" in table.questions:
        chosen, _ = _matched(table, clashes)
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
    return _holds(one.cue.text, other.cue.text) or _holds(other.cue.text, one.cue.text)


def _holds(cue: str, other: str) -> bool:
    """Whether a phrase of the first cue holds one of the other's."""
    held = _joined(cue)
    return any(phrase in held for phrase in phrases(other))


@lru_cache(maxsize=4096)
def _joined(cue: str) -> str:
    """The phrases of a cue in one text, for one search: no word has a bar."""
    return "|".join(phrases(cue))


Clashes = Mapping[int, set[int]]
"""The rows with which a row cannot stand in one question; by `id`, as rows take long to hash."""


def _clashes(table: Table) -> Clashes:
    """Each row's: those of its name, and those that its cue words could point to or whose its."""
    found: dict[int, set[int]] = {id(row): set() for row in table.rows}
    for one, other in combinations(table.rows, 2):
        if one.name == other.name or overlap(one, other):
            found[id(one)].add(id(other))
            found[id(other)].add(id(one))
    return found


@lru_cache(maxsize=4096)
def clues(cue: str) -> tuple[Clue, ...]:
    """What stands between the commas of a cue."""
    return tuple(clue for found in _CLUE.findall(cue) if (clue := found.strip()))


@lru_cache(maxsize=8192)
def roots(text: str) -> frozenset[str]:
    """The words of a text that tell something, without their endings."""
    words = (*_NAME_WORD.findall(text), *_HUMP.findall(text))
    return frozenset(_root(word) for word in map(str.casefold, words) if word not in _EMPTY_WORDS)


@lru_cache(maxsize=8192)
def _root(word: str) -> str:
    if word.endswith(_ENDINGS):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
                return _root(word.removesuffix(ending))
    # Hopping and hop, classes and class.
    return word[:-1] if len(word) > _ROOT and word[-1] == word[-2] else word


def clues_left(row: Row, others: Iterable[Row]) -> tuple[Clue, ...]:
    """The row's clues that do not name it where it stands among the others."""
    telling = roots(row.name).difference(*(roots(other.name) for other in others))
    return tuple(clue for clue in clues(row.cue.text) if telling.isdisjoint(roots(clue)))


def _cue_of(row: Row, left: Sequence[Clue]) -> Cell:
    """What is asked of the row: its cue with no clues but those that are left."""
    if len(left) == len(clues(row.cue.text)):
        return row.cue
    text = ", ".join(left)
    return Cell(escape(text, quote=False), text)


def distractors(table: Table, row: Row, clashes: Clashes) -> list[Row]:
    """Up to `DISTRACTORS` other rows, none of which the row's cue words could point to."""
    clashing = clashes[id(row)]
    usable = [other for other in table.rows if other is not row and id(other) not in clashing]
    return drawn(usable, _cue_id(table, row))[:DISTRACTORS]


def _cues(table: Table, clashes: Clashes) -> Iterator[tuple[Row, list[Row], tuple[Clue, ...]]]:
    """The rows that have a question, each with its distractors and the clues that are asked."""
    for row in table.rows:
        others = distractors(table, row, clashes)
        if len(others) >= FEWEST_DISTRACTORS and (left := clues_left(row, others)):
            yield row, others, left


def _matched(table: Table, clashes: Clashes) -> tuple[list[Row], list[Row]]:
    """The rows to be matched, in the table's order, and rows that are left over.

    Rows with no clue left are taken out until each of those that stay has one: which clues are left
    depends on the rows beside it.
    """
    rows = drawn(table.rows, _match_id(table))
    while True:
        chosen: list[Row] = []
        for row in rows:
            if clashes[id(row)].isdisjoint(map(id, chosen)):
                chosen.append(row)
        rights = chosen[: PAIRS + EXTRAS]
        named = [row for row in rights[:PAIRS] if not clues_left(row, _beside(row, rights))]
        if not named:
            return [row for row in table.rows if row in rights[:PAIRS]], rights[PAIRS:]
        rows = [row for row in rows if row not in named]


def _beside(row: Row, rows: Iterable[Row]) -> list[Row]:
    return [other for other in rows if other is not row]


def _cue_id(table: Table, row: Row) -> str:
    return f"table-{table.id}-{row.id}-cue"


def _match_id(table: Table) -> str:
    return f"table-{table.id}-match"


def _cue_hash(row: Row) -> str:
    return answer_hash("multiple-choice", [row.name])


def _match_hash(chosen: Sequence[Row]) -> str:
    return answer_hash("matching", sorted(f"{row.cue.text}={row.name}" for row in chosen))


def _cue(table: Table, row: Row, others: Sequence[Row], left: Sequence[Clue]) -> Question:
    identity = _cue_id(table, row)
    asked = f"{table.title}: which one do these words point to?"
    cue = _cue_of(row, left)
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
        stem=f"<p>{escape(asked, quote=False)}</p>\n<p>{cue.html}</p>\n",
        text=f"{asked} {cue.text}",
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
    rights = (*chosen, *extras)
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
            Pair(
                _cue_of(row, clues_left(row, _beside(row, rights))),
                Cell(name_of(row), row.name),
                _told(table, row),
                _told_text(table, row),
            )
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
