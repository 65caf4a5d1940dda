"""The mock exam: its clock, flags, pauses, closed tabs, handing in, and what its result says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.study_site import answer
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

NOW = "2026-11-22T10:00:00Z"


def open_exam(
    site: BuiltSite, open_page: OpenPage, *, width: int = 1440, scheme: str = "light"
) -> Page:
    """The page before the exam begins, at a set time."""
    page = open_page(f"{site.url}about/", width=width, scheme=scheme)
    page.clock.install(time=NOW)
    page.goto(f"{site.url}exam/mini/")
    expect(page.get_by_role("button", name="Begin")).to_be_enabled()
    return page


def begin(page: Page, form: str = "Long form") -> Locator:
    """Begins the exam, and returns the question that is shown."""
    page.get_by_role("radio", name=form).check()
    page.get_by_role("button", name="Begin").click()
    question = page.locator(".exam .question")
    expect(question).to_be_visible()
    return question


def hand_in(page: Page) -> None:
    """Hands the exam in, and waits for its result."""
    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="Result")).to_be_focused()


def test_an_exam_is_drawn_answered_and_scored_by_domain(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_exam(study_site, open_page)
    assert violations(page) == []
    question = begin(page)
    expect(page.locator(".run-count")).to_have_text("Question 1 of 20")
    expect(page.locator(".clock")).to_have_text("30:00")
    assert violations(page) == []
    for place in range(20):
        answer(question, right=place < 15)
        question.get_by_role("button", name="Next" if place < 19 else "To the end").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("20 answered, 0 open, 0 flagged")
    assert violations(page) == []
    dialog.get_by_role("button", name="Hand in").click()
    result = page.locator(".exam-result")
    expect(result.locator(".score")).to_have_text("15 of 20 right (75%)")
    expect(result.locator(".estimate")).to_contain_text("on the scale from 100 to 1000")
    expect(result).to_contain_text("An estimate, not the exam’s score")
    expect(result).to_contain_text("Exam guide: 1.0")
    asked = result.locator(".domain-scores tbody td:nth-child(3)").all_inner_texts()
    assert [int(text.split(" of ")[1]) for text in asked] == [12, 8]
    assert sum(int(text.split(" of ")[0]) for text in asked) == 15
    expect(result.locator(".review-list > li")).to_have_count(20)
    expect(result.locator(".mark-wrong")).to_have_count(5)
    expect(result.get_by_role("link", name="Facts").first).to_be_visible()
    assert violations(page) == []
    page.reload()
    expect(result.locator(".score")).to_have_text("15 of 20 right (75%)")
    page.get_by_role("link", name="Practice the 5 missed").click()
    expect(page.locator(".run-count")).to_have_text("Question 1 of 5")


def test_what_is_not_answered_is_wrong(study_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_exam(study_site, open_page)
    question = begin(page, "Short form")
    expect(page.locator(".run-count")).to_have_text("Question 1 of 5")
    answer(question, right=True)
    hand_in(page)
    expect(page.locator(".score")).to_have_text("1 of 5 right (20%)")
    expect(page.locator(".mark-wrong").first).to_have_text("Not answered")


def test_every_step_survives_a_reload_and_the_clock_goes_on(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_exam(study_site, open_page)
    question = begin(page)
    order = question.locator(".option-text").all_inner_texts()
    answer(question, right=True)
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="⚑ Flag", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.clock.run_for(65_000)
    expect(page.locator(".clock")).to_have_text("28:55")
    page.reload()
    expect(page.locator(".overview-line")).to_have_text("1 answered, 19 open, 1 flagged")
    expect(page.locator(".run-count")).to_have_text("Question 1 of 20")
    assert question.locator(".option-text").all_inner_texts() == order
    expect(question.locator("input:checked")).to_have_count(1)
    page.get_by_role("button", name="Question 7: open").click()
    expect(page.locator(".run-count")).to_have_text("Question 7 of 20")
    page.reload()
    expect(page.locator(".run-count")).to_have_text("Question 7 of 20")
    page.keyboard.press("b")
    expect(page.locator(".run-count")).to_have_text("Question 6 of 20")


def test_a_pause_stops_the_clock_even_when_the_browser_is_closed(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_exam(study_site, open_page)
    begin(page)
    page.clock.run_for(60_000)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(".exam .question")).to_have_count(0)
    assert violations(page) == []
    page.clock.fast_forward("08:00:00")
    page.reload()
    expect(page.locator(".clock")).to_have_text("29:00")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".exam .question :focus")).to_have_count(1)


@pytest.mark.parametrize("excused", [True, False])
def test_after_an_absence_the_reader_decides_about_the_clock(
    study_site: BuiltSite, open_page: OpenPage, excused: bool
) -> None:
    page = open_exam(study_site, open_page)
    begin(page)
    page.clock.run_for(31_000)
    page.goto(f"{study_site.url}about/")
    page.clock.fast_forward("10:00")
    page.goto(f"{study_site.url}exam/mini/")
    expect(page.get_by_role("alert")).to_contain_text("10 minutes")
    assert violations(page) == []
    page.get_by_role("button", name="Yes" if excused else "No").click()
    page.clock.run_for(1000)
    left = page.locator(".clock").inner_text()
    assert left.startswith("29:") if excused else left.startswith("19:")


@pytest.mark.parametrize("closed", [True, False])
def test_time_that_ran_out_in_an_absence_is_asked_about_before_anything_is_handed_in(
    study_site: BuiltSite, open_page: OpenPage, closed: bool
) -> None:
    page = open_exam(study_site, open_page)
    begin(page)
    page.clock.run_for(31_000)
    if closed:
        page.goto(f"{study_site.url}about/")
    page.clock.fast_forward("08:00:00")
    if closed:
        page.goto(f"{study_site.url}exam/mini/")
    expect(page.get_by_role("alert")).to_contain_text("Should the clock have stood still?")
    page.clock.run_for(90_000)
    expect(page.locator(".score")).to_have_count(0)
    page.get_by_role("button", name="Yes").click()
    page.clock.run_for(1000)
    assert page.locator(".clock").inner_text().startswith("2")


def test_a_second_tab_goes_on_with_the_exam_begun_in_the_first(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    first = open_exam(study_site, open_page)
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.get_by_role("button", name="Begin")).to_be_enabled()
    answer(begin(first), right=True)
    expect(first.locator(".overview-line")).to_contain_text("1 answered")
    second.get_by_role("button", name="Begin").click()
    expect(second.locator(".overview-line")).to_contain_text("1 answered")


def test_when_the_time_is_over_it_is_handed_in_by_itself(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_exam(study_site, open_page)
    question = begin(page)
    answer(question, right=True)
    page.clock.run_for(29 * 60_000 + 30_000)
    expect(page.locator(".clock.soon")).to_have_text("0:30")
    expect(page.get_by_role("status").filter(has_text="left")).to_have_text("1 minute left")
    page.clock.run_for(31_000)
    expect(page.locator(".score")).to_have_text("1 of 20 right (5%)")
    expect(page.locator(".exam-result")).to_contain_text("after 30 minutes")


def test_two_tabs_lose_no_answer_and_it_is_handed_in_once(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_exam(study_site, open_page)
    question = begin(page, "Short form")
    answer(question, right=True)
    other = page.context.new_page()
    other.goto(f"{study_site.url}exam/mini/")
    expect(other.locator(".overview-line")).to_have_text("1 answered, 4 open, 0 flagged")
    answer(other.locator(".exam .question"), right=True)
    expect(page.locator(".overview-line")).to_have_text("2 answered, 3 open, 0 flagged")
    hand_in(other)
    expect(page.locator(".score")).to_have_text("2 of 5 right (40%)")


def test_a_bank_that_is_too_small_is_said(site: BuiltSite, open_page: OpenPage) -> None:
    """The shipped site is checked as it is: a full bank says nothing, a short one says so."""
    page = open_page(f"{site.url}exam/mla-c02/")
    button = page.get_by_role("button", name="Begin")
    expect(button).to_be_visible()
    offered = int(re.findall(r"\d+", button.inner_text())[0])
    notes = page.locator(".mock-notes")
    if offered < 65:
        expect(notes).to_contain_text("not yet enough questions for a fair draw")
    else:
        expect(notes).not_to_contain_text("not yet enough")


def test_the_result_prints_with_every_question(study_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_exam(study_site, open_page)
    begin(page, "Short form")
    hand_in(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".review-list .question")).to_have_count(5)
    expect(page.locator(".review-list .why").first).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_is_accessible(
    study_site: BuiltSite, open_page: OpenPage, scheme: str
) -> None:
    page = open_exam(study_site, open_page, width=390, scheme=scheme)
    question = begin(page, "Short form")
    answer(question, right=False)
    assert violations(page) == []
    hand_in(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
