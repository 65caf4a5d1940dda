"""An explorable as a value, as HTML and as Markdown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cribsheet.explore.drawing import Drawing

Given = float | str | list[float] | list[str] | list[list[float]]
"""A value that browser code starts from."""


@dataclass(frozen=True, slots=True)
class Explorable:
    """What a page shows of an explorable before any script has run."""

    id: str
    title: str
    about: str
    """One or two sentences of plain text: what to look for."""
    given: Mapping[str, Given]
    """What the formula starts from; handed to the browser as JSON."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The formula's results for a few settings, in words for the eye; as long as `columns`."""
    drawing: Drawing
    """What the browser draws first."""
    drawn: str
    """The settings of the drawing, in words."""

    @property
    def text(self) -> str:
        """What search finds it by."""
        return f"{self.title}. {self.about}"

    def html(self) -> str:
        """The drawing and the table in a box that a script can make interactive."""
        given = escape(json.dumps(self.given, ensure_ascii=False, separators=(",", ":")))
        title = escape(self.title)
        head = _cells('<th scope="col">', "</th>", self.columns)
        body = "".join(
            f'<tr><th scope="row">{escape(row[0])}</th>{_cells("<td>", "</td>", row[1:])}</tr>\n'
            for row in self.rows
        )
        return (
            f'<div class="explore" data-explore="{self.id}" data-given="{given}" role="group"'
            f' aria-label="Explore: {title}">\n'
            f'<p class="explore-title">Explore: {title}</p>\n'
            f"<p>{escape(self.about)}</p>\n"
            '<div class="explore-still">\n'
            f'<div class="figure explore-figure">{self.drawing.svg()}</div>\n'
            f'<p class="explore-drawn">Drawn for {escape(self.drawn)}.</p>\n'
            f'<div class="table-scroll" role="group" aria-label="Table: {title}" tabindex="0">'
            f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>"
            "</div>\n</div>\n"
        )

    def markdown(self) -> str:
        """The title, what to look for and the table."""
        lines = [self.columns, ("---",) * len(self.columns), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"**Explore: {self.title}.** {self.about}\n\n{table}"


def _cells(opening: str, closing: str, texts: Sequence[str]) -> str:
    return "".join(f"{opening}{escape(text)}{closing}" for text in texts)


def cells(values: Iterable[float | None], form: str = ".2f") -> tuple[str, ...]:
    """Numbers in one format, with a true minus sign; an en dash where there is none."""
    return tuple("–" if value is None else _number(value, form) for value in values)


def _number(value: float, form: str) -> str:
    return format(value, form).replace("-", "−")
