"""Directives: `:::name[label]{#id key=value}` … `:::` and `::name{key=value}`.

The syntax is that of the generic directives proposal for CommonMark
(https://talk.commonmark.org/t/generic-directives-plugins-syntax/444), block and leaf form. This
module finds and parses them; what each one becomes is decided in `cribsheet.markdown`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

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
    block: bool = True


OPEN = re.compile(r"(?P<colons>:{2,})(?P<name>[A-Za-z][\w-]*)(?P<rest>.*)$")
CLOSE = re.compile(r"(:{3,})\s*$")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
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
    while inner[position:].strip():
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


def parse_opening(line: str, number: int) -> Directive | None:
    """The directive that `line` opens, or None when it opens none."""
    match = OPEN.match(line.strip())
    if match is None:
        return None
    directive = Directive(match["name"], number, block=len(match["colons"]) > 2)
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


def _closing_line(state: StateBlock, start: int, end: int, colons: int) -> int:
    """0-based line that closes a block opened at `start`, or `end` when none does."""
    depth = 0
    fence = ""
    for number in range(start + 1, end):
        text = state.src[state.bMarks[number] : state.eMarks[number]].strip()
        if mark := FENCE.match(text):
            if not fence:
                fence = mark[1]
            elif text.startswith(fence) and not text.strip(fence[0]):
                fence = ""
            continue
        if fence:
            continue
        closing = CLOSE.fullmatch(text)
        if closing is not None and len(closing[1]) >= colons:
            if depth == 0:
                return number
            depth -= 1
            continue
        opening = OPEN.match(text)
        if opening is not None and len(opening["colons"]) == colons:
            depth += 1
    return end


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("::", begin) or state.is_code_block(start):
        return False
    line = state.src[begin : state.eMarks[start]]
    if CLOSE.fullmatch(line.strip()):
        if silent:
            return True
        token = state.push("directive_stray", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    directive = parse_opening(line, start)
    if directive is None:
        return False
    if silent:
        return True
    if not directive.block:
        token = state.push("directive_leaf", "", 0)
        token.meta["directive"] = directive
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    colons = len(line) - len(line.lstrip(":"))
    close = _closing_line(state, start, end, colons)
    directive.closed = close < end
    token = state.push("directive_open", "", 1)
    token.meta["directive"] = directive
    token.map = [start, close]
    parent, maximum = state.parentType, state.lineMax
    state.parentType = "directive"
    state.lineMax = close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = parent, maximum
    token = state.push("directive_close", "", -1)
    token.meta["directive"] = directive
    state.line = close + 1 if directive.closed else close
    return True


def directive_plugin(md: MarkdownIt) -> None:
    """Adds the block rule to a parser."""
    md.block.ruler.before(
        "fence",
        "directive",
        _rule,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
