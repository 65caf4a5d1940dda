"""The development server in a browser: pages reload, problems show over them and go away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.build.preview_client import serving
from tests.build.workplace import make_workplace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_save_shows_at_once_and_an_error_over_the_page(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    place = make_workplace(tmp_path)
    note = place.topic("alpha")
    good = note.read_text("utf-8")
    with serving(place, "--base-url", "/repo/") as client:
        page = open_page(f"http://{client.address}/repo/topics/alpha/")
        problems = page.locator("cribsheet-problems")
        expect(problems).to_have_count(0)

        note.write_text(f"{good}\nFresh from the editor.\n", "utf-8")
        expect(page.get_by_text("Fresh from the editor.")).to_be_visible()

        note.write_text(f"{good}\n[x](topic:<img src=x onerror=alert(1)>)\n", "utf-8")
        box = problems.locator("section")
        expect(box).to_contain_text("the site from being rebuilt")
        expect(box.locator("h3").first).to_contain_text("alpha/topic.md:")
        expect(box.locator("img")).to_have_count(0)
        expect(box).to_have_css("position", "fixed")
        expect(page.get_by_text("Fresh from the editor.")).to_be_visible()

        note.write_text(f"{good}\nMended.\n", "utf-8")
        expect(page.get_by_text("Mended.")).to_be_visible()
        expect(problems).to_have_count(0)
        page.goto("about:blank")


def test_a_page_that_is_not_affected_is_left_alone(
    tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    place = make_workplace(tmp_path)
    with serving(place) as client:
        page = open_page(f"http://{client.address}/topics/alpha/")
        page.evaluate("document.body.dataset.untouched = 'yes'")
        with place.topic("gamma").open("a", encoding="utf-8") as file:
            file.write("\nA change elsewhere.\n")
        client.wait_for("topics/gamma/", "A change elsewhere.")
        page.wait_for_timeout(300)
        assert page.evaluate("document.body.dataset.untouched") == "yes"
        page.goto("about:blank")
