"""What the study pages load: an index of everything there is to learn, and a file per topic.

`docs/study.md` describes both files; `docs/schemas/study-*.schema.json` are their JSON Schemas.
Everything here is a value made from the model; marks in HTML are resolved by what is handed in.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cribsheet.deck import row_hash
from cribsheet.tablequestions import asked
from cribsheet.treequestions import walks
from cribsheet.views.questions import task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cribsheet.deck import Entry
    from cribsheet.exam import Exam
    from cribsheet.links import Links
    from cribsheet.model import Html, Site, SkillRef, Table, Topic, Tree
    from cribsheet.question import Card, Question
    from cribsheet.tablequestions import Asked as AskedOfTable
    from cribsheet.treequestions import Walk

VERSION = 1
"""Of both files; a change that old scripts cannot read makes it larger."""

HASH_LENGTH = 3
"""Digits that the index has of a hash, of which a topic's file has all. One change in 4,096 is told
only where the question or card itself is shown; each digit more would cost 2 kB."""

Json = dict[str, Any]


def topic_file(
    topic: Topic,
    questions: Iterable[Question],
    cards: Iterable[Card],
    links: Links,
    resolve: Callable[[Html], str],
) -> Json:
    """The study file of one topic."""
    return {
        "version": VERSION,
        "topic": topic.id,
        "questions": [_question(question, links, resolve) for question in questions],
        "cards": [_card(card, links, resolve) for card in cards],
    }


def _question(question: Question, links: Links, resolve: Callable[[Html], str]) -> Json:
    path, title = links.locate(question.target)
    if question.made_from:
        title = links.title(question.made_from)
    made: Json = {
        "id": question.id,
        "kind": question.kind,
        "hash": question.hash,
        "difficulty": question.difficulty,
        "order": "fixed" if question.fixed else "shuffled",
        "stem": resolve(question.stem),
        "text": question.text,
        "task": task(question),
        "section": {"title": title, "href": links.url(path)},
    }
    if question.made_from:
        made["generated"] = True
    if question.options:
        made["options"] = [
            {
                "html": resolve(one.html),
                "text": one.text,
                "why": resolve(one.why),
                "correct": one.correct,
            }
            for one in question.options
        ]
    if question.items:
        made["items"] = [
            {"html": resolve(one.html), "text": one.text, "why": resolve(one.why)}
            for one in question.items
        ]
    if question.pairs:
        made["lefts"] = [
            {"html": resolve(one.left.html), "text": one.left.text, "why": resolve(one.why)}
            for one in question.pairs
        ]
        made["rights"] = [
            {"html": resolve(right.html), "text": right.text} for right in question.rights
        ]
    if question.accepted:
        made["accepted"] = list(question.accepted)
        made["explanation"] = resolve(question.why)
    return made


def _card(card: Card, links: Links, resolve: Callable[[Html], str]) -> Json:
    path, title = links.locate(card.target)
    if card.family:
        title = links.title(f"table:{card.family}")
    made: Json = {
        "id": card.id,
        "kind": card.kind,
        "hash": card.hash,
        "front": resolve(card.front),
        "back": resolve(card.back),
        "frontText": card.front_text,
        "backText": card.back_text,
        "accepted": list(card.accepted),
        "asks": card.asks,
        "section": {"title": title, "href": links.url(path)},
    }
    if card.family:
        made["family"] = card.family
    return made


Asked = tuple[str, tuple["SkillRef", ...], str, str, str, tuple[str, ...]]
"""A question in short: id, skills, kind, difficulty, hash, tags."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a topic's study file at the address `file` holds."""

    topic: Topic
    file: str
    questions: Sequence[Asked]
    cards: Sequence[Entry]
    tables: Sequence[Table]
    """The tables it is the first to show."""
    trees: Sequence[Tree]
    """The decision trees it is the first to show."""


