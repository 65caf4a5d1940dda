"""Lines of Markdown tables without what quotations and lists add."""

from __future__ import annotations

import pytest

from cribsheet.markdown import MD
from cribsheet.tablerows import Row, rows_of


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\n\n| a | b |\n|---|---|\n  | 1 | 2 |  \n\nb", [(2, 0), (3, 0), (4, 2)]),
        ("> a | b\n>   --|--\n> 1 | 2", [(0, 2), (1, 4), (2, 2)]),
        ("1. x\n\n   a | b\n   --|--\n   1 | 2\n", [(2, 3), (3, 3), (4, 3)]),
        ("- > a | b\n  > --|--\n  > 1 | 2\n", [(0, 4), (1, 4), (2, 4)]),
        (":::note\na | b\n--|--\n:::", [(1, 0), (2, 0)]),
    ],
)
def test_where_the_lines_of_a_table_start(text: str, rows: list[tuple[int, int]]) -> None:
    (table,) = (token for token in MD.parse(text) if token.type == "table_open")
    lines = text.split("\n")
    assert [*rows_of(table)] == [
        Row(line, column, lines[line][column:].rstrip()) for line, column in rows
    ]


def test_a_table_still_ends_a_paragraph() -> None:
    assert any(token.type == "table_open" for token in MD.parse("words\na | b\n--|--\n1 | 2"))
