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


def know(page: Page) -> None:
    """Shows the answer and says that it was known."""
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_role("button", name="I knew it").click()


class TestSpaced:
    def test_a_rating_shows_when_the_card_comes_again(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page)
        expect(page.locator(".run-count")).to_have_text("8 new")
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
        expect(page.locator(".run-count")).to_have_text("7 new")
        expect(page.get_by_role("button", name="Show the answer")).to_be_focused()
        page.keyboard.press("u")
        expect(page.locator(".run-count")).to_have_text("8 new")
        assert front(page) == first

    def test_reviews_survive_a_reload_and_fall_due(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page, "?of=topic:plain")
        for left in range(7, 0, -1):
            rate(page, "Easy")
            expect(page.locator(".run-count")).to_have_text(f"{left} new")
        page.reload()
        expect(page.locator(".run-count")).to_have_text("1 new")
        rate(page, "Easy")
        expect(page.locator(".rest")).to_contain_text("Done for now.")
        assert violations(page) == []
        page.clock.fast_forward(9 * 24 * 3600 * 1000)
        page.reload()
        expect(page.locator(".run-count")).to_have_text("8 reviews")

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
        page = open_cards(study_site, open_page)
        first = front(page)
        page.get_by_role("button", name="Not today").click()
        assert front(page) != first
        page.get_by_role("button", name="Leave out for good").click()
        expect(page.locator(".run-count")).to_have_text("6 new")
        for _ in range(6):
            rate(page, "Easy")
        page.locator(".shelf summary").click()
        page.locator(".shelf li", has_text="for good").get_by_role("button").click()
        expect(page.locator(".run-count")).to_have_text("1 new")
        page.clock.fast_forward(24 * 3600 * 1000)
        page.reload()
        expect(page.locator(".run-count")).to_contain_text("2 new")

    @pytest.mark.parametrize("width", [390, 1440])
    def test_cards_left_out_are_listed_and_brought_back_by_keyboard(
        self, study_site: BuiltSite, open_page: OpenPage, width: int
    ) -> None:
        page = open_cards(study_site, open_page, "?of=topic:plain", width=width)
        left_out = []
        for name in ("Leave out for good", "Leave out for good", "Not today"):
            left_out.append(front(page))
            page.get_by_role("button", name=name).press("Enter")
        shelf = page.locator(".shelf")
        expect(shelf.locator("summary")).to_have_text("Left out: 2 for good, 1 for today")
        shelf.locator("summary").press("Enter")
        expect(shelf.locator(".shelf-name")).to_have_text(left_out)
        expect(shelf).to_contain_text("comes again on 2026-11-23")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shelf.get_by_role("button", name=f"Bring back: {left_out[0]}").press("Enter")
        expect(page.locator(".shelf-said")).to_have_text(f"{left_out[0]} is back.")
        expect(shelf.get_by_role("button", name=f"Bring back: {left_out[1]}")).to_be_focused()
        page.reload()
        expect(shelf.locator("summary")).to_have_text("Left out: 1 for good, 1 for today")
        shelf.locator("summary").press("Enter")
        shelf.get_by_role("button", name="Bring all back").press("Enter")
        expect(page.locator(".shelf-said")).to_have_text("2 cards are back.")
        expect(page.locator(".shelf-said")).to_be_focused()
        expect(shelf).to_be_hidden()
        expect(page.locator(".run-count")).to_have_text("8 new")
        assert front(page) == left_out[0]

    def test_the_daily_limit_holds(self, study_site: BuiltSite, open_page: OpenPage) -> None:
        page = open_cards(study_site, open_page)
        page.goto(f"{study_site.url}progress/")
        page.get_by_label("New cards a day").fill("1")
        page.get_by_label("New cards a day").blur()
        page.goto(f"{study_site.url}cards/")
        rate(page, "Easy")
        expect(page.locator(".rest")).to_contain_text("7 cards not begun yet: 1 a day")

    @pytest.mark.parametrize("where", ["cards/?of=exam:mini", "tonight/"])
    def test_limits_that_leave_cards_behind_are_told_with_those_that_would_do(
        self, study_site: BuiltSite, open_page: OpenPage, where: str
    ) -> None:
        page = open_cards(study_site, open_page)
        page.goto(f"{study_site.url}progress/")
        page.get_by_label("Day of the exam").fill("2026-11-26")
        page.get_by_label("New cards a day").fill("1")
        page.get_by_label("New cards a day").blur()
        page.goto(f"{study_site.url}{where}")
        note = page.locator(".limits-note")
        expect(note).to_contain_text("6 cards would not come again before the exam on 2026-11-26")
        expect(note).to_contain_text("It takes 4 new cards (now 1)")
        assert violations(page) == []
        note.get_by_role("link", name="Set the limits").click()
        page.get_by_label("New cards a day").fill("4")
        page.get_by_label("New cards a day").blur()
        page.goto(f"{study_site.url}{where}")
        if where == "tonight/":
            expect(page.get_by_role("button", name="Start")).to_be_enabled()
        else:
            expect(page.locator(".run-count")).to_have_text("4 new")
        expect(note).to_be_hidden()

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


