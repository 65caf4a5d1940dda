"""Directives are found, parsed and closed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.directives import Directive, parse_arguments, parse_opening, split_arguments
from cribsheet.markdown import MD


def tokens(text: str) -> list[str]:
    """The block tokens of a text, without inline ones and paragraphs."""
    kinds = [token.type for token in MD.parse(text, {})]
    return [kind for kind in kinds if kind.startswith(("directive", "heading_open", "fence"))]


def directives(text: str) -> list[Directive]:
    """The directives of a text, each once."""
    kinds = ("directive_open", "directive_leaf")
    return [token.meta["directive"] for token in MD.parse(text, {}) if token.type in kinds]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("{}", ("", {}, "")),
        ("{#a}", ("a", {}, "")),
        ("{ #a  k=v }", ("a", {"k": "v"}, "")),
        ('{k="two words" l=w}', ("", {"k": "two words", "l": "w"}, "")),
        ('{k=""}', ("", {"k": ""}, "")),
        ('{alt="a # and = and } sign"}', ("", {"alt": "a # and = and } sign"}, "")),
    ],
)
def test_arguments(text: str, parsed: tuple[str, dict[str, str], str]) -> None:
    assert parse_arguments(text) == parsed


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{k}", 'cannot read "k"'),
        ("{k=}", 'cannot read "k="'),
        ('{k="open}', 'cannot read "k="open"'),
        ("{k=v k=w}", 'the argument "k" is given twice'),
        ("{#}", 'cannot read "#"'),
    ],
)
def test_arguments_that_cannot_be_read(text: str, complaint: str) -> None:
    assert parse_arguments(text)[2] == complaint


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Title {#id}", ("Title", "{#id}")),
        ("Title {#id}  ", ("Title", "{#id}")),
        ("{#id}", ("", "{#id}")),
        ("Title", ("Title", "")),
        ("a {b} c", ("a {b} c", "")),
        ("a {b} {#c}", ("a {b}", "{#c}")),
        ("a }", ("a }", "")),
    ],
)
def test_attributes_stand_at_the_end(text: str, split: tuple[str, str]) -> None:
    assert split_arguments(text) == split


def test_an_opening_line_in_full() -> None:
    found = parse_opening('  ::::figure[A \\] label]{#id src=a.svg alt="Two words"}  ', 7)
    assert found is not None
    assert (found.name, found.label, found.id) == ("figure", "A ] label", "id")
    assert found.arguments == {"src": "a.svg", "alt": "Two words"}
    assert (found.line, found.colons, found.block, found.complaint) == (7, 4, True, "")


@pytest.mark.parametrize("line", [":note", "text ::note", ":::", "::", "::: note", ":::1"])
def test_what_opens_nothing(line: str) -> None:
    assert parse_opening(line, 0) is None


@given(st.text(alphabet=':a[]{}#="\\ ', max_size=40))
def test_any_line_can_be_looked_at(line: str) -> None:
    found = parse_opening(line, 0)
    assert found is None or found.name


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (":::note\na\n:::", ["directive_open", "directive_close"]),
        ("a\n:::note\nb\n:::\nc", ["directive_open", "directive_close"]),
        ("::table{id=a}\n::table{id=b}", ["directive_leaf", "directive_leaf"]),
        (":::", ["directive_stray"]),
        ("```\n:::note\n```", ["fence"]),
        ("    :::note", []),
        (":::note\n```\n:::\n```\n:::", ["directive_open", "fence", "directive_close"]),
        (
            "::::note\n:::cue\na\n:::\n::::",
            ["directive_open", "directive_open", "directive_close", "directive_close"],
        ),
        ("> :::note\n> a\n> :::", ["directive_open", "directive_close"]),
        ("- :::note\n  a\n  :::\n- b", ["directive_open", "directive_close"]),
        (
            ":::note\na\n## H\n:::",
            ["directive_open", "directive_close", "heading_open", "directive_stray"],
        ),
    ],
)
def test_blocks_in_a_text(text: str, kinds: list[str]) -> None:
    assert tokens(text) == kinds


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        (":::note\na\n:::", [True]),
        (":::note\na\n::::", [True]),
        ("::::note\na\n:::", [False]),
        (":::note\na", [False]),
        (":::note\na\n\n:::cue\nb\n:::", [False, True]),
        (":::note\na\n\n## H\n\n:::cue\nb\n:::", [False, True]),
        ("- :::note\n  a\n- b\n\n:::", [False]),
        ("> :::note\n> a\n\n:::", [False]),
    ],
)
def test_what_closes_a_block(text: str, closed: list[bool]) -> None:
    assert [directive.closed for directive in directives(text)] == closed
