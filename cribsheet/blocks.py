"""The walk over parsed Markdown: checks blocks and turns them into what the page needs.

markdown-it's tokens are changed in place: ids become marks, directives, formulas and code become
HTML, and everything that is not allowed is reported at its own line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from cribsheet.diagnostics import count, did_you_mean
from cribsheet.directives import KINDS, Directive, faults, parse_arguments, split_arguments
from cribsheet.figures import figure_id
from cribsheet.inlines import Inlines, is_elsewhere
from cribsheet.links import RESERVED_ANCHORS
from cribsheet.markdown import MD, Context, Spot, plain, printed, slug
from cribsheet.marks import mark
from cribsheet.pipetables import cells_of, is_ragged, wrap
from cribsheet.scalars import ID
from cribsheet.slips import half_attributes, is_open, is_too_deep, slips, spot_of
from cribsheet.tablerows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cribsheet.placed import Text

_CODE = HtmlFormatter(nowrap=True)
LABELS = {"cue": "Exam cue", "trap": "Trap", "mnemonic": "Memory aid", "note": "Note"}
CODE_LANGUAGES = tuple(
    "bash console css diff html ini java javascript json jsonl python sql text toml yaml".split()
)
"""Languages to propose; any that Pygments knows is taken."""
DEEPEST_HEADING = 3
WIDE_COLUMNS = 4
"""A Markdown table with so many columns needs the width of the page."""


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


@dataclass(slots=True)
class DirectiveFound:
    """A directive, with the positions of its opening and closing tokens (the same for a leaf)."""

    directive: Directive
    index: int
    close: int
    spot: Spot
    """Where its name stands."""


class Walker:
    """Walks one text; `first` is the file's line of its first line (1-based).

    A `document` is a topic's own text; elsewhere headings, directives and definitions have no
    place.
    """

    def __init__(self, context: Context, text: str, *, first: int, document: bool = True) -> None:
        self.context = context
        self.lines = text.split("\n")
        self.first = first
        self.document = document
        self.inlines = Inlines(context, document=document)
        self.level = 1
        self.anchors: dict[str, int] = {}
        self.headings: list[HeadingFound] = []
        self.terms: list[TermFound] = []
        self.directives: list[DirectiveFound] = []
        self.wide: list[int] = []
        """Positions of Markdown tables that need the width of the page."""
        self._defined: set[str] = set()
        self._inside: list[Directive] = []
        self._open: dict[int, DirectiveFound] = {}
        self._kinds: dict[str, Callable[[list[Token], int], None]] = {
            "inline": self._inline,
            "heading_open": self._heading,
            "html_block": self._html,
            "fence": self._code,
            "code_block": self._code,
            "table_open": self._table,
            "dl_open": self._terms,
            "dt_open": self._term,
            "math_block": self._math,
            "directive_open": self._directive,
            "directive_leaf": self._directive,
            "directive_close": self._close,
            "directive_stray": self._stray,
        }

    @classmethod
    def over_value(cls, context: Context, text: Text) -> Walker:
        """A walker over a YAML value, whose lines need not be those of the file."""
        context.enter(text.line, text.last, text.column)
        return cls(context, text, first=0, document=False)

    def walk(self, tokens: list[Token]) -> None:
        """Checks and changes `tokens` in place."""
        deep = False
        limit = MD.options.maxNesting
        for index, token in enumerate(tokens):
            if token.map is not None and self.first:
                self.context.enter(self.first + token.map[0], self.first + token.map[1] - 1)
            if not deep and is_too_deep(token, limit):
                deep = True
                hint = "what stands so deep is not read: use fewer levels"
                self._complain("M014", "lists and quotations nest too deep", hint)
            handle = self._kinds.get(token.type)
            if handle is not None:
                handle(tokens, index)

    def _complain(self, code: str, message: str, hint: str = "", needle: str = "") -> None:
        self.context.complain(code, message, hint, needle=needle)

    def _anchor(self, name: str, needle: str, hint: str = "") -> None:
        """Notes an anchor of the topic; reports one that is taken or has a bad form."""
        if not ID.fullmatch(name):
            message = f'the anchor "{name}" is not an id'
            if not name:
                message = "there is no letter or digit to make an anchor from"
            hint = "give one with {#id}: lower-case words joined by hyphens"
            self._complain("S005", message, hint, needle)
        elif name in RESERVED_ANCHORS:
            message = f'the anchor "{name}" belongs to the page itself'
            self._complain("D005", message, hint or "give another with {#other-id}", needle)
        elif name in self.anchors:
            message = f'the anchor "{name}" is already given on line {self.anchors[name]}'
            hint = hint or "give one of them its own with {#other-id}"
            self._complain("D005", message, hint, needle)
        else:
            self.anchors[name] = self.context.line

    def _inline(self, tokens: list[Token], index: int) -> None:
        paragraph = index > 0 and tokens[index - 1].type == "paragraph_open"
        for slip in slips(tokens[index], paragraph=paragraph):
            spot = spot_of(slip, tokens[index], self.context, self.first)
            self.context.complain_at(spot, *slip[:3])
        if is_ragged(tokens[index]):
            message = "the table's header and its delimiter row have different numbers of cells"
            needle = tokens[index].content.partition("\n")[0]
            self._complain("M008", message, "write one --- per column", needle)
        self.inlines.walk(tokens[index])

    def _html(self, tokens: list[Token], index: int) -> None:
        self.inlines.html_block(tokens[index])

    def _math(self, tokens: list[Token], index: int) -> None:
        self.inlines.math(tokens[index], block=True)

    # Headings

    def _heading(self, tokens: list[Token], index: int) -> None:
        token, content = tokens[index], tokens[index + 1]
        level = int(token.tag[1])
        needle = content.content
        if self._inside or not self.document or token.level > 0:
            where, hint = "here", "a heading starts a block of a topic"
            if self._inside:
                where, hint = "in a directive", "close the directive before it"
            self._complain("M014", f"a heading cannot stand {where}", hint, needle)
            return
        self._check_level(level)
        self.level = max(2, min(level, DEEPEST_HEADING)) if level > 1 else 1
        anchor, arguments = self._attributes(content, "heading")
        title = plain([content])
        if not title:
            self._complain("M006", "the heading has no text", "write it, or remove the line")
            return
        skills = arguments.pop("skills", "").split()
        for key in arguments:
            hint = did_you_mean(key, ["skills"]) or "a heading takes #id and skills"
            [(line, column, _)] = self.context.locate_words([f" {key}="], "{")
            spot = (line, column + 1, len(key))
            self.context.complain_at(spot, "M003", f'a heading has no argument "{key}"', hint)
        for skill, spot in zip(skills, self.context.locate_words(skills, "skills="), strict=True):
            self._skill(skill, spot)
        name = anchor or slug(title)
        self._anchor(name, f"#{anchor}" if anchor else needle)
        line = self.context.line
        self.headings.append(HeadingFound(index, level, name, title, line, skills))
        token.attrSet("id", mark("id", name))

    def _skill(self, written: str, spot: Spot) -> None:
        exam, colon, skill = written.partition(":")
        if not colon or not exam or not skill:
            hint = 'write an exam of site.yaml, a colon and one of its skills: skills="EXAM:SKILL"'
            message = f'"{written}" is not a skill of an exam'
            self.context.complain_at(spot, "S005", message, hint)
            return
        self.context.refer_at(spot, "exam", exam, exam)
        self.context.refer_at(spot, "skill", written, written)

    def _check_level(self, level: int) -> None:
        marks = "#" * level
        if level == 1:
            hint = "the title is in the front matter; start with ##"
            self._complain("M006", 'a "#" heading is the title\'s own level', hint, marks)
        elif level > DEEPEST_HEADING:
            self._complain("M006", f'"{marks}" is too deep', "use ## and ###", marks)
        elif level > self.level + 1:
            self._complain("M006", f'"{marks}" skips a level', f"use {marks[1:]}", marks)

    def _attributes(self, token: Token, what: str) -> tuple[str, dict[str, str]]:
        """Takes a trailing ``{#id key=value}`` off an inline token."""
        children = token.children or []
        last = children[-1] if children else None
        if last is None or last.type != "text":
            return "", {}
        hint = "write {#id}" if what == "term" else 'write {#id skills="EXAM:SKILL"}'
        last.content, written = split_arguments(last.content)
        if not written:
            if complaint := half_attributes(last.content):
                self._complain("M005", f"the {what}'s attributes: {complaint}", hint, "{")
            return "", {}
        anchor, arguments, complaint = parse_arguments(written)
        if complaint:
            self._complain("M005", f"the {what}'s attributes: {complaint}", hint, written)
        return anchor, arguments

    # Code, tables, terms

    def _code(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        if token.type == "fence" and is_open(token, self.lines):
            hint = f"close it with {token.markup} on a line of its own"
            self._complain("M002", "the code block is not closed", hint, token.markup)
        language = token.info.split()[0] if token.info.strip() else ""
        text = escape(token.content, quote=False)
        if language and language not in ("text", "jsonl"):
            try:
                text = highlight(token.content, get_lexer_by_name(language), _CODE)
            except ClassNotFound:
                hint = did_you_mean(language, CODE_LANGUAGES) or 'use "text" for none'
                self._complain("M011", f'the language "{language}" is not known', hint, language)
        name = f' class="language-{escape(language)}"' if language else ""
        token.meta["text"] = token.content
        printed(token, f'<pre class="code" tabindex="0"><code{name}>{text}</code></pre>\n')

    def _table(self, tokens: list[Token], index: int) -> None:
        header, _, *rows = rows_of(tokens[index])
        columns = len(cells_of(header.text))
        for row in rows:
            found = len(cells_of(row.text))
            if found != columns:
                message = f"{count(found, 'cell')} in this row, {columns} in the header"
                many = found > columns
                hint = r"write \| for a bar that is text" if many else "leave a cell empty with | |"
                spot = (self.first + row.line, row.column + 1, len(row.text))
                known = spot if self.first else self.context.locate(row.text)
                self.context.complain_at(known, "M008", message, hint)
        if columns >= WIDE_COLUMNS:
            self.wide.append(index)
        wrap(tokens, index)

    def _terms(self, tokens: list[Token], index: int) -> None:
        if self.document:
            tokens[index].attrSet("class", "terms")
        else:
            hint = "define the term in topic.md"
            self._complain("M014", "a definition can only stand in a topic", hint)

    def _term(self, tokens: list[Token], index: int) -> None:
        if not self.document:
            return
        content = tokens[index + 1]
        anchor, arguments = self._attributes(content, "term")
        for key in arguments:
            self._complain("M003", f'a term has no argument "{key}"', "a term takes #id", key)
        name, aliases = _names(plain([content]))
        found = TermFound(anchor or slug(name), name, aliases, self.context.line, index=index)
        spot = self.context.locate(f"#{anchor}" if anchor else content.content)
        if not ID.fullmatch(found.id):
            message = f'the term\'s id "{found.id}" is not an id'
            hint = "give one with {#id}: lower-case words joined by hyphens"
            self.context.complain_at(spot, "S005", message, hint)
        elif found.id not in self._defined:
            self._anchor(f"term-{found.id}", content.content)
        self._defined.add(found.id)
        self.context.refer_at(spot, "define", found.id, name)
        for position in range(index + 3, len(tokens)):
            if tokens[position].type in ("dt_open", "dl_close"):
                break
            if tokens[position].type not in ("dd_open", "dd_close"):
                found.tokens.append(tokens[position])
        self.terms.append(found)
        tokens[index].attrSet("id", mark("id", f"term-{found.id}"))
        opening, closing = (printed(Token("", "", 0), tag) for tag in ("<dfn>", "</dfn>"))
        content.children = [opening, *(content.children or []), closing]

    # Directives

    def _directive(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        directive: Directive = token.meta["directive"]
        outer = self._inside[-1] if self._inside else None
        if token.nesting == 1:
            self._inside.append(directive)
        printed(token, "")
        spot = self.context.locate(directive.name)

        def complain(code: str, message: str, hint: str) -> None:
            self.context.complain_at(spot, code, message, hint)

        if directive.name not in KINDS:
            hint = did_you_mean(directive.name, KINDS) or f"known are {', '.join(KINDS)}"
            complain("M001", f'the directive "{directive.name}" is not known', hint)
            return
        if not directive.closed:
            hint = f"close it with {':' * directive.colons} on a line of its own"
            complain("M002", f'the directive "{directive.name}" is not closed', hint)
        if not self.document:
            message = f'the directive "{directive.name}" can only stand in topic.md'
            complain("M014", message, "write it in the topic's text")
        elif outer is not None:
            message = f'"{directive.name}" stands inside "{outer.name}"'
            complain("M014", message, f'close "{outer.name}" first')
        if directive.complaint:
            hint = "write name[label]{#id key=value}"
            complain("M005", f'the directive "{directive.name}": {directive.complaint}', hint)
            return
        for code, message, hint, needle in faults(directive):
            if needle:
                self._complain(code, message, hint, needle)
            else:
                complain(code, message, hint)
        self._anchors_of(directive)
        found = DirectiveFound(directive, index, index, spot)
        self.directives.append(found)
        self._open[id(directive)] = found

    def _anchors_of(self, directive: Directive) -> None:
        """Notes the anchor that a directive makes."""
        src = directive.arguments.get("src", "")
        if directive.id and KINDS[directive.name].id:
            self._anchor(directive.id, f"#{directive.id}")
        # A path is reported as one; its anchor would only say the same in other words.
        if directive.name == "figure" and src and not is_elsewhere(src):
            self._anchor(figure_id(src), src, "show a figure once, and link to it elsewhere")

    def _close(self, tokens: list[Token], index: int) -> None:
        directive = self._inside.pop()
        printed(tokens[index], "")
        if found := self._open.get(id(directive)):
            found.close = index
            self._check_body(found, tokens[found.index + 1 : index])

    def _check_body(self, found: DirectiveFound, inner: list[Token]) -> None:
        """Reports a directive with nothing in it (M004); a figure may go without caption."""
        name = found.directive.name
        if not found.directive.closed or name in ("figure", "table", "decide", "explore"):
            return
        message = hint = ""
        if name == "formula" and not any('class="math"' in token.content for token in inner):
            message, hint = f'"{name}" has no formula', "write it between two lines of $$"
        elif all(token.type == "html_inline" and not token.content for token in inner):
            message, hint = f'"{name}" has no text', "write it below, or remove the directive"
        if message:
            self.context.complain_at(found.spot, "M004", message, hint)

    def _stray(self, tokens: list[Token], index: int) -> None:
        hint = "remove it, or check the directive's opening line above"
        self._complain("M002", "this line closes no directive", hint, ":::")
        printed(tokens[index], "")


def _names(text: str) -> tuple[str, tuple[str, ...]]:
    """A term's name and its other names: ``Recall (sensitivity, hit rate)``."""
    name, bracket, others = text.removesuffix(")").rpartition("(")
    if not bracket or not text.endswith(")") or not name.strip():
        return text, ()
    return name.strip(), tuple(part.strip() for part in others.split(",") if part.strip())
