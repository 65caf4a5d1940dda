"""The parser's set-up, places found again in the source, and plain text."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cribsheet.markdown import MD, parser, plain, render, slug
from tests.sample_source import context, said

TEXT = "one [a](#x) two\nthree [b](#x) and [c](#y%20z)\nfour <https://a.example/>\n"


def html(text: str) -> str:
    return render(MD.parse(text, {}))


SIGNS = string.punctuation + " \n\ta1é٣"
STARTS = [
    *("", "> ", "- ", "* ", "1. ", "10) ", "٣. ", "    ", "\t", "# ", "```", "~~~", "***", "---"),
    *("===", "[a]: /b", "| a |", "|---|", ": ", "::: trap", ":::", "$$", "<!--", "<b>", "<pre>"),
]
LINES = st.builds("{}{}{}".format, st.sampled_from(STARTS), st.sampled_from(STARTS), st.text(SIGNS))
LONG_WAY = parser(shortcuts=False)


@given(st.one_of(st.text(SIGNS, max_size=40), st.lists(LINES, max_size=6).map("\n".join)))
@settings(max_examples=600)
@example("a-b: c = d > e + {f} 100% #g @h ^i")
@example("a [b-c](d#e) ![f](g) <https://h.example/> &amp; <kbd>i</kbd> $j$ ~~k~~ `l`")
def test_shortcuts_change_nothing(text: str) -> None:
    assert MD.parse(text, {}) == LONG_WAY.parse(text, {})
    assert MD.parseInline(text, {}) == LONG_WAY.parseInline(text, {})
    assert MD.render(text) == LONG_WAY.render(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("~~a~~", "<s>a</s>"),
        ("| a |\n|---|\n| b |", "<table>"),
        ("A\n: b", "<dl>"),
        ("[a](javascript:x)", 'href="javascript:x"'),
        ('a -- b ... "c"', "a -- b ... &quot;c&quot;"),
    ],
)
def test_what_the_parser_knows(text: str, part: str) -> None:
    assert part in html(text)


@pytest.mark.parametrize("text", ["$x = 5$, for example 5", "$x$ and \\\\", "$1 / 4$ of 16"])
def test_a_formula_may_begin_a_text_that_ends_with_anything(text: str) -> None:
    tokens = MD.parseInline(text, {})[0].children or []
    assert tokens[0].type == "math_inline"


@pytest.mark.parametrize("text", ["USD 5 and USD 6", r"\$5 and \$6", "$5 and $6", "a$ b$"])
def test_prices_are_no_formulas(text: str) -> None:
    assert not [
        token for token in MD.parseInline(text, {})[0].children or [] if "math" in token.type
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# A *b* `c`\n\nd\ne", "A b c d e"),
        ("- a\n- b", "a b"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("x $R^2$ y", "x R² y"),
        ("a  \nb", "a b"),
    ],
)
def test_plain_text(text: str, words: str) -> None:
    assert plain(MD.parse(text, {})) == words


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Row or column", "row-or-column"),
        ("R² and F1", "r2-and-f1"),
        ("Café & Co.", "cafe-co"),
        ("k-NN", "k-nn"),
        ("--", ""),
        ("≠", ""),
    ],
)
def test_anchors(text: str, anchor: str) -> None:
    assert slug(text) == anchor


def test_a_needle_is_found_again_and_then_its_next_occurrence() -> None:
    found = context(TEXT)
    found.enter(1, 3)
    assert found.locate("](#x)") == (1, 7, 5)
    assert found.locate("](#x)") == (2, 9, 5)
    assert found.locate("](#x)") == (1, 1, 1), "there is no third: the block itself"


def test_a_needle_is_looked_for_in_its_block_only() -> None:
    found = context("a\n\nb\n\na\n")
    found.enter(3, 3)
    assert found.locate("a") == (3, 1, 1)
    found.enter(5, 5)
    assert found.locate("a") == (5, 1, 1)


def test_a_needle_can_be_looked_for_in_one_line() -> None:
    found = context("| a |\n|---|\n| a |\n")
    found.enter(1, 3)
    assert found.locate("a", line=3) == (3, 3, 1)
    assert found.locate("z", line=3) == (3, 1, 1)


def test_links_are_found_in_their_order() -> None:
    found = context(TEXT)
    found.enter(1, 3)
    assert found.locate_link("#x") == (1, 9, 2)
    assert found.locate_link("#x") == (2, 11, 2)
    assert found.locate_link("#y%20z") == (2, 23, 6)
    assert found.locate_link("https://a.example/") == (3, 7, 18)
    assert found.locate_link("#nowhere") == (1, 1, 1)


def test_encoded_addresses_and_definitions_are_found() -> None:
    found = context("[a](#é) [b][c]\n\n[c]: #z\n")
    found.enter(1, 1)
    assert found.locate_link("#%C3%A9") == (1, 5, 2)
    assert found.locate_link("#z") == (3, 6, 2)


def test_a_complaint_stands_at_its_needle() -> None:
    found = context("a\nb wrong\n")
    found.enter(1, 2)
    found.complain("M007", "that is", needle="wrong")
    assert said(found) == ["2:3 M007 that is"]


def test_a_reference_remembers_where_it_was_written() -> None:
    found = context("a\nb tag-one\n")
    found.enter(1, 2)
    found.refer("tag", "tag-one", "tag-one")
    (reference,) = found.references
    assert (reference.line, reference.column, reference.width) == (2, 3, 7)
    assert reference.source == "b tag-one"
    assert reference.file == found.source.name
