"""Drawings of explorables: shapes as values, and the SVG they make.

What stands in a page before a script has run, and on paper, is the drawing that
`assets/js/explore/` starts from: same shapes, same words (tests/contract/test_explore.py). A
drawing is 360 units wide, of which a phone shows about 340.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 360

Pair = tuple[float, float]
Shape = tuple[str, dict[str, str | float], str]
"""Element, attributes, text; classes are those of `assets/css/content.css`."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a ground `WIDTH` wide; `alt` says what they show."""

    height: float
    alt: str
    shapes: tuple[Shape, ...]

    def svg(self) -> str:
        """The drawing as an SVG element for a page."""
        shapes = "".join(map(_element, self.shapes))
        view = f"0 0 {WIDTH} {self.height:g}"
        return f'<svg viewBox="{view}" role="img" aria-label="{escape(self.alt)}">{shapes}</svg>'


def _element(shape: Shape) -> str:
    tag, attributes, text = shape
    written = "".join(
        f' {name}="{value if isinstance(value, str) else format(value, "g")}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{written}>{escape(text, quote=False)}</{tag}>"


def lines(look: str, points: Iterable[Pair]) -> Shape:
    """Straight lines from point to point."""
    written = " ".join(f"{_tenth(x):g},{_tenth(y):g}" for x, y in points)
    return "polyline", {"class": look, "points": written}, ""


def box(look: str, x: float, y: float, width: float, height: float) -> Shape:
    """A rectangle."""
    size = {"width": _tenth(max(0, width)), "height": _tenth(height)}
    return "rect", {"class": look, "x": _tenth(x), "y": _tenth(y), **size}, ""


def dot(look: str, x: float, y: float, r: float) -> Shape:
    """A filled circle."""
    return "circle", {"class": look, "cx": _tenth(x), "cy": _tenth(y), "r": r}, ""


def label(look: str, x: float, y: float, words: str) -> Shape:
    """Words; `look` is added to ``fig-text``."""
    return "text", {"class": f"fig-text {look}".strip(), "x": _tenth(x), "y": _tenth(y)}, words


@dataclass(frozen=True, slots=True)
class Axes:
    """A pair of axes: where a value lies in the drawing.

    Attributes:
        area: left, top, width and height in the drawing.
        across: values at the left and the right edge.
        up: values at the bottom and the top.
    """

    area: tuple[float, float, float, float]
    across: Pair
    up: Pair

    def at(self, x: float, y: float) -> Pair:
        """A place in the drawing; what lies outside is put on the edge."""
        left, top, width, height = self.area
        return left + width * _share(x, self.across), top + height * (1 - _share(y, self.up))

    def frame(self, across: str, up: str) -> list[Shape]:
        """Both axes with what they are."""
        x, y, width, height = self.area
        return [
            lines("fig-line", [(x, y), (x, y + height), (x + width, y + height)]),
            label("fig-mid", x + width / 2, y + height + 16, across),
            label("", x - 2, y - 6, up),
        ]


def _share(value: float, ends: Pair) -> float:
    start, end = ends
    return min(1, max(0, (value - start) / (end - start)))


def _tenth(value: float) -> float:
    """To a tenth, halves up as JavaScript rounds: no screen shows more."""
    return floor(value * 10 + 0.5) / 10


def percent(share: float) -> str:
    """A share from 0 to 1 in whole percent, halves up."""
    return "<1%" if 0 < share < 0.005 else f"{floor(share * 100 + 0.5)}%"


def counted(items: Sequence[object] | int, noun: str) -> str:
    """How many: "1 step", "2 steps"."""
    count = items if isinstance(items, int) else len(items)
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
