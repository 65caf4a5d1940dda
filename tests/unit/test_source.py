"""Bytes become text with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.diagnostics import Problems
from cribsheet.source import MANY, Reporter, SourceFile, controls, decode_source


def decode(data: bytes) -> tuple[SourceFile | None, list[str]]:
    problems = Problems()
    source = decode_source("a.md", data, problems)
    return source, [f"{one.line}:{one.column} {one.code}" for one in problems]


def test_good_text_is_taken_as_it_is() -> None:
    source, said = decode("Größe\n\tTab 👩\u200d💻\n".encode())
    assert source is not None
    assert source.lines == ["Größe", "\tTab 👩\u200d💻", ""]
    assert said == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", ["1:1 F004"]),
        (b" \n\t\n", ["1:1 F004"]),
        (b"good\nbad \xff", ["2:5 F001"]),
        ("é\né".encode() + b"\xe9", ["2:2 F001"]),
        (b"\xff\xfea\x00", ["1:1 F001"]),
        (b"\x00\n\x01", ["1:1 F005", "2:1 F005"]),
        (b"\xef\xbb\xbf", ["1:1 F002", "1:1 F004"]),
    ],
)
def test_what_cannot_be_used(data: bytes, said: list[str]) -> None:
    assert decode(data) == (None, said)


def test_what_is_left_out_so_that_the_rest_shows() -> None:
    source, said = decode("a\x00b\nb\u2028c\x85\n\u2066d\u2069\n\u200be\n".encode())
    assert source is not None
    assert source.lines == ["ab", "bc", "d", "e", ""]
    assert said == ["1:2 F005", "2:2 F005", "2:4 F005", "3:1 F005", "3:3 F005", "4:1 F005"]


def test_places_are_those_of_the_file_with_what_was_left_out() -> None:
    problems = Problems()
    source = decode_source("a.md", "ok\n\u200bone\u200b two\u200b\u200b three\n".encode(), problems)
    assert source is not None
    before = len(problems)
    for word in ("one", "two", "three", "e two"):
        line, column = source.place(source.text.index(word))
        Reporter(source, problems).at(line, column, "S001", word, width=len(word))
    found = [one for one in problems if one.code == "S001"]
    assert len(problems) == before + 4
    marked = {one.message: one.source[one.column - 1 :][: one.width] for one in found}
    assert marked == {"one": "one", "two": "two", "three": "three", "e two": "e\u200b two"}


def test_a_broken_file_is_not_told_character_by_character() -> None:
    problems = Problems()
    decode_source("a.md", b"\x00a" * 500, problems)
    hints = [one.hint for one in problems]
    assert len(hints) == MANY
    assert hints[-1] == f"remove it, and {500 - MANY} more after it"


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d💻 👨🏽\u200d🚀 ❤️\u200d🔥 🏳️\u200d🌈 👁️\u200d🗨️ 🧑🏽\u200d⚕️ 1️⃣",  # emoji
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # a flag
        "നന്\u200d ක්\u200dෂ می\u200cخواهم",  # words of scripts that join
        "a\u00a0b – c…",
    ],
)
def test_what_emoji_and_words_are_spelled_with_stays(text: str) -> None:
    assert decode(text.encode())[1] == []


@pytest.mark.parametrize(
    "character",
    "\u00ad\u034f\u061c\u180e\u200b\u200d\u200e\u202e\u2060\u2066\u3164\ufdd0\ufeff\uffa0\ufffd"
    "\uffff\U000e0001\U000e0041",
)
def test_what_does_not_show_is_told(character: str) -> None:
    assert decode(f"a{character}b".encode())[1] == ["1:2 F005"]
    assert decode(f"👩{character} b".encode())[1] == ["1:2 F005"]


def test_what_is_lost_cannot_be_removed() -> None:
    problems = Problems()
    decode_source("a.md", "caf\ufffd\n".encode(), problems)
    (problem,) = problems
    assert problem.message == "the file holds the replacement character U+FFFD"
    assert problem.hint == "write what was lost here again"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xef\xbb\xbfa", ["1:1 F002"]),
        (b"x\r\na\r\n", ["1:2 F003"]),
        (b"x\na\rb", ["2:2 F003"]),
    ],
)
def test_what_is_mended_so_that_the_rest_shows(data: bytes, said: list[str]) -> None:
    source, found = decode(data)
    assert source is not None
    assert "\r" not in source.text
    assert "\ufeff" not in source.text
    assert found == said


@given(st.text(alphabet="ab\n\t é\x01\x7f\x85\u200d\u200b👩💻\ufffd\U000e0061", max_size=12))
def test_odd_characters_are_found_among_ordinary_ones(text: str) -> None:
    source, said = decode(f"x{text}".encode())
    odd = list(controls(f"x{text}"))
    assert [one.endswith("F005") for one in said] == [True] * len(odd)
    kept = "".join(one for at, one in enumerate(f"x{text}") if at not in odd)
    assert source is not None
    assert source.text == kept


@given(st.text(alphabet="ab\n", max_size=30))
def test_places_and_offsets_are_each_others_reverse(text: str) -> None:
    source = SourceFile("a", text)
    for offset in range(len(text) + 1):
        line, column = source.place(offset)
        assert source.offset(line, column) == offset
        assert column <= len(source.line(line)) + 1


def test_past_the_end() -> None:
    source = SourceFile("a", "one\ntwo")
    assert source.line(3) == ""
    assert source.line(0) == ""
    assert source.offset(9) == len(source.text)
