"""How a build ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cribsheet.diagnostics import Diagnostic
    from cribsheet.output import Written


@dataclass(frozen=True, slots=True)
class Outcome:
    """`built` and `unchanged` leave a complete site; `failed` leaves the one that was there."""

    status: Literal["built", "unchanged", "failed"]
    diagnostics: tuple[Diagnostic, ...]
    files: int = 0
    """Files of the site."""
    reused: int = 0
    """Files taken over from the last build."""

    @classmethod
    def of(cls, written: Iterable[Written], diagnostics: tuple[Diagnostic, ...]) -> Outcome:
        """The outcome of a build that put these files into place."""
        reused = [file.reused for file in written]
        return cls("built", diagnostics, len(reused), sum(reused))


def stops(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    """True when these keep a site from being built: any error, or anything under `strict`."""
    return any(strict or found.severity == "error" for found in diagnostics)
