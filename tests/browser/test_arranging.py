"""Putting in order and matching on a small screen: by touch, and with the keyboard alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.study_site import SITES
from tests.browser.targets import small_targets
from tests.browser.test_quiz import question
from tests.conftest import BuiltSite, build
from tests.static_server import serving

pytestmark = pytest.mark.browser

WIDTH = 390


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A small site with a question of each kind."""
    folder = tmp_path_factory.mktemp("kinds")
    shutil.copytree(SITES / "base", folder / "content")
    shutil.copytree(SITES / "kinds" / "content", folder / "content", dirs_exist_ok=True)
    made = build(folder / "site", "--content", str(folder / "content"))
    with serving(made) as url:
        yield BuiltSite(made, "/", url)


def press(target: Locator, way: str) -> None:
    """Presses a button with a finger, or with a key while it has the focus."""
    if way == "touch":
        # Playwright itself would wait for what is disabled.
        target.tap(force=target.get_attribute("aria-disabled") == "true")
    else:
        target.focus()
        target.press("Enter")


def look(page: Page) -> None:
    """Demands of each state what is demanded of each page, in both colour schemes."""
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert small_targets(page) == []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page, within=".question") == []


def sequence(article: Locator) -> list[int]:
    """Numbers of the items as they lie, the one that belongs first being 0."""
    ids = article.locator(".order-item .option-text").evaluate_all("all => all.map(({id}) => id)")
    return [int(re.sub(r".*-item-", "", one)) for one in ids]


@pytest.mark.parametrize("way", ["touch", "keyboard"])
def test_ordering(kinds: BuiltSite, open_page: OpenPage, way: str) -> None:
    page, article = question(kinds, open_page, "ordering", width=WIDTH, touch=way == "touch")
    total = len(sequence(article))
    for number in range(total):
        up = article.locator(f".order-item:has([id$=item-{number}])").get_by_label(
            re.compile("^Move up")
        )
        for place in range(sequence(article).index(number), number, -1):
            press(up, way)
            assert sequence(article).index(number) == place - 1
            expect(up).to_be_focused()
            expect(article.get_by_role("status").filter(has_text=f"now {place} of")).to_have_count(
                1
            )
    assert sequence(article) == list(range(total))
    first = article.get_by_label(re.compile("^Move up")).first
    expect(first).to_have_attribute("aria-disabled", "true")
    press(first, way)
    assert sequence(article) == list(range(total))
    look(page)
    press(article.get_by_role("button", name="Check", exact=True), way)
    expect(article.locator(".verdict-line")).to_contain_text("Right.")
    expect(article.locator(".order-moves button:visible")).to_have_count(0)
    look(page)


@pytest.mark.parametrize("way", ["touch", "keyboard"])
def test_matching(kinds: BuiltSite, open_page: OpenPage, way: str) -> None:
    page, article = question(kinds, open_page, "matching", width=WIDTH, touch=way == "touch")
    selects = article.locator(".match-row select")
    for number in range(selects.count()):
        select = selects.nth(number)
        if way == "touch":
            # What a finger chooses from is a list of the system's.
            select.tap()
            select.select_option(value=str(number))
        else:
            select.focus()
            while select.input_value() != str(number):
                before = select.input_value()
                page.keyboard.press("ArrowDown")
                assert select.input_value() != before
    look(page)
    press(article.get_by_role("button", name="Check", exact=True), way)
    expect(article.locator(".verdict-line")).to_contain_text("Right.")
    expect(article.locator("[data-outcome=hit]")).to_have_count(selects.count())
    look(page)
