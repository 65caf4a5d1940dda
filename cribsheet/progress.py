"""A progress bar for people who wait; nothing at all for pipes, logs and short work."""

from __future__ import annotations

import time
from typing import TextIO

PATIENCE = 0.4
"""Seconds before the bar shows: what is over sooner needs none."""
INTERVAL = 0.05
WIDTH = 24


class Progress:
    """Draws ``Rendering [######      ] 120/500`` on a terminal; silent when `live` is false."""

    def __init__(self, stream: TextIO, *, live: bool) -> None:
        self._stream = stream
        self._live = live
        self._started = time.monotonic()
        self._drawn_at = 0.0
        self._label = ""
        self._total = 0
        self._done = 0
        self._width = 0

    def stage(self, label: str, total: int = 0) -> None:
        """Begins a stage of `total` steps; 0 when their number is not known."""
        self._label, self._total, self._done = label, total, 0
        self._draw()

    def advance(self, steps: int = 1) -> None:
        """Counts finished steps."""
        self._done += steps
        self._draw()

    def wait_for_other_build(self) -> None:
        """Says why nothing happens; also where there is no terminal, since it may take long."""
        self.close()
        self._write("Another build is writing this output; waiting for it to end.\n")

    def close(self) -> None:
        """Takes the bar off the screen, so that other text may be written."""
        if self._width:
            self._write("\r" + " " * self._width + "\r")
            self._width = 0

    def _draw(self) -> None:
        now = time.monotonic()
        if (
            not self._live
            or now - self._started < PATIENCE
            or (now - self._drawn_at < INTERVAL and self._done < self._total)
        ):
            return
        self._drawn_at = now
        line = f"{self._label:<10}"
        if self._total:
            filled = WIDTH * min(self._done, self._total) // self._total
            line += f" [{'#' * filled:<{WIDTH}}] {self._done}/{self._total}"
        self._write("\r" + line.ljust(self._width))
        self._width = max(self._width, len(line))

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:  # the terminal is gone; the build is not
            self._live = False
