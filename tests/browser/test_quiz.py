"""Answering questions in the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def question(site: BuiltSite, open_page: OpenPage, kind: str) -> tuple[Page, Locator]:
    """A topic's page and its first question of that kind."""
    for file in sorted(site.folder.glob("topics/*/index.html")):
        if f'data-kind="{kind}"' in file.read_text(encoding="utf-8"):
            page = open_page(f"{site.url}topics/{file.parent.name}/")
            first = page.locator(f".question[data-kind={kind}]").first
            expect(first.get_by_role("button", name="Check")).to_be_visible()
            return page, first
    pytest.fail(f"no topic has a {kind} question")


def answers(article: Locator) -> list[int]:
    """Positions of the right options."""
    return [int(answer) for answer in (article.get_attribute("data-answers") or "").split()]


def wrong(article: Locator) -> int:
    """Position of a wrong option."""
    right = answers(article)
    return next(i for i in range(article.locator("input").count()) if i not in right)


def test_right_choice_is_praised_option_by_option(site: BuiltSite, open_page: OpenPage) -> None:
    page, article = question(site, open_page, "multiple-choice")
    right = answers(article)[0]
    stem = article.locator(".stem").inner_text()
    group = article.locator("fieldset")
    assert stem.split()[0] in group.evaluate(
        "group => group.getAttribute('aria-labelledby').split(' ')"
        ".map(id => document.getElementById(id).textContent).join(' ')"
    )
    inputs = article.get_by_role("radio")
    inputs.nth(right).check()
    article.get_by_role("button", name="Check").click()
    expect(article.locator(".verdict-line")).to_have_text("Right.")
    whys = article.locator(".why:visible")
    assert whys.count() == inputs.count()
    written = article.locator(".rationales > li").nth(right).text_content() or ""
    reason = written.strip().removeprefix("Right").strip()
    assert reason
    assert reason in (whys.nth(right).text_content() or "")
    expect(whys.nth(right)).to_contain_text("Right, your choice")
    expect(article.locator("details.answer")).to_be_hidden()
    expect(article.get_by_role("button", name="Try again")).to_be_focused()
    assert violations(page) == []


def test_wrong_choice_names_the_right_one_and_can_be_tried_again(
    site: BuiltSite, open_page: OpenPage
) -> None:
    _, article = question(site, open_page, "multiple-choice")
    article.get_by_role("radio").nth(wrong(article)).check()
    article.get_by_role("button", name="Check").click()
    letter = chr(ord("A") + answers(article)[0])
    expect(article.locator(".verdict-line")).to_have_text(f"Not right. The answer is {letter}.")
    expect(article.locator("input:enabled")).to_have_count(0)
    article.get_by_role("button", name="Try again").click()
    expect(article.get_by_role("radio").first).to_be_focused()
    expect(article.locator("input:checked")).to_have_count(0)
    expect(article.locator(".why:visible")).to_have_count(0)
    expect(article.locator("details.answer")).to_be_visible()


def test_multiple_response_asks_for_as_many_as_are_right(
    site: BuiltSite, open_page: OpenPage
) -> None:
    _, article = question(site, open_page, "multiple-response")
    right = answers(article)
    boxes = article.get_by_role("checkbox")
    check = article.get_by_role("button", name="Check")
    message = article.locator(".verdict-line")
    check.click()
    expect(message).to_contain_text("Choose")
    boxes.nth(right[0]).check()
    check.click()
    expect(message).to_contain_text("you have chosen one")
    boxes.nth(wrong(article)).check()
    for more in right[2:]:
        boxes.nth(more).check()
    check.click()
    expect(message).to_contain_text("Not right")
    expect(article.locator("[data-outcome=hit]")).to_have_count(len(right) - 1)
    expect(article.locator("[data-outcome=miss]")).to_have_count(1)
    expect(article.locator("[data-outcome=slip]")).to_have_count(1)
    article.get_by_role("button", name="Try again").click()
    for position in right:
        boxes.nth(position).check()
    check.click()
    expect(message).to_have_text("Right.")


def test_question_works_by_keyboard_alone(site: BuiltSite, open_page: OpenPage) -> None:
    page, article = question(site, open_page, "multiple-choice")
    right = answers(article)[0]
    article.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for _ in range(right):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(article.locator(".verdict-line")).to_have_text("Right.")
    page.keyboard.press("Enter")
    expect(article.get_by_role("radio").first).to_be_focused()


def test_page_counts_right_answers(site: BuiltSite, open_page: OpenPage) -> None:
    page, _ = question(site, open_page, "multiple-choice")
    articles = page.locator(".question")
    total = articles.count()
    for article, first in (
        (articles.nth(0), answers(articles.nth(0))),
        (articles.nth(1), [wrong(articles.nth(1))]),
    ):
        inputs = article.locator("input")
        others = [position for position in range(inputs.count()) if position not in first]
        for position in [*first, *others][: len(answers(article))]:
            inputs.nth(position).check()
        article.get_by_role("button", name="Check").click()
    expect(page.locator(".tally-line")).to_have_text(f"1 of 2 right, {total - 2} to go")


def test_answers_can_be_read_without_scripts(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "topic"), javascript=False)
    article = page.locator(".question").first
    options = article.locator("ol.options > li")
    assert options.count() > 1
    expect(options.first).to_be_visible()
    rationales = article.locator(".rationales > li")
    expect(rationales.first).to_be_hidden()
    article.locator("details.answer summary").click()
    assert rationales.count() == options.count()
    expect(rationales.first).to_be_visible()


def test_page_without_questions_loads_no_quiz(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "glossary"))
    page.wait_for_load_state("networkidle")
    scripts = page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name)"
        ".filter(name => name.endsWith('.js'))"
    )
    texts = [page.request.get(script).text() for script in scripts]
    assert texts
    assert not any("quiz-form" in text for text in texts)
