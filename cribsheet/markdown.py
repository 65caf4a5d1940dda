"""Markdown in, HTML with marks out.

CommonMark by markdown-it-py with tables, strikethrough, definition lists, formulas and our
directives. A parsed text is walked once (`cribsheet.blocks`): what depends on the rest of the site
becomes a mark, what is wrong becomes a diagnostic, and then markdown-it's own renderer prints it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from cribsheet.diagnostics import Severity
from cribsheet.directives import directive_plugin
from cribsheet.formulas import formula_text
from cribsheet.references import Kind, Reference
from cribsheet.schema import Text
from cribsheet.source import Reporter, SourceFile


def _make() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    deflist_plugin(md)
    dollarmath_plugin(md, allow_space=False, allow_digits=False, allow_labels=False)
    directive_plugin(md)
    # Addresses are judged by cribsheet.references, with a diagnostic; the parser would silently
    # print a refused link as text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


MD = _make()
_PLAIN = re.compile(r"[^\\`*_\[\]<>&$~!\n]*")


@dataclass(slots=True)
class Context:
    """Where a text comes from, and what was found in it so far."""

    reporter: Reporter
    topic: str = ""
    """Id of the topic it belongs to; empty elsewhere."""
    folder: str = ""
    """Folder of the file, relative to the content folder."""
    references: list[Reference] = field(default_factory=list)
    cursor: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def source(self) -> SourceFile:
        """The file the text stands in."""
        return self.reporter.source

    def locate(self, needle: str, line: int, column: int = 1) -> tuple[int, int, int]:
        """1-based line, column and width of the next `needle` at or after a place.

        markdown-it gives places of blocks only; what stands inside one is found again in the
        source. Asking twice for the same needle finds its second occurrence. When the needle is
        not there as such (an escape, say), the block's own place is given.
        """
        start = self.source.offset(line, column)
        key = (needle, start)
        found = self.source.text.find(needle, self.cursor.get(key, start))
        if found < 0 or not needle:
            return line, column, 1
        self.cursor[key] = found + len(needle)
        return *self.source.place(found), len(needle)

    def complain(
        self,
        code: str,
        message: str,
        hint: str = "",
        *,
        line: int,
        needle: str = "",
        severity: Severity = "error",
    ) -> None:
        """Reports a problem at `needle` in the block that starts at `line`."""
        row, column, width = self.locate(needle, line)
        self.reporter.at(row, column, code, message, hint, width=width, severity=severity)

    def refer(self, kind: Kind, target: str, written: str, line: int, path: str = "") -> None:
        """Notes a reference written in the block that starts at `line`."""
        row, column, width = self.locate(written, line)
        self.references.append(
            Reference(
                kind,
                target,
                self.source.name,
                row,
                column,
                width,
                self.source.line(row),
                written,
                path,
            )
        )

    def refer_text(self, kind: Kind, target: str, text: Text) -> None:
        """Notes a reference that is a whole YAML value."""
        source = self.source.line(text.line)
        self.references.append(
            Reference(
                kind, target, self.source.name, text.line, text.column, len(text), source, text
            )
        )


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short Markdown text: its HTML with marks, and its plain text."""

    html: str
    text: str


def inline(context: Context, text: Text) -> Snippet:
    """Renders a YAML value as inline Markdown."""
    from cribsheet.blocks import Walker

    if _PLAIN.fullmatch(text) and ":" not in text:
        return Snippet(escape(text, quote=False), str(text))
    tokens = MD.parseInline(text, {})
    Walker(context, first=text.line).walk(tokens)
    return Snippet(render(tokens), plain(tokens))


def block(context: Context, text: Text) -> Snippet:
    """Renders a YAML value as Markdown blocks (paragraphs, lists, code)."""
    from cribsheet.blocks import Walker

    if _PLAIN.fullmatch(text) and text[:1].isalnum() and not text[:1].isdigit():
        return Snippet(f"<p>{escape(text, quote=False)}</p>\n", str(text))
    tokens = MD.parse(text, {})
    Walker(context, first=text.line, headings=False).walk(tokens)
    return Snippet(render(tokens), plain(tokens))


def render(tokens: Sequence[Token]) -> str:
    """Prints walked tokens as HTML."""
    return MD.renderer.render(tokens, MD.options, {})


def plain(tokens: Sequence[Token]) -> str:
    """The readable text of walked tokens, in one line; figures give their text alternative."""
    parts: list[str] = []
    _collect(tokens, parts)
    return " ".join("".join(parts).split())


_TEXTUAL = frozenset(("text", "code_inline"))


def _collect(tokens: Sequence[Token], parts: list[str]) -> None:
    for token in tokens:
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
