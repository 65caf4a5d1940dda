"""Sentences of content, each with its place: what the style is judged by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from cribsheet.diagnostics import Problems
from cribsheet.directives import FENCE
from cribsheet.source import Reporter, SourceFile
from cribsheet.yamlfile import compose, place

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDDEN = re.compile(
    r"`[^`]*`"  # code
    r"|\$[^$\n]*\$"  # formulas
    r"|\]\([^)]*\)"  # addresses of links
    r"|\{[^}]*\}"  # attributes
    r"|https://\S+"
)
_MARKUP = re.compile(r"[*_~\[\]|>#]+|^\s*(?:[-+:]|\d+\.)\s+")
_END = re.compile(r"[.!?:;][\"')\]]*(?=\s|$)|\s[–→|]\s")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|No|Fig)|\b[A-Z])\.$")
_PLAIN = (
    "stem",
    "summary",
    "text",
    "why",
    "cue",
    "ask",
    "front",
    "back",
    "purpose",
    "note",
    "decide",
)
"""Fields of YAML files that readers read as prose."""


_IS_MARKUP = re.compile(r"[|#]|:{2,}(?:[A-Za-z]|\s*$)")
"""Lines without prose: tables, headings, directives."""


class Sentence(NamedTuple):
    """A sentence and where it starts; `words` are its words without markup, code and formulas."""

    line: int
    column: int
    words: tuple[str, ...]

    @property
    def folded(self) -> str:
        """The words without case, to be compared."""
        return " ".join(self.words).casefold()


_WORD = re.compile(r"[^\W_]+(?:['’.,/+-][^\W_]+)*%?")


def sentences(text: str, line: int, column: int = 1) -> Iterator[Sentence]:
    """The sentences of a line of prose that starts at that 1-based place."""
    # Blanks of the same length keep every place what it was.
    text = _HIDDEN.sub(lambda match: _blank(match[0]), text)
    text = _MARKUP.sub(lambda match: " " * len(match[0]), text)
    start = 0
    ends = [
        match.end() for match in _END.finditer(text) if not _ABBREVIATED.search(text[: match.end()])
    ]
    for end in (*ends, len(text)):
        words = tuple(match[0] for match in _WORD.finditer(text, start, end))
        if words:
            first = _WORD.search(text, start, end)
            yield Sentence(line, column + (first.start() if first else start), words)
        start = end


def _blank(hidden: str) -> str:
    # What stood there was at most one word to the reader.
    return " " + "x" * max(0, len(hidden) - 2) + " " if hidden[0] in "`$" else " " * len(hidden)


def of_markdown(text: str) -> Iterator[Sentence]:
    """The sentences of a topic's Markdown, line by line; code, tables and formulas are left out."""
    fence = ""
    formula = front = False
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped == "---" and (number == 1 or front):
            front = number == 1
        elif found := FENCE.match(line):
            fence = "" if fence and stripped.startswith(fence) else fence or found[1]
        elif stripped == "$$":
            formula = not formula
        elif not (front or fence or formula or _IS_MARKUP.match(stripped)):
            yield from sentences(line, number)


def of_yaml(text: str) -> Iterator[Sentence]:
    """The sentences of the prose fields of a YAML file that is known to be sound."""
    root = compose(Reporter(SourceFile("", text), Problems()), text)
    if root is not None:
        yield from _of_node(root, "")


def _of_node(node: yaml.Node, field: str) -> Iterator[Sentence]:
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _of_node(entry, field)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _of_node(value, key.value)
    elif field in _PLAIN:
        # Where a folded text breaks its lines is lost: a sentence is told at the field's start.
        line, column = place(node)
        for found in sentences(" ".join(node.value.split()), line):
            yield found._replace(column=column)
