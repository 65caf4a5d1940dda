"""Answering questions in the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def question(
    site: BuiltSite, open_page: OpenPage, kind: str, *, width: int = 1440, touch: bool = False
) -> tuple[Page, Locator]:
    """A topic's page and its first question of that kind."""
    for file in sorted(site.folder.glob("topics/*/index.html")):
        if f'data-kind="{kind}"' in file.read_text(encoding="utf-8"):
            url = f"{site.url}topics/{file.parent.name}/"
            page = open_page(url, width=width, touch=touch)
            first = page.locator(f".question[data-kind={kind}]").first
            expect(first.get_by_role("button", name="Check", exact=True)).to_be_visible()
            return page, first
    pytest.fail(f"no topic has a {kind} question")


def answers(article: Locator) -> list[int]:
    """Numbers of the right options."""
    return [int(answer) for answer in (article.get_attribute("data-answers") or "").split()]


def wrong(article: Locator) -> int:
    """Number of a wrong option."""
    right = answers(article)
    return next(
        number for number in range(article.locator(".option").count()) if number not in right
    )


def option(article: Locator, number: int) -> Locator:
    """The control of an option by its number as the author wrote it, wherever it is shown."""
    return article.locator(f".option input[value='{number}']")


def box(article: Locator, number: int) -> Locator:
    """What stands around that option."""
    return article.locator(f".option:has(input[value='{number}'])")


def test_right_choice_is_praised_option_by_option(site: BuiltSite, open_page: OpenPage) -> None:
    page, article = question(site, open_page, "multiple-choice")
    right = answers(article)[0]
    stem = article.locator(".stem").inner_text()
    group = article.locator("fieldset").first
    assert stem.split()[0] in group.evaluate(
        "group => group.getAttribute('aria-labelledby').split(' ')"
        ".map(id => document.getElementById(id).textContent).join(' ')"
    )
    option(article, right).check()
    article.get_by_role("button", name="Check").click()
    expect(article.locator(".verdict-line")).to_have_text("Right.")
    whys = article.locator(".option .why:visible")
    assert whys.count() == article.get_by_role("radio").count()
    expect(box(article, right).locator(".why")).to_contain_text("Right, your choice")
    expect(article.locator("details.answer")).to_be_hidden()
    expect(article.get_by_role("button", name="Next")).to_be_focused()
    assert violations(page) == []


def test_rationales_are_those_of_the_page(site: BuiltSite, open_page: OpenPage) -> None:
    page, article = question(site, open_page, "multiple-choice")
    written = open_page(page.url, javascript=False).locator(f"#{article.get_attribute('id')}")
    option(article, answers(article)[0]).check()
    article.get_by_role("button", name="Check").click()
    for reason in written.locator(".rationales > li").all():
        number = int(reason.get_attribute("data-option") or "")
        text = (reason.text_content() or "").strip().removeprefix("Right").removeprefix("Wrong")
        assert text.strip()
        expect(box(article, number).locator(".why")).to_contain_text(text.strip())


def test_wrong_choice_names_the_right_one_and_can_be_tried_again(
    site: BuiltSite, open_page: OpenPage
) -> None:
    _, article = question(site, open_page, "multiple-choice")
    option(article, wrong(article)).check()
    article.get_by_role("button", name="Check").click()
    letter = box(article, answers(article)[0]).locator(".letter").inner_text()
    expect(article.locator(".verdict-line")).to_have_text(f"Not right. The answer is {letter}.")
    expect(article.locator(".option input:enabled")).to_have_count(0)
    article.get_by_role("button", name="Again").click()
    expect(article.locator(".option input").first).to_be_focused()
    expect(article.locator("input:checked")).to_have_count(0)
    expect(article.locator(".why:visible")).to_have_count(0)
    expect(article.locator("details.answer")).to_be_visible()


