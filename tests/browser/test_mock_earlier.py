"""Mock exams handed in before: listed with their scores, each to be opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.study_site import answer, make_study_site, release, without
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def sit(page: Page, *, right: int) -> None:
    """Sits the short form, with so many right answers and the rest left open."""
    page.get_by_role("radio", name="Short form").check()
    page.get_by_role("button", name="Begin").click()
    question = page.locator(".exam .question")
    for _ in range(right):
        answer(question, right=True)
        question.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(page.locator(".score")).to_have_text(f"{right} of 5 right ({right * 20}%)")


def opened(page: Page, place: int, *, right: int) -> None:
    """Opens an exam of the list, and looks through the whole of its review."""
    page.locator(".earlier tbody a").nth(place).click()
    reviewed(page, right=right)


def reviewed(page: Page, *, right: int) -> None:
    """A review that has every question with its rationales and the section that explains it."""
    expect(page.locator(".score")).to_have_text(f"{right} of 5 right ({right * 20}%)")
    items = page.locator(".review-list > li")
    expect(items).to_have_count(5)
    expect(items.locator(".mark-right")).to_have_count(right)
    first = items.first
    first.locator("summary").first.click()
    expect(first.locator("input:checked")).to_have_count(1)
    expect(first.locator(".why").first).to_be_visible()
    expect(first.get_by_role("link", name="Facts")).to_be_visible()


def test_every_exam_handed_in_can_be_opened_again(
    study_site: BuiltSite, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"{study_site.url}exam/mini/")
    sit(page, right=1)
    page.get_by_role("button", name="Another exam").click()
    sit(page, right=3)
    page.goto(f"{study_site.url}exam/mini/")
    rows = page.locator(".earlier tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("3 of 5 right (60%)")
    expect(rows.nth(1)).to_contain_text("1 of 5 right (20%)")
    # The questions are drawn: which domain the right one is of is left to chance.
    domains = rows.nth(1).locator("td").all_inner_texts()[2:4]
    assert sorted(domains) in (["0 of 2", "1 of 3"], ["0 of 3", "1 of 2"])
    assert violations(page) == []
    opened(page, 1, right=1)
    page.reload()
    reviewed(page, right=1)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".review-list .question")).to_have_count(5)
    page.emulate_media(media="screen")
    page.go_back()
    expect(rows).to_have_count(2)

    page.goto(f"{study_site.url}progress/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export a file").click()
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    other = open_page(f"{study_site.url}progress/", width=390, scheme="dark")
    other.get_by_label("Import a file").set_input_files(file)
    expect(other.locator(".transfer-result")).to_contain_text("records added")
    other.get_by_role("link", name="MINI, Short form").last.click()
    reviewed(other, right=1)
    other.goto(f"{study_site.url}exam/mini/")
    opened(other, 0, right=3)
    assert violations(other) == []
    assert other.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_review_says_what_a_new_release_has_changed(
    open_page: OpenPage, serve: Callable[..., str], tmp_path: Path
) -> None:
    url = serve(make_study_site(tmp_path))
    page = open_page(f"{url}exam/mini/")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Hand in…").click()
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(page.locator(".review-list > li")).to_have_count(20)
    expect(page.locator(".since:not(:empty)")).to_have_count(0)

    def edit(text: str) -> str:
        text = without(text, 3).replace("Plain question 5?", "A plain question, number 5?")
        return text.replace("text: Right 7\n", "text: Proper 7\n")

    release(tmp_path, edit)
    page.reload()
    items = page.locator(".review-list > li")
    expect(items).to_have_count(20)
    expect(items.filter(has_text="Plain question 3?")).to_contain_text("No longer on the site.")
    expect(items.filter(has_text="Plain question 5?")).to_contain_text("Reworded since")
    changed = items.filter(has_text="Plain question 7?")
    expect(changed).to_contain_text("Its answer has changed since")
    expect(page.locator(".since:not(:empty)")).to_have_count(3)
    expect(page.locator(".exam-result")).to_contain_text(
        "3 questions are not what they were in this exam."
    )
    changed.locator("summary").first.click()
    expect(changed.locator(".question")).to_contain_text("Right 7")
    assert violations(page) == []


def test_a_review_opens_without_a_network_and_one_that_is_not_kept_says_so(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}exam/mini/", may_fail=("/study/",))
    sit(page, right=2)
    page.route("**/study/topics/**", lambda route: route.abort())
    page.reload()
    reviewed(page, right=2)
    page.goto(f"{study_site.url}exam/mini/?sitting=elsewhere")
    expect(page.locator(".mock-missing")).to_contain_text("not kept in this browser")
    expect(page.locator(".earlier tbody tr")).to_have_count(1)
