"""The reader's own data: recorded, exported, imported, set aside, forgotten."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.study_site import answer_and_check
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def answered(site: BuiltSite, open_page: OpenPage) -> Page:
    """A reader who has answered two questions of a topic's page, one of them rightly."""
    page = open_page(f"{site.url}topics/plain/")
    for number, right in ((1, True), (2, False)):
        answer_and_check(page.locator(f"#q-plain-{number}"), right=right)
    return page


def export(page: Page, site: BuiltSite, folder: Path) -> Path:
    """The file with the reader's progress."""
    page.goto(f"{site.url}progress/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export a file").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def events(file: Path) -> list[dict[str, object]]:
    """What an exported file records."""
    found: list[dict[str, object]] = json.loads(file.read_text("utf-8"))["events"]
    return found


def test_answers_on_a_topics_page_are_recorded(
    study_site: BuiltSite, open_page: OpenPage, tmp_path: Path
) -> None:
    page = answered(study_site, open_page)
    page.reload()
    file = export(page, study_site, tmp_path)
    assert file.name.startswith("cribsheet-progress-")
    recorded = [(one["question"], one["right"], one["mode"]) for one in events(file)]
    assert recorded == [("plain-1", True, "page"), ("plain-2", False, "page")]


def test_a_file_brings_progress_to_another_browser_once(
    study_site: BuiltSite, open_page: OpenPage, tmp_path: Path
) -> None:
    file = export(answered(study_site, open_page), study_site, tmp_path)
    other = open_page(f"{study_site.url}progress/")
    said = other.locator(".transfer-result")
    other.get_by_label("Import a file").set_input_files(file)
    expect(said).to_have_text("2 records added.")
    other.get_by_label("Import a file").set_input_files(file)
    expect(said).to_have_text("Nothing in it was new.")
    folder = tmp_path / "again"
    folder.mkdir()
    assert events(export(other, study_site, folder)) == events(file)


def test_a_file_that_is_none_changes_nothing_and_a_damaged_one_gives_what_is_whole(
    study_site: BuiltSite, open_page: OpenPage, tmp_path: Path
) -> None:
    file = export(answered(study_site, open_page), study_site, tmp_path)
    page = open_page(f"{study_site.url}progress/")
    said = page.locator(".transfer-result")
    stranger = tmp_path / "stranger.json"
    stranger.write_text('{"name": "something else"}', encoding="utf-8")
    page.get_by_label("Import a file").set_input_files(stranger)
    expect(said).to_contain_text("Nothing was changed.")
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("plain-2")], encoding="utf-8")
    page.get_by_label("Import a file").set_input_files(file)
    expect(said).to_contain_text("1 record added. The file is damaged")
    expect(page.locator(".aside-line")).to_contain_text("set aside")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it").click()
    assert "plain-1" in Path(download.value.path()).read_text("utf-8")


def test_forgetting_asks_first_and_offers_the_file(
    study_site: BuiltSite, open_page: OpenPage, tmp_path: Path
) -> None:
    page = answered(study_site, open_page)
    page.goto(f"{study_site.url}progress/")
    page.get_by_role("button", name="Forget everything…").click()
    dialog = page.get_by_role("dialog")
    assert violations(page) == []
    with page.expect_download():
        dialog.get_by_role("button", name="Export a file first").click()
    dialog.get_by_role("button", name="Keep it").click()
    assert len(events(export(page, study_site, tmp_path))) == 2
    page.get_by_role("button", name="Forget everything…").click()
    dialog.get_by_role("button", name="Forget everything").click()
    expect(page.locator(".transfer-result")).to_have_text("Everything was forgotten.")
    page.reload()
    assert events(export(page, study_site, tmp_path)) == []


def test_settings_are_kept_and_come_with_the_file(
    study_site: BuiltSite, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"{study_site.url}progress/")
    page.get_by_label("Day of the exam").fill("2026-12-24")
    page.get_by_label("New cards a day").fill("7")
    page.get_by_label("New cards a day").blur()
    page.get_by_label("Ask how sure I am").uncheck()
    page.reload()
    expect(page.get_by_label("Day of the exam")).to_have_value("2026-12-24")
    expect(page.get_by_label("New cards a day")).to_have_value("7")
    file = export(page, study_site, tmp_path)
    other = open_page(f"{study_site.url}progress/")
    other.get_by_label("Import a file").set_input_files(file)
    expect(other.get_by_label("New cards a day")).to_have_value("7")
    other.goto(f"{study_site.url}quiz/?topics=plain&seed=s")
    expect(other.locator(".question")).to_be_visible()
    expect(other.get_by_text("How sure?")).to_have_count(0)
    other.goto(f"{study_site.url}topics/plain/")
    expect(other.get_by_role("button", name="Check").first).to_be_visible()
    expect(other.get_by_text("How sure?")).to_have_count(0)


