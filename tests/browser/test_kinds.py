"""Each kind of question, answered with the mouse, the keyboard and by touch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.conftest import BuiltSite, build
from tests.static_server import serving

pytestmark = pytest.mark.browser

SITES = Path(__file__).resolve().parents[1] / "sites"
PAGE = "topics/kinds/"


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The small site with a question of every kind, whole."""
    content = tmp_path_factory.mktemp("kinds") / "content"
    shutil.copytree(SITES / "base", content)
    shutil.copytree(SITES / "kinds" / "content", content, dirs_exist_ok=True)
    folder = build(
        *(content.parent / "site", "--content", str(content)),
        *("--repository", "https://code.example/notes"),
    )
    with serving(folder) as url:
        yield BuiltSite(folder, "/", url)


def open_kind(site: BuiltSite, open_page: OpenPage, name: str, **how: object) -> Locator:
    """The page's question `kinds-NAME`, ready to be answered."""
    page = open_page(f"{site.url}{PAGE}", **how)  # type: ignore[arg-type]
    article = page.locator(f"#q-kinds-{name}")
    expect(article.get_by_role("button", name="Check")).to_be_visible()
    return article


def check(article: Locator) -> Locator:
    """Checks the answer and returns the line that judges it."""
    article.get_by_role("button", name="Check").click()
    return article.locator(".verdict-line")


def order(article: Locator) -> list[str]:
    """Texts of an ordering's items from the first to the last."""
    return article.locator(".order-item .option-text").all_inner_texts()


SANDWICH = ["Cut the bread", "Spread the butter", "Add the filling"]


def sort_items(article: Locator) -> None:
    """Moves items up until they lie right."""
    for place, text in enumerate(SANDWICH):
        for _ in range(order(article).index(text) - place):
            article.get_by_role("button", name=f"Move up: {text}").click()


def test_a_fixed_order_stays(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "fixed")
    for _ in range(5):
        assert article.locator(".option-text").all_inner_texts() == ["1", "2", "3"]
        article.get_by_role("radio", name="2").check()
        expect(check(article)).to_have_text("Right.")
        article.get_by_role("button", name="Again").click()


def test_a_statement_is_true_or_false(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "true-false")
    article.get_by_role("radio", name="True").check()
    expect(check(article)).to_have_text("Not right. The answer is False.")
    expect(article).to_contain_text("It boils at 100 °C")


@pytest.mark.parametrize("touch", [False, True])
def test_items_are_ordered_without_dragging(
    kinds: BuiltSite, open_page: OpenPage, touch: bool
) -> None:
    article = open_kind(kinds, open_page, "ordering", touch=touch, width=390)
    assert order(article) != SANDWICH, "the right order is not given away"
    expect(check(article)).to_have_text("Put the items in order first.")
    sort_items(article)
    assert order(article) == SANDWICH
    expect(check(article)).to_have_text("Right.")
    assert violations(article.page) == []


def test_items_are_ordered_by_keyboard_and_the_new_place_is_read_out(
    kinds: BuiltSite, open_page: OpenPage
) -> None:
    article = open_kind(kinds, open_page, "ordering")
    last = order(article)[2]
    up = article.get_by_role("button", name=f"Move up: {last}")
    up.focus()
    article.page.keyboard.press("Enter")
    expect(article.locator(".order-field [role=status]")).to_have_text(f"{last}: now 2 of 3")
    expect(up).to_be_focused()
    article.page.keyboard.press("Enter")
    assert order(article)[0] == last
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    article.page.keyboard.press("Enter")
    assert order(article)[0] == last


def test_a_wrong_order_tells_where_each_item_belongs(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "ordering")
    sort_items(article)
    article.get_by_role("button", name=f"Move down: {SANDWICH[1]}").click()
    expect(check(article)).to_have_text("Not right: 1 of 3 in place.")
    item = article.locator(".order-item").nth(2)
    expect(item.locator(".why")).to_contain_text("Belongs in place 2. It goes under the filling.")
    expect(article.locator(".after ol li")).to_have_text(SANDWICH)
    assert violations(article.page) == []


def test_pairs_are_found_with_selects(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "matching")
    selects = article.get_by_role("combobox")
    expect(selects).to_have_count(3)
    assert len(selects.first.locator("option").all()) == 5, "four to choose, and none"
    message = check(article)
    expect(message).to_have_text("Choose a match for each: 3 have none.")
    expect(selects.first).to_be_focused()
    article.get_by_label("A cat").select_option("Meow")
    article.get_by_label("A dog").select_option("Hoot")
    check(article)
    expect(message).to_have_text("Choose a match for the one that has none.")
    expect(article.get_by_label("A cow")).to_be_focused()
    article.get_by_label("A cow").select_option("Moo")
    check(article)
    expect(message).to_have_text("Not right: 2 of 3 matched.")
    expect(article.locator("[data-outcome=slip] .why")).to_have_text(
        "Goes with “Woof & bark”. Dogs bark."
    )
    assert violations(article.page) == []


