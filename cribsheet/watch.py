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

STEP = 4
"""Milliseconds without a further change after which a save is over; a save takes far less."""
LONGEST = 200
"""Milliseconds after which changes are handed on even if they keep coming."""
PAUSE = 0.5
"""Seconds between attempts to watch a folder that is gone."""

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
    """Yields a `Change` after every save until `stop` is set."""
    folders = [content, PACKAGE, *ASSETS]
    while not stop.is_set():
        try:
            for found in watch(
                *(folder for folder in folders if folder.is_dir()),
                watch_filter=DefaultFilter(),
                step=STEP,
                debounce=LONGEST,
                stop_event=stop,
                raise_interrupt=False,
            ):
                yield sort_out((Path(path) for _, path in found), content)
        except (OSError, RuntimeError):  # a watched folder was removed, as by a branch switch
            stop.wait(PAUSE)


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
