"""Comparison tables and the compare page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def table_page(site: BuiltSite, open_page: OpenPage, *, width: int = 1440) -> tuple[Page, Locator]:
    """The page of a table, and its box once the tools are there."""
    page = open_page(url_of(site, "table"), width=width)
    box = page.locator(".table-box")
    expect(box.locator(".table-tools")).to_be_visible()
    return page, box


def names(box: Locator) -> list[str]:
    """Names of the rows shown, in order."""
    return box.locator("tbody tr:visible .row-link").all_inner_texts()


def data(site: BuiltSite) -> dict[str, Any]:
    """What the compare page is fed."""
    text = (site.folder / "compare" / "data.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_heading_sorts_both_ways_and_back(site: BuiltSite, open_page: OpenPage) -> None:
    page, box = table_page(site, open_page)
    own = names(box)
    head = box.locator("thead th").first
    button = head.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    ascending = names(box)
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names(box) == ascending[::-1]
    page.keyboard.press("Enter")
    expect(head).not_to_have_attribute("aria-sort", re.compile("."))
    assert names(box) == own
    assert sorted(ascending) == sorted(own)
    box.locator("thead th").nth(1).get_by_role("button").click()
    expect(box.locator("[aria-sort]")).to_have_count(1)


def test_filter_keeps_matching_rows_and_says_how_many(site: BuiltSite, open_page: OpenPage) -> None:
    page, box = table_page(site, open_page)
    own = names(box)
    field = box.get_by_role("searchbox", name="Filter rows")
    field.fill(own[-1])
    shown = names(box)
    assert own[-1] in shown
    expect(box.locator("[role=status]")).to_have_text(f"{len(shown)} of {len(own)} rows")
    field.fill("zzqqxx")
    assert names(box) == []
    expect(box.locator("[role=status]")).to_have_text("No row matches")
    assert violations(page) == []
    anchor = box.locator("tbody tr").first.get_attribute("id")
    page.evaluate("anchor => { location.hash = anchor }", anchor)
    expect(box.locator("tbody tr").first).to_be_visible()
    assert names(box) == own


def test_columns_can_be_hidden_but_one(site: BuiltSite, open_page: OpenPage) -> None:
    page, box = table_page(site, open_page)
    columns = box.locator("thead th").count()
    box.get_by_text("Columns", exact=True).click()
    boxes = box.locator(".columns input")
    assert boxes.count() == columns - 1
    assert violations(page) == []
    boxes.first.uncheck()
    expect(box.locator("thead th:visible")).to_have_count(columns - 1)
    expect(box.locator("tbody tr").first.locator("th:visible, td:visible")).to_have_count(
        columns - 1
    )
    for position in range(1, columns - 2):
        boxes.nth(position).uncheck()
    expect(boxes.last).to_be_disabled()
    page.keyboard.press("Escape")
    expect(box.locator(".columns")).not_to_have_attribute("open", "")


def test_picked_rows_lead_to_the_compare_page(site: BuiltSite, open_page: OpenPage) -> None:
    page, box = table_page(site, open_page)
    own = names(box)
    box.get_by_role("button", name="Pick rows").click()
    picks = box.locator("tbody input[type=checkbox]")
    assert picks.count() == len(own)
    picks.nth(0).check()
    picks.nth(2).check()
    assert violations(page) == []
    box.get_by_role("link", name="Compare 2 rows").click()
    page.wait_for_url(re.compile(r"/compare/\?table="))
    heads = page.locator(".compare-sheet thead th")
    expect(heads).to_have_count(3)
    assert heads.all_inner_texts()[1:] == [own[0], own[2]]


def test_first_column_and_heading_stay_in_view(site: BuiltSite, open_page: OpenPage) -> None:
    page, box = table_page(site, open_page, width=390)
    scroller = box.locator(".table-scroll")
    assert scroller.evaluate("box => box.scrollWidth > box.clientWidth")
    before = box.locator("tbody th").first.bounding_box()
    scroller.evaluate("box => box.scrollBy(200, 0)")
    after = box.locator("tbody th").first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) < 2
    assert page.evaluate("scrollX") == 0


def test_every_table_row_is_a_link_without_scripts(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "table"), javascript=False)
    expect(page.locator(".table-tools")).to_be_hidden()
    link = page.locator(".row-link").nth(1)
    anchor = link.get_attribute("href")
    link.click()
    assert page.url.endswith(anchor or "?")


def test_row_link_in_a_topic_leads_to_its_row(site: BuiltSite, open_page: OpenPage) -> None:
    for file in sorted(site.folder.glob("topics/*/index.html")):
        if 'class="table-box"' in file.read_text(encoding="utf-8"):
            page = open_page(f"{site.url}topics/{file.parent.name}/")
            box = page.locator(".table-box").first
            table = box.get_attribute("data-table")
            box.get_by_role("button", name="Pick rows").click()
            box.locator("tbody input[type=checkbox]").nth(0).check()
            box.locator("tbody input[type=checkbox]").nth(1).check()
            href = box.get_by_role("link", name="Compare 2 rows").get_attribute("href") or ""
            rows = next(t for t in data(site)["tables"] if t["id"] == table)["rows"]
            assert href == f"/compare/?table={table}&rows={rows[0]['id']},{rows[1]['id']}"
            return
    pytest.fail("no topic shows a table")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_compare_marks_what_differs_and_keeps_its_state(
    site: BuiltSite, open_page: OpenPage, scheme: str
) -> None:
    table = data(site)["tables"][0]
    rows = table["rows"]
    page = open_page(
        f"{site.url}compare/?table={table['id']}&rows={rows[0]['id']},{rows[1]['id']}",
        scheme=scheme,
    )
    sheet = page.locator(".compare-sheet")
    expect(sheet.locator("tbody tr")).to_have_count(len(table["columns"]))
    texts = [[" ".join(cell["text"].lower().split()) for cell in row["cells"]] for row in rows[:2]]
    differing = sum(a != b for a, b in zip(*texts, strict=True))
    expect(sheet.locator("tr.differs")).to_have_count(differing)
    expect(page.locator(".compare-status")).to_have_text(
        f"{differing} of {len(table['columns'])} lines differ."
    )
    assert violations(page) == []
    page.get_by_label(rows[2]["name"], exact=True).check()
    expect(sheet.locator("thead th")).to_have_count(4)
    address = page.url
    assert address.endswith(",".join(row["id"] for row in rows[:3]))
    page.reload()
    expect(page.locator(".compare-sheet thead th")).to_have_count(4)
    page.get_by_label("Only what differs").check()
    expect(page.locator(".compare-sheet tr.same")).to_have_count(0)


def test_any_two_services_can_be_compared(site: BuiltSite, open_page: OpenPage) -> None:
    services = data(site)["services"]
    with_rows = next(service for service in services if service["rows"])
    other = next(service for service in services if service is not with_rows)
    page = open_page(f"{site.url}compare/")
    page.get_by_label("Two services").check()
    page.get_by_label("First").select_option(with_rows["id"])
    expect(page.locator(".compare-status")).to_have_text("Choose two services.")
    page.get_by_label("Second").select_option(other["id"])
    heads = page.locator(".compare-sheet thead th")
    assert heads.all_inner_texts()[1:] == [with_rows["name"], other["name"]]
    expect(page.get_by_role("row", name="Availability")).to_be_visible()
    assert page.url.endswith(f"?services={with_rows['id']},{other['id']}")
    assert violations(page) == []
    page.reload()
    expect(heads).to_have_count(3)
    for link in page.locator(".compare-sheet a").all()[:3]:
        assert page.request.get(link.evaluate("link => link.href")).ok


def test_changing_the_family_starts_anew(site: BuiltSite, open_page: OpenPage) -> None:
    first, second, *_ = data(site)["tables"]
    page = open_page(f"{site.url}compare/?table={first['id']}&rows={first['rows'][0]['id']}")
    page.get_by_role("combobox", name="Family").select_option(second["id"])
    expect(page.locator(".compare-rows input")).to_have_count(len(second["rows"]))
    expect(page.locator(".compare-rows input:checked")).to_have_count(0)
    page.get_by_label("Rows of one family").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".compare-rows input:checked")).to_have_count(1)


def test_compare_says_when_its_data_is_missing(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}tables/", may_fail=("/compare/data",))
    page.route("**/compare/data*", lambda route: route.abort())
    page.goto(f"{site.url}compare/")
    expect(page.get_by_text("could not be loaded")).to_be_visible()


def test_filter_finds_words_of_neighbouring_cells(site: BuiltSite, open_page: OpenPage) -> None:
    _, box = table_page(site, open_page)
    row = box.locator("tbody tr").last
    second = row.locator("td").first.inner_text().split()[0]
    third = row.locator("td").nth(1).inner_text().split()[0]
    box.get_by_role("searchbox", name="Filter rows").fill(f"{second} {third}")
    expect(row).to_be_visible()


def test_table_says_whether_it_fits(site: BuiltSite, open_page: OpenPage) -> None:
    page, box = table_page(site, open_page, width=390)
    scroller = box.locator(".table-scroll")
    expect(scroller).not_to_have_class(re.compile(r"\bfits\b"))
    box.get_by_text("Columns", exact=True).click()
    for tick in box.locator(".columns input").all()[:-1]:
        tick.uncheck()
    scroller.locator("td:visible").evaluate_all(
        "cells => cells.forEach(cell => cell.replaceChildren('x'))"
    )
    expect(scroller).to_have_class(re.compile(r"\bfits\b"))
    page.set_viewport_size({"width": 120, "height": 900})
    expect(scroller).not_to_have_class(re.compile(r"\bfits\b"))
