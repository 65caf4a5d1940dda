"""Watches the folders a site is made from and says which of its parts have changed."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import DefaultFilter, watch

from cribsheet.options import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEP = 2
"""Milliseconds without a further change after which a save is over; a save takes far less."""
LONGEST = 200
"""Milliseconds after which changes are handed on even if they keep coming."""
TICK = 100
"""Milliseconds between looks at whether the content folder is still the one that is watched."""
PAUSE = 0.5
"""Seconds before another attempt after watching has failed."""

PACKAGE = ROOT / "cribsheet"
ASSETS = (ROOT / "assets", ROOT / "templates")


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed since the last one."""

    content: bool
    assets: bool
    """Scripts, style sheets or templates."""
    code: tuple[Path, ...]
    """Modules of the generator itself."""


def changes(content: Path, stop: threading.Event) -> Iterator[Change]:
    """Yields a `Change` after every save until `stop` is set.

    The first one says that everything may have changed, and comes when the folders are already
    being watched, so no save falls between the first load and the watching. It is said again when
    the content folder was replaced by another (as a branch switch may do) or has come back: the
    system goes on watching the old one, wherever it is now.
    """
    while not stop.is_set():
        watched = _identity(content)
        everything = True
        try:
            for found in watch(
                *(folder for folder in (content, PACKAGE, *ASSETS) if folder.is_dir()),
                watch_filter=DefaultFilter(),
                step=STEP,
                debounce=LONGEST,
                rust_timeout=TICK,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
            ):
                if everything or found:
                    change = sort_out((Path(path) for _, path in found), content)
                    if everything:
                        change = Change(content=True, assets=True, code=change.code)
                    yield change
                    everything = False
                if _identity(content) != watched:
                    break
        except (OSError, RuntimeError):  # a folder went away while its watching began
            stop.wait(PAUSE)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another of the same name; None when there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def sort_out(paths: Iterable[Path], content: Path) -> Change:
    """Which parts of the site these changed paths belong to."""
    paths = list(paths)
    return Change(
        content=any(content in path.parents for path in paths),
        assets=any(folder in path.parents for path in paths for folder in ASSETS),
        code=tuple(
            path for path in sorted(paths) if PACKAGE in path.parents and path.suffix == ".py"
        ),
    )
