"""The walk over parsed Markdown: checks tokens and turns them into what the page needs.

markdown-it's tokens are changed in place: links and ids become marks, directives, formulas and
code become HTML, and everything that is not allowed is reported at its own line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from cribsheet.diagnostics import did_you_mean
from cribsheet.directives import KINDS, Directive, parse_arguments
from cribsheet.formulas import FormulaError, mathml
from cribsheet.marks import mark
from cribsheet.markdown import Context, plain, slug
from cribsheet.references import understand
from cribsheet.schema import ID

ALLOWED_HTML = re.compile(r'</?(?:kbd|sub|sup)>|<(?:br|wbr) ?/?>|<abbr title="[^"<>]*">|</abbr>')
_ATTRIBUTES = re.compile(r"\s*(\{[^{}]*\})\s*$")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_CODE = HtmlFormatter(nowrap=True)
LABELS = {"cue": "Exam cue", "trap": "Trap", "mnemonic": "Memory aid", "note": "Note"}
CODE_LANGUAGES = (
    "bash console css diff html ini java javascript json jsonl python sql text toml yaml"
).split()


@dataclass(slots=True)
class HeadingFound:
    """A heading, with its position in the token list."""

    index: int
    level: int
    id: str
    title: str
    line: int
    skills: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TermFound:
    """A `dt` and the tokens of its `dd`s."""

    id: str
    name: str
    aliases: tuple[str, ...]
    line: int
    tokens: list[Token] = field(default_factory=list)
    index: int = 0


class Walker:
    """Walks one text. `first` is the file's line of the text's first line (1-based)."""

    def __init__(self, context: Context, *, first: int, headings: bool = True) -> None:
        self.context = context
        self.first = first
        self.allow_headings = headings
        self.line = first
        self.level = 1
        self.anchors: dict[str, int] = {}
        self.headings: list[HeadingFound] = []
        self.terms: list[TermFound] = []
        self.directives: list[tuple[int, Directive]] = []
        self.inside: list[Directive] = []
        self.tables_wide: list[int] = []

    def walk(self, tokens: list[Token]) -> None:
        """Checks and changes `tokens` in place."""
        for index, token in enumerate(tokens):
            if token.map is not None:
                self.line = self.first + token.map[0]
            match token.type:
                case "inline":
                    self.inline(token)
                case "heading_open":
                    self.heading(tokens, index)
                case "html_block":
                    self.html(token)
                case "fence" | "code_block":
                    self.code(token)
                case "table_open":
                    self.table(tokens, index)
                case "dl_open":
                    token.attrSet("class", "terms")
                case "dt_open":
                    self.term(tokens, index)
                case "math_block":
                    self.math(token, block=True)
                case "directive_open" | "directive_leaf":
                    self.directive(token, index)
                case "directive_close":
                    self.close(token)
                case "directive_stray":
                    message = "this line closes no directive"
                    self.complain("M002", message, "remove it, or check the colons above")
                    _html(token, "")

    def complain(self, code: str, message: str, hint: str = "", needle: str = "") -> None:
        """Reports at `needle` in the current block."""
        self.context.complain(code, message, hint, line=self.line, needle=needle)

    def anchor(self, name: str, line: int, needle: str = "") -> None:
        """Notes an anchor of the topic; reports it when it is already there or has a bad form."""
        if not ID.fullmatch(name):
            message = f'the anchor "{name}" is not an id'
            hint = "give one with {#id}: lower-case words joined by hyphens"
            self.context.complain("S005", message, hint, line=line, needle=needle)
        elif name in self.anchors:
            message = f'the anchor "{name}" is already given on line {self.anchors[name]}'
            hint = "give one of them its own with {#other-id}"
            self.context.complain("D005", message, hint, line=line, needle=needle)
        else:
            self.anchors[name] = line

    # Inline content

    def inline(self, token: Token) -> None:
        if _ragged_delimiter(token):
            message = "the table's header and its delimiter row have different numbers of cells"
            self.complain("M008", message, "write one --- per column")
        children = token.children or []
        for index, child in enumerate(children):
            match child.type:
                case "link_open":
                    self.link(children, index)
                case "image":
                    self.image(child)
                case "html_inline":
                    self.html(child)
                case "math_inline":
                    self.math(child, block=False)
                case "math_inline_double":
                    self.math(child, block=True)

    def link(self, children: Sequence[Token], index: int) -> None:
        token = children[index]
        href = str(token.attrGet("href") or "")
        needle = f"]({href}"
        target = understand(href, self.context.topic, self.context.folder)
        if not href or target.complaint:
            message = target.complaint or "the link has no address"
            self.complain("M013", message, target.hint, needle=needle)
            return
        empty = index + 1 < len(children) and children[index + 1].type == "link_close"
        if target.external:
            token.attrSet("rel", "external")
            if empty:
                self.complain("M013", "the link has no text", needle=needle)
            return
        self.context.refer("link", target.internal, href, self.line, target.path)
        token.attrSet("href", mark("href", target.internal))
        if target.internal.startswith("term:"):
            token.attrSet("class", "term")
            token.attrSet("data-define", mark("define", target.internal[5:]))
        if empty:
            closing = children[index + 1]
            _html(closing, mark("title", target.internal) + "</a>")

    def image(self, token: Token) -> None:
        src = str(token.attrGet("src") or "")
        needle = f"]({src}"
        if not plain(token.children or []).strip():
            message = f'the image "{src}" has no alternative text'
            self.complain("M009", message, "say what it shows: ![a text](file)", needle=needle)
        if "/" in src or ":" in src or not src:
            message = f'the image "{src}" does not lie next to the topic'
            self.complain("M013", message, "put the file into the topic's folder", needle=needle)
            return
        self.context.refer("image", src, src, self.line)
        token.attrSet("src", mark("href", f"page:topics/{self.context.topic}/{src}"))
        token.attrSet("loading", "lazy")

    def html(self, token: Token) -> None:
        if token.meta.get("ours"):
            return
        content = token.content.strip()
        if ALLOWED_HTML.sub("", content).strip() == "" or content.startswith("<!--"):
            if content.startswith("<!--"):
                _html(token, "")
            return
        tag = re.match(r"</?\s*([A-Za-z][\w-]*)", content)
        name = f"<{tag[1]}>" if tag else content[:20]
        hint = "allowed are kbd, sub, sup, br, wbr and abbr with a title"
        if tag and tag[1].lower() in ("script", "style", "iframe", "object", "embed"):
            hint = "a page never runs an author's script, style or frame"
        needle = content.split("\n")[0]
        self.complain("M007", f"raw HTML {name}", hint, needle=needle)
        _html(token, "")

    def math(self, token: Token, *, block: bool) -> None:
        try:
            xml = mathml(token.content.strip(), block=block)
        except FormulaError as error:
            needle = token.content.strip().split("\n")[0]
            message = f"the formula cannot be read: {error}"
            self.complain("M010", message, needle=needle)
            return
        # `plain` reads the children, the renderer prints the content.
        token.children = [Token("math_inline", "", 0, content=token.content)]
        _html(token, f"<div class=\"math\">{xml}</div>\n" if block else xml)

    # Blocks

    def heading(self, tokens: list[Token], index: int) -> None:
        token, content = tokens[index], tokens[index + 1]
        level = int(token.tag[1])
        needle = content.content
        if self.inside or not self.allow_headings or token.level > 0:
            where = "in a directive" if self.inside else "here"
            self.complain("M014", f"a heading cannot stand {where}", needle=needle)
            return
        if level == 1:
            hint = "the title is in the front matter; start with ##"
            self.complain("M006", 'a "#" heading is the title\'s own level', hint)
        elif level > self.level + 1 or level > 3:
            hint = f"use {'#' * min(self.level + 1, 3)}"
            self.complain("M006", f'"{"#" * level}" skips a level', hint)
        self.level = max(2, min(level, 3)) if level > 1 else 1
        anchor, arguments = self.attributes(content, "heading")
        title = plain([content])
        name = anchor or slug(title)
        if not title:
            self.complain("M006", "the heading has no text")
        skills = arguments.pop("skills", "").split()
        for key in arguments:
            hint = did_you_mean(key, ["skills"])
            self.complain("M003", f'a heading has no argument "{key}"', hint, needle=key)
        for skill in skills:
            self.context.refer("skill", skill, skill, self.line)
        self.anchor(name, self.line, needle)
        self.headings.append(HeadingFound(index, level, name, title, self.line, skills))
        token.attrSet("id", mark("id", name))

    def attributes(self, token: Token, what: str) -> tuple[str, dict[str, str]]:
        """Takes a trailing ``{#id key=value}`` off an inline token."""
        children = token.children or []
        last = children[-1] if children else None
        if last is None or last.type != "text":
            return "", {}
        match = _ATTRIBUTES.search(last.content)
        if match is None:
            return "", {}
        anchor, arguments, complaint = parse_arguments(match[1])
        if complaint:
            self.complain("M005", f"the {what}'s attributes: {complaint}", needle=match[1])
        last.content = last.content[: match.start()]
        return anchor, arguments

    def code(self, token: Token) -> None:
        language = token.info.strip().split()[0] if token.info.strip() else ""
        text = escape(token.content, quote=False)
        if language and language not in ("text", "jsonl"):
            try:
                text = highlight(token.content, get_lexer_by_name(language), _CODE)
            except ClassNotFound:
                hint = did_you_mean(language, CODE_LANGUAGES) or 'use "text" for none'
                message = f'the language "{language}" is not known'
                self.complain("M011", message, hint, needle=language)
        name = f' class="language-{escape(language)}"' if language else ""
        token.meta["text"] = token.content
        _html(token, f'<pre class="code" tabindex="0"><code{name}>{text}</code></pre>\n')

    def table(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        assert token.map is not None  # markdown-it sets it on every table
        start, end = token.map
        lines = self.context.source.lines[self.first + start - 1 : self.first + end - 1]
        columns = len(_cells(lines[0]))
        for offset, line in enumerate(lines[2:], 2):
            count = len(_cells(line))
            if count != columns and line.strip():
                row = self.first + start + offset
                message = f"{count} cells in this row, {columns} in the header"
                hint = r"write \| for a bar that is text"
                self.context.complain("M008", message, hint, line=row, needle=line.strip())
        if columns > 3:
            self.tables_wide.append(index)
        _wrap_table(tokens, index)

    def term(self, tokens: list[Token], index: int) -> None:
        content = tokens[index + 1]
        needle = content.content
        anchor, arguments = self.attributes(content, "term")
        for key in arguments:
            self.complain("M003", f'a term has no argument "{key}"', needle=key)
        text = plain([content])
        match = re.fullmatch(r"(.*?)\s*\(([^()]*)\)", text)
        name, others = (match[1], match[2]) if match else (text, "")
        aliases = tuple(part.strip() for part in others.split(",") if part.strip())
        identity = anchor or slug(name)
        if not self.context.topic:
            self.complain("M014", "a definition can only stand in a topic", needle=needle)
            return
        self.anchor(f"term-{identity}", self.line, needle)
        found = TermFound(identity, name, aliases, self.line, index=index)
        for later in tokens[index + 3 :]:
            if later.type in ("dt_open", "dl_close"):
                break
            if later.type not in ("dd_open", "dd_close"):
                found.tokens.append(later)
        self.terms.append(found)
        tokens[index].attrSet("id", mark("id", f"term-{identity}"))
        children = content.children or []
        content.children = [_printed("<dfn>"), *children, _printed("</dfn>")]

    # Directives

    def directive(self, token: Token, index: int) -> None:
        directive: Directive = token.meta["directive"]
        if token.nesting == 1:
            self.inside.append(directive)
        else:
            _html(token, "")
        kind = KINDS.get(directive.name)
        if kind is None:
            hint = did_you_mean(directive.name, KINDS) or f"known are {', '.join(KINDS)}"
            message = f'the directive "{directive.name}" is not known'
            self.complain("M001", message, hint, needle=directive.name)
            return
        if directive.complaint:
            self.complain("M005", f'the directive "{directive.name}": {directive.complaint}')
            return
        if not directive.closed:
            message = f'the directive "{directive.name}" is not closed'
            self.complain("M002", message, "close it with ::: on a line of its own")
        self.check_form(directive)
        if len(self.inside) > 1 and token.nesting == 1 or (self.inside and not directive.block):
            message = f'"{directive.name}" stands inside "{self.inside[0].name}"'
            self.complain("M014", message, "close the outer directive first")
        if not self.context.topic:
            self.complain("M014", "a directive can only stand in a topic")
        self.directives.append((index, directive))

    def check_form(self, directive: Directive) -> None:
        """Reports a directive's unknown, missing or misplaced arguments."""
        kind = KINDS[directive.name]
        name = directive.name
        if kind.block != directive.block:
            form = ":::" if kind.block else "::"
            self.complain("M005", f'"{name}" is written with "{form}"', f"write {form}{name}")
        for key in directive.arguments:
            if key not in kind.required + kind.optional:
                hint = did_you_mean(key, kind.required + kind.optional)
                self.complain("M003", f'"{name}" has no argument "{key}"', hint, needle=key)
        for key in kind.required:
            if not directive.arguments.get(key, "").strip():
                code = "M009" if key == "alt" else "M004"
                what = "alternative text" if key == "alt" else f'"{key}"'
                self.complain(code, f'"{name}" has no {what}', f'write {key}="…"')
        if directive.label and kind.label == "none":
            self.complain("M003", f'"{name}" takes no label', needle=f"[{directive.label}")
        if kind.label == "required" and not directive.label:
            self.complain("M004", f'"{name}" has no label', f"write :::{name}[Its name]{{#id}}")
        if directive.id and not kind.id:
            self.complain("M003", f'"{name}" takes no id', needle=f"#{directive.id}")
        if kind.id:
            if directive.id:
                self.anchor(directive.id, self.line, f"#{directive.id}")
            else:
                self.complain("M004", f'"{name}" has no id', f"write :::{name}[…]{{#id}}")

    def close(self, token: Token) -> None:
        if self.inside:
            self.inside.pop()


def _html(token: Token, content: str) -> None:
    """Makes `token` print `content` as it is."""
    token.type = "html_inline"
    token.nesting = 0
    token.content = content
    token.meta["ours"] = True


def _printed(content: str) -> Token:
    token = Token("html_inline", "", 0)
    _html(token, content)
    return token


def _cells(line: str) -> list[str]:
    """The cells of a pipe-table line, as markdown-it splits them."""
    cells = escapedSplit(line.strip())
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return cells


def _ragged_delimiter(token: Token) -> bool:
    lines = token.content.split("\n")
    return len(lines) > 1 and "|" in lines[0] and "|" in lines[1] and bool(
        _DELIMITER.fullmatch(lines[1])
    )


def _wrap_table(tokens: list[Token], index: int) -> None:
    """Lets a table that is wider than its column scroll in a box of its own."""
    close = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
    _html(
        tokens[index],
        '<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>\n',
    )
    _html(tokens[close], "</table></div>\n")
