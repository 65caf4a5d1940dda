"""What the rest of the site wants to know of a topic without reading its text.

Checks, keys, lists and addresses look at every topic of the site. All they ask is found out once,
when the topic is parsed; the text itself is only for the topic's own pages and the search index.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from cribsheet.deck import Entry, entry, topic_cards
from cribsheet.fingerprint import key_of
from cribsheet.marks import found

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cribsheet.model import Html, SkillRef, Table, Topic, Tree

Marks = tuple[tuple[str, str], ...]
"""Marks as (kind, argument)."""

Skilled = tuple[str, tuple["SkillRef", ...]]
"""The id of a block or question, and its skills."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A topic seen from elsewhere.

    Attributes:
        anchors: every anchor of its page with the plain title of what it points to.
        sections: its blocks; their titles are those of their anchors.
        questions: its questions, in order.
        asked: of each question, in the same order, its kind, difficulty, hash and tags.
        cards: its cards, in order: those written as cards, then those of its terms.
        marks: what its texts leave open for the rest of the site (`cribsheet.marks`).
        listed: a hash of everything that pages other than its own show of it.
    """

    anchors: Mapping[str, str]
    sections: tuple[Skilled, ...]
    questions: tuple[Skilled, ...]
    asked: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    cards: tuple[Entry, ...]
    marks: Marks
    listed: str

    @classmethod
    def of(cls, topic: Topic) -> Outline:
        """Reads the whole topic."""
        sections = tuple((section.id, section.skills) for section in topic.sections)
        questions = tuple((question.id, question.skills) for question in topic.questions)
        shown = (
            (topic.id, topic.title, topic.summary, topic.group, topic.reviewed),
            (topic.skills, topic.tags, topic.sources, topic.tables, topic.trees),
            (list(map(_TERM, topic.terms)), topic.cards),
            [section.title for section in topic.sections],
            (sections, questions, [question.kind for question in topic.questions]),
        )
        return cls(
            anchors=_anchors(topic),
            sections=sections,
            questions=questions,
            asked=tuple((one.kind, one.difficulty, one.hash, one.tags) for one in topic.questions),
            cards=tuple(map(entry, topic_cards(topic))),
            marks=marks_in(_texts(topic)),
            listed=key_of([repr(shown)]),
        )


_TERM = attrgetter("id", "name", "aliases", "html", "text", "section")


def _anchors(topic: Topic) -> dict[str, str]:
    titles = {"questions": "Questions", "sources": "Sources"}
    titles.update((f"q-{question.id}", "Question") for question in topic.questions)
    titles.update((f"card--{card.id}", card.front_text) for card in topic.cards)
    titles.update((figure.id, figure.alt) for figure in topic.figures)
    titles.update((formula.id, formula.title) for formula in topic.formulas)
    titles.update((f"term-{term.id}", term.name) for term in topic.terms)
    for section in topic.sections:
        titles.update((heading.id, heading.title) for heading in section.headings)
    return titles


def marks_in(texts: Iterable[Html]) -> Marks:
    """The marks of these texts that the rest of the site resolves, each once, in a fixed order."""
    pairs = {pair for text in texts for pair in found(text)}
    return tuple(sorted(pair for pair in pairs if pair[0] != "id"))


def _texts(topic: Topic) -> list[Html]:
    """Every text of the topic that can hold marks."""
    texts = [topic.lead, topic.markdown]
    for section in topic.sections:
        texts += (section.title_html, section.html)
    for term in topic.terms:
        texts.append(term.html)
    for question in topic.questions:
        texts += question.texts()
    for card in topic.cards:
        texts += (card.front, card.back)
    return texts


def table_texts(table: Table) -> list[Html]:
    """Every text of the table that can hold marks."""
    texts: list[Html] = []
    for row in table.rows:
        texts += (row.name_html, row.cue.html, *(cell.html for cell in row.cells))
    return texts


def tree_texts(tree: Tree) -> list[Html]:
    """Every text of the decision tree that can hold marks."""
    texts = [end.html for end in tree.ends]
    for step in tree.steps:
        texts += (step.html, *(answer.html for answer in step.answers))
    return texts
