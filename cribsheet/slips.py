"""Slips of the pen: what is almost Markdown, and would be printed as it stands.

CommonMark has no errors: what is not quite a heading, a link, a formula or a directive is text. An
author who wrote one wants to hear of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token


class Slip(NamedTuple):
    """One slip: what to say, and the text to point at."""

    code: str
    message: str
    hint: str
    needle: str


# A letter or bracket right before "[" makes it an index: matrix[i][j] is no link.
_BRACKETS = r"(?:^|(?<![\w\])\\])\[[^\[\]]*)\]"
_REFERENCE = re.compile(_BRACKETS + r"\[(?P<name>[^\[\]]+)\]")
_ADDRESS = re.compile(_BRACKETS + r"\((?P<name>[^()]*)(?P<close>\)?)")
_DIRECTIVE = re.compile(r"(?<!\S)(?P<call>:{2,}\s?[A-Za-z][\w-]*)[\[{]")
_HEADING = re.compile(r"#[^\W\d_]|#{2,6}\w|#{7}")
_FORMULA = re.compile(r"\$(?:\\[A-Za-z]|[A-Za-z](?:[_^]|\s*[=<>+]))")
_SIGNS = re.compile(r"::|\]\[|\]\(|\$|#")
_QUOTE = re.compile(r"^[\s>]*")
_CONTAINERS = frozenset(("blockquote_open", "list_item_open", "directive_open", "dd_open"))


def slips(token: Token, *, paragraph: bool) -> Iterator[Slip]:
    """The slips in an inline token as parsed; `paragraph` says that its lines start lines."""
    if not _SIGNS.search(token.content):
        return
    starts = True
    for child in token.children or ():
        if child.type == "text":
            if starts and paragraph:
                yield from _line(child.content, token.content)
            yield from _text(child.content, token.content)
        starts = child.type in ("softbreak", "hardbreak")


def _written(needle: str, source: str) -> bool:
    """Whether `source` has that text, and not only with its first sign escaped."""
    at = source.find(needle)
    while at > 0 and source[at - 1] == "\\":
        at = source.find(needle, at + 1)
    return at >= 0


def _line(text: str, source: str) -> Iterator[Slip]:
    """What is wrong at the start of a line."""
    if text.startswith("::") and _written(text, source):
        hint = r"write :::name or ::name without a blank; colons that are text are written \::"
        yield Slip("M005", "this line starts with colons but is no directive", hint, text)
    elif (found := _HEADING.match(text)) and _written(text, source):
        marks = text[: len(text) - len(text.lstrip("#"))]
        name = text[len(marks) :].lstrip()
        hint = rf"write {marks[:3]} {name}" if name else "use ## and ###"
        if found[0] == "#" * 7:
            yield Slip("M006", f'"{marks}" is too deep', "use ## and ###", marks)
        else:
            hint += r"; a number sign that is text is written \#"
            yield Slip("M006", "a heading needs a blank after its number signs", hint, text)


def _text(text: str, source: str) -> Iterator[Slip]:
    """What is wrong anywhere in a text."""
    for found in _REFERENCE.finditer(text):
        if _written(found[0], source):
            hint = r"write [text](address); a bracket that is text is written \["
            message = f'no line defines the link "{found["name"]}"'
            yield Slip("M013", message, hint, found[0])
    for found in _ADDRESS.finditer(text):
        if _written(found[0], source):
            yield _address(found)
    for found in _DIRECTIVE.finditer(text):
        if found.start() and _written(found["call"], source):
            hint = "write it on a line of its own, with a blank line before"
            message = "a directive does not stand inside a paragraph"
            yield Slip("M005", message, hint, found["call"])
    double = text.rfind("$$")
    if double >= 0 and _written(text[double:], source):
        hint = r"write $$ before and after it; a dollar sign is \$"
        yield Slip("M010", "the formula is not closed", hint, text[double:])
    elif (half := _FORMULA.search(text)) and _written(half[0], source):
        hint = r"write $ before and after it, without blanks inside; a dollar sign is \$"
        yield Slip("M010", "the formula is not closed", hint, half[0])


def _address(found: re.Match[str]) -> Slip:
    if not found["close"]:
        return Slip(
            "M013", 'the link is not closed with ")"', "close it on the same line", found[0]
        )
    hint = r"an address holds no blanks; a bracket that is text is written \["
    return Slip("M013", f'"{found["name"]}" cannot be read as an address', hint, found[0])


def is_open(fence: Token, lines: list[str]) -> bool:
    """Whether a code block runs to its end because no line closes it."""
    start, end = fence.map or [0, 0]
    last = _QUOTE.sub("", lines[end - 1]).rstrip() if end - start > 1 else ""
    return not last.startswith(fence.markup) or bool(last.strip(fence.markup[0]))


def is_too_deep(token: Token, limit: int) -> bool:
    """Whether what stands in a list item, quotation or directive is past the parser's limit.

    markdown-it drops such text without a word.
    """
    return token.type in _CONTAINERS and token.level >= limit - 1


def half_attributes(text: str) -> str:
    """Why the ``{…}`` of a heading or term is none; empty when there is nothing like it."""
    found = re.search(r"\{(?:#|[A-Za-z][\w-]*=)[^}]*(\}?)", text)
    if found is None:
        return ""
    return "they do not end the line" if found[1] else 'they are not closed with "}"'
