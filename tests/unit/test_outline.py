from __future__ import annotations

import dataclasses

from cribsheet.model import Topic
from cribsheet.outline import Outline
from tests.sample_site import sample_site

TOPIC = sample_site().topics["recall"]


def listed(topic: Topic) -> str:
    return Outline.of(topic).listed


def test_anchors_have_the_titles_of_what_they_point_to() -> None:
    anchors = Outline.of(TOPIC).anchors
    assert {"questions", "sources"} <= anchors.keys()
    for section in TOPIC.sections:
        assert anchors[section.id] == section.title
    for term in TOPIC.terms:
        assert anchors[f"term-{term.id}"] == term.name
    for question in TOPIC.questions:
        assert anchors[f"q-{question.id}"] == "Question"


def test_blocks_and_questions_come_with_their_skills() -> None:
    outline = Outline.of(TOPIC)
    assert outline.sections == tuple((one.id, one.skills) for one in TOPIC.sections)
    assert outline.questions == tuple((one.id, one.skills) for one in TOPIC.questions)


def test_marks_for_the_rest_of_the_site_are_found_once_and_anchors_left_out() -> None:
    text = "\x02id|here\x03 \x02href|topic:x\x03 \x02href|topic:x\x03 \x02define|y\x03"
    marks = Outline.of(dataclasses.replace(TOPIC, lead=text)).marks
    assert marks.count(("href", "topic:x")) == 1
    assert ("define", "y") in marks
    assert not [kind for kind, _ in marks if kind == "id"]


def test_lists_change_with_titles_and_not_with_prose() -> None:
    assert listed(dataclasses.replace(TOPIC, title="Other")) != listed(TOPIC)
    assert listed(dataclasses.replace(TOPIC, lead="Other")) == listed(TOPIC)
    section = dataclasses.replace(TOPIC.sections[0], title="Other")
    retitled = dataclasses.replace(TOPIC, sections=(section, *TOPIC.sections[1:]))
    assert listed(retitled) != listed(TOPIC)
