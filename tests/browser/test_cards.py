"""Cards: the ways to study a deck."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

NOW = "2026-11-22T10:00:00Z"


def open_cards(
    site: BuiltSite,
    open_page: OpenPage,
    query: str = "",
    *,
    width: int = 1440,
    scheme: str = "light",
) -> Page:
    """The cards' page at a set time."""
    page = open_page(f"{site.url}about/", width=width, scheme=scheme)
    page.clock.install(time=NOW)
    page.goto(f"{site.url}cards/{query}")
    return page


def front(page: Page) -> str:
    """What the card asks."""
    return page.locator(".card-front").inner_text()


def rate(page: Page, name: str) -> None:
    """Shows the answer and rates the card."""
    page.get_by_role("button", name="Show the answer").click()
    page.locator(f".rating-{name.lower()}").click()


class TestSpaced:
    def test_a_rating_shows_when_the_card_comes_again(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page)
        expect(page.locator(".run-count")).to_have_text("12 new")
        assert violations(page) == []
        page.get_by_role("button", name="Show the answer").click()
        expect(page.locator(".rating-good")).to_be_focused()
        shown = page.locator(".rating .interval").all_inner_texts()
        assert shown == ["1 min", "6 min", "10 min", "8 d"]
        assert violations(page) == []

    def test_a_forgotten_card_comes_back_after_its_step(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page)
        first = front(page)
        rate(page, "Again")
        assert front(page) != first
        page.clock.fast_forward(61_000)
        rate(page, "Easy")
        assert front(page) == first

    def test_all_by_keyboard_with_undo(self, study_site: BuiltSite, open_page: OpenPage) -> None:
        page = open_cards(study_site, open_page)
        first = front(page)
        page.get_by_role("button", name="Show the answer").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("4")
        expect(page.locator(".run-count")).to_have_text("11 new")
        expect(page.get_by_role("button", name="Show the answer")).to_be_focused()
        page.keyboard.press("u")
        expect(page.locator(".run-count")).to_have_text("12 new")
        assert front(page) == first

    def test_reviews_survive_a_reload_and_fall_due(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page, "?of=topic:first")
        for left in ("3 new", "2 new", "1 new"):
            rate(page, "Easy")
            expect(page.locator(".run-count")).to_have_text(left)
        page.reload()
        expect(page.locator(".run-count")).to_have_text("1 new")
        rate(page, "Easy")
        expect(page.locator(".rest")).to_contain_text("Done for now.")
        assert violations(page) == []
        page.clock.fast_forward(9 * 24 * 3600 * 1000)
        page.reload()
        expect(page.locator(".run-count")).to_have_text("4 reviews")

    def test_an_exam_brings_cards_before_its_day(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page)
        page.goto(f"{study_site.url}progress/")
        page.get_by_label("Day of the exam").fill("2026-11-30")
        page.goto(f"{study_site.url}cards/")
        page.get_by_role("button", name="Show the answer").click()
        days = page.locator(".rating-easy .interval").inner_text()
        assert days.endswith(" d")
        assert 1 <= int(days.removesuffix(" d")) < 8, "without an exam it would be its very day"

    def test_a_card_is_put_off_left_out_and_taken_back(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page, "?of=topic:first")
        first = front(page)
        page.get_by_role("button", name="Not today").click()
        assert front(page) != first
        page.get_by_role("button", name="Leave out for good").click()
        expect(page.locator(".run-count")).to_have_text("2 new")
        for _ in range(2):
            rate(page, "Easy")
        page.get_by_role("button", name="Take back 1 card left out").click()
        expect(page.locator(".run-count")).to_have_text("1 new")
        page.clock.fast_forward(24 * 3600 * 1000)
        page.reload()
        expect(page.locator(".run-count")).to_contain_text("2 new")

    def test_the_daily_limit_holds(self, study_site: BuiltSite, open_page: OpenPage) -> None:
        page = open_cards(study_site, open_page)
        page.goto(f"{study_site.url}progress/")
        page.get_by_label("New cards a day").fill("1")
        page.get_by_label("New cards a day").blur()
        page.goto(f"{study_site.url}cards/")
        rate(page, "Easy")
        expect(page.locator(".rest")).to_contain_text("11 cards not begun yet: 1 a day")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_it_fits_a_phone_and_is_accessible(
        self, study_site: BuiltSite, open_page: OpenPage, scheme: str
    ) -> None:
        page = open_cards(study_site, open_page, width=390, scheme=scheme)
        page.get_by_role("button", name="Show the answer").click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_deck_is_chosen_and_in_the_address(study_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_cards(study_site, open_page)
    page.get_by_label("Deck").select_option(label="Plain")
    expect(page.locator(".deck-line")).to_contain_text("8 cards")
    page.get_by_label("Kind").select_option("row")
    expect(page.locator(".desk")).to_contain_text("This deck has no cards.")
    page.get_by_label("Kind").select_option("term")
    page.reload()
    expect(page.get_by_label("Deck")).to_have_value("topic:plain")
    expect(page.locator(".run-count")).to_have_text("8 new")
