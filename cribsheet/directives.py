"""Directives: `:::name[label]{#id key=value}` … `:::` and `::name{key=value}`.

The syntax is that of the generic directives proposal for CommonMark
(https://talk.commonmark.org/t/generic-directives-plugins-syntax/444), block and leaf form. This
module finds, parses and checks them; what each one becomes is decided in `cribsheet.topicbody`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cribsheet.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock


@dataclass(frozen=True, slots=True)
class Kind:
    """What a directive may be given."""

    block: bool
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    label: str = "none"
    """`none`, `optional` or `required`."""
    id: bool = False
    """Needs an `{#id}`."""


KINDS: Mapping[str, Kind] = {
    "cue": Kind(block=True, label="optional"),
    "trap": Kind(block=True, label="optional"),
    "mnemonic": Kind(block=True, label="optional"),
    "note": Kind(block=True, label="optional"),
    "formula": Kind(block=True, label="required", id=True),
    "figure": Kind(block=True, required=("src", "alt")),
    "table": Kind(block=False, required=("id",)),
    "decide": Kind(block=False, required=("id",)),
    "explore": Kind(block=False, required=("id",)),
}


@dataclass(slots=True)
class Directive:
    """A directive as written. `line` is 0-based within the parsed text."""

    name: str
    line: int
    label: str = ""
    id: str = ""
    arguments: dict[str, str] = field(default_factory=dict)
    complaint: str = ""
    """Why the opening line cannot be read; empty when it can."""
    closed: bool = True
    colons: int = 3

    @property
    def block(self) -> bool:
        """Whether it is written as a block, with a body."""
        return self.colons > _LEAF


MANY = 10
"""So many unknown arguments of one directive are reported; more would say nothing new."""
_LEAF = 2
"""Colons before a directive that stands alone."""
OPEN = re.compile(r"(?P<colons>:{2,})(?P<name>[A-Za-z][\w-]*)(?P<rest>.*)$")
CLOSE = re.compile(r"(:{3,})\s*$")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_OPENINGS = frozenset("`~:#")
"""What the lines begin with that the end of a directive depends on: fences, colons, headings."""
_HEADING = re.compile(r"#{1,6}(?:\s|$)")
_LABEL = re.compile(r"\[(?P<label>(?:[^\]\\]|\\.)*)\]")
_ARGUMENT = re.compile(
    r"""\s*(?:\#(?P<id>[^\s{}"=]+)|(?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s{}"]+)))"""
)


def parse_arguments(text: str) -> tuple[str, dict[str, str], str]:
    """Parses ``{#id key=value}``: (id, arguments, complaint). `text` includes the braces."""
    inner = text[1:-1]
    found: dict[str, str] = {}
    anchor = ""
    position = 0
    end = len(inner.rstrip())
    while position < end:
        match = _ARGUMENT.match(inner, position)
        if match is None:
            return anchor, found, f'cannot read "{inner[position:].strip()}"'
        position = match.end()
        if match["id"]:
            anchor = match["id"]
        elif match["key"] in found:
            return anchor, found, f'the argument "{match["key"]}" is given twice'
        else:
            quoted = match["quoted"]
            found[match["key"]] = quoted if quoted is not None else match["bare"]
    return anchor, found, ""


def split_arguments(text: str) -> tuple[str, str]:
    """A text and the ``{…}`` at its end, which is empty when there is none."""
    trimmed = text.rstrip()
    start = trimmed.rfind("{")
    if not trimmed.endswith("}") or start < 0 or "}" in trimmed[start:-1]:
        return text, ""
    return trimmed[:start].rstrip(), trimmed[start:]


def parse_opening(line: str, number: int) -> Directive | None:
    """The directive that `line` opens, or None when it opens none."""
    match = OPEN.match(line.strip())
    if match is None:
        return None
    directive = Directive(match["name"], number, colons=len(match["colons"]))
    rest = match["rest"].strip()
    if label := _LABEL.match(rest):
        directive.label = label["label"].replace("\\]", "]")
        rest = rest[label.end() :].strip()
    if rest.startswith("{"):
        if not rest.endswith("}"):
            directive.complaint = 'the arguments are not closed with "}" on this line'
            return directive
        directive.id, directive.arguments, directive.complaint = parse_arguments(rest)
    elif rest:
        directive.complaint = f'unexpected text after the directive\'s name: "{rest}"'
    return directive


class Fault(NamedTuple):
    """What is wrong with a directive, and the text to point at (its name when empty)."""

    code: str
    message: str
    hint: str
    needle: str = ""


