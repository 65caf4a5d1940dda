"""The shipped content is sound, and as complete as the exam guides and the site's own promises."""

from __future__ import annotations

import pytest

from cribsheet.exam import Exam
from cribsheet.load import Loaded
from cribsheet.model import Site, SkillRef

SKILLS = {"mla-c02": 107, "mla-c01": 133, "aif-c01": 69}
"""How many skills, objectives or bullets each exam guide lists."""


def skills_of(exam: Exam) -> list[SkillRef]:
    tasks = [task for domain in exam.domains for task in domain.tasks]
    return [SkillRef(exam.id, skill.id) for task in tasks for skill in task.skills]


def test_a_strict_build_has_nothing_to_say(loaded: Loaded) -> None:
    assert [found.render() for found in loaded.diagnostics] == []


def test_the_exams_are_whole(shipped: Site) -> None:
    assert {exam.id: len(skills_of(exam)) for exam in shipped.exams.values()} == SKILLS
    for exam in shipped.exams.values():
        assert sum(domain.weight for domain in exam.domains) == 100, exam.id


@pytest.mark.parametrize("exam", SKILLS)
def test_every_skill_is_taught_by_a_section_that_names_it(shipped: Site, exam: str) -> None:
    taught = {
        skill
        for topic in shipped.topics.values()
        for section in topic.sections
        for skill in section.skills
    }
    assert [skill for skill in skills_of(shipped.exams[exam]) if skill not in taught] == []


@pytest.mark.parametrize("exam", SKILLS)
def test_every_skill_has_a_question(shipped: Site, exam: str) -> None:
    asked = {skill for question in shipped.questions() for skill in question.skills}
    assert [skill for skill in skills_of(shipped.exams[exam]) if skill not in asked] == []


def test_a_topic_names_every_skill_that_its_sections_teach(shipped: Site) -> None:
    for topic in shipped.topics.values():
        taught = {skill for section in topic.sections for skill in section.skills}
        assert sorted(map(str, taught - set(topic.skills))) == [], topic.id


def test_the_sheet_is_as_large_as_promised(shipped: Site) -> None:
    topics = shipped.topics.values()
    assert len(topics) >= 80
    assert len(shipped.tables) >= 70
    assert len(shipped.trees) >= 10
    assert sum(len(topic.figures) for topic in topics) >= 40
    assert sum(len(topic.formulas) for topic in topics) >= 25
    assert {topic.id: len(topic.questions) for topic in topics if len(topic.questions) < 4} == {}


def test_every_table_and_tree_is_shown_by_a_topic(shipped: Site) -> None:
    shown = {table for topic in shipped.topics.values() for table in topic.tables}
    walked = {tree for topic in shipped.topics.values() for tree in topic.trees}
    assert set(shipped.tables) - shown == set()
    assert set(shipped.trees) - walked == set()


def test_every_topic_has_been_reviewed(shipped: Site) -> None:
    assert [topic.id for topic in shipped.topics.values() if topic.reviewed is None] == []
