"""Every way to study where nothing can be kept: it works for the session, and says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.storage import BLOCKED, FULL
from tests.browser.study_site import answer, answer_and_check, step
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

Shown = Page | FrameLocator
Open = Callable[[str, str], Shown]

MISSING = """
  Object.defineProperty(globalThis, "indexedDB", { value: undefined });
"""

FAILING = """
  IDBFactory.prototype.open = function () {
    const request = new EventTarget();
    request.error = new DOMException("broken", "UnknownError");
    setTimeout(() => request.dispatchEvent(new Event("error")));
    return request;
  };
"""

SCRIPTS = {"blocked": BLOCKED, "full": FULL, "missing": MISSING, "failing": FAILING}

ONLY_HERE = "What you answer counts until you leave this page"

everywhere = pytest.mark.parametrize("trouble", ["blocked", "full", "sandboxed"])


@pytest.fixture
def opened(
    study_site: BuiltSite, open_page: OpenPage, serve: Callable[..., str], tmp_path: Path
) -> Open:
    """Opens an address of the study site in a browser with some trouble."""

    def opened(trouble: str, address: str) -> Shown:
        if trouble != "sandboxed":
            page = open_page(f"{study_site.url}about/")
            page.add_init_script(SCRIPTS[trouble])
            page.goto(f"{study_site.url}{address}")
            return page
        # Without allow-same-origin, the page has an origin of its own: it may keep nothing.
        frame = f'<iframe sandbox="allow-scripts" src="{study_site.url}{address}" title="Framed">'
        host = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>"
        style = "<style>iframe { width: 1000px; height: 4000px }</style>"
        (tmp_path / "index.html").write_text(f"{host}{style}{frame}</iframe>", encoding="utf-8")
        return open_page(serve(tmp_path)).frame_locator("iframe")

    return opened


def said(shown: Shown) -> Locator:
    """The line that says what is not kept."""
    note = shown.locator(".storage-note")
    expect(note).to_contain_text(ONLY_HERE)
    return note


@everywhere
def test_spaced_cards(opened: Open, trouble: str) -> None:
    shown = opened(trouble, "cards/?of=topic:plain")
    expect(shown.locator(".run-count")).to_have_text("8 new")
    for left in (7, 6):
        shown.get_by_role("button", name="Show the answer").click()
        shown.locator(".rating-easy").click()
        expect(shown.locator(".run-count")).to_have_text(f"{left} new")
    shown.get_by_role("button", name=re.compile("Undo|Take back")).click()
    expect(shown.locator(".run-count")).to_have_text("7 new")
    said(shown)


@everywhere
def test_learning_cards(opened: Open, trouble: str) -> None:
    shown = opened(trouble, "cards/?of=topic:plain&mode=learn")
    for _ in range(24):
        shown.get_by_role("button", name="Show the answer").click()
        shown.get_by_role("button", name="I knew it").click()
    expect(shown.locator(".rest")).to_contain_text("8 cards known.")
    said(shown)


@everywhere
def test_a_mock_exam(opened: Open, trouble: str) -> None:
    shown = opened(trouble, "exam/mini/")
    shown.get_by_role("radio", name="Short form").check()
    shown.get_by_role("button", name="Begin").click()
    question = shown.locator(".exam .question")
    for place in range(5):
        answer(question, right=place < 3)
        if place < 4:
            question.get_by_role("button", name="Next").click()
    shown.get_by_role("button", name="Pause").click()
    shown.get_by_role("button", name="Go on").click()
    shown.get_by_role("button", name="Hand in…").click()
    shown.get_by_role("dialog").get_by_role("button", name="Go on").click()
    shown.get_by_role("button", name="Hand in…").click()
    shown.get_by_role("dialog").get_by_role("button", name="Hand in").click()
    expect(shown.locator(".score")).to_have_text("3 of 5 right (60%)")
    said(shown)


@everywhere
def test_tonight(opened: Open, trouble: str) -> None:
    shown = opened(trouble, "tonight/")
    shown.get_by_role("button", name="Start").click()
    for _ in range(3):
        expect(shown.locator(".run-place > *").first).to_be_visible()
        step(shown, right=False)
    shown.get_by_role("button", name="Enough for tonight").click()
    expect(shown.locator(".weak-point")).to_have_count(3)
    said(shown)


@everywhere
def test_the_progress_page(opened: Open, trouble: str) -> None:
    shown = opened(trouble, "progress/")
    shown.get_by_label("New cards a day").fill("7")
    shown.get_by_label("New cards a day").blur()
    said(shown)
    expect(shown.get_by_label("New cards a day")).to_have_value("7")
    shown.get_by_role("button", name="Ask the browser to keep it").click()
    expect(shown.locator(".transfer-result")).not_to_be_empty()
    shown.get_by_role("button", name="Forget everything…").click()
    shown.get_by_role("dialog").get_by_role("button", name="Forget everything").click()
    expect(shown.locator(".transfer-result")).to_have_text("Everything was forgotten.")
    expect(shown.get_by_label("New cards a day")).to_have_value("20")


@everywhere
@pytest.mark.parametrize("address", ["topics/plain/", "embed/quiz/plain/"])
def test_the_questions_of_a_topic(opened: Open, trouble: str, address: str) -> None:
    shown = opened(trouble, address)
    for number in (1, 2):
        answer_and_check(shown.locator(f"#q-plain-{number}"), right=number == 1)
    expect(shown.locator(".tally-line")).to_contain_text("1 of 2 right")
    said(shown)


@everywhere
def test_a_practice_set(opened: Open, trouble: str) -> None:
    shown = opened(trouble, "quiz/?topics=plain&length=2")
    for name in ("Next", "See the result"):
        answer_and_check(shown.locator(".question"), right=True)
        shown.locator(".question").get_by_role("button", name=name).click()
    expect(shown.locator(".score")).to_have_text("2 of 2 right (100%)")
    said(shown)


@pytest.mark.parametrize("trouble", ["missing", "failing"])
def test_without_a_database_the_smaller_place_keeps_everything_over_a_reload(
    opened: Open, trouble: str
) -> None:
    page = opened(trouble, "exam/mini/")
    assert isinstance(page, Page)
    page.get_by_role("button", name="Begin").click()
    answer(page.locator(".exam .question"), right=True)
    note = page.locator(".storage-note")
    expect(note).to_contain_text("still kept, in a smaller store")
    page.reload()
    expect(page.locator(".overview-line")).to_have_text("1 answered, 19 open, 0 flagged")
    page.goto(page.url.replace("exam/mini/", "cards/?of=topic:plain"))
    page.get_by_role("button", name="Show the answer").click()
    page.locator(".rating-easy").click()
    page.reload()
    expect(page.locator(".run-count")).to_have_text("7 new")
    expect(note).to_contain_text("still kept, in a smaller store")


def test_search_in_a_frame_that_allows_no_forms(opened: Open) -> None:
    shown = opened("sandboxed", "search/?q=Plain")
    expect(shown.locator("a.hit").first).to_be_visible()
    shown.get_by_role("searchbox").press("Enter")
    expect(shown.locator("a.hit").first).to_be_focused()
    shown.get_by_role("button", name="Search", exact=True).first.click()
    expect(shown.locator("a.hit").first).to_be_focused()


def test_a_joined_sheet_in_a_frame_that_allows_no_forms(opened: Open) -> None:
    shown = opened("sandboxed", "print/")
    # Such a frame prints nothing either, which the browser tells as an error.
    shown.locator("body").evaluate("() => { window.print = () => {}; }")
    shown.get_by_role("checkbox", name="Plain").check()
    shown.get_by_role("button", name="Print the chosen topics").click()
    expect(shown.locator("#print-out")).to_contain_text("The animal called ant.")