def test_multiple_response_asks_for_as_many_as_are_right(
    site: BuiltSite, open_page: OpenPage
) -> None:
    _, article = question(site, open_page, "multiple-response")
    right = answers(article)
    check = article.get_by_role("button", name="Check")
    message = article.locator(".verdict-line")
    check.click()
    expect(message).to_contain_text("Choose")
    option(article, right[0]).check()
    check.click()
    expect(message).to_contain_text("you have chosen one")
    option(article, wrong(article)).check()
    for more in right[2:]:
        option(article, more).check()
    check.click()
    expect(message).to_contain_text("Not right")
    expect(article.locator("[data-outcome=hit]")).to_have_count(len(right) - 1)
    expect(article.locator("[data-outcome=miss]")).to_have_count(1)
    expect(article.locator("[data-outcome=slip]")).to_have_count(1)
    article.get_by_role("button", name="Again").click()
    for number in right:
        option(article, number).check()
    check.click()
    expect(message).to_have_text("Right.")


def test_question_works_by_keyboard_alone(site: BuiltSite, open_page: OpenPage) -> None:
    page, article = question(site, open_page, "multiple-choice")
    radios = article.locator(".option input")
    place = [int(radio.get_attribute("value") or "") for radio in radios.all()].index(
        answers(article)[0]
    )
    radios.first.focus()
    page.keyboard.press("Space")
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(article.locator(".verdict-line")).to_have_text("Right.")
    page.keyboard.press("Enter")
    expect(page.locator(".question").nth(1).locator(":focus")).to_have_count(1)


def test_digits_choose_options_of_the_question_in_focus(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page, article = question(site, open_page, "multiple-choice")
    page.keyboard.press("2")
    expect(page.locator(".question input:checked")).to_have_count(0)
    article.locator(".option input").first.focus()
    page.keyboard.press("2")
    expect(article.locator(".option input").nth(1)).to_be_checked()
    expect(article.locator(".option input").nth(1)).to_be_focused()
    expect(page.locator(".question input:checked")).to_have_count(1)


def test_a_reload_keeps_the_order_the_choice_and_the_result(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page, article = question(site, open_page, "multiple-choice")

    def shown() -> list[str]:
        return article.locator(".option-text").all_inner_texts()

    before = shown()
    chosen = wrong(article)
    option(article, chosen).check()
    article.get_by_role("radio", name="Unsure").check()
    page.reload()
    expect(option(article, chosen)).to_be_checked()
    expect(article.get_by_role("radio", name="Unsure")).to_be_checked()
    assert shown() == before
    article.get_by_role("button", name="Check").click()
    page.reload()
    expect(article.locator(".verdict-line")).to_contain_text("Not right.")
    assert shown() == before
    orders = set()
    for _ in range(12):
        article.get_by_role("button", name="Again").click()
        orders.add(tuple(shown()))
        option(article, answers(article)[0]).check()
        article.get_by_role("button", name="Check").click()
    assert len(orders) > 1, "another attempt has another order"


def test_page_counts_right_answers(site: BuiltSite, open_page: OpenPage) -> None:
    page, _ = question(site, open_page, "multiple-choice")
    articles = page.locator(".question")
    total = articles.count()
    for article, first in (
        (articles.nth(0), answers(articles.nth(0))),
        (articles.nth(1), [wrong(articles.nth(1))]),
    ):
        total_options = article.locator(".option").count()
        others = [number for number in range(total_options) if number not in first]
        for number in [*first, *others][: len(answers(article))]:
            option(article, number).check()
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


def test_a_tables_questions_wait_until_they_are_opened(
    site: BuiltSite, open_page: OpenPage
) -> None:
    for file in sorted(site.folder.glob("tables/*/index.html")):
        if "made-questions" in file.read_text(encoding="utf-8"):
            break
    else:
        pytest.fail("no table has questions")
    page = open_page(f"{site.url}tables/{file.parent.name}/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".quiz-form")).to_have_count(0)
    page.locator("details.made-questions > summary").click()
    article = page.locator(".question[data-kind=multiple-choice]").first
    option(article, answers(article)[0]).check()
    article.get_by_role("button", name="Check").click()
    expect(article.locator(".verdict-line")).to_have_text("Right.")
    assert violations(page) == []
