"""Bytes become text with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.diagnostics import Problems
from cribsheet.source import SourceFile, decode_source


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
        (b"a\x00", ["1:2 F005"]),
        ("a\nb\u2028c".encode(), ["2:2 F005"]),
        ("a\x85b".encode(), ["1:2 F005"]),
        ("a\u202eb".encode(), ["1:2 F005"]),
        ("a\u2066b\u2069".encode(), ["1:2 F005"]),
        ("a\u200bb".encode(), ["1:2 F005"]),
        (b"\xef\xbb\xbf", ["1:1 F002", "1:1 F004"]),
    ],
)
def test_what_cannot_be_used(data: bytes, said: list[str]) -> None:
    assert decode(data) == (None, said)


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
