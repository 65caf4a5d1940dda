"""How pages come to life: whatever anchors, ids and missing files they meet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

# Every id the browser code has or once had for a part of a page. An author may choose any of them
# for a heading.
IDS = ("compare", "search-page", "print-picker", "print-out", "search", "help")


def test_headings_may_have_the_ids_of_widgets(site: BuiltSite, open_page: OpenPage) -> None:
    url = url_of(site, "topic")
    html = next(site.folder.glob("topics/*/index.html")).read_text(encoding="utf-8")
    headings = "".join(f'<h2 id="{name}">Heading</h2>' for name in IDS)
    page = open_page(site.url)
    page.route(
        url,
        lambda route: route.fulfill(body=html.replace("</h1>", f"</h1>{headings}", 1)),
    )
    page.goto(url)
    page.wait_for_load_state("networkidle")
    for name in IDS:
        assert page.locator(f"h2#{name}").evaluate("heading => heading.innerHTML") == "Heading"
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search the notes")).to_be_focused()
    ids = page.eval_on_selector_all("[id]", "elements => elements.map(({ id }) => id)")
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("kind", ["topic", "table", "index"])
def test_badly_encoded_anchor_stops_nothing(
    site: BuiltSite, open_page: OpenPage, kind: str
) -> None:
    page = open_page(f"{url_of(site, kind)}#100%")
    if kind == "topic":
        expect(page.locator(".quiz-form").first).to_be_visible()
    if kind == "table":
        expect(page.locator(".table-tools").first).to_be_visible()
        page.evaluate("location.hash = '#5%'")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search the notes")).to_be_focused()


def longest_topic(site: BuiltSite) -> str:
    """Address of the topic with most questions, which widgets make longest."""
    files = sorted(site.folder.glob("topics/*/index.html"))
    longest = max(files, key=lambda file: file.read_text(encoding="utf-8").count("data-question"))
    return f"{site.url}topics/{longest.parent.name}/"


def place(page: Page, anchor: str) -> tuple[float, float]:
    """Top of the anchor in the window, and how far below the header it would rest."""
    found: tuple[float, float] = page.evaluate(
        """anchor => {
          const root = document.documentElement;
          const target = document.getElementById(anchor);
          const left = root.scrollHeight - innerHeight - scrollY;
          const rest = parseFloat(getComputedStyle(root).scrollPaddingBlockStart) || 0;
          return [target.getBoundingClientRect().top, left < 2 ? innerHeight : rest + 40];
        }""",
        anchor,
    )
    return found


@dataclass
class Held:
    """Requests that have no answer yet."""

    routes: list[Route] = field(default_factory=list)
    over: bool = False

    def take(self, route: Route) -> None:
        """Keeps a request waiting, unless all are let go by now: one may come late."""
        if self.over:
            route.continue_()
        else:
            self.routes.append(route)

    def release(self) -> None:
        """Lets all of them go on, and those that are still to come."""
        self.over = True
        for route in self.routes:
            route.continue_()


def hold_back(page: Page, scripts: str | re.Pattern[str]) -> Held:
    """Leaves what the page asks for from now on without an answer."""
    held = Held()

    # Playwright marks the handler it is given, which a bound method does not allow.
    def hold(route: Route) -> None:
        held.take(route)

    page.route(scripts, hold)
    return held


def quiz_scripts(site: BuiltSite) -> re.Pattern[str]:
    """Addresses of the scripts that only pages with questions ask for."""
    names = [
        file.name
        for file in site.folder.glob("assets/*.js")
        if "quiz-form" in file.read_text(encoding="utf-8")
    ]
    assert names
    assert not any(name.startswith("main") for name in names)
    return re.compile("|".join(map(re.escape, names)))


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("anchor", ["questions", "sources"])
def test_link_into_a_page_lands_on_its_target(
    site: BuiltSite, open_page: OpenPage, width: int, anchor: str
) -> None:
    page = open_page(site.url, width=width, reduced_motion=False)
    # Not every browser keeps the place by itself when something above it grows.
    page.add_init_script(
        """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { overflow-anchor: none !important }");
        document.adoptedStyleSheets = [sheet];
        """
    )
    held = hold_back(page, quiz_scripts(site))
    page.goto(f"{longest_topic(site)}#{anchor}", wait_until="commit")
    expect(page.locator("nav.toc [aria-current=location]")).to_have_count(1)
    held.release()
    expect(page.locator(".quiz-form").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    header = page.locator(".site-header").evaluate(
        "header => getComputedStyle(header).position === 'sticky'"
        " ? header.getBoundingClientRect().bottom : 0"
    )
    top, lowest = place(page, anchor)
    assert max(header, 0) - 1 <= top <= lowest


def test_reader_who_has_gone_on_is_not_taken_back(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    held = hold_back(page, quiz_scripts(site))
    page.goto(f"{longest_topic(site)}#sources", wait_until="commit")
    expect(page.locator("nav.toc [aria-current=location]")).to_have_count(1)
    page.mouse.move(700, 500)
    page.mouse.wheel(0, -600)
    page.wait_for_timeout(200)
    before = page.evaluate("scrollY")
    assert before > 0
    held.release()
    expect(page.locator(".quiz-form").first).to_be_attached()
    page.wait_for_load_state("load")
    page.wait_for_timeout(200)
    top, lowest = place(page, "sources")
    assert top > lowest


def test_search_without_its_code_is_the_search_page(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "glossary"), may_fail=("/assets/",))
    page.wait_for_load_state("networkidle")
    held = hold_back(page, "**/assets/*.js")
    page.keyboard.press("/")
    page.keyboard.type("recall")
    page.wait_for_timeout(100)
    assert held.routes
    for route in list(held.routes):
        route.abort()
    expect(page).to_have_url(re.compile(r"/search/\?q=recall$"))


def test_search_link_without_its_code_is_a_link(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "glossary"), may_fail=("/assets/",))
    page.wait_for_load_state("networkidle")
    page.route("**/assets/*.js", lambda route: route.abort())
    page.locator("[data-action=search]").click()
    expect(page).to_have_url(re.compile(r"/search/$"))


def test_help_without_its_code_says_so(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "glossary"), may_fail=("/assets/",))
    page.wait_for_load_state("networkidle")
    page.route("**/assets/*.js", lambda route: route.abort())
    page.keyboard.press("?")
    expect(page.get_by_text("The help could not be loaded.")).to_be_visible()


def test_missing_part_breaks_no_other(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url, may_fail=("/assets/",))
    page.route(quiz_scripts(site), lambda route: route.abort())
    page.goto(url_of(site, "topic"))
    page.wait_for_load_state("networkidle")
    expect(page.locator(".quiz-form")).to_have_count(0)
    expect(page.locator("details.answer").first).to_be_visible()
    page.locator("nav.toc a").last.click()
    expect(page.locator("nav.toc [aria-current=location]")).to_have_count(1)
