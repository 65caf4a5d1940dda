"""Two tabs of one reader on the same page: neither takes anything from the other."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.study_site import answer, answer_and_check
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

PLAIN = "quiz/?topics=plain&length=4&seed=s"
SPACED = "cards/?of=topic:plain&kind=term"


def tab(page: Page, url: str) -> Page:
    """Another tab of the same reader."""
    other = page.context.new_page()
    other.goto(url)
    return other


def forget(page: Page) -> None:
    """Has everything forgotten, on the progress page."""
    page.get_by_role("button", name="Forget everything…").click()
    page.get_by_role("dialog").get_by_role("button", name="Forget everything").click()
    expect(page.locator(".transfer-result")).to_have_text("Everything was forgotten.")


def exported(page: Page) -> dict[str, list[object]]:
    """What the progress page exports."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Export a file").click()
    found: dict[str, list[object]] = json.loads(download.value.path().read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("address", "under_way"),
    [
        ("exam/mini/", ".exam .question"),
        (PLAIN, ".run .question"),
        (f"{SPACED}&mode=learn", ".run-place button"),
        (SPACED, ".run-place button, .card-actions button"),
        ("tonight/", ".run"),
    ],
)
def test_forgetting_in_one_tab_stops_what_is_under_way_in_another(
    study_site: BuiltSite, open_page: OpenPage, address: str, under_way: str
) -> None:
    page = open_page(f"{study_site.url}about/")
    page.clock.install(time="2026-11-22T10:00:00Z")
    page.goto(f"{study_site.url}{address}")
    start = page.get_by_role("button", name="Begin").or_(page.get_by_role("button", name="Start"))
    if address in ("exam/mini/", "tonight/"):
        start.click()
    expect(page.locator(under_way).first).to_be_visible()
    if "exam" in address:
        answer(page.locator(".question"), right=True)
    elif "quiz" in address:
        answer_and_check(page.locator(".question"), right=True)
    other = tab(page, f"{study_site.url}progress/")
    forget(other)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Everything was forgotten in another tab.")
    expect(page.locator(under_way)).to_have_count(0)
    assert violations(page) == []
    # The exam would be kept again after half a minute.
    page.clock.run_for(120_000)
    found = exported(other)
    assert (found["events"], found["drafts"]) == ([], [])
    alert.get_by_role("button", name="Start again").click()
    expect(alert).to_have_count(0)


def show_and_rate(page: Page, rating: str) -> str:
    """Rates the card that is shown, and gives what it asked."""
    asked = page.locator(".card-front").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    page.locator(f".rating-{rating}").click()
    return asked


def test_spaced_cards_in_two_tabs_review_every_card_once(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}{SPACED}")
    expect(page.locator(".run-count")).to_have_text("8 new")
    other = tab(page, page.url)
    expect(other.locator(".run-count")).to_have_text("8 new")
    asked: list[str] = []
    for left in (6, 4, 2, 0):
        asked.append(show_and_rate(page, "easy"))
        expect(other.locator(".card-front")).not_to_have_text(asked[-1])
        asked.append(show_and_rate(other, "easy"))
        done = page.locator(".rest") if left == 0 else page.locator(".card-front")
        expect(done).not_to_have_text(asked[-1])
        if left > 0:
            expect(page.locator(".run-count")).to_have_text(f"{left} new")
    assert len(set(asked)) == 8
    page.goto(f"{study_site.url}progress/")
    found = exported(page)
    reviews = [one for one in found["events"] if isinstance(one, dict)]
    assert len([one for one in reviews if one["type"] == "reviewed"]) == 8


def test_a_card_rated_in_another_tab_is_not_rated_again(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}{SPACED}")
    expect(page.locator(".run-count")).to_have_text("8 new")
    asked = page.locator(".card-front").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    other = tab(page, page.url)
    assert show_and_rate(other, "easy") == asked
    expect(page.locator(".card-front")).not_to_have_text(asked)
    expect(page.locator(".ratings")).to_have_count(0)
    expect(page.locator(".run-count")).to_have_text("7 new")


def test_spaced_cards_survive_a_reload_at_every_step(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}{SPACED}")
    expect(page.locator(".run-count")).to_have_text("8 new")
    first = page.locator(".card-front").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    page.reload()
    # A card that was turned but not rated has not been reviewed.
    expect(page.locator(".card-front")).to_have_text(first)
    expect(page.locator(".run-count")).to_have_text("8 new")
    for left in range(7, -1, -1):
        second = show_and_rate(page, "easy")
        page.reload()
        if left == 0:
            expect(page.locator(".rest")).to_contain_text("Done for now.")
            break
        expect(page.locator(".run-count")).to_have_text(f"{left} new")
        expect(page.locator(".card-front")).not_to_have_text(second)


def test_practice_in_two_tabs_reloaded_at_every_step_loses_no_answer(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}{PLAIN}")
    expect(page.locator(".question")).to_be_visible()
    other = tab(page, page.url)
    for place in range(4):
        now, then = (page, other) if place % 2 == 0 else (other, page)
        now.reload()
        for _ in range(place):
            if now.locator(".run-count").inner_text().startswith(f"Question {place + 1} "):
                break
            now.locator(".run-foot").get_by_role("button", name="Skip").or_(
                now.locator(".question").get_by_role("button", name="Next")
            ).first.click()
        expect(now.locator(".run-count")).to_contain_text(f"Question {place + 1} of 4")
        answer_and_check(now.locator(".question"), right=True)
        then.reload()
        expect(then.locator(".run-count")).to_contain_text(f"{place + 1} of {place + 1} right")


def test_an_exam_in_two_tabs_is_paused_flagged_and_answered_in_both(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}exam/mini/")
    page.get_by_role("radio", name="Short form").check()
    page.get_by_role("button", name="Begin").click()
    answer(page.locator(".exam .question"), right=True)
    other = tab(page, page.url)
    line = "{} answered, {} open, {} flagged"
    for one, two, place in ((other, page, 1), (page, other, 2), (other, page, 3)):
        one.get_by_role("button", name=f"Question {place + 1}: open").click()
        answer(one.locator(".exam .question"), right=False)
        one.get_by_role("button", name="⚑ Flag", exact=True).click()
        expect(two.locator(".overview-line")).to_have_text(line.format(place + 1, 4 - place, place))
        two.reload()
        expect(two.locator(".overview-line")).to_have_text(line.format(place + 1, 4 - place, place))
    page.get_by_role("button", name="Pause").click()
    expect(other.get_by_role("button", name="Go on")).to_be_visible()
    other.reload()
    other.get_by_role("button", name="Go on").click()
    expect(page.locator(".exam .question")).to_be_visible()
