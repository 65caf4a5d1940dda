"""What a diagnostic looks like, and how many are kept."""

from __future__ import annotations

import dataclasses
import json

import pytest

from cribsheet.diagnostics import (
    LONGEST,
    Diagnostic,
    Problems,
    cells,
    closest,
    count,
    did_you_mean,
    report,
    shortened,
    visible,
)

ONE = Diagnostic("a.yaml", 2, 3, "S001", "wrong", "mend it", source="  key: value", width=3)


def test_place_source_caret_and_hint() -> None:
    assert ONE.render().split("\n") == [
        "a.yaml:2:3 S001 wrong",
        "      key: value",
        "      ^^^",
        "    hint: mend it",
    ]


def test_without_a_source_line_there_is_no_caret() -> None:
    bare = dataclasses.replace(ONE, source="", hint="")
    assert bare.render() == "a.yaml:2:3 S001 wrong"


def test_a_warning_says_so() -> None:
    assert "S001 warning: wrong" in dataclasses.replace(ONE, severity="warning").render()


def test_colour_only_adds_escapes() -> None:
    coloured = ONE.render(color=True)
    for code in ("\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == ONE.render()


def test_the_field_is_bold_in_colour_and_plain_elsewhere() -> None:
    about = dataclasses.replace(ONE, message="topic.title: wrong", field="topic.title")
    assert about.render().startswith("a.yaml:2:3 S001 topic.title: wrong\n")
    assert "\x1b[1mtopic.title\x1b[0m: wrong\n" in about.render(color=True)
    assert about.as_json()["message"] == "topic.title: wrong"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("", 0)])
def test_wide_and_combining_characters(text: str, width: int) -> None:
    assert cells(text) == width


def test_the_caret_stands_under_wide_text() -> None:
    wide = Diagnostic("a", 1, 3, "S001", "x", source="日本key", width=3)
    assert wide.render().split("\n")[2] == "    " + " " * 4 + "^^^"


def test_what_does_not_show_is_named_and_what_steers_a_terminal_is_not_sent() -> None:
    source = "a\u2028b\x1b[31mc"
    one = Diagnostic("a", 1, 4, "F005", "the \x1b", "an \x85", source=source)
    assert one.render().split("\n") == [
        "a:1:4 F005 the <U+001B>",
        "    a<U+2028>b<U+001B>[31mc",
        "    " + " " * 10 + "^" * 8,
        "    hint: an <U+0085>",
    ]
    assert one.as_json()["source"] == source


@pytest.mark.parametrize("text", ["👩\u200d💻", "10\u00a0GB", "漢\u3000字"])
def test_what_is_typed_on_purpose_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_a_huge_value_is_shortened_in_message_and_hint() -> None:
    assert shortened("9" * 10_000) == "9" * 40 + "…"
    one = Diagnostic("a", 1, 1, "S001", "x" * 9_000, "y" * 9_000)
    assert len(one.render()) < 2 * LONGEST + 100
    assert len(str(one.as_json())) < 2 * LONGEST + 300


@pytest.mark.parametrize("column", [1, 50, 250, 500, 501])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    source = "".join(chr(97 + number % 26) for number in range(500))
    text, caret = Diagnostic("a", 1, column, "S001", "x", source=source).render().split("\n")[1:3]
    assert len(text) <= 4 + 102
    under = text[caret.index("^") : caret.index("^") + 1]
    assert under == source[column - 1 : column]


def test_a_caret_never_leaves_the_line() -> None:
    past = Diagnostic("a", 1, 40, "S001", "x", source="short", width=99)
    assert past.render().split("\n")[2] == "    " + " " * 5 + "^"


def test_huge_messages_and_lines_are_cut_for_tools() -> None:
    huge = Diagnostic("a", 1, 1, "S001", "m" * 10**6, source="s" * 10**6)
    assert len(json.dumps(huge.as_json())) < 2 * LONGEST
    assert len(huge.render()) < 2 * LONGEST


def test_json_holds_every_field() -> None:
    assert ONE.as_json() == {
        "file": "a.yaml",
        "line": 2,
        "column": 3,
        "code": "S001",
        "message": "wrong",
        "hint": "mend it",
        "severity": "error",
        "source": "  key: value",
        "width": 3,
        "field": "",
    }


def test_problems_are_sorted_by_place_and_kept_once() -> None:
    problems = Problems()
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 1), ("a", 2, 1)]
    problems.extend(Diagnostic(file, line, column, "S001", "x") for file, line, column in places)
    assert [(p.file, p.line, p.column) for p in problems] == sorted(set(places))
    assert len(problems) == 4


def test_only_errors_count_as_errors() -> None:
    problems = Problems()
    problems.add(dataclasses.replace(ONE, severity="warning"))
    assert not problems.errors
    problems.add(ONE)
    assert len(problems) == 1, "the same thing said twice is kept once"
    problems.add(dataclasses.replace(ONE, line=3))
    assert problems.errors


def test_an_unlisted_code_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError, match="X999"):
        Problems().add(dataclasses.replace(ONE, code="X999"))


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("sumary", ["summary", "title"], "summary"),
        ("SUMMARY", ["summary"], "summary"),
        ("zebra", ["summary"], ""),
        ("", ["summary"], ""),
        ("x" * 10**6, ["x" * 90], ""),
    ],
)
def test_a_close_name_is_proposed(name: str, known: list[str], meant: str) -> None:
    assert closest(name, known) == meant
    assert did_you_mean(name, known) == (f'did you mean "{meant}"?' if meant else "")


def test_numbers_and_nouns() -> None:
    assert [count(n, "cell") for n in (0, 1, 2)] == ["0 cells", "1 cell", "2 cells"]
    assert count(2, "entry", "entries") == "2 entries"


def test_the_report_counts_both_kinds() -> None:
    warning = dataclasses.replace(ONE, file="A.yaml", severity="warning")
    lines = report([ONE, warning]).split("\n")
    assert lines[0].startswith("A.yaml")
    assert lines[-1] == "1 error, 1 warning"
    assert report([]) == "0 errors, 0 warnings"
