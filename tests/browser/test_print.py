"""Paper: the print sheets, topics chosen and joined, and any page's print style."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite
from tests.site_crawler import read_page

pytestmark = pytest.mark.browser

SHEETS = ("print/topics/*/index.html", "print/groups/*/index.html")


def broken_anchors(page: Page) -> list[str]:
    """Links within the page that lead nowhere, and ids used twice."""
    found: list[str] = page.evaluate(
        """() => [
          ...[...document.querySelectorAll("main a[href^='#'], .sheet a[href^='#']")]
            .map(link => decodeURIComponent(link.hash.slice(1)))
            .filter(id => !document.getElementById(id)),
          ...[...document.querySelectorAll("[id]")].map(({ id }) => id)
            .filter((id, place, all) => all.indexOf(id) !== place),
        ]"""
    )
    return found


def test_sheets_are_complete(site: BuiltSite) -> None:
    """Every sheet holds all its topics' questions and every answer, openly."""
    for pattern in SHEETS:
        for file in sorted(site.folder.glob(pattern)):
            html = file.read_text(encoding="utf-8")
            document = read_page(html)
            assert [i for i, count in document.ids.items() if count > 1] == []
            assert "<details" not in html
            assert "<script" not in html.replace('<script type="application/ld+json">', "")
            topics = re.findall(r'<article class="sheet-topic" id="([^"]+)"', html)
            assert topics, file
            for topic in topics:
                page = (site.folder / "topics" / topic / "index.html").read_text(encoding="utf-8")
                for question in re.findall(r'class="question" id="([^"]+)"', page):
                    assert f'id="{topic}--{question}"' in html
                for section in re.findall(r'<section class="block[^>]+labelledby="([^"]+)"', page):
                    assert f'id="{topic}--{section}"' in html
            anchors = {a[1:] for a in re.findall(r'href="(#[^"]+)"', html)}
            assert anchors <= set(document.ids), file


@pytest.mark.parametrize("kind", ["topic-sheet", "group-sheet"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sheet_is_ink_on_white_with_answers_shown(
    site: BuiltSite, open_page: OpenPage, kind: str, scheme: str
) -> None:
    page = open_page(url_of(site, kind), scheme=scheme)
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    expect(page.locator("nav")).to_be_hidden()
    answers = page.locator(".rationales li")
    assert answers.count() > 0
    assert answers.evaluate_all("items => items.every(item => item.checkVisibility())")
    sheet = page.locator("main.sheet")
    assert sheet.evaluate("main => getComputedStyle(main).color") == "rgb(0, 0, 0)"
    assert sheet.evaluate("main => getComputedStyle(main).backgroundColor") == "rgb(255, 255, 255)"
    clipped = page.eval_on_selector_all(
        ".sheet *",
        """elements => elements.filter(element =>
          /auto|scroll|hidden/.test(getComputedStyle(element).overflowX) &&
          element.scrollWidth > element.clientWidth + 1 &&
          !element.closest("svg, .visually-hidden")).map(({ className }) => className)""",
    )
    assert clipped == []


def test_chosen_topics_are_joined_on_one_sheet(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "print-picker"))
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1 } }")
    topics = page.locator("input[name=topics]")
    first, last = topics.first, topics.last
    chosen = [first.get_attribute("value"), last.get_attribute("value")]
    first.focus()
    page.keyboard.press("Space")
    last.check()
    button = page.get_by_role("button", name="Print the chosen topics")
    button.click()
    articles = page.locator("#print-out > .sheet-topic")
    expect(articles).to_have_count(2)
    expect(button).to_be_enabled()
    assert page.evaluate("window.printed") == 1
    assert articles.evaluate_all("all => all.map(({ id }) => id)") == chosen
    assert page.url.endswith(f"?topics={chosen[0]},{chosen[1]}")
    assert broken_anchors(page) == []
    assert violations(page, paper=True) == []
    assert page.locator("#print-out h1").count() == 0

    page.emulate_media(media="print")
    expect(page.locator(".print-chrome")).to_be_hidden()
    expect(articles.first).to_be_visible()
    expect(articles.first.locator(".rationales").first).to_be_visible()


def test_links_between_chosen_topics_stay_on_the_sheet(
    site: BuiltSite, open_page: OpenPage
) -> None:
    pattern = re.compile(r'href="[^"]*/topics/([a-z0-9-]+)/(?:#[^"]*)?"')
    for file in sorted(site.folder.glob("print/topics/*/index.html")):
        topic = file.parent.name
        body = file.read_text(encoding="utf-8").partition('<main class="sheet">')[2]
        others = [other for other in pattern.findall(body) if other != topic]
        if others:
            break
    else:
        pytest.fail("no topic links another")
    page = open_page(f"{site.url}print/?topics={topic},{others[0]}")
    link = page.locator(f"#print-out #{topic} a[href^='#{others[0]}']").first
    expect(link).to_be_attached()
    assert page.locator(f"#print-out a[href*='/topics/{others[0]}/']").count() == 0
    assert broken_anchors(page) == []


def test_shared_choice_is_shown_but_not_printed_unasked(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(url_of(site, "print-picker"))
    topic = page.locator("input[name=topics]").nth(1).get_attribute("value")
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    page.goto(f"{url_of(site, 'print-picker')}?topics={topic},no-such-topic")
    expect(page.locator(f"#print-out > #{topic}")).to_be_visible()
    expect(page.locator("#print-out > .sheet-topic")).to_have_count(1)
    assert page.evaluate("window.printed") == 0


def test_nothing_ticked_asks_for_a_topic(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "print-picker"))
    page.get_by_role("button", name="Print the chosen topics").click()
    expect(page.get_by_text("Tick a topic first.")).to_be_visible()


def test_sheets_can_be_reached_without_scripts(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "print-picker"), javascript=False)
    links = page.locator("#print-picker a:visible")
    assert links.count() >= page.locator("#print-picker li").count()
    links.first.click()
    expect(page.locator("main.sheet")).to_be_visible()


def test_topic_page_prints_its_answers(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "topic"), scheme="dark")
    page.wait_for_load_state("networkidle")
    closed = page.locator("details.answer:not([open])").count()
    assert closed > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".rationales").evaluate_all(
        "lists => lists.every(list => list.checkVisibility())"
    )
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    for hidden in (".site-head", ".topic-side", ".quiz-actions button"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("details.answer:not([open])")).to_have_count(closed)


def test_sheets_of_another_choice_do_not_stay(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "print-picker"))
    boxes = page.locator("input[name=topics]")
    first, second = (boxes.nth(place).get_attribute("value") for place in (0, 1))
    page.goto(f"{url_of(site, 'print-picker')}?topics={first},{second}")
    expect(page.locator("#print-out > .sheet-topic")).to_have_count(2)
    boxes.nth(1).uncheck()
    expect(page.locator("#print-out > .sheet-topic")).to_have_count(0)
    expect(page.locator("#print-out")).to_be_hidden()
    expect(page.locator("#print-picker [role=status]")).to_have_text("")
