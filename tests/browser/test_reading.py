"""What helps reading: colours, exam switch, keyboard, contents list, definitions."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenPage
from tests.browser.page_kinds import url_of
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser


def theme(page: Page) -> tuple[str, str]:
    """The chosen theme, and the scheme the page is painted in."""
    root = page.locator("html")
    scheme: str = root.evaluate("html => getComputedStyle(html).colorScheme")
    return root.get_attribute("data-theme") or "", scheme


def test_theme_button_goes_round_and_is_remembered(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url, scheme="light")
    button = page.locator("[data-action=theme]")
    seen = []
    for _ in range(3):
        button.click()
        seen.append(theme(page))
    assert seen == [("dark", "dark"), ("light", "light"), ("", "light dark")]
    button.click()
    page.reload()
    assert theme(page) == ("dark", "dark")
    page.goto(url_of(site, "glossary"))
    assert theme(page) == ("dark", "dark")


def test_stored_theme_is_set_before_the_first_paint(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    page.evaluate("localStorage.setItem('cribsheet.theme', 'dark')")
    # Without modules, only what stands in the page itself runs.
    page.route("**/assets/*.js", lambda route: route.fulfill(content_type="text/javascript"))
    page.reload()
    assert theme(page) == ("dark", "dark")


def exams(page: Page) -> list[str]:
    """The exams of the switch, without "all"."""
    return [
        exam
        for exam in page.eval_on_selector_all(
            "[data-exam-choice]", "links => links.map(link => link.dataset.examChoice)"
        )
        if exam
    ]


def test_exam_switch_hides_remembers_and_is_a_link(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "coverage"))
    first, second, *_ = exams(page)
    cards = page.locator("main [data-exams]")
    everything = cards.count()
    choice = page.locator(f"[data-exam-choice={first}]")
    choice.click()
    expect(page).to_have_url(re.compile(rf"\?exam={first}$"))
    expect(choice).to_have_attribute("aria-current", "true")
    hidden = page.locator(f"main [data-exams]:not([data-exams~={first}])")
    assert hidden.count() > 0
    assert all(not box.is_visible() for box in hidden.all())
    assert page.locator(f"main [data-exams~={first}] >> visible=true").count() > 0

    page.goto(site.url)
    expect(page.locator("html")).to_have_attribute("data-exam", first)
    expect(page).to_have_url(re.compile(rf"\?exam={first}$"))
    page.goto(f"{url_of(site, 'coverage')}?exam={second}")
    expect(page.locator("html")).to_have_attribute("data-exam", second)
    page.locator("[data-exam-choice='']").click()
    expect(page).to_have_url(url_of(site, "coverage"))
    assert page.locator("main [data-exams] >> visible=true").count() == everything


def test_unknown_exam_shows_everything(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}?exam=no-such-exam")
    expect(page.locator("html")).to_have_attribute("data-exam", "")
    expect(page).to_have_url(site.url)


def test_unknown_exam_leaves_the_remembered_one(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    first, *_ = exams(page)
    page.locator(f"[data-exam-choice={first}]").click()
    page.goto(f"{site.url}?exam=no-such-exam")
    expect(page.locator("html")).to_have_attribute("data-exam", first)
    page.goto(url_of(site, "topic"))
    expect(page.locator("html")).to_have_attribute("data-exam", first)


def test_newest_exam_holds_when_the_reader_goes_back(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    older, newer, *_ = exams(page)
    page.locator(f"[data-exam-choice={older}]").click()
    page.goto(url_of(site, "topic"))
    page.locator(f"[data-exam-choice={newer}]").click()
    page.go_back()
    expect(page).to_have_url(f"{site.url}?exam={newer}")
    expect(page.locator("html")).to_have_attribute("data-exam", newer)
    assert page.evaluate("localStorage.getItem('cribsheet.exam')") == newer


def test_page_kept_by_the_browser_takes_up_a_newer_choice(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(site.url)
    older, newer, *_ = exams(page)
    page.locator(f"[data-exam-choice={older}]").click()
    page.evaluate("exam => localStorage.setItem('cribsheet.exam', exam)", newer)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("html")).to_have_attribute("data-exam", newer)
    expect(page.locator(f"[data-exam-choice={newer}]")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(f"{site.url}?exam={newer}")


def hidden_part(site: BuiltSite) -> tuple[str, str]:
    """A topic's path and the anchor of a block in it that some exam hides, with that exam."""
    pattern = re.compile(r'<section class="block[^>]+labelledby="([^"]+)"[^>]+data-exams="([^"]+)"')
    for file in sorted(site.folder.glob("topics/*/index.html")):
        html = file.read_text(encoding="utf-8")
        whole = re.search(r'<main [^>]*data-serves="([^"]*)"', html)
        assert whole, file
        # For any other exam the topic hides nothing.
        known = [exam for exam in whole[1].split() if f'data-exam-choice="{exam}"' in html]
        for anchor, served in pattern.findall(html):
            for exam in known:
                if exam not in served.split():
                    return f"topics/{file.parent.name}/?exam={exam}", anchor
    pytest.fail("no exam hides anything")


