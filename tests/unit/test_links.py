from __future__ import annotations

import pytest

from cribsheet.links import Links, UnknownTargetError
from cribsheet.marks import mark, resolve
from cribsheet.page import Settings
from tests.sample_site import sample_site

SITE = sample_site()
LINKS = Links(SITE, Settings(origin="https://example.org", base="/repo/"))


@pytest.mark.parametrize(
    ("target", "address", "title"),
    [
        ("topic:recall", "/repo/topics/recall/", "Recall"),
        ("topic:recall#what", "/repo/topics/recall/#what", "What it counts"),
        ("topic:recall#term-miss", "/repo/topics/recall/#term-miss", "Miss"),
        ("topic:recall#recall-formula", "/repo/topics/recall/#recall-formula", "Recall"),
        ("topic:recall#q-recall-which", "/repo/topics/recall/#q-recall-which", "Question"),
        ("topic:recall#sources", "/repo/topics/recall/#sources", "Sources"),
        ("table:rates", "/repo/tables/rates/", "Rates"),
        ("table:rates#precision", "/repo/tables/rates/#precision", "Precision"),
        ("term:miss", "/repo/glossary/#miss", "Miss"),
        ("page:", "/repo/", "All topics"),
        ("page:compare/", "/repo/compare/", "Compare"),
        ("page:compare", "/repo/compare/", "Compare"),
        ("page:tags#metrics", "/repo/tags/#metrics", "Metrics"),
        ("page:coverage/mla/", "/repo/coverage/mla/", "MLA-1 coverage"),
        ("page:groups/data", "/repo/groups/data/", "Data <and> more"),
        ("page:print/topics/recall/", "/repo/print/topics/recall/", "Recall"),
        ("page:embed/quiz/recall/", "/repo/embed/quiz/recall/", "Recall"),
        ("page:topics/recall/photo.png", "/repo/topics/recall/photo.png", "photo.png"),
    ],
)
def test_targets_have_an_address_and_a_title(target: str, address: str, title: str) -> None:
    assert LINKS.exists(target)
    assert LINKS.href(target) == address
    assert LINKS.title(target) == title


@pytest.mark.parametrize(
    "target",
    [
        "topic:recal",
        "topic:recall#nothing",
        "topic:",
        "table:rates#f1",
        "table:x",
        "term:hit",
        "page:nowhere",
        "page:coverage/xyz",
        "page:embed/quiz/formats/",
        "page:tags#x",
        "page:topics/recall/other.png",
        "file:recall",
        "",
    ],
)
def test_unknown_targets_are_refused(target: str) -> None:
    assert not LINKS.exists(target)
    with pytest.raises(UnknownTargetError):
        LINKS.href(target)


def test_a_page_links_to_itself_by_anchor_alone() -> None:
    html = f"{mark('href', 'topic:recall#what')} {mark('href', 'topic:formats#rows')}"
    resolver = LINKS.on_page(lambda *_: "", own="topic:recall")
    assert resolve(html, resolver) == "#what /repo/topics/formats/#rows"


def test_titles_and_definitions_are_escaped() -> None:
    html = f"{mark('title', 'topic:formats')} {mark('define', 'miss')}"
    assert resolve(html, LINKS.on_page(lambda *_: "")) == "Formats &amp; files Not found"


def test_a_table_inside_a_page_gets_the_pages_own_anchors() -> None:
    def table(kind: str, name: str) -> str:
        assert kind == "table"
        return f"{name} {mark('id', 'rates--recall')} {mark('href', 'table:rates#recall')}"

    html = mark("table", "rates")
    assert resolve(html, LINKS.on_page(table)) == "rates rates--recall /repo/tables/rates/#recall"
    own = LINKS.on_page(table, own="table:rates", prefix="rates--")
    assert resolve(html, own) == "rates recall #recall"


@pytest.mark.parametrize(("below", "levels"), [(0, "1 2"), (1, "2 3")])
def test_headings_of_a_sheet_stand_below_its_title(below: int, levels: str) -> None:
    resolver = LINKS.on_sheet(lambda *_: "", "recall", frozenset({"recall"}), below=below)
    assert resolve(f"{mark('level', '1')} {mark('level', '2')}", resolver) == levels


def test_a_sheet_keeps_links_to_what_it_holds() -> None:
    resolver = LINKS.on_sheet(lambda *_: "", "recall", frozenset({"recall", "splits"}))
    html = " ".join(
        [
            mark("id", "what"),
            mark("href", "topic:recall#what"),
            mark("href", "topic:splits"),
            mark("href", "term:miss"),
            mark("href", "topic:formats#rows"),
        ]
    )
    assert resolve(html, resolver).split(" ") == [
        "recall--what",
        "#recall--what",
        "#splits",
        "#recall--term-miss",
        "https://example.org/repo/topics/formats/#rows",
    ]
