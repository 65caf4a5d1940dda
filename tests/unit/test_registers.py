"""The registers: site, tags, services and exams."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cribsheet.registers import read_exam, read_services, read_site, read_tags
from tests.sample_source import codes, context

BASE = Path(__file__).parents[1] / "invalid" / "base"


def text(name: str, old: str = "", new: str = "") -> str:
    found = (BASE / name).read_text("utf-8")
    assert old in found
    return found.replace(old, new, 1) if old else found


def test_a_site_names_its_exams() -> None:
    found = context(text("site.yaml"), topic="", name="site.yaml")
    site = read_site(found)
    assert site is not None
    assert site["title"] == "Sample"
    assert [(one.kind, one.target) for one in found.references] == [("exam", "ml")]


def test_a_site_that_lacks_a_field_is_not_used() -> None:
    found = context(text("site.yaml", "language: en\n"), topic="", name="site.yaml")
    assert read_site(found) is None
    assert codes(found) == ["S002"]


def test_tags() -> None:
    found = context(text("tags.yaml"))
    assert [(tag.id, tag.title) for tag in read_tags(found.reporter).values()] == [
        ("storage", "Storage"),
        ("formats", "Formats"),
    ]
    assert codes(found) == []


def test_a_wrong_tag_leaves_the_others() -> None:
    found = context(text("tags.yaml", "id: storage", "id: no"))
    assert list(read_tags(found.reporter)) == ["formats"]
    assert codes(found) == ["Y004"]


def test_services_say_what_is_known() -> None:
    more = "availability: closed\n  since: 2026-07-30\n  former: [Old Store]"
    found = context(text("services.yaml", "availability: open", more))
    (service,) = read_services(found).values()
    assert codes(found) == []
    assert (service.availability, service.since, service.ends) == ("closed", "2026-07-30", "")
    assert (service.former, service.note) == (("Old Store",), "")
    assert service.checked == date(2026, 11, 22)


def test_a_service_names_the_exams_it_is_asked_in() -> None:
    found = context(
        text("services.yaml", "availability: open", "availability: open\n  exams: [ml]")
    )
    (service,) = read_services(found).values()
    assert service.exams == ("ml",)
    assert [(one.kind, one.target) for one in found.references] == [("exam", "ml")]


def test_an_exams_page_has_its_formats_rules_and_changes() -> None:
    more = """domains:
"""
    page = """formats:
  - kind: Ordering
    asks: Three steps
    credit: The right order
rules: [Nothing is taken off.]
changes:
  title: What changed
  removed: [1.9 Something old]
unconfirmed: [The day.]
scope: The list is not published.
sources:
  - title: Guide
    url: https://example.org/guide
    checked: 2026-11-22
domains:
"""
    found = context(text("exams/ml.yaml", more, page))
    exam = read_exam(found.reporter, "ml")
    assert codes(found) == []
    assert exam is not None
    assert exam.changes is not None
    assert exam.formats[0].credit == "The right order"
    assert exam.rules == ("Nothing is taken off.",)
    assert (exam.changes.removed, exam.changes.notes) == (("1.9 Something old",), ())
    assert exam.unconfirmed == ("The day.",)
    assert exam.scope == "The list is not published."
    assert exam.sources[0].url == "https://example.org/guide"


def test_an_exam_in_full() -> None:
    found = context(
        text("exams/ml.yaml", "text: Choose a format.", "text: Choose.\n            new: true")
    )
    exam = read_exam(found.reporter, "ml")
    assert codes(found) == []
    assert exam is not None
    assert (exam.id, exam.code, exam.checked) == ("ml", "ML-1", date(2026, 11, 22))
    (domain,) = exam.domains
    (task,) = domain.tasks
    assert (domain.weight, task.id) == (100, "1.1")
    assert [(skill.id, skill.new) for skill in task.skills] == [("1.1.1", True), ("1.1.2", False)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("1.1.2", "1.1.1", "D006"),
        ("weight: 100", "weight: 101", "S004"),
        ("checked: 2026-11-22\n", "", "S007"),
        ("code: ML-1", "code: 1.1", "Y004"),
    ],
)
def test_what_is_reported_of_an_exam(old: str, new: str, code: str) -> None:
    found = context(text("exams/ml.yaml", old, new))
    read_exam(found.reporter, "ml")
    assert codes(found) == [code]
