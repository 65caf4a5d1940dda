"""Cells of Markdown tables, counted as markdown-it counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from cribsheet.markdown import MD
from cribsheet.pipetables import cells_of, is_ragged


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", [" a ", " b "]),
        ("a | b", ["a ", " b"]),
        (r"| a \| b | c |", [" a | b ", " c "]),
        ("| |", [" "]),
        ("", []),
    ],
)
def test_cells_of_a_line(line: str, cells: list[str]) -> None:
    assert cells_of(line) == cells


@given(st.integers(1, 5), st.booleans())
def test_a_header_has_as_many_columns_as_markdown_it_makes(columns: int, bars: bool) -> None:
    line = " | ".join("a" * columns)
    line = f"| {line} |" if bars or columns == 1 else line
    text = f"{line}\n" + "|---" * columns + "|\n"
    made = [token for token in MD.parse(text, {}) if token.type == "th_open"]
    assert len(cells_of(line)) == columns == len(made)


@pytest.mark.parametrize(
    ("text", "ragged"),
    [
        ("a | b\n--- | --- | ---", True),
        ("| a |\n| :-: |", True),
        ("a | b\nc | d", False),
        ("a | b", False),
        ("a\n---", False),
        ("a | b\n-" + " " * 200_000 + "x | -", False),
    ],
)
def test_a_paragraph_that_was_meant_to_be_a_table(text: str, ragged: bool) -> None:
    assert is_ragged(Token("inline", "", 0, content=text)) == ragged
