"""Lookups: the model turned round, from a skill, table or service to what mentions it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cribsheet.stored import outline_of

if TYPE_CHECKING:
    from cribsheet.exam import Domain, Exam
    from cribsheet.links import Links
    from cribsheet.model import Site, SkillRef, Table, Topic, Tree

HUES = 5
"""Number of domain hues in `assets/css/tokens.css`; an exam with more domains starts over."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A skill as a small coloured label: `hue` 1 to `HUES` is the domain's, steady everywhere."""

    exam: str
    code: str
    skill: str
    text: str
    hue: int
    href: str


class Listed(NamedTuple):
    """A topic in a list of links."""

    id: str
    title: str
    exams: str
    href: str


T = TypeVar("T")


def _by_first(
    showing: Mapping[str, Sequence[Topic]], known: Mapping[str, T]
) -> dict[str, tuple[T, ...]]:
    """Topic id to what no topic before it shows."""
    first: dict[str, list[T]] = {}
    for name, topics in showing.items():
        first.setdefault(topics[0].id, []).append(known[name])
    return {topic: tuple(found) for topic, found in first.items()}


class Lookups:
    """Lookups of one site; each is made when first asked for."""

    def __init__(self, site: Site, links: Links) -> None:
        self._site = site
        self._links = links
        self._exams_of: dict[tuple[SkillRef, ...], str] = {}
        self._exams_of_questions: dict[str, tuple[str, str]] = {}

    @cached_property
    def domains(self) -> dict[tuple[str, str], tuple[Exam, Domain, int]]:
        """Every exam's domains, with their hues 1 to `HUES`, by exam and domain id."""
        return {
            (exam.id, domain.id): (exam, domain, position % HUES + 1)
            for exam in self._site.exams.values()
            for position, domain in enumerate(exam.domains)
        }

    @cached_property
    def domain_of(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Exam and skill id to exam and domain id."""
        return {
            (exam, skill.id): (exam, domain.id)
            for (exam, _), (_, domain, _) in self.domains.items()
            for task in domain.tasks
            for skill in task.skills
        }

    @cached_property
    def badges(self) -> dict[tuple[str, str], Badge]:
        """Every skill's badge, by exam and skill id."""
        return {
            (exam.id, skill.id): Badge(
                exam=exam.id,
                code=exam.code,
                skill=skill.id,
                text=skill.text,
                hue=hue,
                href=self._links.url(f"coverage/{exam.id}/#{skill.id}"),
            )
            for exam, domain, hue in self.domains.values()
            for task in domain.tasks
            for skill in task.skills
        }

    def badges_of(self, skills: Iterable[SkillRef]) -> list[Badge]:
        """The badges of these skills, in their order."""
        return [self.badges[ref.exam, ref.skill] for ref in skills]

    def exams_of(self, skills: tuple[SkillRef, ...]) -> str:
        """Exam ids for a ``data-exams`` attribute, each once, in the site's order."""
        found = self._exams_of.get(skills)
        if found is None:
            named = {ref.exam for ref in skills}
            found = " ".join(exam for exam in self._site.exams if exam in named)
            self._exams_of[skills] = found
        return found

    @cached_property
    def exams_of_topic(self) -> dict[str, str]:
        """Topic id to `exams_of` its skills."""
        return {topic.id: self.exams_of(topic.skills) for topic in self._site.topics.values()}

    @cached_property
    def listed(self) -> dict[str, Listed]:
        """Topic id to what a list of links shows of the topic."""
        exams, url = self.exams_of_topic, self._links.url
        return {
            name: Listed(name, topic.title, exams[name], url(f"topics/{name}/"))
            for name, topic in self._site.topics.items()
        }

    def exams_of_any(self, served: Iterable[str]) -> str:
        """Exams that at least one of these ``data-exams`` texts names; empty is shown for all."""
        found = [exams.split() for exams in served]
        if not all(found):
            return ""
        named = {exam for exams in found for exam in exams}
        return " ".join(exam for exam in self._site.exams if exam in named)

    def exams_of_all(self, served: Iterable[str]) -> str:
        """Exams that all of these ``data-exams`` texts name: those for which their number holds."""
        found = [exams.split() for exams in served]
        return " ".join(exam for exam in self._site.exams if all(exam in exams for exams in found))

    def exams_of_questions(self, topic: Topic) -> tuple[str, str]:
        """`exams_of_any` and `exams_of_all` of the topic's questions."""
        found = self._exams_of_questions.get(topic.id)
        if found is None:
            served = [self.exams_of(skills) for _, skills in outline_of(topic).questions]
            found = self.exams_of_any(served), self.exams_of_all(served)
            self._exams_of_questions[topic.id] = found
        return found

    @cached_property
    def positions(self) -> dict[str, int]:
        """Topic id to the topic's place in its group, from 0."""
        return {
            topic: position
            for group in self._site.groups.values()
            for position, topic in enumerate(group.topics)
        }

    @cached_property
    def showing(self) -> dict[str, tuple[Topic, ...]]:
        """Table id to the topics that show the table."""
        return self._naming(lambda topic: topic.tables)

    @cached_property
    def walking(self) -> dict[str, tuple[Topic, ...]]:
        """Decision tree id to the topics that show the tree."""
        return self._naming(lambda topic: topic.trees)

    @cached_property
    def using(self) -> dict[str, tuple[Topic, ...]]:
        """Service id to the topics that name the service."""
        return self._naming(lambda topic: topic.services)

    def _naming(self, named: Callable[[Topic], Iterable[str]]) -> dict[str, tuple[Topic, ...]]:
        """Id to the topics among whose `named` it is, in reading order."""
        found_in: dict[str, list[Topic]] = {}
        for topic in self._site.topics.values():
            for name in named(topic):
                found_in.setdefault(name, []).append(topic)
        return {name: tuple(topics) for name, topics in found_in.items()}

    @cached_property
    def first_shown(self) -> dict[str, tuple[Table, ...]]:
        """Topic id to the tables that no topic before it shows: each table is studied once."""
        return _by_first(self.showing, self._site.tables)

    @cached_property
    def first_walked(self) -> dict[str, tuple[Tree, ...]]:
        """Topic id to the decision trees that no topic before it shows."""
        return _by_first(self.walking, self._site.trees)

    @cached_property
    def taught(self) -> dict[tuple[str, str], dict[str, list[str]]]:
        """Exam and skill id to the topics that teach it, each with ids of blocks that say so."""
        places: dict[tuple[str, str], dict[str, list[str]]] = {}
        for topic in self._site.topics.values():
            for ref in topic.skills:
                places.setdefault((ref.exam, ref.skill), {}).setdefault(topic.id, [])
            for section, skills in outline_of(topic).sections:
                for ref in skills:
                    topics = places.setdefault((ref.exam, ref.skill), {})
                    topics.setdefault(topic.id, []).append(section)
        return places

    @cached_property
    def tested(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """Exam and skill id to the (topic, question) ids of the questions that test it."""
        places: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for topic in self._site.topics.values():
            for question, skills in outline_of(topic).questions:
                for ref in skills:
                    places.setdefault((ref.exam, ref.skill), []).append((topic.id, question))
        return places

    @cached_property
    def service_rows(self) -> dict[str, list[tuple[str, str]]]:
        """Service id to the (table, row) ids of the rows that name it."""
        places: dict[str, list[tuple[str, str]]] = {}
        for table in self._site.tables.values():
            for row in table.rows:
                if row.service:
                    places.setdefault(row.service, []).append((table.id, row.id))
        return places
