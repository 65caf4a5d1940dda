"""Figures: SVG files that are set into pages.

A figure is part of the page, so it follows the theme and prints well, and it must not be able to
run or load anything. Only drawing elements, geometry and the `fig-*` classes pass; everything else
is reported with its place.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from xml.parsers import expat

from cribsheet.diagnostics import did_you_mean
from cribsheet.markdown import slug
from cribsheet.marks import mark

if TYPE_CHECKING:
    from cribsheet.source import Reporter

ELEMENTS = frozenset(
    "svg g path line rect circle ellipse polyline polygon text tspan title desc defs marker "
    "clipPath use".split()
)
ATTRIBUTES = frozenset(
    "id class d x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points transform viewBox "
    "marker-start marker-mid marker-end markerWidth markerHeight refX refY orient clip-path href "
    "textLength lengthAdjust rotate opacity".split()
)
CLASSES = frozenset(
    "fig-line fig-thin fig-dash fig-box fig-soft fig-a fig-b fig-c fig-d fig-a-line fig-b-line "
    "fig-c-line fig-d-line fig-text fig-small fig-strong fig-mid fig-end fig-arrow".split()
)
ELEMENT_HINTS = {
    "script": "a figure never runs anything",
    "style": "colours, strokes and fonts come from the fig-* classes",
    "foreignObject": "write words as <text>",
    "image": "draw it, or show the file as an image of the topic",
    "a": "a figure has no links: put them into its caption",
}
PRESENTATION = frozenset(
    "style fill stroke color font font-family font-size font-weight font-style stroke-width "
    "stroke-dasharray stroke-linecap stroke-linejoin text-anchor fill-opacity "
    "stroke-opacity".split()
)
_REFERENCE = re.compile(r"url\(#([\w-]+)\)")
_POINTING = ("marker-start", "marker-mid", "marker-end", "clip-path")
_NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
_COMMA = r"(?: *, *| +|(?=[-+]))"
_FUNCTION = re.compile(
    rf"(?P<name>[A-Za-z]+)\s*\(\s*(?P<numbers>{_NUMBER}(?:{_COMMA}{_NUMBER})*)\s*\)"
)
_NUMBERS = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}
"""How many numbers each function of a `transform` takes
(https://www.w3.org/TR/SVG11/coords.html#TransformAttribute)."""


class _Figure:
    """Copies an SVG while checking it."""

    def __init__(self, reporter: Reporter, name: str) -> None:
        self.reporter = reporter
        self.name = name
        self.out: list[str] = []
        self.ids: dict[str, int] = {}
        """Ids given so far, with their lines; those of elements that are left out too."""
        self.references: list[tuple[str, tuple[int, int, int]]] = []
        """Ids referred to, each with line, column and width of its reference."""
        self.depth = 0
        self.silent = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction

    def complain(self, message: str, hint: str = "", needle: str = "") -> None:
        """Reports a problem at `needle` in the current tag, or at the tag itself."""
        line, column, width = self.spot(needle)
        self.reporter.at(line, column, "M015", message, hint, width=width)

    def spot(self, needle: str) -> tuple[int, int, int]:
        """Line, column and width of `needle` in the current tag, or of the tag itself."""
        source = self.reporter.source
        start = source.offset(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        found = source.text.find(needle, start, source.text.find(">", start))
        line, column = source.place(max(start, found))
        return line, column, len(needle) if found >= 0 and needle else 1

    def doctype(self, *_: object) -> None:
        # expat is past the opening by now; a document has one document type at most.
        source = self.reporter.source
        line, column = source.place(max(0, source.text.find("<!DOCTYPE")))
        hint = "remove the <!DOCTYPE …> line"
        self.reporter.at(line, column, "M015", "a figure has no document type", hint, width=9)
        raise _UnsafeError

    def instruction(self, *_: object) -> None:
        self.complain("a figure has no processing instructions", "remove the <?…?> line")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if given := attributes.get("id"):
            self.identity(given)
        if self.silent or tag not in ELEMENTS:
            if not self.silent:
                hint = ELEMENT_HINTS.get(tag) or did_you_mean(tag, ELEMENTS) or "remove it"
                self.complain(f"the element <{tag}> is not allowed", hint, f"<{tag}")
            self.silent += 1
            return
        if self.depth == 1:
            self.root(tag, attributes)
            return
        self.out.append(f"<{tag}")
        for key, value in attributes.items():
            self.attribute(key, value)
        self.out.append(">")

    def root(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != "svg" or not re.fullmatch(r"[-\d. ]+", attributes.get("viewBox", "")):
            self.complain('a figure is an <svg> with a viewBox: viewBox="0 0 400 240"')
        for key in attributes:
            if key not in ("viewBox", "xmlns"):
                self.complain(f'the attribute "{key}" is not allowed on <svg>', "remove it", key)
        view = escape(attributes.get("viewBox", ""))
        self.out.append(f'<svg class="figure-svg" viewBox="{view}" role="img"')
        self.out.append(" aria-label=\x00>")

    def identity(self, given: str) -> None:
        """Notes an id; reports one that stands twice."""
        if given not in self.ids:
            self.ids[given] = self.parser.CurrentLineNumber
        elif not self.silent:
            message = f'the id "{given}" is already given on line {self.ids[given]}'
            self.complain(message, "ids are unique in a figure: rename one", f'id="{given}"')

    def attribute(self, key: str, value: str) -> None:
        if key not in ATTRIBUTES:
            hint = did_you_mean(key, ATTRIBUTES)
            if key in PRESENTATION:
                hint = "colours, strokes and fonts come from the fig-* classes"
            self.complain(f'the attribute "{key}" is not allowed', hint or "remove it", f"{key}=")
            return
        if key == "class":
            for name in value.split():
                if name not in CLASSES:
                    hint = did_you_mean(name, CLASSES) or "docs/authoring.md lists the classes"
                    self.complain(f'the class "{name}" is not a figure class', hint, name)
        text = escape(value)
        if key == "id":
            text = mark("id", f"{self.name}-{value}")
        elif key == "href":
            if not re.fullmatch(r"#[\w-]+", value):
                hint = "use #id of the figure"
                self.complain(f'the reference "{value}" leaves the figure', hint, value)
                return
            text = "#" + mark("id", f"{self.name}-{value[1:]}")
            self.references.append((value[1:], self.spot(value)))
        elif key == "transform" and not _is_transform(value):
            hint = "write translate(x y), scale(x y), rotate(angle), matrix(…), one after the other"
            self.complain(f'"{value}" is no list of transformations', hint, value)
            return
        elif "(" in value and key in _POINTING:
            match = _REFERENCE.fullmatch(value)
            if match is None:
                hint = "use url(#id)"
                self.complain(f'the reference "{value}" leaves the figure', hint, value)
                return
            text = "url(#" + mark("id", f"{self.name}-{match[1]}") + ")"
            self.references.append((match[1], self.spot(value)))
        self.out.append(f' {key}="{text}"')

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.silent:
            self.silent -= 1
            return
        self.out.append(f"</{tag}>")

    def text(self, data: str) -> None:
        if not self.silent:
            self.out.append(escape(data, quote=False) if data.strip() else data[:1])

    def dangling(self) -> None:
        """Reports references to ids that the figure does not have, once all of it was read."""
        for name, (line, column, width) in self.references:
            if name not in self.ids:
                message = f'nothing in the figure has the id "{name}"'
                hint = did_you_mean(name, self.ids) or "define it, or remove the reference"
                self.reporter.at(line, column, "M015", message, hint, width=width)


def _is_transform(value: str) -> bool:
    """Whether a `transform` is a list of functions, each with as many numbers as it takes."""
    rest = value.strip()
    while match := _FUNCTION.match(rest):
        if len(re.findall(_NUMBER, match["numbers"])) not in _NUMBERS.get(match["name"], ()):
            return False
        rest = rest[match.end() :].lstrip(" ,")
    return not rest


class _UnsafeError(Exception):
    """Reading on would be unsafe."""


def figure_id(src: str) -> str:
    """The anchor of the figure of that file: ``row-or-column.svg`` → ``fig-row-or-column``."""
    return "fig-" + slug(src.rpartition(".")[0])


def read_figure(reporter: Reporter, name: str, alt: str) -> str:
    """The figure as HTML with marks for its ids; empty when it cannot be used.

    `name` makes its ids unique on the topic's page; `alt` is its text alternative.
    """
    figure = _Figure(reporter, name)
    try:
        figure.parser.Parse(reporter.source.text, True)  # noqa: FBT003 - "this is all of it"
    except _UnsafeError:
        return ""
    except expat.ExpatError as error:
        message = f"the SVG is not well formed: {expat.errors.messages[error.code]}"
        reporter.at(error.lineno, error.offset + 1, "M015", message)
        return ""
    figure.dangling()
    return "".join(figure.out).replace("\x00", f'"{escape(alt)}"', 1)
