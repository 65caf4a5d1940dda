"""Source files: text with places.

A file is read once, as strict UTF-8 with Unix line ends, and knows its lines, so that a later
stage can turn "the link in the third paragraph" into line and column.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from cribsheet.diagnostics import Diagnostic, Problems, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SUSPECT = re.compile(
    # Controls, other line ends, non-characters; what a program puts where it could not read.
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ufffd"
    # Directions, and what takes no room.
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e001f"
    # What may be meant: a joiner, letters of tags.
    r"\u200d\U000e0020-\U000e007f]"
)
_ORDINARY = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
"""ASCII that is none of these."""
_EMOJI = re.compile(r"[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_JOINED = re.compile(r"[\u0600-\u0dff\u0f00-\u109f\u1780-\u17ff]")
"""Letters of the scripts that spell with a joiner (UAX #31, section 2.3)."""
_FLAG = re.compile(r"[\U0001f3f4\U000e0020-\U000e007e]")
"""The black flag, and the letters behind it that say whose it is (UTS #51, annex C)."""
MANY = 20
"""So many of these characters are told of one file; a broken one may have thousands."""
_LOST = "\ufffd"


def controls(text: str) -> Iterator[int]:
    """Offsets of characters that no content holds.

    What YAML (1.1, section 5.1) calls not printable is among them, and what does not show but
    changes how a text reads or is found: directions (UAX #9, section 2), blanks and letters without
    width (default ignorable code points, UAX #44). U+200C and the selectors of variants stay, and
    U+200D where it joins: words and emoji are spelled with them.
    """
    for match in _SUSPECT.finditer(text):
        if not _is_meant(text, match.start()):
            yield match.start()


def _is_meant(text: str, offset: int) -> bool:
    """Whether a joiner or the letter of a tag stands where it belongs."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if text[offset] == "\u200d":
        inside = _EMOJI.fullmatch(before) and _EMOJI.fullmatch(after)
        return bool(inside or _JOINED.fullmatch(before))
    return "\U000e0020" <= text[offset] <= "\U000e007f" and bool(_FLAG.fullmatch(before))


def named(character: str) -> str:
    """A character that no content holds, in words."""
    kind = "control" if unicodedata.category(character) in ("Cc", "Cn", "Zl", "Zp") else "invisible"
    if character == _LOST:
        kind = "replacement"
    return f"{kind} character U+{ord(character):04X}"


class SourceFile:
    """The text of one content file. `name` is its path relative to the content folder.

    It may differ from what was `written` in the file by characters that were `left_out`, given by
    their offsets there, in order.
    """

    def __init__(
        self, name: str, text: str, *, written: str = "", left_out: Sequence[int] = ()
    ) -> None:
        self.name = name
        self.text = text
        self._written = SourceFile(name, written) if left_out else self
        self._left_out = left_out

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

    def as_written(self, line: int, column: int, width: int) -> tuple[str, int, int]:
        """A line as it stands in the file, and the column and width of a part of it there."""
        if not self._left_out:
            return self.line(line), column, width
        start = self._place_written(line, column)
        end = self._place_written(line, column + width - 1) if width > 1 else start
        return self._written.line(line), start, end - start + 1

    def _place_written(self, line: int, column: int) -> int:
        """The column in the file of a place in the text: neither has other lines."""
        begin = self._written.offset(line)
        for offset in self._left_out[bisect_left(self._left_out, begin) :]:
            if offset - begin >= column:
                break
            column += 1
        return column


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
        text, column, width = self.source.as_written(line, column, width)
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

    Reports F001 to F005. A byte order mark, CRLF line ends and characters that no content holds are
    reported and then taken out, so that the file's other problems show in the same run.
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
    # Ordinary letters are most of a text, and are quickly left out of what has to be looked at.
    if not _SUSPECT.search(data.translate(None, _ORDINARY).decode("utf-8")):
        return source
    return _without(list(controls(text)), source, problems)


def _without(found: list[int], source: SourceFile, problems: Problems) -> SourceFile | None:
    """The file without the characters at these offsets, which are reported (F005)."""
    if not found:
        return source
    for number, offset in enumerate(found[:MANY], 1):
        character = source.text[offset]
        hint = "remove it" if character != _LOST else "write what was lost here again"
        if number == MANY < len(found):
            hint += f", and {len(found) - MANY} more after it"
        message = f"the file holds the {named(character)}"
        Reporter(source, problems).at(*source.place(offset), "F005", message, hint)
    starts = [0, *(offset + 1 for offset in found)]
    ends = [*found, len(source.text)]
    text = "".join(source.text[start:end] for start, end in zip(starts, ends, strict=True))
    if not text.strip():
        return None
    return SourceFile(source.name, text, written=source.text, left_out=found)


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
