"""Front matter and body of a topic."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cribsheet.model import SkillRef
from cribsheet.topicfile import digest, read_topic, split_front_matter
from tests.sample_source import codes, context

FILE = Path(__file__).parents[1] / "invalid" / "base" / "topics/10-data/20-storage/topic.md"
ONE = FILE.read_text("utf-8")


def test_front_matter_keeps_its_lines() -> None:
    found = context("---\na: 1\nb: 2\n---\n\nText.\n")
    assert split_front_matter(found.source, found.reporter) == ("\na: 1\nb: 2", "\nText.\n", 5)


@pytest.mark.parametrize(
    "text", ["Text.\n", "---\na: 1\n", "----\na: 1\n---\n", "\n---\na: 1\n---\n"]
)
def test_what_has_no_front_matter(text: str) -> None:
    found = context(text)
    assert split_front_matter(found.source, found.reporter) is None
    assert codes(found) == ["M012"]


def test_a_topic_in_full() -> None:
    found = context(ONE)
    parts = read_topic(found, {})
    assert codes(found) == []
    assert parts is not None
    assert parts.fields["title"] == "Storage"
    assert parts.fields["skills"] == (SkillRef("ml", "1.1.2"),)
    assert parts.fields["services"] == ("object-store",)
    assert parts.fields["sources"][0].checked == date(2026, 11, 22)
    assert parts.fields["reviewed"] is None
    assert [section.id for section in parts.body.sections] == ["choose"]
    assert parts.markdown.startswith("Start from [how you read](")


def test_problems_of_the_body_stand_in_the_lines_of_the_file() -> None:
    found = context(ONE + "\n<b>x</b>\n")
    read_topic(found, {})
    (problem,) = found.reporter.problems
    assert (problem.line, problem.source) == (ONE.count("\n") + 2, "<b>x</b>")


def test_a_topic_that_lacks_a_field_keeps_the_rest() -> None:
    found = context(ONE.replace("title: Storage\nsummary", "summary"))
    parts = read_topic(found, {})
    assert codes(found) == ["S002"]
    assert parts is not None
    assert (parts.fields["title"], parts.fields["summary"]) == ("", "Objects, blocks or files.")


def test_a_topic_whose_front_matter_cannot_be_read_still_shows_its_links() -> None:
    found = context(ONE.replace("title: Storage\nsummary", "title: [\nsummary"))
    assert read_topic(found, {}) is None
    links = [one.target for one in found.references if one.kind == "link"]
    assert links == ["topic:formats#layout"]


def test_a_digest_tells_where_one_part_ends() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest(b"ab") == digest(b"ab")