@pytest.mark.parametrize(
    ("label", "wrong", "said", "right"),
    [
        ("New cards a day", "-3", "a whole number from 0 to 9999", "7"),
        ("New cards a day", "2.5", "a whole number from 0 to 9999", "0"),
        ("New cards a day", "", "a whole number from 0 to 9999", "20"),
        ("Reviews a day, at most", "10000", "a whole number from 0 to 9999", "9999"),
        ("Day of the exam", "2026-11-01", "This day is past", "2026-12-24"),
        ("Day of the exam", "9999-12-31", "more than ten years away", "2026-12-24"),
    ],
)
def test_a_setting_out_of_range_is_told_and_not_kept(
    study_site: BuiltSite, open_page: OpenPage, label: str, wrong: str, said: str, right: str
) -> None:
    page = open_page(f"{study_site.url}about/")
    page.clock.install(time="2026-11-22T10:00:00Z")
    page.goto(f"{study_site.url}progress/")
    control = page.get_by_label(label)
    before = control.input_value()
    control.fill(wrong)
    control.blur()
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_have_accessible_description(re.compile(said))
    note = page.locator(".setting", has=control).locator(".invalid-note")
    expect(note).to_contain_text(said)
    assert violations(page) == []
    # A change of another setting does not take away what is being mended.
    page.get_by_label("Ask how sure I am").uncheck()
    expect(control).to_have_value(wrong)
    page.reload()
    expect(control).to_have_value(before)
    control.fill(wrong)
    control.blur()
    control.fill(right)
    expect(note).to_be_empty()
    control.blur()
    page.reload()
    expect(control).to_have_value(right)
    expect(control).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_with_progress(
    study_site: BuiltSite, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(f"{study_site.url}topics/plain/", width=390, scheme=scheme)
    answer_and_check(page.locator("#q-plain-1"), right=True)
    page.goto(f"{study_site.url}progress/")
    expect(page.get_by_role("heading", name="Your data")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_known_and_due_shows_on_ordinary_pages_only_after_studying(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(study_site.url)
    page.wait_for_load_state("networkidle")
    scripts = page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name)"
        ".filter(name => name.endsWith('.js') || name.endsWith('.json'))"
    )
    assert not any("IndexedDB" in page.request.get(script).text() for script in scripts)
    assert not any("/study/" in script for script in scripts)
    expect(page.locator(".mastery:visible")).to_have_count(0)
    page.goto(f"{study_site.url}cards/")
    page.get_by_role("button", name="Show the answer").click()
    page.locator(".rating-again").click()
    page.goto(f"{study_site.url}topics/plain/")
    known = page.locator("[data-mastery-topic=plain]")
    expect(known).to_contain_text("0% known, 1 of 28 seen")
    answer_and_check(page.locator("#q-plain-1"), right=True)
    expect(known).to_contain_text("2 of 28 seen")
    page.goto(f"{study_site.url}coverage/mini/")
    expect(page.locator(".mastery:visible").first).to_contain_text("known")
    page.goto(study_site.url)
    expect(page.locator("[data-mastery-group]")).to_contain_text("2 of 28 seen")
    assert violations(page) == []


def test_the_history_is_drawn_and_told(study_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{study_site.url}topics/plain/")
    page.locator("#q-plain-1").get_by_role("radio", name="Sure", exact=True).check()
    answer_and_check(page.locator("#q-plain-1"), right=False)
    answer_and_check(page.locator("#q-plain-2"), right=True)
    page.goto(f"{study_site.url}progress/")
    expect(page.locator(".history .score")).to_have_text("2 answers on 1 day.")
    chart = page.locator(".chart").first
    expect(chart.get_by_role("img")).to_have_accessible_name(
        "Answers a day, the last 30 days. 2 answers, 1 right; wrong ones outlined on top."
    )
    chart.get_by_text("As a table").click()
    expect(chart.locator("tbody tr").last).to_contain_text("50%")
    expect(page.locator(".chart-table", has_text="sure").locator("tbody tr").first).to_have_text(
        "sure10 (0%)"
    )
    assert violations(page) == []
