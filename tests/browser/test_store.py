"""Progress in a real browser's storage: pages that die, tabs side by side, frames without any."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

ROOT = Path(__file__).parents[2]

KEPT = {"kept": "database", "problem": "", "aside": 0}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with nothing but the store."""
    folder = tmp_path_factory.mktemp("store")
    esbuild = ROOT / "node_modules" / ".bin" / ("esbuild.cmd" if os.name == "nt" else "esbuild")
    subprocess.run(
        [
            esbuild,
            "assets/js/study/store.js",
            "--bundle",
            "--format=iife",
            "--global-name=Study",
            "--log-level=warning",
            f"--outfile={folder / 'store.js'}",
        ],
        cwd=ROOT,
        check=True,
    )
    page = '<!doctype html><html lang="en"><title>Store</title><script src="store.js"></script>'
    folder.joinpath("index.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's profile; its pages share storage."""
    context = browser.new_context()
    yield context
    context.close()


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    page.evaluate("async () => { window.store = await Study.openStore({ name: 'test' }); }")
    return page


def answer(page: Page, question: str) -> dict[str, object]:
    """Answers, and gives the status the moment after."""
    status: dict[str, object] = page.evaluate(
        """(question) => {
            store.add({ type: "answered", question, hash: "h", right: true, confidence: null,
                        mode: "page", ms: null });
            return store.status;
        }""",
        question,
    )
    return status


def asked(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...store.state().questions.keys()].sort()")
    return found


def settled(page: Page) -> dict[str, object]:
    status: dict[str, object] = page.evaluate(
        "async () => { await store.refresh(); await store.saved(); return store.status; }"
    )
    return status


def test_an_answer_survives_its_tab_closing_and_its_process_dying(
    reader: BrowserContext, serve: Callable[..., str], folder: Path
) -> None:
    url = serve(folder)
    closed = opened(reader, url)
    answer(closed, "closed")
    closed.close()
    crashed = opened(reader, url)
    answer(crashed, "crashed")
    with suppress(Error):
        crashed.goto("chrome://crash", timeout=5000)
    page = opened(reader, url)
    assert settled(page) == KEPT
    assert asked(page) == ["closed", "crashed"]
    assert page.evaluate("localStorage.length") == 0


def test_tabs_see_each_other_s_answers(
    reader: BrowserContext, serve: Callable[..., str], folder: Path
) -> None:
    url = serve(folder)
    one, other = opened(reader, url), opened(reader, url)
    answer(one, "one")
    answer(other, "other")
    for page in (one, other):
        page.wait_for_function("store.state().questions.size === 2")
    assert asked(opened(reader, url)) == ["one", "other"]


def test_a_frame_that_may_store_nothing_goes_on_for_the_session(
    reader: BrowserContext, serve: Callable[..., str], folder: Path
) -> None:
    url = serve(folder)
    page = reader.new_page()
    page.goto(url)
    page.evaluate(
        """(url) => {
            const frame = Object.assign(document.createElement("iframe"), { src: url });
            frame.sandbox = "allow-scripts";
            document.body.append(frame);
        }""",
        url,
    )
    expect(page.frame_locator("iframe").locator("html")).to_be_attached()
    frame = page.frames[1]
    frame.wait_for_function("typeof Study === 'object'")
    status = frame.evaluate(
        """async () => {
            const store = await Study.openStore({ name: "test" });
            store.add({ type: "answered", question: "q", hash: "h", right: true, confidence: null,
                        mode: "embed", ms: null });
            await store.saved();
            return [store.status, store.state().questions.size];
        }"""
    )
    assert status == [{"kept": "memory", "problem": "blocked", "aside": 0}, 1]
