"""Snippets: short Markdown texts that stand in YAML values or in a directive's label."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from cribsheet.blocks import Walker
from cribsheet.markdown import MD, Context, plain, render

if TYPE_CHECKING:
    from markdown_it.token import Token

    from cribsheet.placed import Text

# Most cells and options are plain words: they need no parser.
_PLAIN = re.compile(r"[^\\`*_\[\]<>&$~:\n]*")

_TAG = re.compile(r"<[^>]*>")


class Snippet(NamedTuple):
    """A Markdown text: its HTML with marks, and its plain text in one line."""

    html: str
    text: str


def inline(context: Context, text: Text) -> Snippet:
    """Renders a text as inline Markdown."""
    if _PLAIN.fullmatch(text):
        return Snippet(escape(text, quote=False), str(text))
    return _rendered(context, text, MD.parseInline(text, {}))


def block(context: Context, text: Text) -> Snippet:
    """Renders a text as Markdown blocks: paragraphs, lists, code, small tables."""
    if _PLAIN.fullmatch(text) and text[:1].isalpha():
        return Snippet(f"<p>{escape(text, quote=False)}</p>\n", str(text))
    return _rendered(context, text, MD.parse(text, {}))


def _rendered(context: Context, text: Text, tokens: list[Token]) -> Snippet:
    known = len(context.reporter.problems)
    Walker.over_value(context, text).walk(tokens)
    made = Snippet(render(tokens), plain(tokens))
    context.shown[text.line, text.column] = made.html
    sound = len(context.reporter.problems) == known
    if sound and not made.text and not _TAG.sub("", made.html).strip():
        message = "nothing of this text is shown"
        hint = "write more than a comment or an empty element"
        context.reporter.at(text.line, text.column, "S006", message, hint, width=len(text))
    return made
