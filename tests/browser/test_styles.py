"""What only the style sheets do: exams, sticky headings, forced colours, large text and paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import PAGE_KINDS, url_of
from tests.browser.test_pages import overflow
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]

FIGURE_FAULTS = """drawings => {
  const figure = document.querySelector(".block > .figure");
  const faults = [];
  for (const [name, source] of Object.entries(drawings)) {
    const drawing = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    figure.replaceChildren(document.importNode(drawing, true));
    const svg = figure.firstElementChild;
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll("text")].map(text => ({
      said: `${name}: ${text.textContent}`,
      size: parseFloat(getComputedStyle(text).fontSize) * scale,
      box: text.getBoundingClientRect(),
    }));
    for (const { said, size, box } of texts) {
      if (size < 10.5) faults.push(`${said} is small: ${size}`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${said} is cut`);
    }
    texts.forEach(({ said, box: one }, index) => {
      for (const { said: other, box: two } of texts.slice(index + 1)) {
        const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (across > 1 && down > one.height / 3) faults.push(`${said} covers ${other}`);
      }
    });
  }
  return faults;
}"""
"""Drawings by name → what is wrong with their text, each set into a block of the page in turn."""


def foreign_topic(site: BuiltSite) -> tuple[str, str]:
    """Address of a topic with questions and an exam that it does not serve."""
    for file in sorted(site.folder.glob("topics/*/index.html")):
        html = file.read_text(encoding="utf-8")
        served = re.search(r'<main [^>]*data-serves="([^"]*)"', html)
        assert served, file
        for exam in re.findall(r'data-exam-choice="([^"]+)"', html):
            if exam not in served[1].split() and 'class="questions"' in html:
                return f"{site.url}topics/{file.parent.name}/", exam
    pytest.fail("every topic serves every exam")


def test_a_topic_that_the_exam_does_not_need_is_shown_whole_and_says_so(
    site: BuiltSite, open_page: OpenPage
) -> None:
    address, exam = foreign_topic(site)
    page = open_page(address)
    note = page.locator("p.exam-note")
    parts = page.locator("main [data-exams]:visible")
    expect(note).to_be_hidden()
    everything = parts.count()
    page.locator(f"[data-exam-choice={exam}]").click()
    expect(page.locator("html")).to_have_attribute("data-exam", exam)
    expect(note).to_be_visible()
    assert parts.count() == everything
    page.emulate_media(media="print")
    expect(note).to_be_hidden()


@pytest.mark.parametrize("kind", ["glossary", "tags", "index"])
def test_no_heading_stands_over_nothing(site: BuiltSite, open_page: OpenPage, kind: str) -> None:
    page = open_page(url_of(site, kind))
    page.wait_for_load_state("networkidle")
    for exam in page.eval_on_selector_all(
        "[data-exam-choice]", "links => links.map(link => link.dataset.examChoice).filter(Boolean)"
    ):
        page.evaluate("exam => { document.documentElement.dataset.exam = exam }", exam)
        bare = page.eval_on_selector_all(
            "main section",
            """sections => sections.filter(section => section.checkVisibility())
              .filter(section => section.querySelector("[data-exams]")
                && ![...section.querySelectorAll("[data-exams]")].some(e => e.checkVisibility()))
              .map(section => section.getAttribute("aria-labelledby"))""",
        )
        assert bare == [], exam


def test_a_page_opens_at_its_anchor_at_once(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "topic"), reduced_motion=False)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_fitting_tables_header_stays_below_the_sites(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(url_of(site, "table"), height=320)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelector('.table-scroll').classList.add('fits')")
    page.evaluate(
        """() => {
          const { top, height } = document.querySelector("table").getBoundingClientRect();
          scrollTo(0, scrollY + top + height / 2);
        }"""
    )
    head, bar = (
        page.locator(place).first.bounding_box()
        for place in (".table-scroll thead th", ".site-head")
    )
    assert head is not None
    assert bar is not None
    assert head["y"] >= 0, "it is in view"
    assert abs(head["y"] - bar["height"]) <= 2


@pytest.mark.parametrize("chosen", [False, True])
def test_the_chosen_exam_is_told_apart_with_forced_colors(
    site: BuiltSite, open_page: OpenPage, chosen: bool
) -> None:
    page = open_page(site.url, forced_colors=True)
    if chosen:
        page.locator("[data-exam-choice]").last.click()
    fills = page.eval_on_selector_all(
        "[data-exam-choice]", "links => links.map(link => getComputedStyle(link).backgroundColor)"
    )
    current = -1 if chosen else 0
    assert fills.count(fills[current]) == 1


@pytest.mark.parametrize("kind", [kind for kind in PAGE_KINDS if not kind.endswith("-sheet")])
def test_text_of_twice_the_size_fits_a_phone(
    site: BuiltSite, open_page: OpenPage, kind: str
) -> None:
    page = open_page(url_of(site, kind), width=390)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(page) <= 0


def formulas_beyond_their_box(page: Page) -> list[str]:
    """Formulas that end to the right of what they stand in."""
    found: list[str] = page.eval_on_selector_all(
        "main math",
        """all => all.filter(math => {
          const box = math.parentElement.closest("p, li, dt, dd, td, th, figure, .math, .block");
          return math.getBoundingClientRect().right > box.getBoundingClientRect().right + 1;
        }).map(({ textContent }) => textContent)""",
    )
    return found


def test_formulas_stay_in_their_boxes(site: BuiltSite, open_page: OpenPage) -> None:
    files = [
        file
        for file in sorted(site.folder.glob("topics/*/index.html"))
        if "<math" in file.read_text(encoding="utf-8")
    ]
    assert files
    for file in files:
        page = open_page(f"{site.url}topics/{file.parent.name}/", width=320)
        assert formulas_beyond_their_box(page) == [], file.parent.name


def test_names_of_rows_stay_in_their_column(site: BuiltSite, open_page: OpenPage) -> None:
    """A long name of an API would cover the next cell, which lies under the sticky column."""
    page = open_page(f"{site.url}topics/endpoint-scaling/", width=320)
    names = page.locator(".table-box tbody th .row-link")
    assert "ConcurrentRequestsPerModel" in " ".join(names.all_text_contents())
    assert (
        names.evaluate_all(
            """names => names.filter(name => {
          const cell = name.closest("th").getBoundingClientRect();
          return name.getBoundingClientRect().right > cell.right + 0.5;
        }).map(({ textContent }) => textContent)"""
        )
        == []
    )


@pytest.mark.parametrize("path", ["coverage/mla-c02/", "services/"])
def test_a_list_in_a_table_needs_no_scrolling_on_a_phone(
    site: BuiltSite, open_page: OpenPage, path: str
) -> None:
    page = open_page(f"{site.url}{path}", width=320)
    boxes = page.locator(".table-scroll:has(> .stacks)")
    assert boxes.count() > 0
    assert (
        boxes.evaluate_all(
            "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length"
        )
        == 0
    )
    assert overflow(page) <= 0


@pytest.mark.parametrize(
    ("topic", "text"),
    [("encoding-categories", ".figure + .callout"), ("vector-stores", "ul:has(+ .figure)")],
)
def test_text_stands_beside_a_drawing_in_a_wide_block(
    site: BuiltSite, open_page: OpenPage, topic: str, text: str
) -> None:
    page = open_page(f"{site.url}topics/{topic}/", width=1440)
    page.wait_for_load_state("networkidle")  # what scripts add moves both
    block = page.locator(".block.wide:has(> .figure)").first
    one = block.locator(text).first.bounding_box()
    two = block.locator(".figure").first.bounding_box()
    assert one is not None
    assert two is not None
    assert abs(one["y"] - two["y"]) < 40
    assert one["x"] + one["width"] <= two["x"] or two["x"] + two["width"] <= one["x"]


def test_text_of_figures_can_be_read_on_a_phone(site: BuiltSite, open_page: OpenPage) -> None:
    """Large enough, inside its drawing, and never over other text."""
    drawings = {
        f"{file.parent.name}/{file.name}": file.read_text(encoding="utf-8")
        for file in sorted((ROOT / "content" / "topics").glob("*/*/*.svg"))
    }
    assert drawings
    page = open_page(f"{site.url}topics/thresholds-and-curves/", width=390)
    faults = page.evaluate(FIGURE_FAULTS, drawings)
    assert faults == []


def test_a_printed_tables_header_can_be_repeated(site: BuiltSite, open_page: OpenPage) -> None:
    """Chromium repeats a header on each page unless it sticks, and never the buttons in it."""
    page = open_page(url_of(site, "table"))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".sort").first).to_be_visible()
    page.emulate_media(media="print")
    cells = page.locator(".table-box thead th")
    assert cells.count() > 2
    assert set(
        cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell).position)")
    ) == {"static"}
    buttons = page.locator(".table-box thead .sort")
    assert set(
        buttons.evaluate_all("all => all.map(button => getComputedStyle(button).display)")
    ) == {"contents"}
