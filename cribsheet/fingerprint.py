"""One hash over everything a site is made from: equal fingerprints, equal sites.

Files count by content, not by time stamp: a fresh checkout of the same commit is the same input.
Reading a thousand topics' files takes less than a twentieth of building them.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from cribsheet.cache import generator_stamp
from cribsheet.options import ROOT, Options

_MOST_AT_ONCE = 1 << 18
"""Bytes read at once; `hashlib.file_digest` would make a buffer of this size for every file."""
_SINGLE = ("THIRD-PARTY-NOTICES.md", "package-lock.json", "node_modules/.package-lock.json")
"""The notices go into the site; the lock that npm was given and the one it wrote stand for what is
installed."""


def fingerprint(options: Options) -> str:
    """Hash of content, templates, assets, the generator, its packages and the options."""
    digest = hashlib.sha256(generator_stamp().encode())
    for word in options.identity():
        digest.update(word.encode() + b"\0")
    for folder in (options.content, ROOT / "templates", ROOT / "assets"):
        for name, path in sorted(files_below(folder)):
            _add(digest, name, path)
    for name in _SINGLE:
        _add(digest, name, str(ROOT / name))
    return digest.hexdigest()


def files_below(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below `folder` as (relative POSIX path, path).

    Both are texts: a `Path` for each file takes as long as reading it.

    Links to folders are followed as far as they stay below it and do not lead back: the rest is no
    content (F006), and could be the whole disk.
    """
    start = str(folder)
    ways: dict[str, tuple[str, ...]] = {start: (os.path.realpath(start),)}
    for parent, folders, names in os.walk(start, followlinks=True):
        way = ways.pop(parent)
        for name in list(folders):
            path = f"{parent}{os.sep}{name}"
            real = os.path.realpath(path) if os.path.islink(path) else f"{way[-1]}{os.sep}{name}"  # noqa: PTH114
            if name != "__pycache__" and real not in way and real.startswith(way[0] + os.sep):
                ways[path] = (*way, real)
            else:
                folders.remove(name)
        below = parent[len(start) :].replace(os.sep, "/").lstrip("/")
        for name in names:
            yield (f"{below}/{name}" if below else name), f"{parent}{os.sep}{name}"


def _add(digest: hashlib._Hash, name: str, path: str) -> None:
    digest.update(os.fsencode(name) + b"\0")
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            digest.update(b"no file")  # reading a pipe would wait for somebody to write into it
            return
        hashed = hashlib.sha256()
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            while part := file.read(_MOST_AT_ONCE):
                hashed.update(part)
        digest.update(hashed.digest())
    except OSError:
        digest.update(b"unreadable")


def key_of(parts: Iterable[str | bytes]) -> str:
    """A short key for the concatenation of `parts`, each closed by a zero byte."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else part.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:32]
