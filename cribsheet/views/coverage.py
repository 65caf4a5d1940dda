"""Coverage: each exam's skills, where they are taught and tested, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.page import Page
from cribsheet.stored import outline_of
from cribsheet.views.context import Context
from cribsheet.views.frame import Head

if TYPE_CHECKING:
    from cribsheet.exam import Domain, Exam, Skill, Task


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a skill is taught: a topic, with the blocks that name the skill."""

    title: str
    href: str
    sections: tuple[tuple[str, str], ...]
    """(title, address) of each such block; empty when the topic as a whole teaches it."""


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill with what serves it."""

    skill: Skill
    places: tuple[Place, ...]
    questions: tuple[tuple[int, str, str], ...]
    """(number from 1, title of its topic, address) of each question that tests the skill."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the skills are taught, and how many tested."""

    skills: int
    taught: int
    tested: int

    @classmethod
    def of(cls, rows: Iterable[SkillRow]) -> Tally:
        """Counts these rows."""
        rows = list(rows)
        taught = sum(bool(row.places) for row in rows)
        return cls(len(rows), taught, sum(bool(row.questions) for row in rows))


@dataclass(frozen=True, slots=True)
class DomainCoverage:
    """A domain with its tasks' rows."""

    domain: Domain
    hue: int
    tasks: tuple[tuple[Task, tuple[SkillRow, ...]], ...]
    tally: Tally


def pages(context: Context) -> Iterator[Page]:
    """The list of exams, then one page per exam."""
    yield Page(
        path="coverage/index.html",
        url="coverage/",
        kind="coverages",
        key=context.key("coverage", context.site_key),
        make=partial(render_list, context),
    )
    for exam in context.site.exams.values():
        url = f"coverage/{exam.id}/"
        yield Page(
            path=f"{url}index.html",
            url=url,
            kind="coverage",
            key=context.key("coverage", exam.id, context.site_key),
            make=partial(render_exam, context, exam),
        )


def coverage(context: Context, exam: Exam) -> list[DomainCoverage]:
    """The exam's domains with everything the site has on each skill; found once for each exam."""
    if exam.id not in context.coverage:
        context.coverage[exam.id] = _coverage(context, exam)
    return context.coverage[exam.id]


def _coverage(context: Context, exam: Exam) -> list[DomainCoverage]:
    found = []
    for domain in exam.domains:
        tasks = tuple(
            (task, tuple(_row(context, exam.id, skill) for skill in task.skills))
            for task in domain.tasks
        )
        hue = context.lookups.domains[exam.id, domain.id][2]
        tally = Tally.of(row for _, rows in tasks for row in rows)
        found.append(DomainCoverage(domain, hue, tasks, tally))
    return found


def _row(context: Context, exam: str, skill: Skill) -> SkillRow:
    url = context.links.url
    places = []
    for topic, sections in context.lookups.taught.get((exam, skill.id), {}).items():
        path = url(f"topics/{topic}/")
        known = context.site.topics[topic]
        titles = outline_of(known).anchors
        blocks = tuple((titles[section], f"{path}#{section}") for section in sections)
        places.append(Place(known.title, path, blocks))
    questions = tuple(
        (number, context.site.topics[topic].title, url(f"topics/{topic}/#q-{question}"))
        for number, (topic, question) in enumerate(
            context.lookups.tested.get((exam, skill.id), ()), 1
        )
    )
    return SkillRow(skill, tuple(places), questions)


def render_list(context: Context) -> bytes:
    """All exams with their domains' tallies."""
    head = Head(
        title="Exam coverage",
        description="Which skills of each exam the notes teach and the questions test.",
        path="coverage/",
        section="coverage",
        study=True,
    )
    exams = [(exam, coverage(context, exam)) for exam in context.site.exams.values()]
    return context.render("pages/coverage.html", head, context.plain(), exams=exams)


def render_exam(context: Context, exam: Exam) -> bytes:
    """Every skill of one exam."""
    head = Head(
        title=f"{exam.code} coverage",
        description=f"{exam.title}: where each skill is taught and tested, and what is missing.",
        path=f"coverage/{exam.id}/",
        section="coverage",
        study=True,
    )
    return context.render(
        "pages/exam.html", head, context.plain(), exam=exam, domains=coverage(context, exam)
    )
