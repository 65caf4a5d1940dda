"""Decision trees: walked one question at a time, whole without a script and in print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def ends(page: Page) -> list[str]:
    """What the whole tree leads to, in order, shown or not."""
    return page.locator(".tree-whole .tree-end strong").all_text_contents()


def test_a_walk_by_keyboard_reaches_an_end_and_goes_back(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(url_of(site, "tree"), width=390)
    walk = page.locator(".tree-walk")
    expect(walk.locator(".tree-ask")).to_be_visible()
    expect(page.locator(".tree-whole")).to_be_hidden()
    first = walk.locator(".tree-ask").inner_text()
    while walk.locator(".tree-choice").count():
        walk.locator(".tree-choice").first.focus()
        page.keyboard.press("Enter")
        expect(walk.locator("[tabindex='-1']")).to_be_focused()
    assert walk.locator(".tree-end strong").inner_text() == ends(page)[0]
    assert violations(page) == []
    walk.get_by_role("button", name="Change").first.click()
    expect(walk.locator(".tree-ask")).to_have_text(first)
    expect(walk.locator(".tree-path")).to_have_count(0)


def test_the_whole_tree_shows_on_request_and_for_a_link_to_an_end(
    site: BuiltSite, open_page: OpenPage
) -> None:
    url = url_of(site, "tree")
    page = open_page(url, width=820)
    page.get_by_role("button", name="Show the whole tree").click()
    expect(page.locator(".tree-whole")).to_be_visible()
    expect(page.locator(".tree-walk")).to_be_hidden()
    assert violations(page) == []
    anchor = page.locator(".tree-whole .tree-end[id]").last.get_attribute("id")
    linked = open_page(f"{url}#{anchor}", width=820)
    expect(linked.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_a_question_made_from_a_tree_leads_to_the_end_it_asks_for(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(url_of(site, "tree"), width=390)
    page.locator("details.made-questions > summary").click()
    article = page.locator(".question").first
    expect(article.locator(".quiz-form")).to_be_visible()
    right = article.get_attribute("data-answers")
    article.locator(f".option input:not([value='{right}'])").first.check()
    article.get_by_role("button", name="Check").click()
    expect(article.locator(".verdict-line")).to_contain_text("Not right.")
    expect(article).to_contain_text("Would need:")
    assert violations(page) == []
    link = article.locator(".explained a:visible")
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(page.locator(f".tree-whole [id='{anchor}']")).to_be_in_viewport()


def test_print_and_readers_without_scripts_have_it_whole(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(url_of(site, "tree"), width=820)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".tree-whole")).to_be_visible()
    expect(page.locator(".made-questions .question").first).to_be_hidden()
    expect(page.locator(".made-questions[open]")).to_have_count(0)
    expect(page.locator(".tree-walk")).to_be_hidden()
    table = open_page(url_of(site, "table"), width=820)
    table.emulate_media(media="print")
    expect(table.locator(".made-questions")).to_be_hidden()
    expect(table.locator("main table")).to_be_visible()
    plain = open_page(url_of(site, "tree"), width=390, javascript=False)
    expect(plain.locator(".tree-whole")).to_be_visible()
    assert len(ends(plain)) > 2