class TestLearn:
    def test_a_card_comes_back_until_it_was_known_three_times(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page, "?mode=learn")
        line = page.locator(".run-count")
        expect(line).to_have_text("0 of 8 learned · 24 recalls to go")
        first = front(page)
        page.get_by_role("button", name="Show the answer").click()
        assert violations(page) == []
        page.get_by_role("button", name="I did not").click()
        expect(line).to_have_text("0 of 8 learned · 24 recalls to go")
        seen = []
        while first not in seen:
            seen.append(front(page))
            page.get_by_role("button", name="Show the answer").click()
            page.keyboard.press("2")
        assert len(seen) == 4, "three others come in between"
        page.reload()
        expect(line).to_have_text("0 of 8 learned · 20 recalls to go")

    def test_what_was_learned_stays_out_of_the_schedule(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page, "?mode=cram")
        for _ in range(8):
            page.get_by_role("button", name="Show the answer").click()
            page.get_by_role("button", name="I knew it").click()
        expect(page.locator(".rest")).to_contain_text("8 cards known. None was missed")
        assert violations(page) == []
        page.get_by_role("link", name="Spaced").click()
        expect(page.locator(".run-count")).to_have_text("8 new")

    @pytest.mark.parametrize("mode", ["learn", "cram"])
    def test_each_deck_keeps_its_round(
        self, study_site: BuiltSite, open_page: OpenPage, mode: str
    ) -> None:
        page = open_cards(study_site, open_page, f"?mode={mode}&of=topic:plain")
        line = page.locator(".run-count")
        for _ in range(2):
            know(page)
        begun = line.inner_text()
        next_one = front(page)
        page.get_by_label("Deck").select_option("")
        expect(line).not_to_have_text(begun)
        know(page)
        page.get_by_label("Deck").select_option(label="Plain")
        expect(line).to_have_text(begun)
        assert front(page) == next_one
        page.reload()
        expect(line).to_have_text(begun)

    def test_a_round_of_an_earlier_release_goes_on(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page)
        page.evaluate(
            """() => {
              const active = ["term-cow", "term-ant"].map((id) => ({ id, need: 2 }));
              const learning = { active, waiting: [], learned: [], shown: 2, slips: {} };
              const value = { deck: "topic:plain ", learning };
              const draft = JSON.stringify({ key: "learn", at: Date.now(), value });
              localStorage.setItem("cribsheet:/.draft.earlier.learn", draft);
            }"""
        )
        page.goto(f"{study_site.url}cards/?mode=learn&of=topic:plain")
        expect(page.locator(".run-count")).to_have_text("0 of 2 learned · 4 recalls to go")
        assert front(page) == "Cow"
        page.goto(f"{study_site.url}cards/?mode=learn&of=topic:plain&kind=term")
        expect(page.locator(".run-count")).to_have_text("0 of 8 learned · 24 recalls to go")


class TestTest:
    def test_answers_are_chosen_and_looked_back_at(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page, "?mode=test")
        page.get_by_role("button", name="Start").click()
        question = page.locator(".question")
        for place in range(8):
            name = question.locator(".stem").inner_text().removeprefix("The animal called ")[:-1]
            question.get_by_role("radio", name=name.title(), exact=True).check()
            question.get_by_role("button", name="Check").click()
            expect(question.locator(".verdict-line")).to_have_text("Right.")
            if place == 3:
                page.reload()
                expect(page.locator(".run-count")).to_contain_text("4 of 4 right")
            question.get_by_role("button", name="See" if place == 7 else "Next").click()
        expect(page.locator(".score")).to_have_text("8 of 8 right (100%)")
        assert violations(page) == []

    def test_answers_are_typed(self, study_site: BuiltSite, open_page: OpenPage) -> None:
        page = open_cards(study_site, open_page, "?mode=test")
        page.get_by_role("combobox", name="Answers").select_option("typed")
        page.get_by_role("button", name="Start").click()
        question = page.locator(".question")
        name = question.locator(".stem").inner_text().removeprefix("The animal called ")[:-1]
        expect(question.get_by_label("Your answer")).to_be_focused()
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        expect(question.locator(".verdict-line")).to_have_text("Right.")
        assert violations(page) == []


