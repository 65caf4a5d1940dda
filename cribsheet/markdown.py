"""Markdown in, HTML with marks out.

CommonMark by markdown-it-py with tables, strikethrough, definition lists, formulas and our
directives. A parsed text is walked once (`cribsheet.blocks`): what depends on the rest of the site
becomes a mark, what is wrong becomes a diagnostic, and then markdown-it's own renderer prints it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar

from cribsheet.directives import directive_plugin
from cribsheet.formulas import formula_text
from cribsheet.references import Kind, Reference
from cribsheet.shortcuts import shorten
from cribsheet.tablerows import table_plugin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_inline import StateInline

    from cribsheet.placed import Text
    from cribsheet.source import Reporter, SourceFile


def _any_address(url: str) -> bool:  # noqa: ARG001 - markdown-it's signature
    return True


_INSIDE = math_inline_dollar(allow_space=False, allow_digits=False)


def _formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    """The plugin's rule, which looks at the character before: at the start it finds the last one.

    A text that begins with a formula and ends with a digit would show the formula's source.
    """
    if state.pos or not state.src.startswith("$"):
        return _INSIDE(state, silent)
    written = state.src
    state.src = f"{written}\n"
    try:
        return _INSIDE(state, silent)
    finally:
        state.src = written


def parser(*, shortcuts: bool = True) -> MarkdownIt:
    """Our Markdown; without `shortcuts` it takes longer to give the same tokens."""
    md = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    deflist_plugin(md)
    dollarmath_plugin(md, allow_space=False, allow_digits=False, allow_labels=False)
    md.inline.ruler.at("math_inline", _formula)
    directive_plugin(md)
    table_plugin(md)
    # Addresses are judged by cribsheet.references, with a diagnostic; the parser would silently
    # print a refused link as text.
    md.validateLink = _any_address  # type: ignore[method-assign]
    if shortcuts:
        shorten(md)
    return md


MD = parser()


Spot = tuple[int, int, int]
"""1-based line and column, and how many characters to underline."""


@dataclass(slots=True)
class Context:
    """Where a text comes from, and what was found in it so far.

    `line` to `last` are the lines of the block that is being read, and `column` is where it starts:
    markdown-it gives places of blocks only, so what stands inside one is found again in its lines.
    """

    reporter: Reporter
    topic: str = ""
    """Id of the topic it belongs to; empty elsewhere."""
    folder: str = ""
    """Folder of the file, relative to the content folder."""
    references: list[Reference] = field(default_factory=list)
    line: int = 1
    last: int = 1
    column: int = 1
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    """What YAML values that hold Markdown become: HTML with marks, by the place of the value."""
    _cursor: dict[tuple[str, int], int] = field(default_factory=dict)
    _links: int = 0

    @property
    def source(self) -> SourceFile:
        """The file the text stands in."""
        return self.reporter.source

    def enter(self, line: int, last: int, column: int = 1) -> None:
        """Starts a block: its first and last line, and the column of its first character."""
        self.line, self.last, self.column = line, max(line, last), column

    def locate(self, needle: str, line: int = 0) -> Spot:
        """The next `needle` in the current block, or in one `line` of it.

        Asking twice for the same needle finds its second occurrence. When it is not there as such
        (an escape, say), the start of the block is given.
        """
        start = self.source.offset(line or self.line, 1 if line else self.column)
        end = self.source.offset((line or self.last) + 1)
        key = (needle, start)
        found = self.source.text.find(needle, self._cursor.get(key, start), end)
        if found < 0 or not needle:
            return (line, 1, 1) if line else (self.line, self.column, 1)
        self._cursor[key] = found + len(needle)
        return *self.source.place(found), len(needle)

    def locate_words(self, words: Sequence[str], behind: str) -> list[Spot]:
        """Where words stand one after the other, `behind` the last such text in the block."""
        text = self.source.text
        start, end = self.source.offset(self.line), self.source.offset(self.last + 1)
        position = max(start, text.rfind(behind, start, end))
        spots = []
        for word in words:
            position = max(position, text.find(word, position, end))
            spots.append((*self.source.place(position), len(word)))
            position += len(word)
        return spots

    def locate_link(self, address: str) -> Spot:
        """The next link or image with that address in the current block.

        markdown-it gives addresses percent-encoded; links are asked for in their order.
        """
        text = self.source.text
        block = self.source.offset(self.line, self.column)
        end = self.source.offset(self.last + 1)
        for start in (max(block, self._links), block):
            for shown in dict.fromkeys((address, unquote(address))):
                for before in ("](", "](<", "<"):
                    found = text.find(before + shown, start, end)
                    if found >= 0:
                        found += len(before)
                        self._links = found + len(shown)
                        return *self.source.place(found), len(shown) or 1
        definition = text.find(f"]: {address}")
        if definition >= 0:
            return *self.source.place(definition + 3), len(address) or 1
        return self.line, self.column, 1

    def reading(self, text: Text) -> str:
        """What a reader takes from a YAML value: without emphasis, letter case and spacing.

        Two values of equal reading look alike on the page. A value that was not rendered is taken
        as it is written.
        """
        html = self.shown.get((text.line, text.column))
        said = escape(text, quote=False) if html is None else _STRESS.sub("", html)
        return " ".join(said.casefold().split())

    def complain(
        self, code: str, message: str, hint: str = "", *, needle: str = "", line: int = 0
    ) -> None:
        """Reports a problem at `needle` in the current block, or in one `line` of it."""
        self.complain_at(self.locate(needle, line), code, message, hint)

    def complain_at(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """Reports a problem at a place that is already known."""
        line, column, width = spot
        self.reporter.at(line, column, code, message, hint, width=width)

    def refer(self, kind: Kind, target: str, written: str, line: int = 0) -> None:
        """Notes a reference that is written in the current block, or in one `line` of it."""
        self.refer_at(self.locate(written, line), kind, target, written)

    def refer_at(self, spot: Spot, kind: Kind, target: str, written: str, path: str = "") -> None:
        """Notes a reference at a place that is already known."""
        source = self.reporter.source
        text, column, width = source.as_written(*spot)
        width = max(1, min(width, len(text) - column + 1))
        self.references.append(
            Reference(kind, target, source.name, spot[0], column, width, text, written, path)
        )

    def refer_text(self, kind: Kind, target: str, text: Text) -> None:
        """Notes a reference that is a whole YAML value."""
        # A plain text for a reference, which is kept: it has its place, and packs in less room.
        self.refer_at((text.line, text.column, len(text)), kind, target, str(text))


_STRESS = re.compile(r"</?(?:em|strong|code|a|p)\b[^>]*>")
"""Tags that change how words look, but not what they say; formulas and line breaks do."""


def render(tokens: Sequence[Token]) -> str:
    """Prints walked tokens as HTML."""
    return str(MD.renderer.render(tokens, MD.options, {}))


def printed(token: Token, html: str) -> Token:
    """Makes `token` print `html` as it is, and marks it as ours: it is not checked again."""
    token.type = "html_inline"
    token.nesting = 0
    token.content = html
    token.meta["printed"] = True
    return token


def plain(tokens: Sequence[Token]) -> str:
    """The readable text of walked tokens, in one line; figures give their text alternative."""
    parts: list[str] = []
    _collect(tokens, parts)
    return " ".join("".join(parts).split())


_TEXTUAL = frozenset(("text", "code_inline"))


def _collect(tokens: Sequence[Token], parts: list[str]) -> None:
    for token in tokens:
        if token.nesting:
            continue  # it opens or closes what the others stand in
        if token.children:
            _collect(token.children, parts)
            if token.type == "inline":
                parts.append(" ")
        elif token.type in _TEXTUAL:
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type.startswith("math"):
            parts.append(f" {formula_text(token.content)} ")
        elif text := token.meta.get("text"):
            parts.append(f" {text} ")


def slug(text: str) -> str:
    """The anchor of a heading or term: its text in lower case, words joined by hyphens.

    Letters outside ASCII are reduced to their base letter where there is one ("R²" gives "r2").
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
