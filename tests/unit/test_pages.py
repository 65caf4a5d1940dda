from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest

from cribsheet.marks import END, START, mark
from cribsheet.model import Cell, Site
from cribsheet.page import Settings
from tests.sample_site import BASICS, planned, sample_site, with_topic

BASE = "/repo/"
SETTINGS = Settings(origin="https://example.org", base=BASE)


class Anchors(HTMLParser):
    """Collects a page's ids and the addresses it links to or loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in {"href", "src", "data-tables", "data-sheet", "action"}:
                self.addresses.append(value or "")


def html_pages(site: Site) -> dict[str, str]:
    pages = planned(site, SETTINGS).values()
    return {page.url: page.make().decode() for page in pages if page.path.endswith(".html")}


def test_every_page_stands_once_where_its_address_says() -> None:
    pages = planned(sample_site())
    assert len({page.url for page in pages.values()}) == len(pages)
    for path, page in pages.items():
        assert path in {page.url, f"{page.url}index.html"}


def test_every_link_and_anchor_leads_somewhere() -> None:
    site = sample_site()
    files = {page.url for page in planned(site, SETTINGS).values()}
    ids = {url: Anchors(html).ids for url, html in html_pages(site).items()}
    checked = 0
    for url, html in html_pages(site).items():
        for address in Anchors(html).addresses:
            path, _, anchor = address.removeprefix("https://example.org").partition("#")
            if path.startswith(("https://", f"{BASE}assets/", "?")):
                continue
            target = path.removeprefix(BASE) if path.startswith(BASE) else f"{url}{path}"
            assert target in files, f"{url}: {address}"
            if anchor:
                assert anchor in ids[target], f"{url}: {address}"
                checked += 1
    assert checked > 50


def test_ids_are_unique_on_every_page() -> None:
    for url, html in html_pages(sample_site()).items():
        ids = Anchors(html).ids
        assert len(ids) == len(set(ids)), url


def test_addresses_inside_the_site_start_with_its_base() -> None:
    for url, html in html_pages(sample_site()).items():
        for address in Anchors(html).addresses:
            assert address.startswith((BASE, "#", "?", "https://", "index.md")), f"{url}: {address}"


def test_no_mark_is_left_open() -> None:
    for page in planned(sample_site(), SETTINGS).values():
        data = page.make()
        assert START.encode() not in data, page.path
        assert END.encode() not in data, page.path


def test_every_html_page_has_one_main_heading_and_a_description() -> None:
    for url, html in html_pages(sample_site()).items():
        assert len(re.findall(r"<h1\b", html)) == 1, url
        assert len(re.findall(r"<main\b", html)) == 1, url
        assert re.search(r'<meta name="description" content="[^"]+">', html), url


def test_making_a_page_twice_gives_the_same_bytes() -> None:
    for page in planned(sample_site(), SETTINGS).values():
        assert page.make() == page.make(), page.path


def test_pages_planned_without_keys_are_the_same_pages() -> None:
    keyed = planned(sample_site(), SETTINGS)
    bare = planned(sample_site(), SETTINGS, keyed=False)
    assert {path: page.make() for path, page in bare.items()} == {
        path: page.make() for path, page in keyed.items()
    }
    assert {page.key for page in bare.values()} == {""}
    assert "" not in {page.key for page in keyed.values()}


def _retitled(site: Site) -> Site:
    return with_topic(site, "formats", title="Storage")


def _new_summary(site: Site) -> Site:
    return with_topic(site, "recall", summary="Said otherwise.")


def _other_skills(site: Site) -> Site:
    return with_topic(site, "recall", skills=site.topics["formats"].skills)


def _no_questions(site: Site) -> Site:
    return with_topic(site, "recall", questions=())


def _no_tags(site: Site) -> Site:
    return with_topic(site, "recall", tags=())


def _no_tables(site: Site) -> Site:
    return with_topic(site, "recall", tables=())


def _other_question(site: Site) -> Site:
    question = dataclasses.replace(site.topics["recall"].questions[0], skills=(BASICS,))
    return with_topic(site, "recall", questions=(question,))


def _other_table(site: Site) -> Site:
    table = dataclasses.replace(
        site.tables["rates"], title="Ratios", summary="Other.", decide="Which?", skills=(BASICS,)
    )
    return dataclasses.replace(site, tables={"rates": table})


def _other_exam(site: Site) -> Site:
    exam = dataclasses.replace(site.exams["mla"], status="retired", facts=())
    return dataclasses.replace(site, exams={**site.exams, "mla": exam})


def _new_prose(site: Site) -> Site:
    return with_topic(site, "recall", lead="<p>Other words.</p>", lead_text="Other words.")


def _new_heading(site: Site) -> Site:
    section = dataclasses.replace(
        site.topics["formats"].sections[0],
        title="Records",
        title_html="Records",
        headings=(site.topics["formats"].sections[0].headings[0]._replace(title="Records"),),
    )
    return with_topic(site, "formats", sections=(section,))


def _new_definition(site: Site) -> Site:
    term = dataclasses.replace(site.terms["miss"], text="Overlooked", html="Overlooked")
    changed = with_topic(site, "recall", terms=(term,))
    return dataclasses.replace(changed, terms={"miss": term})


def _new_cell(site: Site) -> Site:
    table = site.tables["rates"]
    row = dataclasses.replace(table.rows[0], cue=Cell("new", "new"))
    table = dataclasses.replace(table, rows=(row, *table.rows[1:]))
    return dataclasses.replace(site, tables={"rates": table})


def _reopened_service(site: Site) -> Site:
    service = dataclasses.replace(site.services["old-tool"], availability="open")
    return dataclasses.replace(site, services={"old-tool": service})


def _other_skill_text(site: Site) -> Site:
    exam = site.exams["aif"]
    domain = exam.domains[0]
    skill = dataclasses.replace(domain.tasks[0].skills[0], text="Reworded")
    task = dataclasses.replace(domain.tasks[0], skills=(skill,))
    exam = dataclasses.replace(exam, domains=(dataclasses.replace(domain, tasks=(task,)),))
    return dataclasses.replace(site, exams={**site.exams, "aif": exam})


def _one_topic_less(site: Site) -> Site:
    topics = {name: topic for name, topic in site.topics.items() if name != "splits"}
    group = dataclasses.replace(site.groups["evaluation"], topics=("recall",))
    return dataclasses.replace(site, topics=topics, groups={**site.groups, "evaluation": group})


def _other_order(site: Site) -> Site:
    group = dataclasses.replace(site.groups["evaluation"], topics=("splits", "recall"))
    return dataclasses.replace(site, groups={**site.groups, "evaluation": group})


def _renamed_group(site: Site) -> Site:
    group = dataclasses.replace(site.groups["evaluation"], title="Measuring")
    return dataclasses.replace(site, groups={**site.groups, "evaluation": group})


def _checked_again(site: Site) -> Site:
    source = site.topics["splits"].sources[0]._replace(checked=date(2027, 1, 2))
    return with_topic(site, "splits", sources=(source,))


def _other_tag_title(site: Site) -> Site:
    tag = dataclasses.replace(site.tags["metrics"], title="Measures")
    return dataclasses.replace(site, tags={**site.tags, "metrics": tag})


def _other_tagline(site: Site) -> Site:
    return dataclasses.replace(site, tagline="Another")


def _link_from_a_cell(site: Site) -> Site:
    table = site.tables["rates"]
    cell = Cell(f'<a href="{mark("href", "topic:splits")}">splits</a>', "splits")
    row = dataclasses.replace(table.rows[0], cells=(cell, table.rows[0].cells[1]))
    table = dataclasses.replace(table, rows=(row, *table.rows[1:]))
    return dataclasses.replace(site, tables={"rates": table})


EDITS: tuple[Callable[[Site], Site], ...] = (
    _retitled,
    _new_summary,
    _other_skills,
    _no_questions,
    _no_tags,
    _no_tables,
    _other_question,
    _other_table,
    _other_exam,
    _new_prose,
    _new_heading,
    _new_definition,
    _new_cell,
    _reopened_service,
    _other_skill_text,
    _one_topic_less,
    _other_order,
    _renamed_group,
    _checked_again,
    _other_tag_title,
    _other_tagline,
    _link_from_a_cell,
)


@pytest.mark.parametrize("edit", EDITS)
def test_a_page_whose_bytes_change_has_another_key(edit: Callable[[Site], Site]) -> None:
    before = planned(sample_site(), SETTINGS)
    after = planned(edit(sample_site()), SETTINGS)
    changed = {
        path for path in before.keys() & after.keys() if before[path].make() != after[path].make()
    }
    assert changed, "the edit shows nowhere"
    stale = {path for path in changed if before[path].key == after[path].key}
    assert not stale


def test_settings_are_part_of_every_key() -> None:
    here, there = planned(sample_site(), SETTINGS), planned(sample_site(), Settings())
    assert set(here) - set(there) == {"sitemap.xml"}
    assert not [path for path in there if here[path].key == there[path].key]


def test_an_edit_of_prose_keeps_the_keys_of_other_topics() -> None:
    before = planned(sample_site(), SETTINGS)
    after = planned(_new_prose(sample_site()), SETTINGS)
    changed = {path for path in before if before[path].key != after[path].key}
    assert "topics/recall/index.html" in changed
    for path in (
        "topics/splits/index.html",
        "topics/formats/index.html",
        "tables/rates/index.html",
        "print/topics/formats/index.html",
        "compare/data.json",
        "search/index.html",
        "index.html",
        "glossary/index.html",
        "coverage/mla/index.html",
        "groups/evaluation/index.html",
        "sitemap.xml",
    ):
        assert path not in changed


def test_a_new_definition_reaches_the_pages_that_show_it() -> None:
    page = planned(_new_definition(sample_site()))["topics/recall/index.html"].make().decode()
    assert 'data-define="Overlooked"' in page
