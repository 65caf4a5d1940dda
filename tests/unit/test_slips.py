"""What is almost Markdown is found where it stands, and what is not meant so is let be."""

from __future__ import annotations

import pytest

from cribsheet.markdown import MD
from cribsheet.slips import Slip, half_attributes, slips


def found(text: str) -> list[Slip]:
    return [
        slip
        for token in MD.parse(text)
        if token.type == "inline"
        for slip in slips(token, paragraph=True)
    ]


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        (":: table{id=a}", ":: table{id=a}"),
        ("a `::b`\n::: b", "::: b"),
        (r"\$x_1 and `$x_1` but $x_1 here", "$x_1 here"),
        ("*[a][b]* `[a][b]` [a][b]", "[a][b]"),
        (r"\[a][b] then [a][b]", "[a][b]"),
        (r"\_ \* [a](b c)", "[a](b c)"),
        ("see :::cue[x]", ":::cue"),
        ("see [a b][]", "[a b][]"),
        ("see [*a*][]", "][]"),
        ("see [`a`](b c) here", "](b c)"),
        ("see [**a**](https://b.example/c", "](https://b.example/c"),
        ("#A", "#A"),
    ],
)
def test_the_slip_itself_is_pointed_at(text: str, needle: str) -> None:
    last = found(text)[-1]
    assert last.needle == needle
    assert text[last.offset :].startswith(needle)
    assert text.rfind(needle) == last.offset


@pytest.mark.parametrize(
    "text",
    [
        r"\$5, $5 and $ 6, US$, $name, `$x_1`, $x_1$, $$x$$",
        "std::vector{1}, x ::1, a::b[0], 10::20",
        "#1, C#, # of rows, issue #many",
        "a[0][1], f[0](x y), int[][], [][], `[x][]`, [x], [x] (y z), `[a][b]`, [a](#b)",
        "[a][b]\n\n[b]: #c",
        "[a][]\n\n[a]: #c",
        "\\:: a\n\\#a",
    ],
)
def test_what_is_meant_as_text_is_let_be(text: str) -> None:
    assert found(text) == []


def test_lines_count_in_paragraphs_only() -> None:
    token = next(one for one in MD.parse("#a\n::: b") if one.type == "inline")
    assert [*slips(token, paragraph=False)] == []


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("A {#a", True),
        ('A {skills="x', True),
        ("A {#a} b", True),
        ("A {1, 2", False),
        ("A {a}", False),
        ("A", False),
    ],
)
def test_attributes_that_are_none(text: str, *, half: bool) -> None:
    assert bool(half_attributes(text)) is half