def leave_out_three(page: Page) -> None:
    """Two cards for good and one for today, of the eight that a new reader's page begins with."""
    for left, name in ((7, "Leave out for good"), (6, "Not today"), (5, "Leave out for good")):
        page.get_by_role("button", name=name).click()
        expect(page.locator(".run-count")).to_have_text(f"{left} new")


class TestMatch:
    def test_cards_that_were_left_out_are_not_dealt(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page)
        leave_out_three(page)
        page.get_by_role("link", name="Match").click()
        expect(page.locator(".tile")).to_have_count(10)
        dealt = set(page.locator(".tile-front").all_inner_texts())
        # A game under way that has a card left out since is dealt anew.
        page.get_by_role("link", name="Spaced").click()
        page.get_by_role("button", name="Leave out for good").click()
        page.get_by_role("link", name="Match").click()
        expect(page.locator(".tile")).to_have_count(8)
        assert set(page.locator(".tile-front").all_inner_texts()) < dealt

    def test_pairs_are_found_against_the_clock(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_cards(study_site, open_page, "?mode=match")
        tiles = page.locator(".tile")
        expect(tiles).to_have_count(12)
        assert violations(page) == []
        names = page.locator(".tile-front").all_inner_texts()
        line = page.locator(".run-count")
        page.get_by_role("button", name=names[0], exact=True).click()
        page.get_by_role("button", name=f"The animal called {names[1].lower()}.").click()
        expect(line).to_have_text("No pair: 3 seconds more.")
        for place, name in enumerate(names):
            page.get_by_role("button", name=name, exact=True).click()
            if place == 1:
                page.reload()
                expect(page.locator(".tile.found")).to_have_count(2)
                expect(page.locator(".tile[aria-pressed=true]")).to_have_text(name)
            page.get_by_role("button", name=f"The animal called {name.lower()}.").click()
        expect(line).to_contain_text("All 6 pairs in")
        expect(line).to_contain_text("with 1 wrong pair.")
        expect(page.get_by_role("button", name="Once more")).to_be_focused()
        assert violations(page) == []


class TestListen:
    SPEECH = """
      window.said = [];
      const speech = {
        speak(utterance) {
          window.said.push(utterance.text);
          setTimeout(() => utterance.onend(), 10);
        },
        cancel() {},
      };
      Object.defineProperty(window, "speechSynthesis", { get: () => speech });
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    """

    def test_cards_are_read_with_a_silence_before_the_answer(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_page(f"{study_site.url}about/")
        page.add_init_script(self.SPEECH)
        page.clock.install(time=NOW)
        page.goto(f"{study_site.url}cards/?mode=listen")
        page.get_by_role("button", name="Play").click()
        page.clock.run_for(1000)
        said = page.evaluate("window.said")
        assert len(said) == 1
        page.clock.run_for(4000)
        said = page.evaluate("window.said")
        assert said[1] == f"The animal called {said[0].lower()}."
        page.get_by_role("button", name="Pause").click()
        page.clock.run_for(60_000)
        assert len(page.evaluate("window.said")) <= 3
        page.get_by_role("combobox", name="Read").select_option("questions")
        expect(page.locator(".run-count")).to_have_text("1 of 20")
        assert violations(page) == []

    def test_cards_that_were_left_out_are_not_read(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_page(f"{study_site.url}about/")
        page.add_init_script(self.SPEECH)
        page.clock.install(time=NOW)
        page.goto(f"{study_site.url}cards/")
        leave_out_three(page)
        page.get_by_role("link", name="Listen").click()
        expect(page.locator(".run-count")).to_have_text("1 of 5")

    def test_a_browser_that_cannot_speak_offers_no_listening(
        self, study_site: BuiltSite, open_page: OpenPage
    ) -> None:
        page = open_page(f"{study_site.url}about/")
        page.add_init_script("delete window.SpeechSynthesisUtterance;")
        page.goto(f"{study_site.url}cards/?mode=listen")
        expect(page.locator(".flashcard")).to_be_visible()
        expect(page.get_by_role("link", name="Listen")).to_have_count(0)
