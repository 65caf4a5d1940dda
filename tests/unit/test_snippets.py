"""Short Markdown texts of YAML values."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.markdown import MD, plain, render
from cribsheet.marks import mark
from cribsheet.placed import Text
from cribsheet.snippets import Snippet, block, inline
from tests.sample_source import codes, context, said


def text(value: str) -> Text:
    return Text.of(value, 1, 1, last=value.count("\n") + 1)


@pytest.mark.parametrize(
    ("value", "html", "words"),
    [
        ("Plain words", "Plain words", "Plain words"),
        ("*a* & `b < c`", "<em>a</em> &amp; <code>b &lt; c</code>", "a & b < c"),
        ("a: b", "a: b", "a: b"),
    ],
)
def test_inline(value: str, html: str, words: str) -> None:
    assert inline(context(value), text(value)) == Snippet(html, words)


def test_a_link_becomes_a_mark() -> None:
    found = context("[a](topic:x)")
    made = inline(found, text("[a](topic:x)"))
    assert made.html == f'<a href="{mark("href", "topic:x")}">a</a>'
    assert [one.target for one in found.references] == ["topic:x"]


def test_blocks() -> None:
    made = block(context(""), text("One *two*.\n\n- three"))
    assert made.html == "<p>One <em>two</em>.</p>\n<ul>\n<li>three</li>\n</ul>\n"
    assert made.text == "One two. three"


@given(st.text(alphabet="ab1 .,;-+#=(){}'\"éR²|!/%@^", max_size=20))
def test_plain_words_take_a_short_cut_to_the_same_place(value: str) -> None:
    line = value.strip()
    tokens = MD.parseInline(line, {})
    short = inline(context(line), text(line))
    assert unescape(short.html) == unescape(render(tokens))
    assert " ".join(short.text.split()) == plain(tokens)
    words = f"a{line}"
    blocks = MD.parse(words, {})
    assert unescape(block(context(words), text(words)).html) == unescape(render(blocks))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("## A\n", "M014"),
        (":::note\na\n:::", "M014"),
        ("::table{id=a}", "M014"),
        ("A\n: b", "M014"),
        ("![a](b.png)", "M014"),
        ("[a]()", "M013"),
        ("<i>a</i>", "M007"),
        ("$\\frac{1$", "M010"),
        ("```nonsense\na\n```", "M011"),
        ("| a | b |\n|---|---|\n| c |", "M008"),
    ],
)
def test_what_has_no_place_in_a_value(value: str, code: str) -> None:
    found = context(value)
    block(found, text(value))
    assert codes(found) == [code]


def test_a_problem_stands_in_the_line_of_the_value() -> None:
    source = "- a\n- >-\n  one\n  <i>two</i>\n- <i>\n"
    found = context(source)
    inline(found, Text.of("one <i>two</i>", 2, 3, last=4))
    assert [one.split()[0] for one in said(found)] == ["4:3"]
