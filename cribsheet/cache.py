"""Results of earlier builds, by the hash of what they were made from.

One file holds all entries: a short header, the pickled entries one after the other, and a pickled
index ``{key: (offset, length)}``. An entry is unpickled when it is asked for; what a build neither
asked for nor put is dropped when the file is saved, so the cache never outgrows the site.

The header carries a stamp of the generator's source and of the Python that runs it. A file with
another stamp, a cut-off file or a broken one is an empty cache, never an error: the cache only
saves time.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import pickle
import struct
import sys
from functools import cache
from pathlib import Path
from typing import BinaryIO

_HEADER = struct.Struct(">16s32sQQ")
_MAGIC = b"cribsheet cache\n"


_Span = tuple[int, int]
"""Offset and length of a pickled entry in its file."""


class ParseCache:
    """Values by key, from the last build and this one. Not for several threads at once.

    New entries go straight into a draft of the new file: memory holds the index only.
    """

    def __init__(self, path: Path, stamp: str = "") -> None:
        """Opens the cache at `path`; `stamp` parts caches of different kinds of values."""
        self._path = path
        self._stamp = hashlib.sha256(f"{stamp}|{generator_stamp()}".encode()).digest()
        self._data: bytes | mmap.mmap = b""
        self._index: dict[str, _Span] = {}
        self._kept: dict[str, _Span] = {}
        self._new: dict[str, _Span] = {}
        self._draft: BinaryIO | None = None
        # The same name in every build: what a killed one leaves is written over.
        self._draft_path = path.with_name(f"{path.name}.new")
        self._open()

    def get(self, key: str) -> object | None:
        """The value of the last build under `key`, or None. Each call makes a fresh copy."""
        span = self._index.get(key)
        if span is None:
            return None
        try:
            value: object = pickle.loads(self._data[span[0] : sum(span)])  # noqa: S301 - ours
        except Exception:  # noqa: BLE001 - a damaged pickle may raise anything
            del self._index[key]
            return None
        self._kept[key] = span
        return value

    def put(self, key: str, value: object) -> None:
        """Keeps `value`, which must be picklable and not None, for the next build."""
        self.put_pickled(key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def put_pickled(self, key: str, pickled: bytes) -> None:
        """Keeps the value that has been `pickled`; it is not unpickled to see whether it can be."""
        with contextlib.suppress(OSError):
            self._new[key] = self._append(pickled)

    def save(self) -> None:
        """Writes what this build used, whole or not at all, and closes the cache.

        Gives up silently where it cannot: the next build takes longer, that is all.
        """
        with contextlib.suppress(OSError):
            if self._new or len(self._kept) != len(self._index):
                self._write()
        if self._draft is not None:
            with contextlib.suppress(OSError):  # what is not yet written may not fit either
                self._draft.close()
            with contextlib.suppress(OSError):
                self._draft_path.unlink(missing_ok=True)
        self._draft, self._index, self._data = None, {}, b""

    def _append(self, pickled: bytes) -> _Span:
        if self._draft is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._draft = self._draft_path.open("wb")
            self._draft.write(bytes(_HEADER.size))
        start = self._draft.tell()
        self._draft.write(pickled)
        return start, len(pickled)

    def _write(self) -> None:
        index = {
            key: self._append(self._data[span[0] : sum(span)])
            for key, span in self._kept.items()
            if key not in self._new
        }
        start, length = self._append(pickle.dumps(index | self._new, pickle.HIGHEST_PROTOCOL))
        if self._draft is not None:
            self._draft.seek(0)
            self._draft.write(_HEADER.pack(_MAGIC, self._stamp, start, length))
            self._draft.close()
            if isinstance(self._data, mmap.mmap):
                self._data.close()  # Windows replaces no file that is mapped
            self._draft_path.replace(self._path)

    def _open(self) -> None:
        try:
            with self._path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            magic, stamp, start, length = _HEADER.unpack_from(data)
            if magic == _MAGIC and stamp == self._stamp and start + length == len(data):
                self._index = pickle.loads(data[start:])  # noqa: S301 - ours
                self._data = data
        except Exception:  # noqa: BLE001 - whatever is wrong with the file, it can be made again
            self._index = {}


@cache
def generator_stamp() -> str:
    """Hash of the package's source and the Python version: equal stamps, equal results."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).resolve().parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in installed_packages():
        digest.update(name.encode() + b"\0")
    return digest.hexdigest()


def installed_packages() -> list[str]:
    """Names with versions of the packages beside this Python, as their folders spell them.

    `importlib.metadata` would say the same at ten times the price.
    """
    names: set[str] = set()
    for entry in sys.path:
        with contextlib.suppress(OSError), os.scandir(entry or ".") as files:
            names.update(file.name for file in files if file.name.endswith(".dist-info"))
    return sorted(names)
