"""Markdown tables: cells as markdown-it splits them, and what it silently drops.

The format is that of GitHub Flavored Markdown (https://github.github.com/gfm/#tables-extension-):
a row with too many cells loses some, and a header whose delimiter row does not fit is no table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

from cribsheet.markdown import printed

if TYPE_CHECKING:
    from markdown_it.token import Token


def cells_of(line: str) -> list[str]:
    """The cells of a pipe-table line, as markdown-it splits them."""
    cells = escapedSplit(line.strip())
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return cells


def is_ragged(token: Token) -> bool:
    """Whether a paragraph was meant to be a table: markdown-it wants as many dashes as cells."""
    lines = token.content.split("\n", 2)
    if len(lines) == 1 or "|" not in lines[0] or "|" not in lines[1]:
        return False
    return all(re.fullmatch(":?-+:?", cell.strip()) for cell in cells_of(lines[1]))


def wrap(tokens: list[Token], index: int) -> None:
    """Lets a table that is wider than its column scroll in a box of its own."""
    close = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
    printed(
        tokens[index],
        '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>\n',
    )
    printed(tokens[close], "</table></div>\n")
