"""The output folder: claimed, staged beside, swapped in whole.

Nothing in the folder is ever changed in place. A build writes the new site into a staging folder,
then the two folders change places in one step (`cribsheet.exchange`): whoever looks, and whenever
the build dies, sees the old site or the new one, complete. What a killed build leaves behind lies
in our own workspace and is cleared by the next build that holds the lock.

The folder is ours when its manifest lists every file in it; otherwise it is refused. The manifest
(path → key, SHA-256, size) is part of the site and the same in every build of the same input. What
differs between machines, the time stamps, lies in the workspace: a file whose size and time stamp
are as we left them is taken for unchanged, any other is hashed. Files keep true time stamps (an
unchanged page keeps the one of the build that rendered it), because web servers and rsync compare
them.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from cribsheet.diagnostics import Diagnostic
from cribsheet.exchange import recover, replace_folder
from cribsheet.failure import ExitCode, Failure
from cribsheet.lock import locked
from cribsheet.options import MANIFEST

_FORMAT = 1
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""Made by file managers that somebody looked into the folder with; nobody misses them."""
_SHOWN = 5
_STAGING = "new"
_ASIDE = "old"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the site as the manifest lists it. `key` stands for all it was made from."""

    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Written:
    """A file in the staging folder."""

    path: str
    entry: Entry
    mtime_ns: int
    reused: bool
    """Taken over from the last build."""


class Output:
    """The output folder of one build, as `claim` gives it out."""

    def __init__(self, folder: Path, workspace: Path) -> None:
        self.folder = folder
        self.staging = workspace / _STAGING
        self._staged = str(self.staging)
        self._aside = workspace / _ASIDE
        self._record_file = workspace / "record.json"
        self._made: set[str] = set()
        self._clear()
        self.files, self._manifest_hash = _read_manifest(folder)
        record = _read_record(self._record_file)
        self._inputs = record.inputs if record.manifest == self._manifest_hash else ""
        self._mtimes = record.mtimes
        self.diagnostics = record.diagnostics
        """What the last build said of the content."""
        self._found = _survey(folder, self.files)

    def holds(self, inputs: str) -> bool:
        """True when the folder is the site of these inputs, each file as it was written."""
        return (
            inputs == self._inputs
            and self._found.keys() == self.files.keys()
            and all(
                self._found[path] == (entry.size, self._mtimes.get(path))
                for path, entry in self.files.items()
            )
        )

    def keyed(self, key: str) -> list[str]:
        """Paths of the files that the last build made under `key`."""
        return [path for path, entry in self.files.items() if entry.key == key]

    def intact(self, path: str, key: str) -> bool:
        """True when the last build made this file under the same key and nobody has changed it."""
        entry = self.files.get(path)
        found = self._found.get(path)
        if entry is None or found is None or entry.key != key or entry.size != found[0]:
            return False
        return self._mtimes.get(path) == found[1] or _sha256(self.folder / path) == entry.sha256

    def put(self, path: str, key: str, make: Callable[[], bytes]) -> Written:
        """Puts a file into the staging folder: the last build's where it is intact, else a new one.

        A link, not a copy, takes a file over: no file of a site is ever written a second time.
        """
        if not self.intact(path, key):
            return self._write(path, key, make())
        source = self.folder / path
        with _writing(self.folder):
            target = self._target(path)
            try:
                os.link(source, target)
            except OSError:  # no hard links on this file system, or too many of them
                shutil.copy2(source, target)
            mtime_ns = os.stat(target).st_mtime_ns  # noqa: PTH116
            return Written(path, self.files[path], mtime_ns, reused=True)

    def _write(self, path: str, key: str, data: bytes) -> Written:
        with _writing(self.folder), self._create(path) as file:
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
            mtime_ns = os.fstat(file.fileno()).st_mtime_ns
        entry = Entry(key, hashlib.sha256(data).hexdigest(), len(data))
        return Written(path, entry, mtime_ns, reused=False)

    def publish(
        self, written: Iterable[Written], inputs: str, diagnostics: Iterable[Diagnostic]
    ) -> None:
        """Makes the staged files the site; `inputs` is what a later `holds` compares with."""
        files = sorted(written, key=lambda file: file.path)
        manifest = _manifest({file.path: file.entry for file in files})
        with _writing(self.folder):
            (self.staging / MANIFEST).write_bytes(manifest)
            _survey(self.folder, self.files)  # again: somebody may have put a file there since
            old = replace_folder(self.staging, self.folder, self._aside)
            if old is not None:
                self._bring_over(old)
        record = {
            "inputs": inputs,
            "manifest": hashlib.sha256(manifest).hexdigest(),
            "diagnostics": [diagnostic.as_json() for diagnostic in diagnostics],
            "mtimes": {file.path: file.mtime_ns for file in files},
        }
        # Without the record the next build only takes longer.
        with contextlib.suppress(OSError):
            _write_whole(self._record_file, json.dumps(record).encode())

    def _bring_over(self, old: Path) -> None:
        """Moves what came into the old folder in the last instant into the new one.

        It is nobody's to delete; the next build finds it there and refuses, saying so.
        """
        for path in _look(old, self.files)[1]:
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                (old / path).rename(target)

    def _clear(self) -> None:
        with _writing(self.folder):
            recover(self.folder, self._aside)
            _discard(self.staging.parent)
            self.staging.mkdir()

    def _create(self, path: str) -> FileIO:
        return open(self._target(path), "xb", buffering=0)  # noqa: PTH123 - see `_target`

    def _target(self, path: str) -> str:
        """Where a file is staged, its folder made. A text: `Path` takes longer than the system."""
        parent, _, name = path.rpartition("/")
        if not name or path == MANIFEST or (parent not in self._made and not _inside(parent)):
            message = f"{path!r} is no path of a page"
            raise ValueError(message)
        if parent:
            self._make(parent)
        return f"{self._staged}/{path}"

    def _make(self, folder: str) -> None:
        """Makes a folder, which another process may have made, and those above it."""
        if folder not in self._made:
            if above := folder.rpartition("/")[0]:
                self._make(above)
            with contextlib.suppress(FileExistsError):
                os.mkdir(f"{self._staged}/{folder}")  # noqa: PTH102
            self._made.add(folder)


def _discard(workspace: Path) -> None:
    """Removes what is staged, or was the site before."""
    for leftover in (_STAGING, _ASIDE):
        shutil.rmtree(workspace / leftover, ignore_errors=True)


def _inside(parent: str) -> bool:
    return not parent or not {"", ".", ".."}.intersection(parent.split("/"))


@contextmanager
def claim(folder: Path, workspace: Path, *, waiting: Callable[[], None]) -> Iterator[Output]:
    """The output `folder` for one build alone; `waiting` is called if another build has it.

    Raises:
        Failure: the folder holds files that no build made, or cannot be written.
    """
    with contextlib.ExitStack() as stack:
        with _writing(folder):
            if folder.exists() and not folder.is_dir():
                message = f"the output {folder} is a file, not a folder"
                raise Failure(message, exit_code=ExitCode.OUTPUT)
            if not workspace.exists():
                # A folder that is refused is left as it was found, with nothing beside it.
                _survey(folder, _read_manifest(folder)[0])
            workspace.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(workspace / "lock", waiting=waiting))
        # Registered first: an interruption may come while the output is still being looked at.
        stack.callback(_discard, workspace)
        yield Output(folder, workspace)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Turns the operating system's refusals into a `Failure` that names the output."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        hint = _HINTS.get(error.errno or 0, "")
        message = f"cannot write the output {folder}: {reason}"
        raise Failure(message, hint=hint, exit_code=ExitCode.OUTPUT) from error


_HINTS = {
    errno.ENOSPC: "free some disk space; the site that was there is untouched",
    errno.EACCES: "the build needs to write the folder that the output lies in",
    errno.EPERM: "the build needs to write the folder that the output lies in",
    errno.EROFS: "name a folder on a writable file system with --out",
    errno.EXDEV: "the output must not be a mount point: name a folder inside it with --out",
    errno.EBUSY: "the output must not be a mount point: name a folder inside it with --out",
}


def _survey(folder: Path, known: Mapping[str, Entry]) -> dict[str, tuple[int, int]]:
    """Size and time stamp of every known file; refuses a folder with others."""
    found, foreign = _look(folder, known)
    if foreign:
        names = ", ".join(foreign[:_SHOWN])
        more = f" and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
        message = f"the output {folder} holds files that no build made: {names}{more}"
        hint = "nothing was changed; move them away, or name another folder with --out"
        raise Failure(message, hint=hint, exit_code=ExitCode.OUTPUT)
    return found


def _look(folder: Path, known: Mapping[str, Entry]) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """What lies in a folder: size and time stamp of known files, and the paths of all others.

    A symbolic link is never ours, whatever its name.
    """
    found: dict[str, tuple[int, int]] = {}
    foreign: list[str] = []
    pending = [""]
    while pending:
        below = pending.pop()
        try:
            entries = list(os.scandir(folder / below))
        except FileNotFoundError:
            continue
        except OSError as error:
            message = f"cannot read the output {folder}: {error.strerror}"
            raise Failure(message, exit_code=ExitCode.OUTPUT) from error
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{path}/")
            elif path in known and entry.is_file(follow_symlinks=False):
                status = entry.stat(follow_symlinks=False)
                found[path] = (status.st_size, status.st_mtime_ns)
            elif entry.name not in _LITTER and path != MANIFEST:
                foreign.append(path)
    return found, sorted(foreign)


def _manifest(files: Mapping[str, Entry]) -> bytes:
    """The manifest's bytes; `files` in order of their paths."""
    lines = [
        f"    {json.dumps(path)}: "
        + json.dumps({"key": entry.key, "sha256": entry.sha256, "size": entry.size})
        for path, entry in files.items()
    ]
    body = ",\n".join(lines)
    head = f'"generator": "cribsheet",\n  "format": {_FORMAT},\n  "files"'
    return f"{{\n  {head}: {{\n{body}\n  }}\n}}\n".encode()


def _read_manifest(folder: Path) -> tuple[dict[str, Entry], str]:
    """The files of the last build and the manifest's hash; nothing when it cannot be read."""
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = json.loads(data)
        if manifest["generator"] != "cribsheet" or manifest["format"] != _FORMAT:
            return {}, ""
        files = {
            str(path): Entry(str(entry["key"]), str(entry["sha256"]), int(entry["size"]))
            for path, entry in manifest["files"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, ""
    return files, hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class _Record:
    inputs: str
    manifest: str
    diagnostics: tuple[Diagnostic, ...]
    mtimes: Mapping[str, int]


def _read_record(path: Path) -> _Record:
    try:
        record = json.loads(path.read_bytes())
        return _Record(
            inputs=str(record["inputs"]),
            manifest=str(record["manifest"]),
            diagnostics=tuple(Diagnostic(**found) for found in record["diagnostics"]),
            mtimes={str(name): int(mtime) for name, mtime in record["mtimes"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Record("", "", (), {})


def _write_whole(path: Path, data: bytes) -> None:
    """Replaces a file in one step; a draft that a killed build left is written over."""
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
