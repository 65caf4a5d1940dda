"""Inline Markdown: links, images, raw HTML and formulas are checked and made ready.

markdown-it's tokens are changed in place. What is wrong is reported at its own line, also in the
third line of a paragraph.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.token import Token

from cribsheet.formulas import FormulaError, mathml
from cribsheet.markdown import plain, printed
from cribsheet.marks import mark
from cribsheet.references import Target, understand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cribsheet.markdown import Context, Spot

_ALLOWED = re.compile(r'</?(?:kbd|sub|sup)>|<(?:br|wbr) ?/?>|<abbr title="[^"<>]*">|</abbr>')
_TAG = re.compile(r"<(?P<close>/?)\s*(?P<name>[A-Za-z][\w-]*)")
_HTML_HINT = "allowed are kbd, sub, sup, br, wbr and abbr with a title"
_SCRIPT_HINT = "a page never runs an author's script, style or frame"
_RUNNING = frozenset(("script", "style", "iframe", "object", "embed"))
_ALONE = frozenset(("br", "wbr"))


class Inlines:
    """Checks inline tokens. `document` is true in a topic's own text, where images may stand."""

    def __init__(self, context: Context, *, document: bool) -> None:
        self.context = context
        self.document = document
        self.rejected: set[str] = set()
        """Tags of the current text that were rejected: their closing ones are not, on top."""

    def walk(self, token: Token) -> None:
        """Checks and changes the children of one inline token."""
        children = token.children or []
        open_tags: list[str] = []
        self.rejected.clear()
        for index, child in enumerate(children):
            match child.type:
                case "text":
                    pass
                case "link_open":
                    self._link(children, index)
                case "image":
                    self._image(child)
                case "html_inline":
                    self._html(child, open_tags)
                case "math_inline":
                    self.math(child, block=False)
                case "math_inline_double":
                    self.math(child, block=True)
        for name in open_tags:
            message = f"raw HTML <{name}> is not closed"
            self.context.complain("M007", message, f"write </{name}> after it", needle=f"<{name}")

    def _link(self, children: Sequence[Token], index: int) -> None:
        token = children[index]
        href = str(token.attrGet("href") or "")
        target = understand(href, self.context.topic, self.context.folder)
        empty = index + 1 < len(children) and children[index + 1].type == "link_close"
        if target.external:
            token.attrSet("rel", "external")
            if not empty:
                return
            target = Target(complaint="the link has no text", hint="write it between the brackets")
        place = self.context.locate_link(href)
        if not href or target.complaint:
            message = target.complaint if href else "the link has no address"
            self.context.complain_at(place, "M013", message, target.hint)
            return
        internal = unquote(target.internal)
        self.context.refer_at(place, "link", internal, unquote(href), target.path)
        token.attrSet("href", mark("href", internal))
        if internal.startswith("term:"):
            token.attrSet("class", "term")
            token.attrSet("data-define", mark("define", internal.removeprefix("term:")))
        if empty:
            printed(children[index + 1], mark("title", internal) + "</a>")

    def _image(self, token: Token) -> None:
        src = str(token.attrGet("src") or "")
        place = self.context.locate_link(src)
        if not self.document:
            hint = "show it in the topic's text"
            self.context.complain_at(place, "M014", "an image can only stand in topic.md", hint)
            return
        if not plain(token.children or []).strip():
            message = f'the image "{src}" has no alternative text'
            self.context.complain_at(place, "M009", message, f"say what it shows: ![…]({src})")
        if is_elsewhere(src):
            report_elsewhere(self.context, src, place)
            return
        self.context.refer_at(place, "image", src, src)
        token.attrSet("src", mark("href", f"page:topics/{self.context.topic}/{src}"))
        token.attrSet("loading", "lazy")

    def _html(self, token: Token, open_tags: list[str]) -> None:
        """Checks one tag or comment; keeps account of the tags that are open."""
        content = token.content
        if token.meta.get("printed"):
            return
        if content.startswith("<!--"):
            printed(token, "")
            return
        tag = _TAG.match(content)
        if tag and tag["close"] and tag["name"] in self.rejected:
            printed(token, "")
        elif tag is None or not _ALLOWED.fullmatch(content):
            self._reject(token, content)
        elif tag["close"] and tag["name"] in open_tags:
            open_tags.remove(tag["name"])
        elif tag["close"]:
            message = f"raw HTML {content} closes nothing"
            self.context.complain("M007", message, "remove it", needle=content)
        elif tag["name"] not in _ALONE:
            open_tags.append(tag["name"])

    def html_block(self, token: Token) -> None:
        """Rejects HTML that stands as a block of its own; comments are left out."""
        content = _without_comments(token.content).strip()
        printed(token, "")
        if content.startswith("<!--"):
            message = "the comment is not closed"
            self.context.complain("M007", message, "close it with -->", needle="<!--")
        elif allowed := _ALLOWED.match(content):
            message = f"raw HTML {allowed[0]} cannot start a block"
            hint = "put it inside a line of text"
            self.context.complain("M007", message, hint, needle=allowed[0])
        elif content.startswith("<"):
            self._reject(token, content)
        elif content:
            hint = "put the comment on lines of its own"
            needle = content.partition("\n")[0]
            self.context.complain("M007", "text beside a comment is lost", hint, needle=needle)

    def _reject(self, token: Token, content: str) -> None:
        tag = _TAG.match(content)
        name = f"<{tag['close']}{tag['name']}>" if tag else content.split(maxsplit=1)[0]
        if tag:
            self.rejected.add(tag["name"])
        running = tag is not None and tag["name"].lower() in _RUNNING
        hint = _SCRIPT_HINT if running else _HTML_HINT
        needle = content.partition("\n")[0]
        self.context.complain("M007", f"raw HTML {name}", hint, needle=needle)
        printed(token, "")

    def math(self, token: Token, *, block: bool) -> None:
        """Turns a formula's token into MathML, or reports that it cannot be read (M010)."""
        try:
            xml = mathml(token.content.strip(), block=block)
        except FormulaError as error:
            needle = token.content.strip().partition("\n")[0]
            message = f"the formula cannot be read: {error}"
            self.context.complain("M010", message, needle=needle)
            xml = f"<code>{escape(token.content)}</code>"
        # `plain` reads the children, the renderer prints the content.
        token.children = [Token("math_inline", "", 0, content=token.content)]
        printed(token, f'<div class="math">{xml}</div>\n' if block else xml)


def is_elsewhere(src: str) -> bool:
    """Whether an image's address is anything but a file name of the topic's own folder."""
    return not src or any(sign in src for sign in "/\\:")


def report_elsewhere(context: Context, src: str, place: Spot) -> None:
    """Reports an image that does not lie next to the topic (M013)."""
    message = f'the image "{src}" does not lie next to the topic'
    context.complain_at(place, "M013", message, "put the file into the topic's folder")


def _without_comments(html: str) -> str:
    """What is left without comments that are closed."""
    kept: list[str] = []
    position = 0
    while (start := html.find("<!--", position)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        kept.append(html[position:start])
        position = end + 3
    return "".join(kept) + html[position:]
