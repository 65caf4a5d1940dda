"""One build per output folder at a time.

The operating system holds the lock and lets go of it when the last process that has the file open
is gone, killed or not; a lock file that is merely lying there means nothing. Forked workers share
the lock, so a folder they still write into is never taken for a leftover.
"""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


@contextmanager
def locked(path: Path, *, waiting: Callable[[], None], interval: float = 0.05) -> Iterator[None]:
    """Holds the lock file at `path`; calls `waiting` once if another process has it.

    Raises:
        OSError: the file cannot be opened, or the file system knows no locks.
    """
    with path.open("ab") as file:
        told = False
        while True:
            try:
                _try_lock(file)
            except OSError as error:
                if error.errno not in _HELD:
                    raise
                if not told:
                    waiting()
                    told = True
                time.sleep(interval)
            else:
                break
        yield
