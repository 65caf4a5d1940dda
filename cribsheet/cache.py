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
import os
import pickle
import struct
import sys
import tempfile
from functools import cache
from pathlib import Path

_HEADER = struct.Struct(">16s32sQQ")
_MAGIC = b"cribsheet cache\n"


class ParseCache:
    """Values by key, from the last build and this one. Not for several threads at once."""

    def __init__(self, path: Path | None, stamp: str = "") -> None:
        """Opens the cache at `path`; None keeps it in memory only."""
        self._path = path
        self._stamp = hashlib.sha256(f"{stamp}|{generator_stamp()}".encode()).digest()
        self._data = b""
        self._index: dict[str, tuple[int, int]] = {}
        self._kept: dict[str, tuple[int, int]] = {}
        self._new: dict[str, bytes] = {}
        if path is not None:
            self._open(path)

    def get(self, key: str) -> object | None:
        """The value put under `key`, or None. Each call makes a fresh copy."""
        pickled = self._new.get(key)
        if pickled is None:
            span = self._index.get(key)
            if span is None:
                return None
            pickled = self._data[span[0] : span[0] + span[1]]
        try:
            value: object = pickle.loads(pickled)  # noqa: S301 - we wrote it; see the module's text
        except Exception:  # noqa: BLE001 - a damaged pickle may raise anything
            self._index.pop(key, None)
            return None
        if key not in self._new:
            self._kept[key] = self._index[key]
        return value

    def put(self, key: str, value: object) -> None:
        """Keeps `value`, which must be picklable and not None, under `key`."""
        self._new[key] = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    @property
    def changed(self) -> bool:
        """True when the file on disk would differ after `save`."""
        return bool(self._new) or len(self._kept) != len(self._index)

    def save(self) -> None:
        """Writes what this build used, whole or not at all; gives up silently when it cannot."""
        if self._path is None or not self.changed:
            return
        index: dict[str, tuple[int, int]] = {}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=self._path.name, dir=self._path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(bytes(_HEADER.size))
                    for key, (offset, length) in self._kept.items():
                        if key not in self._new:
                            index[key] = (file.tell(), length)
                            file.write(self._data[offset : offset + length])
                    for key, pickled in self._new.items():
                        index[key] = (file.tell(), len(pickled))
                        file.write(pickled)
                    start = file.tell()
                    file.write(pickle.dumps(index, pickle.HIGHEST_PROTOCOL))
                    length = file.tell() - start
                    file.seek(0)
                    file.write(_HEADER.pack(_MAGIC, self._stamp, start, length))
                Path(name).replace(self._path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            return

    def _open(self, path: Path) -> None:
        with contextlib.suppress(OSError, struct.error, IndexError):
            data = path.read_bytes()
            magic, stamp, start, length = _HEADER.unpack_from(data)
            if magic != _MAGIC or stamp != self._stamp or start + length != len(data):
                return
            try:
                index = pickle.loads(data[start:])  # noqa: S301 - we wrote it
            except Exception:  # noqa: BLE001 - a damaged pickle may raise anything
                return
            self._data, self._index = data, index


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
