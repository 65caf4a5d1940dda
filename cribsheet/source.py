"""Source files: text with places.

A file is read once, as strict UTF-8 with Unix line ends, and knows its lines, so that a later
stage can turn "the link in the third paragraph" into line and column.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from cribsheet.diagnostics import Diagnostic, Problems, Severity

CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that no content holds: controls, other line ends, byte order marks, non-characters.

What YAML (1.1, section 5.1) calls not printable is among them, and what does not show but changes
how a text reads or is found: directions (UAX #9, section 2) and blanks without width. The joiners
U+200C and U+200D stay: words and emoji are spelled with them.
"""


def named(character: str) -> str:
    """A character of `CONTROL` in words."""
    kind = "invisible" if unicodedata.category(character) == "Cf" else "control"
    return f"{kind} character U+{ord(character):04X}"


class SourceFile:
    """The text of one content file. `name` is its path relative to the content folder."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines without line ends; ``lines[0]`` is line 1."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset, hi=len(self.lines)) - 1
        return line + 1, offset - self._starts[line] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """Offset of a 1-based line and column; the end of the text when the line is past it."""
        if line > len(self.lines):
            return len(self.text)
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a 1-based line; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


class Reporter:
    """Adds diagnostics about one file to a list."""

    def __init__(self, source: SourceFile, problems: Problems) -> None:
        self.source = source
        self.problems = problems

    def at(
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str = "",
        *,
        width: int = 1,
        severity: Severity = "error",
        field: str = "",
    ) -> None:
        """Reports a problem at a 1-based line and column; `width` ends with the line at most.

        With a `field` the message is about it and starts with its name.
        """
        text = self.source.line(line)
        self.problems.add(
            Diagnostic(
                file=self.source.name,
                line=line,
                column=column,
                code=code,
                message=f"{field}: {message}" if field else message,
                hint=hint,
                severity=severity,
                source=text,
                width=max(1, min(width, len(text) - column + 1)),
                field=field,
            )
        )


def decode_source(name: str, data: bytes, problems: Problems) -> SourceFile | None:
    """Turns bytes into a `SourceFile`; None, with a diagnostic, when they cannot be used.

    Reports F001 to F005. A byte order mark and CRLF line ends are reported and then taken out, so
    that the file's other problems show in the same run.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.add(
            Diagnostic(
                name,
                1,
                1,
                "F002",
                "the file starts with a byte order mark",
                'save it as "UTF-8", not "UTF-8 with BOM"',
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _not_utf8(name, data, error.start, problems)
        return None
    windows = text.find("\r")
    if windows >= 0:
        crlf = text.startswith("\r\n", windows)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceFile(name, text)
    if windows >= 0:
        message = "the file has Windows line ends (CRLF)" if crlf else "a lone carriage return"
        hint = 'save it with "LF" line ends; .gitattributes can do that for all files'
        line, column = source.place(windows)
        Reporter(source, problems).at(line, column, "F003", message, hint)
    if not text.strip():
        problems.add(Diagnostic(name, 1, 1, "F004", "the file is empty", "fill it or remove it"))
        return None
    bad = CONTROL.search(text)
    if bad is not None:
        line, column = source.place(bad.start())
        message = f"the file holds the {named(bad.group())}"
        Reporter(source, problems).at(line, column, "F005", message, "remove it")
        return None
    return source


def _not_utf8(name: str, data: bytes, offset: int, problems: Problems) -> None:
    """Reports the byte at `offset`, with its line as far as that can be shown (F001)."""
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    shown = SourceFile(name, before + data[offset:].decode("utf-8", "replace"))
    line, column = shown.place(len(before))
    message = f"byte 0x{data[offset]:02x} is not UTF-8"
    hint = "save the file as UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "the file is UTF-16: save it as UTF-8"
        shown = SourceFile(name, "")
    Reporter(shown, problems).at(line, column, "F001", message, hint)
