"""Standard output and error: what a command says reaches them whole, or the command says why not.

A terminal or pipe need not take UTF-8, a disk behind `>` may be full, and either stream may be
closed before the command starts. None of these is a fault of the content or of Cribsheet.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cribsheet.failure import ExitCode, Failure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO


def prepare() -> None:
    """Makes both streams take any text: what they cannot show is written as an escape."""
    if sys.stdout is None:  # Python's word for a descriptor that is closed (">&-")
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - kept open
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - kept open
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str, stream: TextIO | None = None) -> None:
    """Prints a line to standard output, or to another stream.

    Raises:
        Failure: it cannot be written, as on a full disk.
        BrokenPipeError: whoever read the output has left.
    """
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"cannot write what the command prints: {error.strerror}"
        raise Failure(message, exit_code=ExitCode.OUTPUT) from error


def say_json(value: Mapping[str, object]) -> None:
    """Prints one JSON object in ASCII, which is the same bytes in whatever encoding stdout has."""
    say(json.dumps(value))


def leave() -> None:
    """Lets go of what could not be written: Python would try again at its end, and complain."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
