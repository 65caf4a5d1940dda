"""Explorables: moved by keyboard, told in words, drawn without scripts and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

TOPICS = {
    "threshold": "thresholds-and-curves",
    "sampling": "inference-parameters",
    "learning-rate": "gradient-descent",
    "chunks": "rag-document-preparation",
    "capacity": "generative-ai-cost",
}
"""Explorable to the topic that shows it."""


def explorable(site: BuiltSite, open_page: OpenPage, name: str, **how: object) -> Locator:
    page = open_page(f"{site.url}topics/{TOPICS[name]}/", **how)  # type: ignore[arg-type]
    return page.locator(f".explore[data-explore={name}]")


def press(control: Locator, key: str, times: int = 1) -> None:
    control.focus()
    for _ in range(times):
        control.page.keyboard.press(key)


def reading(box: Locator, name: str) -> Locator:
    named = box.page.locator("dt", has_text=re.compile(f"^{re.escape(name)}"))
    return box.locator(".explore-readings > div", has=named).locator("dd")


def fits(box: Locator) -> bool:
    """Whether the table is no wider than what it stands in."""
    table = box.locator("table").evaluate("(table) => table.offsetWidth")
    return bool(table <= box.evaluate("(box) => box.clientWidth"))


@pytest.mark.parametrize("name", TOPICS)
def test_it_moves_by_keyboard_and_goes_back(
    site: BuiltSite, open_page: OpenPage, name: str
) -> None:
    box = explorable(site, open_page, name, width=390)
    page: Page = box.page
    expect(box.locator(".explore-live svg[role=img]")).to_be_visible()
    expect(box.locator(".explore-still")).to_be_hidden()
    first = box.locator(".explore-live").inner_text()
    controls = box.locator("input")
    for number in range(controls.count()):
        before = box.locator(".explore-live svg").inner_html()
        control = controls.nth(number)
        top = control.input_value() == control.get_attribute("max")
        press(control, "ArrowDown" if top else "ArrowUp")
        assert box.locator(".explore-live svg").inner_html() != before, (
            f"input {number} moves nothing"
        )
    expect(box.locator("p[role=status]")).to_have_text(box.locator(".explore-words").inner_text())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page, within=".explore") == []
    press(box.get_by_role("button", name="Reset"), "Enter")
    expect(box.locator(".explore-words")).to_be_visible()
    page.wait_for_function(
        "([box, text]) => box.innerText.startsWith(text)",
        arg=[box.locator(".explore-live").element_handle(), first.strip()],
    )


@pytest.mark.parametrize("name", TOPICS)
def test_paper_and_readers_without_scripts_have_a_figure_and_a_table(
    site: BuiltSite, open_page: OpenPage, name: str
) -> None:
    box = explorable(site, open_page, name, width=1440, scheme="dark")
    expect(box.locator(".explore-live")).to_be_visible()
    assert violations(box.page, within=".explore") == []
    box.page.emulate_media(media="print")
    box.page.set_viewport_size({"width": 703, "height": 900})
    expect(box.locator(".explore-live")).to_be_hidden()
    expect(box.locator("table")).to_be_visible()
    expect(box.locator(".explore-still svg[role=img]")).to_be_visible()
    assert fits(box)
    plain = explorable(site, open_page, name, width=390, javascript=False)
    expect(plain.locator("table")).to_be_visible()
    expect(plain.locator("svg[role=img]")).to_be_visible()


@pytest.mark.parametrize("name", TOPICS)
def test_a_sheet_has_a_table_as_wide_as_its_column(
    site: BuiltSite, open_page: OpenPage, name: str
) -> None:
    # What A4 leaves between the margins of print.css, at 96 pixels per inch.
    page = open_page(f"{site.url}print/topics/{TOPICS[name]}/", width=703)
    page.emulate_media(media="print")
    box = page.locator(f".explore[data-explore={name}]")
    assert fits(box)
    expect(box.locator("svg[role=img]")).to_be_visible()
    expect(box.locator(".explore-live")).to_have_count(0)


def test_a_threshold_of_one_predicts_nothing_positive(site: BuiltSite, open_page: OpenPage) -> None:
    box = explorable(site, open_page, "threshold", width=820)
    slider = box.get_by_role("slider", name="Threshold", exact=True)
    expect(reading(box, "Recall")).to_have_text("0.75")
    press(slider, "End")
    expect(reading(box, "Recall")).to_have_text("0.00")
    expect(reading(box, "Precision")).to_have_text("–")
    press(slider, "Home")
    expect(reading(box, "Recall")).to_have_text("1.00")
    expect(slider).to_have_attribute("aria-valuetext", "0.00")


def test_a_small_top_p_leaves_one_token(site: BuiltSite, open_page: OpenPage) -> None:
    box = explorable(site, open_page, "sampling", width=820)
    expect(reading(box, "Tokens left")).to_have_text("8 of 8")
    press(box.get_by_role("slider", name="Top-p"), "Home")
    expect(reading(box, "Tokens left")).to_have_text("1 of 8")
    expect(reading(box, "Chance of")).to_have_text("100%")


def test_too_large_a_learning_rate_diverges(site: BuiltSite, open_page: OpenPage) -> None:
    box = explorable(site, open_page, "learning-rate", width=820)
    press(box.get_by_role("slider", name="Learning rate"), "End")
    expect(box.locator(".explore-words")).to_contain_text("diverges")
    expect(box.locator(".explore-live svg")).to_contain_text("out of the picture")


def test_overlap_saves_answers_and_stores_more(site: BuiltSite, open_page: OpenPage) -> None:
    box = explorable(site, open_page, "chunks", width=820)
    expect(reading(box, "Stored twice")).to_have_text("0%")
    before = reading(box, "Answers whole").inner_text()
    press(box.get_by_role("slider", name="Overlap"), "End")
    assert reading(box, "Answers whole").inner_text() > before
    expect(reading(box, "Stored twice")).not_to_have_text("0%")


def test_own_prices_are_typed_and_half_typed_ones_wait(
    site: BuiltSite, open_page: OpenPage
) -> None:
    box = explorable(site, open_page, "capacity", width=390)
    price = box.get_by_role("spinbutton", name="USD per million output tokens")
    by_token = reading(box, "By token")
    expect(by_token).to_have_text("USD 14.00 per hour")
    price.fill("")
    expect(price).to_have_attribute("aria-invalid", "true")
    expect(by_token).to_have_text("USD 14.00 per hour")
    price.fill("0.075")
    expect(price).to_have_attribute("aria-invalid", "false")
    expect(by_token).to_have_text("USD 6.15 per hour")
    expect(reading(box, "One unit pays off")).to_have_text("never")
