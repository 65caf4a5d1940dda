"""An evening: so many minutes, and one page with the reader's own weak points."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.study_site import step
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def test_an_evening_ends_with_the_readers_weak_points(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}tonight/")
    page.get_by_label("I have").select_option("60")
    page.get_by_role("combobox", name="for").select_option("mini")
    expect(page.locator(".tonight-form")).to_contain_text("20 questions and 8 cards: 28 not seen")
    assert violations(page) == []
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".run-count")).to_have_text("1 of 28 · Not seen yet")
    expect(page.locator(".run :focus")).to_have_count(1)
    asked = page.locator(".stem, .card-front").inner_text()
    step(page, right=False)
    step(page, right=True)
    page.reload()
    expect(page.locator(".run-count")).to_contain_text("3 of 28")
    step(page, right=True)
    page.get_by_role("button", name="Enough for tonight").click()
    expect(page.get_by_role("heading", name="Your weak points")).to_be_focused()
    expect(page.locator(".score")).to_have_text(
        "2 of 3 right tonight, 25 left for another evening."
    )
    expect(page.locator(".weak-point")).to_have_count(1)
    expect(page.locator(".weak-asked")).to_contain_text(asked)
    assert violations(page) == []
    page.reload()
    expect(page.locator(".weak-point")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator(".weak-asked")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_is_accessible(
    study_site: BuiltSite, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(f"{study_site.url}tonight/", width=390, scheme=scheme, touch=True)
    page.get_by_role("button", name="Start").tap()
    assert violations(page) == []
    step(page, right=False)
    assert violations(page) == []
    page.get_by_role("button", name="Enough for tonight").tap()
    expect(page.locator(".weak-point")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
