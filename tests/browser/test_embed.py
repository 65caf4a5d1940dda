"""Framed quizzes on a page of another site."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

Serve = Callable[..., str]


def host(folder: Path, body: str) -> Path:
    """A page of another site."""
    folder.mkdir()
    page = f"<!doctype html><html lang=en><title>Course</title><link rel=icon href=data:,>{body}"
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def frame_heights(page: Page) -> tuple[float, float]:
    """Height of the frame, and of what is in it."""
    box = page.locator("iframe").bounding_box()
    assert box is not None
    frame = page.frames[1]
    inner: float = frame.evaluate("document.documentElement.getBoundingClientRect().height")
    return box["height"], inner


def fits(page: Page) -> bool:
    outer, inner = frame_heights(page)
    return abs(outer - inner) <= 1


def wait_until_it_fits(page: Page) -> None:
    for _ in range(100):
        if len(page.frames) > 1 and fits(page):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"frame and content are {frame_heights(page)} pixels high")


def pasted(site: BuiltSite, open_page: OpenPage) -> str:
    """The lines a topic's page gives to copy."""
    page = open_page(url_of(site, "topic"))
    page.wait_for_load_state("networkidle")
    return page.locator(".embed-code textarea").input_value()


def test_pasted_lines_give_a_quiz_that_fits_its_frame(
    site: BuiltSite, open_page: OpenPage, serve: Serve, tmp_path: Path
) -> None:
    page = open_page(serve(host(tmp_path / "host", pasted(site, open_page))))
    wait_until_it_fits(page)
    quiz: FrameLocator = page.frame_locator("iframe")
    first = quiz.locator(".question").first
    before = frame_heights(page)[0]
    wanted = len((first.get_attribute("data-answers") or "").split())
    for position in range(wanted):
        first.locator("input").nth(position).check()
    first.get_by_role("button", name="Check").click()
    expect(first.locator(".why").first).to_be_visible()
    wait_until_it_fits(page)
    assert frame_heights(page)[0] > before
    page.set_viewport_size({"width": 390, "height": 800})
    wait_until_it_fits(page)


def test_script_that_comes_late_still_learns_the_height(
    site: BuiltSite, open_page: OpenPage, serve: Serve, tmp_path: Path
) -> None:
    frame = f'<iframe data-cribsheet src="{url_of(site, "embed")}" style="border:0"></iframe>'
    page = open_page(serve(host(tmp_path / "host", frame)))
    page.frame_locator("iframe").get_by_role("button", name="Check").first.wait_for()
    assert not fits(page)
    page.add_script_tag(url=f"{site.url}embed.js")
    wait_until_it_fits(page)


def test_each_frame_gets_its_own_height_and_unmarked_ones_none(
    site: BuiltSite, open_page: OpenPage, serve: Serve, tmp_path: Path
) -> None:
    quiz = url_of(site, "embed")
    page = open_page(
        serve(
            host(
                tmp_path / "host",
                f'<iframe src="{quiz}?limit=2"></iframe>'
                f'<iframe data-cribsheet src="{quiz}?limit=1"></iframe>'
                f'<iframe data-cribsheet src="{quiz}"></iframe>'
                f'<script src="{site.url}embed.js"></script>',
            )
        )
    )
    page.wait_for_function(
        "[...document.querySelectorAll('[data-cribsheet]')].every(({ style }) => style.height)"
    )
    plain, one, every = (
        page.locator("iframe").nth(place).evaluate("frame => frame.style.height")
        for place in range(3)
    )
    assert plain == ""
    assert float(one.removesuffix("px")) < float(every.removesuffix("px"))


