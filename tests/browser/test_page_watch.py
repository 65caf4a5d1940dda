"""The watch behind `open_page` sees every kind of trouble, and none in a sound page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import OpenPage
from tests.browser.page_watch import PageWatch

SOUND = "<!doctype html><html lang=en><title>t</title><link rel=icon href=data:,><p>text</p>"


def problems(browser: Browser, url: str, *, may_fail: tuple[str, ...] = ()) -> list[str]:
    watch = PageWatch()
    context = browser.new_context()
    watch.follow(context, may_fail=may_fail)
    context.new_page().goto(url, wait_until="networkidle")
    context.close()
    return watch.problems


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<script>console.error('oh')</script>", "console error: oh"),
        ("<script>throw new Error('oh')</script>", "uncaught error: Error: oh"),
        ("<script>Promise.reject(new Error('oh'))</script>", "uncaught error: Error: oh"),
        ("<img src=gone.png alt=''>", "status 404"),
        ("<img src=https://example.com/x.png alt=''>", "third-party request: https://example.com/"),
        ("<script type=module>fetch('http://127.0.0.1:1/')</script>", "failed request"),
    ],
)
def test_trouble_is_seen(
    tmp_path: Path, browser: Browser, serve: Callable[..., str], html: str, problem: str
) -> None:
    (tmp_path / "index.html").write_text(SOUND + html, encoding="utf-8")
    found = problems(browser, serve(tmp_path))
    assert any(line.startswith(problem) for line in found), found


def test_a_sound_page_has_none(tmp_path: Path, browser: Browser, serve: Callable[..., str]) -> None:
    (tmp_path / "index.html").write_text(SOUND, encoding="utf-8")
    assert problems(browser, serve(tmp_path)) == []


def test_what_may_fail_is_left_out(
    tmp_path: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    (tmp_path / "index.html").write_text(f"{SOUND}<img src=gone.png alt=''>", encoding="utf-8")
    assert problems(browser, serve(tmp_path), may_fail=("gone.png",)) == []


def test_a_page_opens_as_asked(
    tmp_path: Path, open_page: OpenPage, serve: Callable[..., str]
) -> None:
    (tmp_path / "index.html").write_text(SOUND, encoding="utf-8")
    (tmp_path / "404.html").write_text(SOUND, encoding="utf-8")
    url = serve(tmp_path, base="/base/")
    page = open_page(url, width=390, height=844, scheme="dark")
    assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [
        390,
        True,
    ]
    still = open_page(f"{url}gone/", javascript=False, status=404)
    assert still.get_by_text("text").is_visible()
