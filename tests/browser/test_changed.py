"""A new release changes an answer: what the reader knew is kept, and said to have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.study_site import answer_and_check, make_study_site
from tests.conftest import build

pytestmark = pytest.mark.browser

TABLE = """\
title: Shapes
summary: Which shape is it?
decide: How many corners has it?
skills:
  mini: ["1.1.2"]
sources:
  - title: A guide
    url: https://docs.example.org/guide
    checked: 2026-11-22
name: Shape
columns:
  - id: corners
    title: Corners
rows:
  - id: square
    name: Square
    cue: '"four equal sides"'
    cells:
      corners: Four
  - id: circle
    name: Circle
    cue: '"round"'
    cells:
      corners: None
  - id: triangle
    name: Triangle
    cue: '"a roof"'
    cells:
      corners: Three
"""
SQUARE = "table-shapes-square-cue"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a site with a comparison table, built."""
    make_study_site(tmp_path)
    edit(
        tmp_path, "topics/10-notes/20-plain/topic.md", "## Facts", "::table{id=shapes}\n\n## Facts"
    )
    table = tmp_path / "content" / "tables" / "shapes.yaml"
    table.parent.mkdir(exist_ok=True)
    table.write_text(TABLE, encoding="utf-8")
    release(tmp_path)
    return tmp_path


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "content" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def release(folder: Path) -> None:
    build(folder / "site", "--content", str(folder / "content"))


def questions_of_the_table(page: Page, url: str) -> None:
    page.goto(f"{url}tables/shapes/")
    page.locator("details.made-questions > summary").click()
    expect(page.locator(".quiz-form")).to_have_count(4)


def study(page: Page, url: str) -> None:
    """Answers the table's questions, and reviews its rows and one term."""
    questions_of_the_table(page, url)
    for question in page.locator("[data-kind=multiple-choice]").all():
        right = question.get_attribute("data-answers")
        question.locator(f".option input[value='{right}']").check()
        question.get_by_role("button", name="Check").click()
        expect(question.locator(".verdict-line")).to_have_text("Right.")
    for kind, number in (("row", 3), ("term", 1)):
        page.goto(f"{url}cards/?kind={kind}")
        for _ in range(number):
            page.get_by_role("button", name="Show the answer").click()
            page.locator(".rating-easy").click()
    expect(page.locator(".run-count")).to_have_text("7 new")


def test_what_has_changed_since_it_was_learned_is_said_wherever_it_shows(
    folder: Path, open_page: OpenPage, serve: Callable[..., str]
) -> None:
    url = serve(folder / "site")
    page = open_page(url, width=390)
    study(page, url)
    page.goto(f"{url}topics/plain/")
    mark = page.locator("[data-mastery-topic=plain]").first
    expect(mark).to_contain_text("7 of 35 seen")
    expect(mark).not_to_contain_text("changed")
    page.goto(f"{url}cards/")
    expect(page.locator("#deck_of option[value=changed]")).to_have_count(0)

    edit(folder, "tables/shapes.yaml", "name: Square", "name: Quadrat")
    edit(folder, "tables/shapes.yaml", "corners: Three", "corners: Three or more")
    edit(folder, "topics/10-notes/20-plain/topic.md", "called ant", "with six legs")
    release(folder)

    page.goto(f"{url}topics/plain/")
    expect(mark).to_contain_text("7 of 35 seen, 3 changed since you learned them")
    assert violations(page) == []
    questions_of_the_table(page, url)
    note = page.get_by_text("Changed since you answered it.")
    expect(page.locator(f"[data-question={SQUARE}]").locator(note)).to_be_visible()
    assert [one.is_visible() for one in note.all()] == [True]
    assert violations(page) == []
    page.goto(f"{url}quiz/")
    options = page.locator("#set_state option")
    expect(options.filter(has_text="Changed since answered (1)")).to_have_count(1)
    page.goto(f"{url}cards/?of=changed&mode=learn")
    expect(page.get_by_label("Deck")).to_have_value("changed")
    expect(page.locator(".deck-line")).to_contain_text("2 cards")
    page.get_by_label("Kind").select_option("term")
    expect(page.locator(".deck-line")).to_contain_text("1 card")
    expect(page.locator(".card-front")).to_contain_text("Ant")
    assert violations(page) == []


def test_a_changed_question_of_a_topic_is_as_good_as_new_once_it_is_answered(
    folder: Path, open_page: OpenPage, serve: Callable[..., str]
) -> None:
    url = serve(folder / "site")
    page = open_page(f"{url}topics/plain/")
    question = page.locator("#q-plain-1")
    answer_and_check(question, right=True)
    edit(folder, "topics/10-notes/20-plain/questions.yaml", "Right 1\n", "Right now 1\n")
    release(folder)
    page.reload()
    note = page.get_by_text("Changed since you answered it.")
    expect(question.locator(note)).to_be_visible()
    assert violations(page) == []
    answer_and_check(question, right=True)
    expect(note.locator("visible=true")).to_have_count(0)