def index_file(
    site: Site,
    contents: Sequence[Contents],
    links: Links,
) -> Json:
    """The index: exams, groups and topics, and every question and card in short.

    It is loaded before anything can be studied, so it is packed: questions and cards are columns
    in the order of the topics, which say how many each has, and point to `sets` of tags and skills,
    of which there are few. Tables say which rows they have and which of them a question asks
    for, decision trees which of their ends: the ids of cards and questions made from them follow
    from that. The script that unpacks it is
    `assets/js/study/index-file.js`.

    Args:
        site: what it is an index of.
        contents: the topics with something to study, in reading order.
        links: addresses of the site.
    """
    places = {group: position for position, group in enumerate(site.groups)}
    questions = [question for one in contents for question in one.questions]
    cards = [card for one in contents for card in one.cards]
    sets: dict[tuple[tuple[str, ...], tuple[SkillRef, ...]], int] = {}

    def set_of(tags: tuple[str, ...], skills: tuple[SkillRef, ...]) -> int:
        return sets.setdefault((tags, skills), len(sets))

    question_sets = [set_of(tags, skills) for _, skills, _, _, _, tags in questions]
    card_sets = [set_of(card.tags, card.skills) for card in cards]
    asks = {table.id: list(asked(table)) for one in contents for table in one.tables}
    walked = {tree.id: list(walks(tree)) for one in contents for tree in one.trees}
    tables = [
        _table(table, asks[table.id], position, set_of(table.tags, table.skills))
        for position, one in enumerate(contents)
        for table in one.tables
    ]
    trees = [
        {
            "id": tree.id,
            "topic": position,
            "set": set_of(tree.tags, tree.skills),
            "walks": [walk.end.id for walk in walked[tree.id]],
        }
        for position, one in enumerate(contents)
        for tree in one.trees
    ]
    made: Json = {
        "version": VERSION,
        "exams": [_exam(exam, links) for exam in site.exams.values()],
        "groups": [{"id": group.id, "title": group.title} for group in site.groups.values()],
        "topics": [
            {
                "id": one.topic.id,
                "group": places[one.topic.group],
                "title": one.topic.title,
                "href": links.href(f"topic:{one.topic.id}"),
                "file": one.file,
                "questions": len(one.questions),
                "cards": len(one.cards),
            }
            for one in contents
        ],
        "sets": [{"tags": list(tags), "skills": by_exam(skills)} for tags, skills in sets],
        "questions": {
            "ids": [identity for identity, *_ in questions],
            "kinds": [kind for _, _, kind, *_ in questions],
            "difficulties": [difficulty for _, _, _, difficulty, *_ in questions],
            "sets": question_sets,
            "hashes": [found for *_, found, _ in questions],
        },
        "cards": {
            "ids": [card.id for card in cards],
            "kinds": [card.kind for card in cards],
            "sets": card_sets,
        },
        "tables": tables,
        "trees": trees,
        "hashes": "".join(one[:HASH_LENGTH] for one in _hashes(contents, asks, walked)),
    }
    made["release"] = hashlib.sha256(dump(made)).hexdigest()[:12]
    return made


def _table(table: Table, asks: Iterable[AskedOfTable], topic: int, place: int) -> Json:
    cues = {one.row for one in asks}
    rows = [row.id for row in table.rows]
    return {
        "id": table.id,
        "topic": topic,
        "set": place,
        "rows": rows,
        "cue": [position for position, row in enumerate(rows) if row in cues],
        "match": "" in cues,
    }


def _hashes(
    contents: Sequence[Contents],
    asks: Mapping[str, Iterable[AskedOfTable]],
    walked: Mapping[str, Iterable[Walk]],
) -> Iterator[str]:
    """The hashes of all cards of topics; of each table's rows and questions; of each tree's."""
    for one in contents:
        yield from (card.hash for card in one.cards)
    for table in (table for one in contents for table in one.tables):
        yield from (row_hash(table, row) for row in table.rows)
        yield from (question.hash for question in asks[table.id])
    for tree in (tree for one in contents for tree in one.trees):
        yield from (walk.hash for walk in walked[tree.id])


def _exam(exam: Exam, links: Links) -> Json:
    mock = exam.mock
    return {
        "id": exam.id,
        "code": exam.code,
        "short": exam.short,
        "guide": exam.guide,
        "mock": mock
        and {
            "forms": [asdict(form) for form in mock.forms],
            "kinds": list(mock.kinds),
            "scale": list(mock.scale),
            "pass": mock.pass_mark,
            "note": mock.note,
        },
        "coverage": links.url(f"coverage/{exam.id}/"),
        "titles": links.url(titles_path(exam)),
        "domains": [
            {
                "id": domain.id,
                "title": domain.title,
                "weight": domain.weight,
                "skills": [skill.id for task in domain.tasks for skill in task.skills],
            }
            for domain in exam.domains
        ],
    }


def titles_path(exam: Exam) -> str:
    """Where the titles of an exam's skills lie, below the site's root."""
    return f"study/exams/{exam.id}.json"


def titles_file(exam: Exam) -> Json:
    """What the skills of an exam are about, by their ids."""
    return {
        "version": VERSION,
        "exam": exam.id,
        "titles": {
            skill.id: skill.text
            for domain in exam.domains
            for task in domain.tasks
            for skill in task.skills
        },
    }


def by_exam(skills: Iterable[SkillRef]) -> dict[str, list[str]]:
    """Exam id to the skill ids, in their order."""
    found: dict[str, list[str]] = {}
    for ref in skills:
        found.setdefault(ref.exam, []).append(ref.skill)
    return found


# Everything it is given was made here: nothing that could hold itself.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def dump(value: Json) -> bytes:
    """JSON without blanks, as it is sent."""
    return _ENCODER.encode(value).encode()
