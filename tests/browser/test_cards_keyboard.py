"""Every way to study cards from its first key to its last, with the keyboard alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import test_cards
from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.targets import small_targets
from tests.browser.test_cards import open_cards
from tests.conftest import BuiltSite

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 1440])]


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus, as who has no mouse must."""
    expect(target).to_be_visible()
    for _ in range(100):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {target}")


def look(page: Page, width: int) -> None:
    """Demands of each state what is demanded of each page, in both colour schemes."""
    assert small_targets(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ink = "getComputedStyle(document.body).color"
    light = page.evaluate(ink)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ink) != light
    assert violations(page) == []
    page.emulate_media(color_scheme="light")


def choose_way(page: Page, name: str) -> None:
    """Goes to a way to study by its tab."""
    tab_to(
        page, page.get_by_role("navigation", name="Ways to study").get_by_role("link", name=name)
    )
    page.keyboard.press("Enter")
    expect(page.locator("[aria-current=page]", has_text=name).last).to_be_visible()


def test_spaced(study_site: BuiltSite, open_page: OpenPage, width: int) -> None:
    page = open_cards(study_site, open_page, width=width)
    tab_to(page, page.get_by_role("button", name="Show the answer"))
    for left in range(7, -1, -1):
        page.keyboard.press("Enter")
        expect(page.locator(".rating-good")).to_be_focused()
        page.keyboard.press("4")
        if left:
            expect(page.locator(".run-count")).to_have_text(f"{left} new")
            expect(page.get_by_role("button", name="Show the answer")).to_be_focused()
    expect(page.locator(".rest")).to_be_focused()
    look(page, width)
    page.keyboard.press("u")
    expect(page.locator(".run-count")).to_have_text("1 new")
    tab_to(page, page.get_by_role("button", name="Leave out for good"))
    page.keyboard.press("Enter")
    expect(page.locator(".rest")).to_be_focused()
    tab_to(page, page.locator(".shelf summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Bring back"))
    look(page, width)
    page.keyboard.press("Enter")
    expect(page.locator(".run-count")).to_have_text("1 new")


@pytest.mark.parametrize(("way", "recalls"), [("Learn", 3), ("Cram", 1)])
def test_learn_and_cram(
    study_site: BuiltSite, open_page: OpenPage, width: int, way: str, recalls: int
) -> None:
    page = open_cards(study_site, open_page, width=width)
    choose_way(page, way)
    tab_to(page, page.get_by_role("button", name="Show the answer"))
    page.keyboard.press("Enter")
    look(page, width)
    page.keyboard.press("1")
    for left in range(8 * recalls - 1, -1, -1):
        expect(page.get_by_role("button", name="Show the answer")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("2")
        if left:
            expect(page.locator(".run-count")).to_contain_text(f"{left} recall")
    expect(page.locator(".rest")).to_be_focused()
    expect(page.locator(".rest")).to_contain_text("8 cards known. 1 had to come back.")
    look(page, width)
    tab_to(
        page, page.get_by_role("button", name="The next cards" if way == "Learn" else "Once more")
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show the answer")).to_be_focused()


def test_test(study_site: BuiltSite, open_page: OpenPage, width: int) -> None:
    page = open_cards(study_site, open_page, width=width)
    choose_way(page, "Test")
    look(page, width)
    tab_to(page, page.get_by_role("button", name="Start"))
    page.keyboard.press("Enter")
    question = page.locator(".question")
    for place in range(8):
        expect(page.locator(".run-count")).to_contain_text(f"Question {place + 1} of 8")
        expect(question.locator(":focus")).to_have_count(1)
        name = question.locator(".stem").inner_text().removeprefix("The animal called ")[:-1]
        names = question.locator(".option-text").all_inner_texts()
        page.keyboard.press(str(names.index(name.title()) + 1))
        page.keyboard.press("Enter")
        expect(question.locator(".verdict-line")).to_have_text("Right.")
        if place == 0:
            look(page, width)
        page.keyboard.press("Enter")
    expect(page.locator(".score")).to_have_text("8 of 8 right (100%)")
    expect(page.get_by_role("heading", name="Result")).to_be_focused()
    look(page, width)
    tab_to(page, page.get_by_role("button", name="Another test"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start")).to_be_visible()


def test_match(study_site: BuiltSite, open_page: OpenPage, width: int) -> None:
    page = open_cards(study_site, open_page, width=width)
    choose_way(page, "Match")
    tiles = page.locator(".tile")
    expect(tiles).to_have_count(12)
    texts = [text.lower() for text in tiles.all_inner_texts()]
    pairs = [
        (one, other)
        for one, other in combinations(range(12), 2)
        if texts[one].endswith(f" {texts[other]}.") or texts[other].endswith(f" {texts[one]}.")
    ]
    assert len(pairs) == 6
    for done, pair in enumerate(pairs):
        for place in pair:
            reach(page, tiles.nth(place))
            page.keyboard.press("Enter")
        if done == 0:
            expect(page.locator(".run-count")).to_have_text("A pair: 1 of 6.")
            look(page, width)
    expect(page.locator(".run-count")).to_contain_text("All 6 pairs in")
    expect(page.get_by_role("button", name="Once more")).to_be_focused()
    look(page, width)
    page.keyboard.press("Enter")
    expect(tiles.first).to_be_focused()


def reach(page: Page, target: Locator) -> None:
    """As `tab_to`, back with Shift where the target lies before what has the focus."""
    is_before = target.evaluate(
        "one => Boolean(document.activeElement.compareDocumentPosition(one) & 2)"
    )
    for _ in range(60):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if is_before else "Tab")
    pytest.fail(f"the keyboard never reaches {target}")


def test_listen(study_site: BuiltSite, open_page: OpenPage, width: int) -> None:
    page = open_page(f"{study_site.url}about/", width=width)
    page.add_init_script(test_cards.TestListen.SPEECH)
    page.goto(f"{study_site.url}cards/")
    choose_way(page, "Listen")
    line = page.locator(".run-count")
    expect(line).to_have_text("1 of 8")
    look(page, width)
    tab_to(page, page.get_by_role("button", name="Next"))
    page.keyboard.press("Enter")
    expect(line).to_have_text("2 of 8")
    reach(page, page.get_by_role("button", name="Play"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    expect(page.locator(".spoken .said")).not_to_have_count(0)
    look(page, width)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Play")).to_be_focused()
