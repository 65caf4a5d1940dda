"""Topic cards: a topic in a list, with its exams' domains and what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cribsheet.stored import outline_of

if TYPE_CHECKING:
    from cribsheet.model import Topic
    from cribsheet.views.context import Context


@dataclass(frozen=True, slots=True)
class DomainMark:
    """An exam domain the topic serves, as a small coloured mark."""

    exam: str
    label: str
    title: str
    hue: int


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a topic."""

    topic: Topic
    sections: tuple[tuple[str, str], ...]
    """Id and title of each of its blocks."""
    questions: int
    exams: str
    question_exams: str
    """Exams that some question serves."""
    counted_exams: str
    """Exams that every question serves, so that their number is true for them."""
    domains: tuple[DomainMark, ...]


def topic_cards(context: Context, topics: Iterable[str]) -> list[Card]:
    """The cards of these topics."""
    return [_card(context, context.site.topics[name]) for name in topics]


def _card(context: Context, topic: Topic) -> Card:
    domains = dict.fromkeys(context.lookups.domain_of[ref.exam, ref.skill] for ref in topic.skills)
    lookups = context.lookups
    outline = outline_of(topic)
    question_exams, counted_exams = lookups.exams_of_questions(topic)
    return Card(
        topic=topic,
        sections=tuple((name, outline.anchors[name]) for name, _ in outline.sections),
        questions=len(outline.questions),
        exams=lookups.exams_of(topic.skills),
        question_exams=question_exams,
        counted_exams=counted_exams,
        domains=tuple(
            DomainMark(exam.id, f"{exam.code} {domain.id}", domain.title, hue)
            for exam, domain, hue in (lookups.domains[name] for name in domains)
        ),
    )
