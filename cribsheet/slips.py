"""Slips of the pen: what is almost Markdown, and would be printed as it stands.

CommonMark has no errors: what is not quite a heading, a link, a formula or a directive is text. An
author who wrote one wants to hear of it.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from cribsheet.markdown import Context, Spot


class Slip(NamedTuple):
    """One slip: what to say, and the text to point at."""

    code: str
    message: str
    hint: str
    needle: str
    offset: int
    """Where the text starts in the token's content."""


# A letter or bracket right before "[" makes it an index: matrix[i][j] is no link.
_BRACKETS = r"(?:^|(?<![\w\])\\])\[[^\[\]]*)\]"
_REFERENCE = re.compile(_BRACKETS + r"\[(?P<name>[^\[\]]*)\]")
_ADDRESS = re.compile(_BRACKETS + r"\((?P<name>[^()]*)(?P<close>\)?)")
_DIRECTIVE = re.compile(r"(?<!\S)(?P<call>:{2,}\s?[A-Za-z][\w-]*)[\[{]")
_HEADING = re.compile(r"#[^\W\d_]|#{2,6}\w|#{7}")
_FORMULA = re.compile(r"\$(?:\\[A-Za-z]|[A-Za-z](?:[_^]|\s*[=<>+]))")
_SIGNS = re.compile(r"::|\]\[|\]\(|\$|#")
_TEXT_SIGNS = re.compile(r"\[|\]\(|::|\$")
"""What every slip inside a text has in it; what is before "](" may be a code of its own."""
MANY = 20
"""So many slips of one text are reported; more would say nothing new."""
MARKUP = 2000
"""How much markup (a link's address, say) may stand between two texts of a paragraph."""
SHOWN = 40
"""How many characters of a formula without an end are shown."""
_QUOTE = re.compile(r"^[\s>]*")
_CONTAINERS = frozenset(("blockquote_open", "list_item_open", "directive_open", "dd_open"))


def slips(token: Token, *, paragraph: bool) -> Iterator[Slip]:
    """The slips in an inline token as parsed; `paragraph` says that its lines start lines."""
    source = token.content
    if not _SIGNS.search(source):
        return
    starts, position = paragraph, 0
    for child in token.children or ():
        size = len(child.content)
        if child.type == "text":
            end = position + 2 * size + MARKUP
            inside = _text(child.content) if _TEXT_SIGNS.search(child.content) else ()
            found = chain(_line(child.content) if starts else (), inside)
            for slip in islice(found, MANY):
                offset = _written(slip.needle, source, position, end)
                if offset >= 0:
                    yield slip._replace(offset=offset)
        # With escapes in it the text is not found; it is at least as long as what it stands for.
        at = source.find(child.content, position, position + size + MARKUP) if size else -1
        position = size + max(at, position)
        starts = paragraph and child.type in ("softbreak", "hardbreak")


def _written(needle: str, source: str, start: int, end: int) -> int:
    """Where `source` has that text without a backslash before; -1 when it was escaped."""
    at = source.find(needle, start, end)
    while at > 0 and source[at - 1] == "\\":
        at = source.find(needle, at + 1, end)
    return at


def spot_of(slip: Slip, token: Token, context: Context, first: int) -> Spot:
    """Where a slip stands in the file, whose line `first` is the parsed text's first line.

    The lines of a paragraph are those of the file, without what its lists and quotations add.
    """
    if not first or token.map is None:
        return context.locate(slip.needle)
    before = token.content[: slip.offset].split("\n")
    number = len(before) - 1
    line = first + token.map[0] + number
    shift = context.source.line(line).find(token.content.split("\n")[number].rstrip())
    return line, max(0, shift) + len(before[-1]) + 1, len(slip.needle)


def _line(text: str) -> Iterator[Slip]:
    """What may be wrong at the start of a line."""
    if text.startswith("::"):
        hint = r"write :::name or ::name without a blank; colons that are text are written \::"
        yield Slip("M005", "this line starts with colons but is no directive", hint, text, 0)
    elif found := _HEADING.match(text):
        marks = text[: len(text) - len(text.lstrip("#"))]
        if found[0] == "#" * 7:
            yield Slip("M006", f'"{marks}" is too deep', "use ## and ###", marks, 0)
        else:
            level = marks if len(marks) > 1 else "##"
            hint = rf"write {level} and a blank; a number sign that is text is written \#"
            message = "a heading needs a blank after its number signs"
            yield Slip("M006", message, hint, text, 0)


def _text(text: str) -> Iterator[Slip]:
    """What may be wrong anywhere in a text."""
    for found in _REFERENCE.finditer(text):
        if found[0] == "[][]":
            continue
        # "[name][]" is the name and the text in one.
        name = found["name"] or found[0].removesuffix("][]").removeprefix("[")
        message = f'no line defines the link "{name}"' if name else "no line defines this link"
        hint = r"write [text](address); a bracket that is text is written \["
        yield Slip("M013", message, hint, found[0], 0)
    for found in _ADDRESS.finditer(text):
        if found["close"]:
            message = f'"{found["name"]}" cannot be read as an address'
            hint = r"an address holds no blanks; a bracket that is text is written \["
        else:
            message, hint = 'the link is not closed with ")"', "close it on the same line"
        yield Slip("M013", message, hint, found[0], 0)
    for found in _DIRECTIVE.finditer(text):
        if found.start():
            hint = "write it on a line of its own, with a blank line before"
            message = "a directive does not stand inside a paragraph"
            yield Slip("M005", message, hint, found["call"], 0)
    double = text.rfind("$$")
    if double >= 0:
        hint = r"write $$ before and after it; a dollar sign is \$"
        yield Slip("M010", "the formula is not closed", hint, text[double : double + SHOWN], 0)
        return
    for half in _FORMULA.finditer(text):
        hint = r"write $ before and after it, without blanks inside; a dollar sign is \$"
        yield Slip("M010", "the formula is not closed", hint, text[half.start() :][:SHOWN], 0)


def is_open(fence: Token, lines: list[str]) -> bool:
    """Whether a code block runs to its end because no line closes it."""
    start, end = fence.map or [0, 0]
    last = _QUOTE.sub("", lines[end - 1]).rstrip() if end - start > 1 else ""
    return not last.startswith(fence.markup) or bool(last.strip(fence.markup[0]))


def is_too_deep(token: Token, limit: int) -> bool:
    """Whether what stands in a list item, quotation or directive is past the parser's limit.

    markdown-it drops such text without a word.
    """
    return token.level >= limit - 1 and token.type in _CONTAINERS


def half_attributes(text: str) -> str:
    """Why the ``{…}`` of a heading or term is none; empty when there is nothing like it."""
    found = re.search(r"\{(?:#|[A-Za-z][\w-]*=)[^}]*(\}?)", text)
    if found is None:
        return ""
    return "they do not end the line" if found[1] else 'they are not closed with "}"'
