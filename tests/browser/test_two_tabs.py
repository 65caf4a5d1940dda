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
