"""An exam as its guide describes it: domains, tasks and skills, format, scoring and changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cribsheet.model import Place

if TYPE_CHECKING:
    from datetime import date

    from cribsheet.model import Source

_NOWHERE = Place("", 1)


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill (or objective, or knowledge bullet) of an exam guide, in our own words."""

    id: str
    text: str
    terms: tuple[str, ...] = ()
    new: bool = False
    """Added by this version of the guide."""
    place: Place = _NOWHERE


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
    """An exam as its guide describes it. `id` is the file's name, `code` what its guide prints."""

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
    scope: str = ""
    """What is not known of the services in scope, told beside the register of services."""
    sources: tuple[Source, ...] = ()
    mock: Mock | None = None
