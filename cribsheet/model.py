"""The site as values: frozen, complete, and free of files and templates.

Everything later (pages, search, print sheets, exports) is a function of a `Site`. Text that an
author wrote in Markdown is held as `Html`: HTML in which references to the rest of the site are
still open, because a topic is parsed on its own, before anybody knows what it points to. The
marks that stand for them are described in `cribsheet.marks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cribsheet.exam import Exam
    from cribsheet.question import Card, Question

Html = str
"""HTML with marks (see `cribsheet.marks`); only `cribsheet.marks.resolve` makes it final."""


class Place(NamedTuple):
    """Where something was written: file relative to the content folder, 1-based line and column."""

    file: str
    line: int
    column: int = 1


class SkillRef(NamedTuple):
    """An exam's skill, by id: `SkillRef("mla-c02", "1.1.5")`."""

    exam: str
    skill: str


class Source(NamedTuple):
    """What a fact rests on, and the day somebody read it."""

    title: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the register in `tags.yaml`."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Service:
    """A service: current name, former names, and whether a new account can use it today."""

    id: str
    name: str
    former: tuple[str, ...]
    purpose: str
    availability: str
    """`open`, `closed` (existing customers only), `sunset` (end announced) or `ended`."""
    since: str
    """ISO date from which `availability` holds; empty when it was always so or is not known."""
    ends: str
    note: str
    certainty: str
    source: str
    checked: date
    exams: tuple[str, ...] = ()
    """Ids of the exams whose guide names it."""


class Heading(NamedTuple):
    """A `##` or `###` heading with the text below it, up to the next heading."""

    id: str
    title: str
    """Plain text."""
    html: Html
    level: int
    text: str
    """Plain text of what stands below it, for search."""
    skills: tuple[SkillRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A block of a topic: a `##` heading and everything up to the next one."""

    id: str
    title: str
    title_html: Html
    html: Html
    """The block's body, `###` headings included, its own heading not."""
    headings: tuple[Heading, ...]
    """The block's own heading first, then its `###` headings."""
    skills: tuple[SkillRef, ...]
    wide: bool
    """Holds a comparison table, so it spans all columns."""
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term and its definition."""

    id: str
    name: str
    aliases: tuple[str, ...]
    html: Html
    text: str
    topic: str
    """Id of the topic that defines it."""
    section: str
    """Anchor of the block that defines it."""
    place: Place


@dataclass(frozen=True, slots=True)
class Formula:
    """A named formula of a topic."""

    id: str
    title: str
    html: Html
    topic: str
    section: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An SVG figure of a topic, ready to be set into a page."""

    id: str
    svg: Html
    alt: str
    topic: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file that a topic shows as an image; served as ``topics/TOPIC/NAME``."""

    name: str
    data: bytes


class Cell(NamedTuple):
    """A short text: a table's cell, one side of a pair."""

    html: Html
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a comparison table."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A member of a family: one cell per column, in the table's column order."""

    id: str
    name: str
    name_html: Html
    aliases: tuple[str, ...]
    cue: Cell
    cells: tuple[Cell, ...]
    topic: str
    """`topic` or `topic#anchor` that explains the row; empty when none does."""
    service: str


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison table: a family of look-alikes and what decides between them."""

    id: str
    title: str
    summary: str
    decide: str
    name: str
    """Heading of the first column."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skills: tuple[SkillRef, ...]
    tags: tuple[str, ...]
    sources: tuple[Source, ...]
    place: Place
    questions: tuple[str, ...] = ()
    """Kinds of questions to be made from it, see `cribsheet.tablequestions`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a step's question; `to` is the id of the step or end it leads to."""

    html: Html
    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Step:
    """A question of a decision tree."""

    id: str
    html: Html
    text: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class End:
    """What a decision tree says to choose, and why."""

    id: str
    name: str
    html: Html
    text: str
    topic: str
    """`topic` or `topic#anchor` that explains it; empty when none does."""
    service: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A decision tree. The first step starts it; each other step has one answer leading to it."""

    id: str
    title: str
    summary: str
    steps: tuple[Step, ...]
    ends: tuple[End, ...]
    skills: tuple[SkillRef, ...]
    tags: tuple[str, ...]
    sources: tuple[Source, ...]
    place: Place
    questions: tuple[str, ...] = ()
    """Kinds of questions to be made from it, see `cribsheet.treequestions`."""

    @property
    def nodes(self) -> dict[str, Step | End]:
        """Steps and ends by id."""
        return {step.id: step for step in self.steps} | {end.id: end for end in self.ends}


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: what a topic folder holds."""

    id: str
    group: str
    title: str
    summary: str
    skills: tuple[SkillRef, ...]
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    services: tuple[str, ...]
    sources: tuple[Source, ...]
    reviewed: date | None
    lead: Html
    """What stands before the first block."""
    lead_text: str
    sections: tuple[Section, ...]
    terms: tuple[Term, ...]
    formulas: tuple[Formula, ...]
    figures: tuple[Figure, ...]
    media: tuple[Media, ...]
    tables: tuple[str, ...]
    """Ids of the tables it shows, in order."""
    trees: tuple[str, ...]
    """Ids of the decision trees it shows, in order."""
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
    """What `cards.yaml` holds; `cribsheet.deck` has all cards."""
    markdown: str
    """The topic as plain Markdown, marks included, for the copy that sits beside the page."""
    place: Place
    digest: str
    """Hash of the files it was made from."""

    @property
    def exams(self) -> tuple[str, ...]:
        """Ids of the exams it serves, each once, in the order of its front matter."""
        return tuple(dict.fromkeys(ref.exam for ref in self.skills))


@dataclass(frozen=True, slots=True)
class Group:
    """A group of topics, in reading order."""

    id: str
    title: str
    summary: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site. Mappings keep reading order."""

    title: str
    tagline: str
    description: str
    language: str
    licence: str
    licence_url: str
    repository: str
    """Web address of the repository, without a trailing slash; empty when it is not known."""
    exams: Mapping[str, Exam]
    groups: Mapping[str, Group]
    topics: Mapping[str, Topic]
    tables: Mapping[str, Table]
    tags: Mapping[str, Tag]
    services: Mapping[str, Service]
    terms: Mapping[str, Term] = field(default_factory=dict)
    trees: Mapping[str, Tree] = field(default_factory=dict)
    notice: str = ""
    """What the foot of every page says besides the licence; empty for nothing."""
    about: str = ""
    """What the About page says of the notes' origin and independence; empty for nothing."""
    share: bytes = b""
    """The picture for links to the site, a PNG; empty for the generator's own."""

    def questions(self) -> tuple[Question, ...]:
        """Every question, in reading order."""
        return tuple(question for topic in self.topics.values() for question in topic.questions)