def test_link_to_a_hidden_part_says_so(site: BuiltSite, open_page: OpenPage) -> None:
    path, anchor = hidden_part(site)
    page = open_page(f"{site.url}{path}#{anchor}")
    heading = page.locator(f"#{anchor}")
    expect(heading).to_be_hidden()
    assert violations(page) == []
    page.get_by_role("button", name="Show all exams").click()
    expect(heading).to_be_in_viewport()
    expect(page.locator(".hidden-target")).to_have_count(0)


def test_help_lists_the_keys_and_gives_the_focus_back(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    page.locator("[data-action=theme]").focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard")
    expect(dialog).to_be_visible()
    expect(dialog.locator("kbd").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-action=theme]")).to_be_focused()


def test_single_keys_can_be_switched_off(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    page.keyboard.press("?")
    page.get_by_label("Shortcuts with a single key").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog#search_dialog")).to_be_visible()


def test_keys_turn_topics_but_not_while_typing(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "topic"))
    here = page.url
    page.evaluate("document.querySelector('.table-tools input, textarea')?.focus()")
    field = page.locator("main input[type=search], main textarea")
    if field.count() == 0:
        page.locator(".embed-code summary").click()
        field = page.locator(".embed-code textarea")
    field.first.evaluate("field => { field.closest('details')?.setAttribute('open', '') }")
    field.first.focus()
    page.keyboard.press("n")
    page.keyboard.press("t")
    expect(page).to_have_url(here)
    assert theme(page)[0] == ""
    page.evaluate("document.activeElement.blur()")
    following = page.locator("a[rel=next]").or_(page.locator("a[rel=prev]")).first
    key = "n" if following.get_attribute("rel") == "next" else "p"
    target = following.evaluate("link => link.href")
    page.keyboard.press(key)
    expect(page).to_have_url(target)


def test_letters_do_nothing_at_an_option(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "topic"))
    here = page.url
    option = page.locator(".quiz-form input").first
    option.focus()
    for letter in "npet":
        page.keyboard.press(letter)
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(option).to_be_focused()
    expect(page).to_have_url(here)
    assert theme(page)[0] == ""