def faults(directive: Directive) -> Iterator[Fault]:
    """What a directive of a known name lacks, and what it does not take."""
    kind, name = KINDS[directive.name], directive.name
    if kind.block != directive.block:
        form = ":::" if kind.block else "::"
        yield Fault("M005", f'"{name}" is written with "{form}"', f"write {form}{name}")
    for key in kind.required:
        if directive.arguments.get(key, "").strip():
            continue
        if key == "alt":
            yield Fault("M009", f'"{name}" has no alternative text', 'say what it shows: alt="…"')
        else:
            yield Fault("M004", f'"{name}" has no "{key}"', f"write {{{key}=…}}")
    if kind.label == "required" and not directive.label:
        yield Fault("M004", f'"{name}" has no label', f"write :::{name}[Its name]{{#id}}")
    if kind.id and not directive.id:
        yield Fault("M004", f'"{name}" has no id', f"write :::{name}[…]{{#id}}")
    known = kind.required + kind.optional
    takes = f"it takes {', '.join(known)}" if known else "it takes no arguments"
    for key in [key for key in directive.arguments if key not in known][:MANY]:
        hint = did_you_mean(key, known) or takes
        yield Fault("M003", f'"{name}" has no argument "{key}"', hint, key)
    if directive.label and kind.label == "none":
        hint = "remove the brackets and what is in them"
        yield Fault("M003", f'"{name}" takes no label', hint, f"[{directive.label}")
    if directive.id and not kind.id:
        yield Fault("M003", f'"{name}" takes no id', "remove it", f"#{directive.id}")


def _closing_line(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """Where the block opened at `start` ends (0-based), and whether a line closes it there.

    A directive that is not closed ends before the next heading, or the next directive with as many
    colons: what follows is then read as its author meant it. A code fence that nothing closes hides
    no closing line: it is the fence that is reported.
    """
    # Per end and sign, the shortest fence that nothing closes: no longer one after it is closed
    # either. Kept for the whole text, so that each line is looked at twice at most.
    unclosed: dict[tuple[int, str], int] = state.env.setdefault("unclosed", {})
    fence, opened = "", 0
    number = start + 1
    while number < end or fence:
        if number >= end:
            unclosed[end, fence[0]] = len(fence)
            fence, number = "", opened + 1
            continue
        text = state.src[state.bMarks[number] : state.eMarks[number]].strip()
        if text and state.sCount[number] < state.blkIndent:
            return number, False  # the list item around it ends here
        if text[:1] not in _OPENINGS:
            number += 1
            continue
        mark = FENCE.match(text)
        if mark and len(mark[1]) >= unclosed.get((end, mark[1][0]), len(mark[1]) + 1):
            mark = None
        if mark and not fence:
            fence, opened = mark[1], number
        elif mark and text.startswith(fence) and not text.strip(fence[0]):
            fence = ""
        elif not fence:
            if (closing := CLOSE.fullmatch(text)) and len(closing[1]) >= colons:
                return number, True
            opening = OPEN.match(text)
            if _HEADING.match(text) or (opening and len(opening["colons"]) >= colons):
                return number, False
        number += 1
    return end, False


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("::", begin) or state.is_code_block(start):
        return False
    line = state.src[begin : state.eMarks[start]]
    stray = CLOSE.fullmatch(line.strip()) is not None
    directive = None if stray else parse_opening(line, start)
    if directive is None and not stray:
        return False
    if not silent:
        _push(state, start, end, directive)
    return True


def _push(state: StateBlock, start: int, end: int, directive: Directive | None) -> None:
    """Adds the tokens of a directive, or of a closing line that closes nothing."""
    if directive is None or not directive.block:
        token = state.push("directive_leaf" if directive else "directive_stray", "", 0)
        token.meta["directive"] = directive
        token.map = [start, start + 1]
        state.line = start + 1
        return
    close, directive.closed = _closing_line(state, start, end, directive.colons)
    token = state.push("directive_open", "", 1)
    token.meta["directive"] = directive
    token.map = [start, start + 1]
    parent, maximum = state.parentType, state.lineMax
    state.parentType = "directive"
    state.lineMax = close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, maximum
    token = state.push("directive_close", "", -1)
    token.meta["directive"] = directive
    state.line = close + 1 if directive.closed else close


def directive_plugin(md: MarkdownIt) -> None:
    """Adds the block rule to a parser."""
    md.block.ruler.before(
        "fence",
        "directive",
        _rule,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