def test_pairs_are_found_by_keyboard(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "matching")
    article.get_by_label("A cat").focus()
    for letters in ("Me", "Wo", "Mo"):
        article.page.keyboard.type(letters)
        article.page.keyboard.press("Tab")
    expect(check(article)).to_have_text("Right.")


def test_a_typed_answer_is_taken_in_any_accepted_form(
    kinds: BuiltSite, open_page: OpenPage
) -> None:
    article = open_kind(kinds, open_page, "typed")
    expect(article.get_by_text("Type the answer (two words).")).to_be_visible()
    message = check(article)
    expect(message).to_have_text("Type an answer first.")
    field = article.get_by_label("Your answer")
    expect(field).to_be_focused()
    article.page.keyboard.type("  SECOND-one ")
    article.page.keyboard.press("Enter")
    expect(message).to_have_text("Right.")
    expect(article).to_contain_text("It has been called so.")
    article.page.keyboard.press("Enter")
    article.get_by_role("button", name="Again").click()
    field.fill("third one")
    check(article)
    expect(message).to_contain_text("Not right.")
    assert violations(article.page) == []


def test_digits_and_letters_belong_to_what_is_typed(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "typed")
    field = article.get_by_label("Your answer")
    field.focus()
    article.page.keyboard.type("1 fb/?nt")
    expect(field).to_have_value("1 fb/?nt")
    expect(article.page.locator("dialog[open]")).to_have_count(0)


def test_a_reload_keeps_every_kind_of_answer(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "ordering")
    page = article.page
    article.get_by_role("button", name="Move down").first.click()
    before = order(article)
    page.get_by_label("A cat").select_option("Hoot")
    page.locator("#q-kinds-typed").get_by_label("Your answer").fill("half a w")
    page.locator("#q-kinds-true-false").get_by_role("radio", name="True").check()
    page.reload()
    expect(page.get_by_label("A cat").locator(":checked")).to_have_text("Hoot")
    expect(page.locator("#q-kinds-typed").get_by_label("Your answer")).to_have_value("half a w")
    expect(page.locator("#q-kinds-true-false").get_by_role("radio", name="True")).to_be_checked()
    assert order(article) == before


def test_next_goes_to_the_following_open_question(kinds: BuiltSite, open_page: OpenPage) -> None:
    article = open_kind(kinds, open_page, "fixed")
    page = article.page
    page.locator("#q-kinds-true-false").get_by_role("radio", name="False").check()
    check(page.locator("#q-kinds-true-false"))
    article.get_by_role("radio", name="2").check()
    check(article)
    article.get_by_role("button", name="Next").click()
    expect(page.locator("#q-kinds-ordering").locator(":focus")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_kind_is_accessible_before_and_after(
    kinds: BuiltSite, open_page: OpenPage, scheme: str, width: int
) -> None:
    page = open_page(f"{kinds.url}{PAGE}", scheme=scheme, width=width)
    expect(page.get_by_role("button", name="Check").first).to_be_visible()
    assert violations(page) == []
    fill_in(page)
    for article in page.locator(".question").all():
        check(article)
    expect(page.locator(".tally-line")).to_contain_text("0 to go")
    assert violations(page) == []
    width_of_all: int = page.evaluate("document.documentElement.scrollWidth")
    assert width_of_all <= width


def fill_in(page: Page) -> None:
    """Gives every question of the page some answer."""
    for article in page.locator(".question").all():
        for control in ("radio", "combobox", "textbox"):
            found = article.locator("fieldset").first.get_by_role(control)
            for one in found.all():
                if control == "radio":
                    one.check()
                elif control == "combobox":
                    one.select_option(index=1)
                else:
                    one.fill("second one")
        for button in article.get_by_role("button", name="Move down").all()[:1]:
            button.click()


def test_an_error_can_be_reported_with_the_question_named(
    kinds: BuiltSite, open_page: OpenPage
) -> None:
    article = open_kind(kinds, open_page, "true-false")
    article.get_by_role("radio", name="True").check()
    check(article)
    link = article.get_by_role("link", name="Report an error").get_attribute("href") or ""
    assert link.startswith("https://code.example/notes/issues/new?")
    assert "kinds-true-false" in link
    expect(article.get_by_role("link", name="Why", exact=True)).to_have_attribute("href", "#why")
