"""Puts one folder in the place of another without a moment in which neither is there.

Linux and macOS can swap two names in one step; Python's library does not reach that call, so it
goes through ctypes. Where the kernel or the file system cannot, two renames do it, and `recover`
mends what a kill between them leaves behind.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""renameat2(2), Linux 3.15 and later; the C library has had it since glibc 2.28 and musl 1.2.6."""
_RENAME_SWAP = 2
"""renamex_np(2), macOS 10.12 and later."""
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def replace_folder(new: Path, current: Path, aside: Path) -> Path | None:
    """Makes `new` the folder at `current`; returns where the one before it is now, if any.

    All three paths must be on one file system. `aside` must not exist: it takes the old folder
    where a swap in one step is not possible.

    Raises:
        OSError: the folder cannot be replaced; `current` is then as it was.
    """
    try:
        current.rmdir()  # an empty folder stands in nobody's way
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY, errno.EACCES}:
            raise
    if not current.exists():
        new.rename(current)
        return None
    if _swap(new, current):
        return new
    current.rename(aside)
    try:
        new.rename(current)
    except OSError:
        aside.rename(current)
        raise
    return aside


def recover(current: Path, aside: Path) -> bool:
    """Undoes half of a two-rename replacement that was killed; true when there was one."""
    if aside.is_dir() and not current.exists():
        aside.rename(current)
        return True
    return False


def _swap(one: Path, other: Path) -> bool:
    """Swaps two names in one step; false where that cannot be done."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            result = library.renameat2(
                _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
            )
        elif sys.platform == "darwin":
            result = library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # no such call in this C library
        return False
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))
