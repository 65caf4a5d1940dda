"""What the study system is for: a week on a phone, a laptop, a closed browser, a new release."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.study_site import (
    TERMS,
    answer,
    answer_and_check,
    make_study_site,
    release,
    without,
)

pytestmark = pytest.mark.browser

MONDAY = "2026-11-16T19:00:00Z"
DAYS = 7
HALF = "12 answered, 8 open, 1 flagged"
NEXT_DAY = "2026-11-23T10:00:00Z"
A_MINUTE_AND_MORE_LATER = "2026-11-23T10:02:00Z"


def study_a_day(page: Page, url: str, day: int) -> None:
    """Two new cards while there are any, and two questions of the topic's page."""
    if day < len(TERMS) // 2:
        page.goto(f"{url}cards/?of=topic:plain&kind=term")
        for _ in range(2):
            page.get_by_role("button", name="Show the answer").tap()
            page.locator(".rating-easy").tap()
    page.goto(f"{url}topics/plain/")
    for number in (2 * day + 1, 2 * day + 2):
        answer_and_check(page.locator(f"#q-plain-{number}"), right=number != 2)


def history(page: Page, url: str) -> list[str]:
    """What the progress page says of the days and the domains."""
    page.goto(f"{url}progress/")
    expect(page.locator(".history .score")).to_be_visible()
    return page.locator(".history .score, .mastery-list li").all_inner_texts()


def edit(text: str) -> str:
    """A release: a typo mended, an answer changed, a question removed."""
    text = without(text, 3)
    text = text.replace("Plain question 1?", "Plain question one?")
    return text.replace("text: Right 4\n", "text: Proper 4\n")


def week_on_a_phone(open_page: OpenPage, url: str, file: Path) -> list[str]:
    """Studies for a week, takes the progress out as a file, and gives what was shown of it."""
    page = open_page(f"{url}about/", width=390, height=844, touch=True)
    page.clock.install(time=MONDAY)
    for day in range(DAYS):
        if day > 0:
            page.clock.fast_forward("24:00:00")
        study_a_day(page, url, day)
    known = history(page, url)
    assert known[0] == "22 answers on 7 days, the last 7 in a row."
    with page.expect_download() as download:
        page.get_by_role("button", name="Export a file").tap()
    download.value.save_as(file)
    page.context.close()
    return known


def half_an_exam(page: Page, url: str) -> list[str]:
    """Answers twelve questions of a mock exam and flags the next, and gives the twelve."""
    page.goto(f"{url}exam/mini/")
    page.get_by_role("button", name="Begin").click()
    question = page.locator(".exam .question")
    stems: list[str] = []
    for place in range(12):
        stems.append(question.locator(".stem").inner_text())
        answer(question, right=place % 3 != 0)
        question.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="⚑ Flag").click()
    expect(page.locator(".overview-line")).to_have_text(HALF)
    page.clock.run_for(60_000)
    expect(page.locator(".clock")).to_have_text(re.compile("^2[89]:"))
    return stems


def everything_is_there(page: Page, url: str, stems: list[str]) -> None:
    """The exam is where it was, with its questions as they were asked."""
    page.goto(f"{url}exam/mini/")
    expect(page.locator(".overview-line")).to_have_text(HALF)
    expect(page.locator(".run-count")).to_have_text("Question 13 of 20")
    assert page.locator(".clock").inner_text().startswith(("27:", "28:", "29:"))
    question = page.locator(".exam .question")
    for place, stem in enumerate(stems):
        page.get_by_role("button", name=f"Question {place + 1}: answered").click()
        expect(question.locator(".stem")).to_have_text(stem)
        chosen = question.locator(".option", has=page.locator("input:checked"))
        expect(chosen).to_contain_text("Wrong" if place % 3 == 0 else "Right")


def flagged_in_the_review(page: Page) -> None:
    """Hands the exam in: its review says what the release has changed, and nothing else."""
    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(page.locator(".score")).to_have_text("8 of 20 right (40%)")
    items = page.locator(".review-list > li")
    expect(items).to_have_count(20)
    expect(items.filter(has_text="Plain question 1?")).to_contain_text("Reworded since")
    expect(items.filter(has_text="Plain question 3?")).to_contain_text("No longer on the site.")
    expect(items.filter(has_text="Plain question 4?")).to_contain_text("Its answer has changed")
    expect(page.locator(".since:not(:empty)")).to_have_count(3)


def flagged_elsewhere(page: Page, url: str) -> None:
    """The week's answers still count; only the one that changed is asked again."""
    page.goto(f"{url}quiz/")
    options = page.get_by_role("combobox", name="Questions").locator("option")
    expect(options.filter(has_text="Changed since answered (1)")).to_have_count(1)
    page.goto(f"{url}cards/?of=topic:plain&kind=term")
    expect(page.locator(".run-count")).not_to_contain_text("new")
    page.goto(f"{url}progress/")
    expect(page.locator(".history .score")).to_contain_text("on 8 days")
    expect(page.get_by_role("link", name="MINI, Long form")).to_be_visible()


def test_a_week_on_a_phone_an_exam_on_a_laptop_and_a_new_release(
    open_page: OpenPage, serve: Callable[..., str], tmp_path: Path
) -> None:
    url = serve(make_study_site(tmp_path))
    file = tmp_path / "progress.json"
    known = week_on_a_phone(open_page, url, file)
    laptop = open_page(f"{url}about/")
    laptop.clock.install(time=NEXT_DAY)
    laptop.goto(f"{url}progress/")
    laptop.get_by_label("Import a file").set_input_files(file)
    expect(laptop.locator(".transfer-result")).to_contain_text("records added")
    assert history(laptop, url)[1:] == known[1:]
    stems = half_an_exam(laptop, url)
    kept = laptop.context.storage_state(indexed_db=True)
    laptop.context.close()
    release(tmp_path, edit)
    # A browser that was closed has lost what its tabs kept, but nothing of this.
    back = open_page(f"{url}about/", state=kept)
    back.clock.install(time=A_MINUTE_AND_MORE_LATER)
    everything_is_there(back, url, stems)
    flagged_in_the_review(back)
    flagged_elsewhere(back, url)
