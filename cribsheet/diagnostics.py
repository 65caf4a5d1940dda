"""What is wrong with the content, said so that its author can mend it.

A build never stops at the first problem: every stage adds `Diagnostic` values to a `Problems`
list, and the command prints all of them, sorted, each with its place, the source line, a caret
and a hint. The codes are listed in `cribsheet.codes` and explained in `docs/diagnostics.md`.
"""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from cribsheet.codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. `line` and `column` are 1-based and count characters, not bytes."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    source: str = ""
    """The line of the file, for the caret; empty when there is no such line."""
    width: int = 1
    """How many characters the caret underlines."""
    field: str = ""
    """The field it is about ("topic.title"): the message then starts with its name."""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then by code."""
        return (self.file, self.line, self.column, self.code, self.message)

    def as_json(self) -> dict[str, str | int]:
        """The diagnostic as a flat JSON object, for tools; `source` is empty for a huge line."""
        source = self.source if len(self.source) <= LONGEST else ""
        words = {"message": _clipped(self.message), "hint": _clipped(self.hint)}
        return asdict(self) | words | {"source": source}

    def render(self, *, color: bool = False) -> str:
        """The diagnostic as text: place, code and message, then the source line, caret and hint."""
        bold, red, dim, off = ("\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[0m") if color else ("",) * 4
        severity = "" if self.severity == "error" else f"{self.severity}: "
        place = f"{self.file}:{self.line}:{self.column}"
        message = visible(_clipped(self.message))
        if self.field and message.startswith(self.field):
            message = f"{bold}{self.field}{off}{message[len(self.field) :]}"
        lines = [f"{bold}{place}{off} {red}{self.code}{off} {severity}{message}"]
        if self.source:
            before, marked, after = map(visible, _window(self.source, self.column, self.width))
            lines.append(f"    {before}{marked}{after}")
            caret = "^" * (cells(marked) or 1)
            lines.append("    " + " " * cells(before) + red + caret + off)
        if self.hint:
            lines.append(f"    {dim}hint:{off} {visible(_clipped(self.hint))}")
        return "\n".join(lines)


WINDOW = 100
"""How many characters of a long source line are shown."""
LONGEST = 1000
"""Longest message, and longest source line for tools: a broken file may be one huge line."""


SHORT = 40
"""How much of a long value a message repeats: its place is told anyway."""


def _clipped(message: str) -> str:
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}…"


def shortened(value: str) -> str:
    """A value as a message repeats it."""
    return value if len(value) <= SHORT else f"{value[:SHORT]}…"


def visible(text: str) -> str:
    """The text with names in the place of what does not show, or would steer a terminal.

    What joins emoji and letters is let be. ``<U+200B>`` stands for a blank without width.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _SHOWN else f"<U+{ord(char):04X}>" for char in text
    )


_SHOWN = frozenset(map(chr, (0xA0, 0x202F, 0x3000, 0x200C, 0x200D, *range(0xE0020, 0xE0080))))
"""Blanks, joiners and letters of tags, which `str.isprintable` takes for unprintable."""


def _window(source: str, column: int, width: int) -> tuple[str, str, str]:
    """A line around the caret, cut where it is long: what stands before, over and behind it."""
    text = source.replace("\t", " ")
    start = min(max(column - 1, 0), len(text))
    end = start + max(1, width)
    if len(text) <= WINDOW:
        return text[:start], text[start:end], text[end:]
    left = max(0, start - WINDOW // 3)
    right = min(len(text), left + WINDOW)
    head = "…" if left else ""
    tail = "…" if right < len(text) else ""
    return head + text[left:start], text[start : min(end, right)], text[end:right] + tail


def cells(text: str) -> int:
    """How many terminal cells `text` takes: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


class Problems:
    """Collects diagnostics. A problem said twice at one place is kept once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str, str], Diagnostic] = {}

    def add(self, diagnostic: Diagnostic) -> None:
        """Adds one diagnostic; its code must be listed in `cribsheet.codes`."""
        if diagnostic.code not in CODES:
            raise KeyError(f"diagnostic code {diagnostic.code} is not listed in cribsheet.codes")
        self._found.setdefault(diagnostic.order, diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Adds several diagnostics."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found.values(), key=lambda found: found.order))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> bool:
        """True when at least one of them is an error."""
        return any(found.severity == "error" for found in self._found.values())


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``did you mean "x"?`` when a known name is close to `name`, else an empty string."""
    found = closest(name, known)
    return f'did you mean "{found}"?' if found else ""


def closest(name: str, known: Iterable[str]) -> str:
    """The known name that `name` was probably meant to be; empty when none is close."""
    if len(name) > WINDOW:
        return ""  # no name is that long, and comparing takes its square
    names = sorted(set(known))
    folded = {candidate.lower(): candidate for candidate in names}
    close = difflib.get_close_matches(name.lower(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def report(diagnostics: Iterable[Diagnostic], *, color: bool = False) -> str:
    """All diagnostics as text, sorted by place, with a closing line that counts them."""
    found = sorted(diagnostics, key=lambda diagnostic: diagnostic.order)
    errors = sum(diagnostic.severity == "error" for diagnostic in found)
    warnings = len(found) - errors
    blocks = [diagnostic.render(color=color) for diagnostic in found]
    blocks.append(f"{count(errors, 'error')}, {count(warnings, 'warning')}")
    return "\n".join(blocks)


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
