"""Every kind of page, on a phone and a laptop, light and dark, with scripts and without.

What a page reports on its console or fetches in vain fails the test through `open_page`.
"""

from __future__ import annotations

from fnmatch import fnmatch

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import PAGE_KINDS, url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

KINDS = pytest.mark.parametrize("kind", PAGE_KINDS)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wider: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wider


def test_every_page_is_of_a_known_kind(site: BuiltSite) -> None:
    files = [path or "index.html" for path in site.pages()]
    named = [f"{path}index.html" if path.endswith("/") else path for path in files]
    assert [
        name
        for name in named
        if not any(
            fnmatch(name, pattern) and name.count("/") == pattern.count("/")
            for pattern in PAGE_KINDS.values()
        )
    ] == []


@KINDS
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_page_loads_clean_fits_and_is_accessible(
    site: BuiltSite, open_page: OpenPage, kind: str, scheme: str, width: int
) -> None:
    page = open_page(url_of(site, kind), width=width, scheme=scheme)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1").first).to_be_visible()
    assert overflow(page) <= 0
    assert violations(page, paper=kind.endswith("-sheet")) == []


@KINDS
@pytest.mark.parametrize("width", [320, 2560])
def test_page_fits_the_narrowest_and_a_wide_window(
    site: BuiltSite, open_page: OpenPage, kind: str, width: int
) -> None:
    page = open_page(url_of(site, kind), width=width)
    assert overflow(page) <= 0


@KINDS
@pytest.mark.parametrize("width", [390, 1440])
def test_page_reads_without_scripts(
    site: BuiltSite, open_page: OpenPage, kind: str, width: int
) -> None:
    page = open_page(url_of(site, kind), width=width, javascript=False)
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator(".needs-js:visible")).to_have_count(0)
    assert page.locator("main").inner_text().strip()
    assert overflow_without_scripts(page) <= 0


def overflow_without_scripts(page: Page) -> float:
    """As `overflow`, by the boxes of what stands at the sides, as scripts do not run."""
    size = page.viewport_size
    box = page.locator("main").bounding_box()
    assert size is not None
    assert box is not None
    return box["x"] + box["width"] - size["width"]


@KINDS
def test_page_works_under_a_path(project_site: BuiltSite, open_page: OpenPage, kind: str) -> None:
    page = open_page(url_of(project_site, kind))
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("kind", ["index", "topic", "table", "search"])
def test_page_works_with_forced_colors(site: BuiltSite, open_page: OpenPage, kind: str) -> None:
    page = open_page(url_of(site, kind), forced_colors=True)
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