@pytest.mark.parametrize("kind", ["radio", "checkbox"])
def test_help_and_search_open_at_an_option_and_give_it_back(
    site: BuiltSite, open_page: OpenPage, kind: str
) -> None:
    page = open_page(f"{site.url}print/" if kind == "checkbox" else url_of(site, "topic"))
    option = page.locator(f"main input[type={kind}]").first
    option.focus()
    for key, name in {"?": "help", "/": "search", "Control+k": "search"}.items():
        page.keyboard.press(key)
        expect(page.locator(f"dialog#{name}_dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(option).to_be_focused()


def test_contents_list_follows_reading(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "topic"))
    links = page.locator("nav.toc a")
    current = page.locator("nav.toc a[aria-current=location]")
    last = links.last
    last.click()
    expect(last).to_have_attribute("aria-current", "location")
    expect(current).to_have_count(1)
    third = links.nth(2)
    third.click()
    expect(third).to_have_attribute("aria-current", "location")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(last).to_have_attribute("aria-current", "location")


def test_a_followed_link_stays_marked_when_scripts_make_the_page_longer(
    site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(url_of(site, "topic"))
    page.wait_for_load_state("networkidle")
    last = page.locator("nav.toc a").last
    last.click()
    expect(last).to_have_attribute("aria-current", "location")
    page.locator(last.get_attribute("href") or "").evaluate(
        """async (heading) => {
            const added = document.createElement("div");
            added.style.height = "120px";
            (heading.closest("section") ?? heading).before(added);
            dispatchEvent(new Event("scroll"));
            const frame = () => new Promise((shown) => requestAnimationFrame(shown));
            await frame();
            await frame();
        }"""
    )
    expect(last).to_have_attribute("aria-current", "location")


def page_with_term(site: BuiltSite) -> str:
    """Address of a page that links a glossary term."""
    for file in sorted(site.folder.glob("topics/*/index.html")):
        if 'class="term"' in file.read_text(encoding="utf-8"):
            return site.url + file.parent.relative_to(site.folder).as_posix() + "/"
    pytest.fail("no topic links a term")


def test_term_explains_itself_on_focus_and_hover(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(page_with_term(site))
    term = page.locator("a.term[data-define] >> visible=true").first
    tip = page.get_by_role("tooltip")
    expect(tip).to_have_count(0)
    term.focus()
    expect(tip).to_have_text(term.get_attribute("data-define") or "")
    expect(term).to_have_attribute("aria-describedby", "term_tip")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    expect(term).to_be_focused()

    page.evaluate("document.activeElement.blur()")
    term.hover()
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    assert violations(page) == []
    page.mouse.move(0, 0)
    expect(tip).to_have_count(0)


def test_first_tap_explains_and_second_follows(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(page_with_term(site), width=390, touch=True)
    here = page.url
    term = page.locator("a.term[data-define] >> visible=true").first
    target = term.evaluate("link => link.href")
    term.tap()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    expect(page).to_have_url(here)
    box = tip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    term.tap()
    expect(page).to_have_url(target)


def test_embed_code_is_whole_and_copies(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(url_of(site, "topic"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".embed-code summary").click()
    code = page.locator(".embed-code textarea")
    text = code.input_value()
    for address in re.findall(r'src="([^"]+)"', text):
        assert address.startswith("http"), address
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_embed_code_of_a_site_that_knows_no_address(site: BuiltSite, open_page: OpenPage) -> None:
    """Built without its origin, the site can only write paths; the page makes them whole."""
    file = min(site.folder.glob("topics/*/index.html"))
    html = file.read_text(encoding="utf-8")
    code = re.search(r"(<textarea[^>]*>)(.*?)(</textarea>)", html, re.DOTALL)
    assert code is not None
    paths = re.sub(r'src="(?:https?://[^/"]+)?/', 'src="/', code[2])
    url = f"{site.url}topics/{file.parent.name}/"
    page = open_page(site.url)
    page.route(url, lambda route: route.fulfill(body=html.replace(code[2], paths)))
    page.goto(url)
    field = page.locator(".embed-code textarea")
    expect(field).to_have_value(re.compile(f'iframe data-cribsheet src="{site.origin}/embed/quiz/'))
    expect(field).to_have_value(re.compile(f'script async src="{site.origin}/embed.js"'))


def test_blocked_storage_breaks_nothing(site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(site.url)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
    )
    page.reload()
    page.locator("[data-action=theme]").click()
    assert theme(page)[0] == "dark"
    first, *_ = exams(page)
    page.locator(f"[data-exam-choice={first}]").click()
    expect(page.locator("html")).to_have_attribute("data-exam", first)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search the notes")).to_be_focused()