def test_forged_messages_are_ignored(
    site: BuiltSite, open_page: OpenPage, serve: Serve, tmp_path: Path
) -> None:
    forger = host(
        tmp_path / "forger",
        "<script>setInterval(() => {"
        "parent.postMessage({ type: 'cribsheet:height', id: '/', height: 7777 }, '*')"
        "}, 20)</script>",
    )
    page = open_page(
        serve(
            host(
                tmp_path / "host",
                # The quiz; a frame that says so falsely; and one that is not marked at all.
                f'<iframe data-cribsheet src="{url_of(site, "embed")}" style="border:0"></iframe>'
                f'<iframe id="forger" src="{serve(forger)}" style="border:0"></iframe>'
                f'<script src="{site.url}embed.js"></script>',
            )
        )
    )
    quiz = page.locator("iframe[data-cribsheet]")
    page.wait_for_function("document.querySelector('[data-cribsheet]').style.height !== ''")
    height = quiz.evaluate("frame => frame.style.height")
    assert height != "7777px"
    # From the page itself, from the frame beside, and nonsense from the frame that may speak.
    page.evaluate("postMessage({ type: 'cribsheet:height', height: 7777 }, '*')")
    quiz_frame = next(frame for frame in page.frames if "/embed/" in frame.url)
    for message in ({"type": "other", "height": 7777}, {"type": "cribsheet:height", "height": -5}):
        quiz_frame.evaluate("message => parent.postMessage(message, '*')", message)
    page.wait_for_timeout(300)
    assert quiz.evaluate("frame => frame.style.height") == height
    assert page.locator("#forger").evaluate("frame => frame.style.height") == ""


def test_marked_frame_that_moved_to_another_site_is_not_heard(
    site: BuiltSite, open_page: OpenPage, serve: Serve, tmp_path: Path
) -> None:
    stranger = serve(host(tmp_path / "stranger", "<p>stranger"))
    page = open_page(
        serve(
            host(
                tmp_path / "host",
                f'<iframe data-cribsheet src="{url_of(site, "embed")}"></iframe>'
                f'<script src="{site.url}embed.js"></script>',
            )
        )
    )
    page.wait_for_function("document.querySelector('iframe').style.height !== ''")
    height = page.locator("iframe").evaluate("frame => frame.style.height")
    frame = page.frames[1]
    frame.goto(stranger)
    frame.evaluate("parent.postMessage({ type: 'cribsheet:height', height: 7777 }, '*')")
    page.wait_for_timeout(200)
    assert page.locator("iframe").evaluate("frame => frame.style.height") == height


def test_parameters_choose_theme_and_number(site: BuiltSite, open_page: OpenPage) -> None:
    url = url_of(site, "embed")
    page = open_page(f"{url}?theme=dark&limit=2", scheme="light")
    expect(page.locator(".question")).to_have_count(2)
    root = page.locator("html")
    assert root.evaluate("html => getComputedStyle(html).colorScheme") == "dark"
    assert violations(page) == []
    page.goto(f"{url}?theme=light")
    assert root.evaluate("html => getComputedStyle(html).colorScheme") == "light"
    page.goto(f"{url}?theme=auto")
    assert root.evaluate("html => getComputedStyle(html).colorScheme") == "light dark"
    assert page.locator(".question").count() > 2


def test_exam_without_a_question_is_said(site: BuiltSite, open_page: OpenPage) -> None:
    for file in sorted(site.folder.glob("embed/quiz/*/index.html")):
        html = file.read_text(encoding="utf-8")
        known = re.search(r'data-exams-known="([^"]*)"', html)
        assert known is not None
        served = {
            exam for exams in re.findall(r' data-exams="([^"]*)"', html) for exam in exams.split()
        }
        missing = sorted(set(known[1].split()) - served)
        if missing:
            break
    else:
        pytest.skip("every quiz has a question for every exam")
    url = f"{site.url}embed/quiz/{file.parent.name}/"
    page = open_page(f"{url}?exam={missing[0]}")
    expect(page.locator(".question")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("None of these questions serves the chosen exam.")
    assert violations(page) == []
    page.goto(f"{url}?limit=1")
    expect(page.locator(".no-question")).to_have_count(0)


def test_links_in_a_frame_leave_it(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "embed"))
    page.wait_for_load_state("networkidle")
    targets = page.eval_on_selector_all(
        "a", "links => links.map(link => link.target || document.querySelector('base')?.target)"
    )
    assert set(targets) <= {"_top", "_blank"}


def test_quiz_reads_without_scripts(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "embed"), javascript=False)
    page.locator("details.answer summary").first.click()
    expect(page.locator(".rationales").first).to_be_visible()
