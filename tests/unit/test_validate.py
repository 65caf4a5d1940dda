"""References are checked against the whole site, and nothing is said twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from cribsheet.load import Loader
from tests.sample_source import base_content, edit

STORAGE = "topics/10-data/20-storage/topic.md"
FORMATS = "topics/10-data/10-formats/topic.md"
BODY = "Objects, unless a program needs a file system."


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return base_content(tmp_path)


def said(content: Path) -> list[str]:
    return [
        f"{found.file.rpartition('/')[2]} {found.code}"
        for found in Loader(content).load().diagnostics
    ]


@pytest.mark.parametrize(
    "link",
    [
        "#choose",
        "topic:formats",
        "topic:formats#layout",
        "topic:formats#fig-rows",
        "topic:formats#term-column",
        "topic:formats#q-formats-scan",
        "topic:formats#questions",
        "topic:storage#sources",
        "../10-formats/topic.md#terms",
        "table:formats#csv",
        "../../../tables/formats.yaml#csv",
        "term:column",
        "/glossary/#column",
        "/tags/#storage",
        "/",
        "/compare/",
        "/coverage/ml/",
        "/groups/data/",
        "/print/topics/storage/",
        "/print/groups/data/",
        "/embed/quiz/formats/",
        "../formats/",
        "https://example.org/",
    ],
)
def test_what_is_there_is_found(content: Path, link: str) -> None:
    edit(content / STORAGE, BODY, f"See [it]({link}).")
    assert said(content) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("#choice", "R002"),
        ("topic:nowhere", "R001"),
        ("../10-nowhere/topic.md", "R001"),
        ("../99-formats/topic.md", "R001"),
        ("table:nowhere", "R003"),
        ("table:formats#xml", "R004"),
        ("term:row", "R005"),
        ("/tags/#nothing", "R002"),
        ("/compare/#x", "R002"),
        ("/coverage/xx/", "R011"),
        ("/embed/quiz/storage/", "R011"),
        ("/print/topics/x/", "R011"),
    ],
)
def test_what_is_not_there_is_reported(content: Path, link: str, code: str) -> None:
    edit(content / STORAGE, BODY, f"See [it]({link}).")
    assert said(content) == [f"topic.md {code}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("tags.yaml", "- id: storage", "- id: [", ["tags.yaml Y001"]),
        ("services.yaml", "id: object-store", "id: Store", ["services.yaml S005"]),
        ("exams/ml.yaml", "status: current", "status: on", ["ml.yaml Y004"]),
        ("tables/formats.yaml", "id: csv", "id: C", ["formats.yaml S005"]),
        ("site.yaml", "title: Sample", "title: [", ["site.yaml Y001"]),
        (FORMATS, "title: Formats", "title: [", ["topic.md Y001"]),
        ("topics/10-data/group.yaml", "title", "titel", ["group.yaml S001"]),
    ],
)
def test_what_follows_from_a_broken_file_is_not_said_too(
    content: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    edit(content / STORAGE, BODY, "See [it](table:formats#csv), [it](term:column).")
    edit(content / file, old, new)
    assert said(content) == expected


def test_a_broken_topic_still_shows_its_broken_links(content: Path) -> None:
    edit(content / STORAGE, BODY, "See [it](topic:nowhere).")
    edit(content / STORAGE, "---\ntitle: Storage", "---\ntitle: on")
    assert said(content) == ["topic.md Y004", "topic.md R001"]
    edit(content / STORAGE, "title: on", "title: [")
    assert said(content) == ["topic.md Y001", "topic.md R001"]


def test_without_a_usable_site_the_rest_is_still_checked(content: Path) -> None:
    edit(content / STORAGE, BODY, "See [it](topic:nowhere).")
    (content / "site.yaml").unlink()
    assert said(content) == ["site.yaml F006", "topic.md R001"]


def test_a_table_that_no_topic_shows_is_a_warning(content: Path) -> None:
    edit(content / FORMATS, "::table{id=formats}", "[a link](table:formats) does not show it")
    loaded = Loader(content).load()
    assert [(found.code, found.severity) for found in loaded.diagnostics] == [("U002", "warning")]
    assert loaded.site is not None
