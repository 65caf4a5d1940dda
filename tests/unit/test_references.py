"""What the address of a link means."""

from __future__ import annotations

import pytest

from cribsheet.references import (
    Kind,
    Reference,
    References,
    bare,
    names_of,
    split_name,
    understand,
)

FOLDER = "topics/10-data/20-storage"


@pytest.mark.parametrize(
    ("href", "internal"),
    [
        ("#choose", "topic:storage#choose"),
        ("topic:formats", "topic:formats"),
        ("topic:formats#layout", "topic:formats#layout"),
        ("TABLE:sizes#row", "table:sizes#row"),
        ("term:recall", "term:recall"),
        ("/topics/formats/", "topic:formats"),
        ("/topics/formats", "topic:formats"),
        ("/topics/formats/#layout", "topic:formats#layout"),
        ("/tables/sizes/#row", "table:sizes#row"),
        ("/glossary/#recall", "term:recall"),
        ("/glossary/", "page:glossary/"),
        ("/", "page:"),
        ("/compare/", "page:compare/"),
        ("/print/topics/formats/", "page:print/topics/formats/"),
        ("../formats/", "topic:formats"),
        ("../formats", "topic:formats"),
        ("../formats/#layout", "topic:formats#layout"),
        ("../../compare/", "page:compare/"),
        ("../..", "page:"),
        (".", "topic:storage"),
        ("chart.html", "page:topics/storage/chart.html"),
        ("a/b", "page:topics/storage/a/b/"),
        ("/tags/#storage", "page:tags/#storage"),
    ],
)
def test_inside_the_site(href: str, internal: str) -> None:
    target = understand(href, "storage", FOLDER)
    assert (target.internal, target.external, target.complaint) == (internal, "", "")


@pytest.mark.parametrize(
    ("href", "internal", "path"),
    [
        ("../10-formats/topic.md", "topic:formats", "topics/10-data/10-formats/topic.md"),
        ("topic.md#choose", "topic:storage#choose", "topics/10-data/20-storage/topic.md"),
        ("../../20-more/x/topic.md", "topic:x", "topics/20-more/x/topic.md"),
        ("../../../tables/sizes.yaml#a", "table:sizes#a", "tables/sizes.yaml"),
    ],
)
def test_a_path_that_also_works_in_the_repository(href: str, internal: str, path: str) -> None:
    target = understand(href, "storage", FOLDER)
    assert (target.internal, target.path) == (internal, path)


@pytest.mark.parametrize("href", ["https://example.org/a?b#c", "mailto:someone@example.org"])
def test_elsewhere(href: str) -> None:
    assert understand(href, "storage", FOLDER).external == href


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org",
        "http://example.org",
        "//example.org/x",
        "#",
        "topic:",
        "topic:a#",
        "/glossary/#",
        "../../../outside",
        "../../../README.md",
        "/search/?q=recall",
        "?q=recall",
        "https://",
        "https://...",
        "https://[::1",
        "https:example.org",
        "../10-formats/questions.yaml",
    ],
)
def test_what_is_not_supported(href: str) -> None:
    target = understand(href, "storage", FOLDER)
    assert target.complaint
    assert not target.hint.endswith((" ", ":"))
    assert target.internal == target.external == ""


def test_outside_a_topic() -> None:
    assert understand("#x", "", "tables").complaint
    assert understand("../../compare/", "", "tables").internal == "page:compare/"
    assert understand("../topics/10-data/10-a/topic.md", "", "tables").internal == "topic:a"


@pytest.mark.parametrize(
    ("folder", "name"), [("10-data", "data"), ("data", "data"), ("1-2-x", "2-x"), ("10", "10")]
)
def test_the_number_of_a_folder_only_orders(folder: str, name: str) -> None:
    assert bare(folder) == name


def reference(kind: Kind, target: str, line: int) -> Reference:
    return Reference(kind, target, "topic.md", line, 1, 3, "the line", target)


def test_references_come_back_as_they_were() -> None:
    found = [reference("tag", "a", 1), reference("link", "topic:x", 2), reference("tag", "a", 3)]
    assert References.of(found).places() == found
    assert References.of([]).places() == []


def test_names_are_kept_once_save_those_that_must_not_be_repeated() -> None:
    found = [reference("tag", "a", 1), reference("tag", "a", 2)]
    found += [reference("define", "term", 3), reference("define", "term", 4)]
    names = [split_name(name) for name in names_of(References.of(found))]
    assert names.count(("tag", "a", "")) == 1
    assert names.count(("define", "term", "")) == 2


def test_no_references_have_no_names() -> None:
    assert names_of(References.of([])) == []
