"""Search from the reader's side: dialog, search page, and the page a result leads to."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

Serve = Callable[..., str]


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the notes")


def options(page: Page) -> Locator:
    return page.locator("#search_list [role=option]")


def selected(page: Page) -> Locator:
    return page.locator("#search_list [aria-selected=true]")


def words(site: BuiltSite) -> tuple[str, str]:
    """A topic's title, which is sure to be found, and the topic's path."""
    folder = min(site.folder.glob("topics/*/"))
    html = (folder / "index.html").read_text(encoding="utf-8")
    found = re.search(r"<h1>([^<]+)</h1>", html)
    assert found is not None
    return found[1], f"topics/{folder.name}/"


def search(page: Page, query: str) -> None:
    """Opens the dialog and types."""
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type(query)
    expect(options(page).first).to_be_visible()


def test_engine_is_loaded_when_search_opens_and_not_before(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(site.url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in asked if "/search/" in url] == []
    with page.expect_request("**/search/engine.js"):
        page.keyboard.press("/")


def test_results_appear_in_groups_with_matches_marked(site: BuiltSite, open_page: OpenPage) -> None:
    title, path = words(site)
    page = open_page(site.url)
    search(page, title)
    group = page.get_by_role("group", name=title, exact=True).first
    expect(group).to_be_visible()
    marks = options(page).first.locator("mark")
    assert marks.count() > 0
    assert all(mark.lower() in title.lower() for mark in marks.all_text_contents())
    hrefs = options(page).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert any(href.startswith(f"/{path}") for href in hrefs)
    expect(page.locator("dialog#search_dialog [role=status]")).to_contain_text("result")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dialog_is_accessible_full_and_empty(
    site: BuiltSite, open_page: OpenPage, scheme: str
) -> None:
    title, _ = words(site)
    page = open_page(site.url, scheme=scheme)
    search(page, title)
    assert violations(page) == []
    field(page).fill("zzqqxx")
    expect(page.get_by_text("Nothing found for")).to_be_visible()
    assert violations(page) == []
    field(page).fill("")
    expect(page.locator(".search-start")).to_be_visible()
    assert violations(page) == []


def test_arrows_choose_and_enter_opens(site: BuiltSite, open_page: OpenPage) -> None:
    title, _ = words(site)
    page = open_page(site.url)
    search(page, title)
    expect(selected(page)).to_have_count(1)
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    page.wait_for_load_state("networkidle")  # more results come while the first are there
    first = selected(page).get_attribute("id")
    page.keyboard.press("ArrowDown")
    second = selected(page).get_attribute("id")
    assert first != second
    expect(field(page)).to_have_attribute("aria-activedescendant", second or "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    target = selected(page).get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(target.partition("?")[0])))
    expect(page.locator("main mark.found").first).to_be_attached()
    assert "mark=" not in page.url
    assert page.url.partition("#")[2] == target.partition("#")[2]


def test_marks_go_with_escape_and_leave_the_text_whole(
    site: BuiltSite, open_page: OpenPage
) -> None:
    title, path = words(site)
    page = open_page(f"{site.url}{path}")
    # The widgets bring words of their own.
    page.wait_for_load_state("networkidle")
    # Not the questions: their options are shuffled at every visit.
    notes = page.locator("main .block")
    text = notes.all_inner_texts()
    page.goto(f"{site.url}{path}?mark={'+'.join(title.split())}")
    expect(page.locator("main mark.found").first).to_be_visible()
    assert page.url == f"{site.url}{path}"
    assert violations(page) == []
    assert notes.all_inner_texts() == text
    page.keyboard.press("Escape")
    expect(page.locator("mark.found")).to_have_count(0)
    expect(page.locator(".mark-bar")).to_have_count(0)


def test_answers_are_not_given_away_by_marks(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{url_of(site, 'topic')}?mark=right+wrong+the+a")
    page.wait_for_load_state("networkidle")
    expect(page.locator("details.answer mark")).to_have_count(0)


def test_result_on_the_same_page_needs_no_reload(site: BuiltSite, open_page: OpenPage) -> None:
    title, path = words(site)
    page = open_page(f"{site.url}{path}")
    page.evaluate("window.stayed = true")
    search(page, title)
    here = page.locator(f"dialog#search_dialog a[href^='/{path}']").first
    here.click()
    expect(page.locator("dialog#search_dialog")).to_be_hidden()
    expect(page.locator("main mark.found").first).to_be_attached()
    assert page.evaluate("window.stayed") is True


def test_escape_closes_and_gives_the_focus_back(site: BuiltSite, open_page: OpenPage) -> None:
    title, _ = words(site)
    page = open_page(site.url)
    page.locator(".site-nav a").nth(1).focus()
    page.keyboard.press("Control+k")
    page.keyboard.type(title)
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#search_dialog")).to_be_hidden()
    expect(page.locator(".site-nav a").nth(1)).to_be_focused()


def test_what_is_typed_before_the_dialog_is_there_is_kept(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(url_of(site, "topic"))
    here = page.url

    def slowly(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    page.route("**/assets/dialog-*.js", slowly)
    page.keyboard.press("/")
    page.keyboard.type("next topn")
    page.keyboard.press("Backspace")
    expect(field(page)).to_have_value("next top")
    expect(page).to_have_url(here)


def test_trigger_opens_the_dialog_or_without_scripts_the_page(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(site.url)
    page.locator("[data-action=search]").click()
    expect(field(page)).to_be_focused()
    plain = open_page(site.url, javascript=False)
    plain.locator("[data-action=search]").click()
    expect(plain).to_have_url(f"{site.url}search/")


def test_filters_narrow_and_can_be_widened(site: BuiltSite, open_page: OpenPage) -> None:
    title, _ = words(site)
    page = open_page(site.url)
    search(page, title)
    dialog = page.locator("dialog#search_dialog")
    dialog.get_by_label("Kind").select_option("terms")
    kinds = dialog.locator(".hit-kind")
    expect(dialog.locator(".hit-kind", has_not_text="Term")).to_have_count(0)
    if kinds.count() == 0:
        expect(dialog.get_by_text("Nothing found for")).to_be_visible()
    field(page).fill("zzqqxx")
    dialog.get_by_role("button", name="all exams and kinds").click()
    expect(dialog.get_by_label("Kind")).to_have_value("")
    field(page).fill(title)
    expect(options(page).first).to_be_visible()

    exam = dialog.get_by_label("Exam").locator("option").nth(1).get_attribute("value") or ""
    dialog.get_by_label("Exam").select_option(exam)
    expect(page.locator("html")).to_have_attribute("data-exam", exam)


def test_recent_searches_are_kept_and_cleared(site: BuiltSite, open_page: OpenPage) -> None:
    title, _ = words(site)
    page = open_page(site.url)
    search(page, title)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(topics|tables|glossary)/"))
    page.goto(site.url)
    page.keyboard.press("/")
    recent = page.locator("dialog#search_dialog .recent").get_by_role("button", name=title)
    recent.click()
    expect(field(page)).to_have_value(title)
    expect(options(page).first).to_be_visible()
    field(page).fill("")
    page.locator("dialog#search_dialog").get_by_role("button", name="Clear").click()
    expect(page.locator("dialog#search_dialog .recent")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('cribsheet.recent-searches')") is None


def test_search_page_is_a_link_and_follows_typing(site: BuiltSite, open_page: OpenPage) -> None:
    title, path = words(site)
    first = title.split()[0]
    page = open_page(f"{site.url}search/?q={first}")
    box = page.locator("#search-page input[type=search]")
    expect(box).to_have_value(first)
    hits = page.locator(".search-out a.hit")
    expect(hits.first).to_be_visible()
    assert violations(page) == []
    box.fill(title)
    expect(page).to_have_url(re.compile(r"/search/\?q=" + re.escape("+".join(title.split())) + "$"))
    expect(hits.first).to_have_attribute("href", re.compile(title.split()[-1].lower()))
    expect(page.locator(f".search-out a.hit[href^='/{path}']").first).to_be_visible()
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.get_by_label("Kind").select_option("notes")
    expect(page).to_have_url(re.compile(r"kind=notes"))
    page.reload()
    expect(page.get_by_label("Kind")).to_have_value("notes")
    expect(hits.first).to_be_visible()


def test_search_page_gives_more_on_demand(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}search/?q=data")
    hits = page.locator(".search-out a.hit")
    expect(hits.first).to_be_visible()
    before = hits.count()
    page.get_by_role("button", name="More results").click()
    expect(hits.nth(before)).to_be_focused()


def test_markup_in_a_query_stays_text(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+zzqqxx")
    expect(page.locator(".search-advice strong, .search-out a.hit").first).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)


def test_missing_index_is_said_and_retried(site: BuiltSite, open_page: OpenPage) -> None:
    title, _ = words(site)
    page = open_page(site.url, may_fail=("/search/",))
    page.route("**/search/**/*.json", lambda route: route.abort())
    page.route("**/search/engine.js*", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type(title)
    expect(page.get_by_text("could not be loaded")).to_be_visible()
    page.unroute("**/search/**/*.json")
    page.unroute("**/search/engine.js*")
    field(page).press("Space")
    expect(options(page).first).to_be_visible()


def test_index_replaced_under_an_open_page_is_found_again(
    site: BuiltSite, open_page: OpenPage, serve: Serve, tmp_path: Path
) -> None:
    """After a new release the old index is gone; its engine has to be fetched anew."""
    title, _ = words(site)
    copied = tmp_path / "site"
    copied.symlink_to(site.folder)
    page = open_page(serve(copied), may_fail=("/search/",))
    fresh = False

    def once(route: Route) -> None:
        nonlocal fresh
        fresh = fresh or "?" in route.request.url
        route.continue_()

    page.route("**/search/engine.js*", once)
    page.route(
        "**/search/**/*.json",
        lambda route: route.continue_() if fresh else route.fulfill(status=404),
    )
    search(page, title)
    assert fresh


def test_enter_opens_a_result_of_what_is_typed(site: BuiltSite, open_page: OpenPage) -> None:
    """Results come a moment after typing; until then the list answers the words before."""
    page = open_page(site.url)
    search(page, "recall")
    field(page).fill("kinesis")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(topics|tables|glossary)/"))
    expect(page.locator("main mark.found").first).to_have_text(re.compile("kinesis", re.IGNORECASE))


def test_enter_before_any_result_opens_the_first(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("kinesis")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(topics|tables|glossary)/"))
    expect(page.locator("main mark.found").first).to_have_text(re.compile("kinesis", re.IGNORECASE))


def test_enter_goes_to_the_search_page_when_search_fails(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(site.url, may_fail=("/search/",))
    page.route("**/search/engine.js*", lambda route: route.abort())
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("kinesis")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=kinesis$"))
