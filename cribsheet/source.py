"""Source files: text with places.

A file is read once, as strict UTF-8 with Unix line ends, and knows its lines, so that a later
stage can turn "the link in the third paragraph" into line and column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

from cribsheet.diagnostics import Diagnostic, Problems, Severity

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]")


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
    ) -> None:
        """Reports a problem at a 1-based line and column."""
        self.problems.add(
            Diagnostic(
                file=self.source.name,
                line=line,
                column=column,
                code=code,
                message=message,
                hint=hint,
                severity=severity,
                source=self.source.line(line),
                width=width,
            )
        )


def read_source(root: Path, name: str, problems: Problems) -> SourceFile | None:
    """Reads ``root / name``; None, with a diagnostic, when it cannot be used.

    A byte order mark and CRLF line ends are reported and then taken out, so that the file's other
    problems show in the same run.
    """
    try:
        data = (root / name).read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        problems.add(Diagnostic(name, 1, 1, "F006", f"cannot read the file: {reason}"))
        return None
    return decode_source(name, data, problems)


def decode_source(name: str, data: bytes, problems: Problems) -> SourceFile | None:
    """Turns bytes into a `SourceFile`, reporting what is wrong with them (F001 to F005)."""
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
        good = data[: error.start].decode("utf-8")
        line, column = good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        problems.add(Diagnostic(name, line, column, "F001", message, "save the file as UTF-8"))
        return None
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        message = "the file has Windows line ends (CRLF)"
        hint = 'save it with "LF" line ends; .gitattributes can do that for all files'
        column = text.index("\r") - (text.rfind("\n", 0, text.index("\r")) + 1) + 1
        problems.add(Diagnostic(name, line, column, "F003", message, hint))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceFile(name, text)
    if not text.strip():
        problems.add(Diagnostic(name, 1, 1, "F004", "the file is empty", "fill it or remove it"))
        return None
    bad = _CONTROL.search(text)
    if bad is not None:
        line, column = source.place(bad.start())
        message = f"the file holds the control character U+{ord(bad.group()):04X}"
        Reporter(source, problems).at(line, column, "F005", message, "remove it")
        return None
    return source
