"""The lines of Markdown tables, as the parser reads them.

A table inside a quotation or a list item has its cells behind what those add to each line. Only the
parser knows where a line of the table itself starts, and it forgets: a plugin notes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markdown_it.rules_block import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


class Row(NamedTuple):
    """A line of a table."""

    line: int
    """0-based, in the parsed text."""
    column: int
    """0-based, where the table's own text starts in that line."""
    text: str


def rows_of(token: Token) -> Sequence[Row]:
    """The lines of a table, by its opening token: the header, the row of dashes, the others."""
    rows: Sequence[Row] = token.meta["rows"]
    return rows


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    first = len(state.tokens)
    found = table(state, start, end, silent)
    if found and not silent:
        lines = range(start, state.line)
        state.tokens[first].meta["rows"] = tuple(_row(state, line) for line in lines)
    return found


def _row(state: StateBlock, line: int) -> Row:
    begin = state.bMarks[line] + state.tShift[line]
    text = state.src[begin : state.eMarks[line]]
    return Row(line, begin - state.src.rfind("\n", 0, begin) - 1, text.rstrip())


def table_plugin(md: MarkdownIt) -> None:
    """Makes the parser's table rule note the lines of each table it finds."""
    md.block.ruler.at("table", _rule, {"alt": ["paragraph", "reference"]})
