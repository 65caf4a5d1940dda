"""Everything that can be pressed is 24 pixels large, or far enough from everything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import PAGE_KINDS, url_of
from tests.browser.targets import small_targets
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

# Sheets are made for paper.
KINDS = [kind for kind in PAGE_KINDS if not kind.endswith("-sheet")]

SIZES = pytest.mark.parametrize(
    ("width", "touch"), [(390, True), (1440, False)], ids=["phone", "laptop"]
)


@SIZES
@pytest.mark.parametrize("kind", KINDS)
def test_targets_of_every_kind_of_page(
    site: BuiltSite, open_page: OpenPage, kind: str, width: int, touch: bool
) -> None:
    page = open_page(url_of(site, kind), width=width, touch=touch)
    page.wait_for_load_state("networkidle")
    assert small_targets(page) == []


@SIZES
@pytest.mark.parametrize("path", ["topics/gradient-descent/", "tables/activation-functions/"])
def test_targets_of_tables_whose_rows_are_picked(
    site: BuiltSite, open_page: OpenPage, path: str, width: int, touch: bool
) -> None:
    page = open_page(f"{site.url}{path}", width=width, touch=touch)
    buttons = page.get_by_role("button", name="Pick rows to compare")
    expect(buttons).to_have_count(page.locator(".table-box[data-table]").count())
    for button in buttons.all():
        button.click()
    expect(page.locator("input.pick").first).to_be_visible()
    assert small_targets(page) == []


@SIZES
@pytest.mark.parametrize("opener", ["help", "search"])
def test_targets_of_dialogs(
    site: BuiltSite, open_page: OpenPage, opener: str, width: int, touch: bool
) -> None:
    page = open_page(f"{site.url}about/", width=width, touch=touch)
    page.locator(f"[data-action={opener}]:visible").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()
    if opener == "search":
        page.keyboard.type("recall")
        expect(page.locator("dialog a").first).to_be_visible()
    assert small_targets(page) == []


PAGE = """<!doctype html><meta charset="utf-8"><title>Targets</title>
<link rel="icon" href="data:,"><style>
  * { margin: 0; font: 10px/1 sans-serif; }
  li { display: block; }
  .tall { display: block; inline-size: 30px; block-size: 30px; }
  .up { margin-block-start: -10px; }
  .far { margin: 40px; }
</style>"""


@pytest.mark.parametrize(
    ("body", "small"),
    [
        ("<ul><li><a href='#1'>one</a><li><a href='#2'>two</a></ul>", 2),
        ("<p>Read <a href='#1'>one</a> and <a href='#2'>two</a> first.</p>", 0),
        ("<p><a href='#1'>one</a>, <a href='#2'>two</a></p>", 2),
        ("<div class='far'><a href='#1'>alone</a></div>", 0),
        ("<a class='tall' href='#1'>a</a><a class='tall' href='#2'>b</a>", 0),
        ("<a class='tall' href='#1'>a</a><a class='tall up' href='#2'>b</a>", 1),
        ("<label class='tall'><input type='checkbox'></label><a class='tall' href='#1'>b</a>", 0),
    ],
    ids=["list", "sentence", "links only", "alone", "large", "covered", "label"],
)
def test_what_counts_as_small(
    serve: Callable[..., str], open_page: OpenPage, tmp_path: Path, body: str, small: int
) -> None:
    (tmp_path / "index.html").write_text(f"{PAGE}{body}", encoding="utf-8")
    page = open_page(serve(tmp_path))
    assert len(small_targets(page)) == small
