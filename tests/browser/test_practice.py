"""Practice sets: chosen, answered, left and gone on with, looked back at."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.storage import BLOCKED, FULL
from tests.browser.study_site import answer, answer_and_check
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

PLAIN = "quiz/?topics=plain&length=4&seed=s"


def counter(page: Page) -> str:
    """What is said about the place in the set."""
    return page.locator(".run-count").inner_text()


def finish(page: Page, *, right: int, wrong: int) -> None:
    """Answers so many questions rightly and then so many wrongly, to the end of the set."""
    for place in range(right + wrong):
        answer_and_check(page.locator(".question"), right=place < right)
        page.locator(".question").get_by_role("button", name=re.compile("Next|See")).click()
    expect(page.get_by_role("heading", name="Result")).to_be_focused()


def test_a_set_is_chosen_answered_and_looked_back_at(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}quiz/")
    start = page.get_by_role("button", name="Start")
    expect(page.locator(".start-line")).to_contain_text("10 of the 20 questions that fit.")
    page.get_by_text("The notes", exact=True).click()
    page.get_by_role("checkbox", name="Plain").check()
    page.get_by_role("combobox", name="Exam").select_option("mini")
    page.get_by_role("checkbox", name="2 The rest").check()
    page.get_by_label("Number").select_option("5")
    expect(page.locator(".start-line")).to_contain_text("5 of the 8 questions that fit.")
    assert violations(page) == []
    start.click()
    expect(page.locator(".question :focus")).to_have_count(1)
    assert counter(page) == "Question 1 of 5"
    finish(page, right=3, wrong=2)
    expect(page.locator(".score")).to_have_text("3 of 5 right (60%)")
    assert violations(page) == []
    item = page.locator(".review-list > li").nth(4)
    item.locator("summary").click()
    expect(item.locator(".question")).to_contain_text("Not right. The answer is")
    page.get_by_role("button", name="Again: the 2 missed").click()
    assert counter(page) == "Question 1 of 2"


def test_every_step_survives_a_reload(study_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{study_site.url}{PLAIN}")
    article = page.locator(".question")
    expect(article).to_be_visible()
    order = article.locator(".option-text").all_inner_texts()
    answer(article, right=False)
    page.reload()
    expect(article).to_be_visible()
    assert article.locator(".option-text").all_inner_texts() == order
    expect(article.locator("input:checked")).to_have_count(1)
    article.get_by_role("button", name="Check").click()
    page.reload()
    expect(article.locator(".verdict-line")).to_contain_text("Not right.")
    article.get_by_role("button", name="Next").click()
    page.reload()
    expect(page.locator(".run-count")).to_have_text("Question 2 of 4 · 0 of 1 right")
    for _ in range(3):
        answer_and_check(article, right=True)
        article.get_by_role("button", name=re.compile("Next|See")).click()
    page.reload()
    expect(page.locator(".score")).to_have_text("3 of 4 right (75%)")


def test_a_set_can_be_gone_on_with_after_the_browser_was_closed(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}{PLAIN}")
    answer_and_check(page.locator(".question"), right=True)
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(f"{study_site.url}quiz/")
    page.get_by_role("link", name="Go on with the set begun: 1 of 4 answered").click()
    expect(page.locator(".verdict-line")).to_have_text("Right.")


def test_a_link_gives_everyone_the_same_set(study_site: BuiltSite, open_page: OpenPage) -> None:
    def stems() -> list[str]:
        page = open_page(f"{study_site.url}{PLAIN}")
        found = []
        for place in range(4):
            found.append(page.locator(".stem").inner_text())
            if place < 3:
                page.get_by_role("button", name="Skip").click()
        return found

    assert stems() == stems()


def test_a_link_without_a_seed_starts_a_set_that_a_reload_gives_again(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}quiz/?topics=plain&length=4")
    expect(page.locator(".run-count")).to_have_text("Question 1 of 4")
    assert re.search(r"[?&]seed=\w+", page.url)
    stem = page.locator(".stem").inner_text()
    page.reload()
    expect(page.locator(".stem")).to_have_text(stem)
    seeded = page.url
    page.go_back()
    assert "/quiz/" not in page.url
    page.goto(f"{study_site.url}quiz/?exam=mini&skills=2.1.1")
    expect(page.locator(".run-count")).to_have_text("Question 1 of 8")
    assert page.url != seeded


def test_a_link_that_asks_for_what_is_not_here_says_so_and_chooses_the_rest(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(
        f"{study_site.url}quiz/?for=mini&topics=plain&topics=nowhere&skills=2.1.1&skills=9.9"
        "&kinds=multiple-choice&kinds=essay&difficulties=easy&length=7&state=unseen"
    )
    said = page.locator(".unknown")
    expect(said).to_contain_text("topic “nowhere”, skill “9.9”, kind of question “essay”")
    expect(page.get_by_role("checkbox", name="Plain")).to_be_checked()
    expect(page.get_by_role("checkbox", name="2.1.1")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Multiple choice")).to_be_checked()
    expect(page.get_by_label("Number")).to_have_value("7")
    expect(page.get_by_role("combobox", name="Questions")).to_have_value("unseen")
    expect(page.locator(".start-line")).to_contain_text("7 of the 8 questions that fit.")
    assert violations(page) == []
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".run-count")).to_have_text("Question 1 of 7")


def test_missed_unsure_and_unseen_questions_can_be_chosen(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}{PLAIN}")
    article = page.locator(".question")
    answer_and_check(article, right=False)
    article.get_by_role("button", name="Next").click()
    article.get_by_role("radio", name="Guess").check()
    answer_and_check(article, right=True)
    expect(article.locator(".verdict-line")).to_contain_text("A lucky guess: it comes back.")
    page.goto(f"{study_site.url}quiz/")
    options = page.get_by_role("combobox", name="Questions").locator("option")
    expect(options.filter(has_text="Not seen yet (18)")).to_have_count(1)
    expect(options.filter(has_text="Missed the last time (1)")).to_have_count(1)
    expect(options.filter(has_text="Right, but not sure (1)")).to_have_count(1)
    page.get_by_role("combobox", name="Questions").select_option("again")
    page.get_by_role("button", name="Start").click()
    assert counter(page) == "Question 1 of 2"


def test_the_keyboard_is_enough(study_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{study_site.url}{PLAIN}")
    expect(page.locator(".question")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator(".option input").first).to_be_checked()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert counter(page).startswith("Question 2")
    page.keyboard.press("b")
    assert counter(page).startswith("Question 1")
    expect(page.locator(".verdict-line")).not_to_be_empty()


def test_two_tabs_with_one_set_lose_no_answer(study_site: BuiltSite, open_page: OpenPage) -> None:
    one = open_page(f"{study_site.url}{PLAIN}")
    expect(one.locator(".question")).to_be_visible()
    other = one.context.new_page()
    other.goto(f"{study_site.url}{PLAIN}")
    answer_and_check(other.locator(".question"), right=True)
    # The first tab follows: what is answered cannot be answered, and counted, once more.
    expect(one.locator(".run-count")).to_contain_text("1 of 1 right")
    one.locator(".question").get_by_role("button", name="Next").click()
    answer_and_check(one.locator(".question"), right=True)
    expect(other.locator(".run-count")).to_contain_text("2 of 2 right")
    other.reload()
    expect(other.locator(".run-count")).to_contain_text("2 of 2 right")


def test_a_set_goes_on_without_a_network(study_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{study_site.url}{PLAIN}")
    expect(page.locator(".question")).to_be_visible()
    page.context.set_offline(True)
    finish(page, right=4, wrong=0)
    expect(page.locator(".score")).to_have_text("4 of 4 right (100%)")


def test_without_a_network_at_the_start_the_page_says_so_and_tries_again(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}quiz/", may_fail=("/study/",))
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    page.route("**/study/topics/**", lambda route: route.abort())
    page.get_by_role("button", name="Start").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("could not be loaded")
    page.unroute("**/study/topics/**")
    alert.get_by_role("button", name="Try again").click()
    expect(page.locator(".question")).to_be_visible()


@pytest.mark.parametrize(("script", "said"), [(BLOCKED, "no database"), (FULL, "full")])
def test_blocked_or_full_storage_ends_nothing_and_is_said(
    study_site: BuiltSite, open_page: OpenPage, script: str, said: str
) -> None:
    page = open_page(f"{study_site.url}about/")
    page.add_init_script(script)
    page.goto(f"{study_site.url}{PLAIN}")
    finish(page, right=2, wrong=2)
    expect(page.locator(".score")).to_have_text("2 of 4 right (50%)")
    note = page.locator(".storage-note")
    expect(note).to_contain_text(said)
    expect(note).to_contain_text("until you leave this page")
    with page.expect_download() as waiting:
        note.get_by_role("button", name="Export a file").click()
    kept = json.loads(waiting.value.path().read_text("utf-8"))
    assert len([one for one in kept["events"] if one["type"] == "answered"]) == 4
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_set_is_accessible_and_fits_a_phone_in_every_state(
    study_site: BuiltSite, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(f"{study_site.url}{PLAIN}", width=390, scheme=scheme, touch=True)
    article = page.locator(".question")
    expect(article).to_be_visible()
    for right in (True, False):
        assert violations(page) == []
        answer_and_check(article, right=right)
        assert violations(page) == []
        article.get_by_role("button", name="Next").tap()
    page.get_by_role("button", name="End here").tap()
    page.locator(".review-list summary").first.tap()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_changed_answer_is_flagged_and_its_history_kept(
    study_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(f"{study_site.url}{PLAIN}")
    answer_and_check(page.locator(".question"), right=True)

    def changed(route: Route) -> None:
        response = route.fetch()
        text = re.sub(r'"hash":"[0-9a-f]{12}"', '"hash":"changed00000"', response.text())
        route.fulfill(response=response, body=text)

    page.route("**/study/topics/**", changed)
    page.goto(f"{study_site.url}quiz/?topics=plain&seed=other")
    stem = page.locator(".stem")
    for _ in range(20):
        if page.get_by_text("Changed since you answered it.").count() > 0:
            break
        page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text("Changed since you answered it.")).to_be_visible()
    expect(stem).to_contain_text("Plain question")
