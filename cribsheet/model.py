"""The site as values: frozen, complete, and free of files and templates.

Everything later (pages, search, print sheets, exports) is a function of a `Site`. Text that an
author wrote in Markdown is held as `Html`: HTML in which references to the rest of the site are
still open, because a topic is parsed on its own, before anybody knows what it points to. The
marks that stand for them are described in `cribsheet.marks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

Html = str
"""HTML with marks (see `cribsheet.marks`); only `cribsheet.marks.resolve` makes it final."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was written: file relative to the content folder, 1-based line and column."""

    file: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class SkillRef:
    """An exam's skill, by id: `SkillRef("mla-c02", "1.1.5")`."""

    exam: str
    skill: str


@dataclass(frozen=True, slots=True)
class Source:
    """What a fact rests on, and the day somebody read it."""

    title: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill (or objective, or knowledge bullet) of an exam guide, in our own words."""

    id: str
    text: str
    terms: tuple[str, ...] = ()
    new: bool = False
    """Added by this version of the guide."""
    place: Place = Place("", 1)


@dataclass(frozen=True, slots=True)
class Task:
    """A task statement: a numbered part of a domain."""

    id: str
    title: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """An exam domain; `weight` is its share of the scored content in per cent."""

    id: str
    title: str
    weight: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A type of question an exam asks: what one looks like, and what earns its point."""

    kind: str
    asks: str
    credit: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version of an exam guide changed, besides the skills it added (`Skill.new`)."""

    title: str
    removed: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an exam: how many questions, of which how many count, in how many minutes.

    None stands for what is not published.
    """

    id: str
    title: str
    questions: int
    scored: int | None
    minutes: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Mock:
    """What a mock exam is made after: the exam's forms, kinds of questions, scale and pass mark."""

    forms: tuple[Form, ...]
    kinds: tuple[str, ...]
    scale: tuple[int, int]
    pass_mark: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam as its guide describes it. `id` is the file's name, `code` what AWS prints."""

    id: str
    code: str
    title: str
    short: str
    status: str
    guide: str
    domains: tuple[Domain, ...]
    checked: date
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value pairs for the exam's own page (questions, minutes, pass mark …)."""
    formats: tuple[Format, ...] = ()
    rules: tuple[str, ...] = ()
    changes: Changes | None = None
    unconfirmed: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    mock: Mock | None = None


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


@dataclass(frozen=True, slots=True)
class Heading:
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


@dataclass(frozen=True, slots=True)
class Cell:
    """A short text: a table's cell, one side of a pair."""

    html: Html
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """An answer option; `why` is its rationale."""

    html: Html
    why: Html
    correct: bool
    text: str
    why_text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A part of an ordering; `why` says what gives it its place."""

    html: Html
    why: Html
    text: str
    why_text: str


@dataclass(frozen=True, slots=True)
class Pair:
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
    table: str = ""
    """Id of the table it was made from, `section` then being a row; empty when it was written."""
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
        if self.table:
            return f"table:{self.table}#{self.section}" if self.section else f"table:{self.table}"
        return f"topic:{self.topic}#{self.section}"

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

    def questions(self) -> tuple[Question, ...]:
        """Every question, in reading order."""
        return tuple(question for topic in self.topics.values() for question in topic.questions)
