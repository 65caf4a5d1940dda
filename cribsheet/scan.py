"""What lies in the content folder: units to parse, in reading order.

The scan looks at names and file status only. A name that is not expected is reported here, so that
`questions.yml` is not silently ignored.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from cribsheet.diagnostics import Diagnostic, Problems, did_you_mean
from cribsheet.references import bare
from cribsheet.scalars import ID, ID_HINT

IMAGE = re.compile(r"[A-Za-z0-9][\w.-]*\.(?:svg|png|jpe?g|webp|avif|gif)")
_IGNORED = re.compile(
    r"[.#].*|.*~|.+\.(?:bak|orig|sw[op]|tmp)|(?:LICENSE|README)(?:\.\w+)?", re.IGNORECASE
)
"""Hidden files, editors' copies, and what a forge shows beside a folder."""
_TOPIC_FILES = ("topic.md", "questions.yaml", "cards.yaml")
_FLAT = {"exams": "exam", "tables": "table", "trees": "tree"}
"""Folders of YAML files, and the kind of unit that each file is."""
_FOLDERS = (*_FLAT, "topics")
_SINGLE = {kind: f"{kind}.yaml" for kind in ("site", "tags", "services")} | {"share": "share.png"}
"""Kinds of units of which there is one, and the file of each."""
_TOP = (*_SINGLE.values(), *_FOLDERS, "share.svg")
"""`share.svg` is not read: it is what `share.png` is drawn from."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is parsed at once. `folder` is relative to the content folder, with slashes."""

    kind: str
    """`site`, `tags`, `services`, `share`, `exam`, `table`, `tree`, `group` or `topic`."""
    id: str
    folder: str
    files: tuple[str, ...]
    """Those that can be read: none when something stands in the place of the only one."""
    group: str = ""


Signature = tuple[tuple[int, int, int], ...]

RACY = 2_000_000_000
"""Nanoseconds for which a time stamp is not trusted to change with the next change: the coarsest
of usual file systems counts in steps of two seconds."""


@dataclass(slots=True)
class Scan:
    """The units in reading order, with what changes when their files do."""

    units: list[Unit] = field(default_factory=list)
    signatures: dict[Unit, Signature] = field(default_factory=dict)
    settled: dict[str, tuple[tuple[int, int], Unit]] = field(default_factory=dict)
    """Folders of topics whose names are in order: when they changed last, and their unit."""

    @property
    def topic_files(self) -> dict[str, str]:
        """Path of each `topic.md` to the topic's id."""
        return {f"{u.folder}/topic.md": u.id for u in self.units if u.kind == "topic"}


def scan(content: Path, problems: Problems, last: Scan | None = None) -> Scan:
    """Lists the units of a content folder, and reports names that do not fit (F006, F007, D00x).

    The `last` scan of the folder saves listing those topics whose folder has not changed since.
    """
    return _Scanner(content, problems, last or Scan()).scan()


class _Scanner:
    def __init__(self, content: Path, problems: Problems, last: Scan) -> None:
        self.content = content
        self.problems = problems
        self.last = last
        self.started = time.time_ns()
        self.found = Scan()
        self.taken: dict[tuple[str, str], str] = {}
        self.root = Path(os.path.realpath(content))
        self.refused: set[str] = set()
        """Paths of what cannot be read as content: already reported."""

    def scan(self) -> Scan:
        entries = self.entries("")
        if entries is None:
            return self.found
        for name, entry in entries.items():
            if name not in _TOP:
                self.unexpected(name, _TOP, folder=entry.is_dir())
            elif name in _FOLDERS and not entry.is_dir():
                self.refused.add(name)
                hint = f"{name} is a folder: move what the file holds into it"
                self.complain(name, "F007", f'the file "{name}" is not expected here', hint)
        for kind, name in _SINGLE.items():
            if name in entries or name in self.refused:
                self.add(Unit(kind, kind, "", (name,)), entries)
            elif kind == "site":
                hint = "every site has one: see docs/authoring.md"
                self.complain(name, "F006", f"{name} is missing", hint)
        for folder, kind in _FLAT.items():
            self.flat(folder, kind)
        self.groups()
        return self.found

    def complain(self, file: str, code: str, message: str, hint: str = "") -> None:
        self.problems.add(Diagnostic(file, 1, 1, code, message, hint))

    def entries(self, folder: str) -> dict[str, os.DirEntry[str]] | None:
        """What lies in a folder, sorted by number and name; None when it cannot be read.

        What cannot be content, whatever its name, is reported and left out.
        """
        try:
            # Not by `Path`, here and below: making one would cost more than asking for its status.
            with os.scandir(f"{self.content}/{folder}") as listing:
                listed = [entry for entry in listing if not _IGNORED.fullmatch(entry.name)]
        except OSError as error:
            reason = error.strerror or "unknown error"
            self.complain(folder or ".", "F006", f"cannot read the folder: {reason}")
            return None
        listed.sort(key=lambda entry: _order(entry.name))
        found = {entry.name: entry for entry in listed if entry.name.isprintable()}
        for entry in listed:
            if entry.name not in found:
                named = os.fsencode(f"{folder}/{entry.name}".lstrip("/"))
                shown = "".join(
                    c if c.isprintable() else "\ufffd" for c in named.decode(errors="replace")
                )
                message = "the name holds characters that cannot be shown"
                self.complain(shown, "F007", message, "rename it: letters, digits, hyphens")
        for name, entry in list(found.items()):
            if fault := self.refusal(entry):
                path = f"{folder}/{name}".lstrip("/")
                self.refused.add(path)
                self.complain(path, "F006", *fault)
                del found[name]
        return found

    def refusal(self, entry: os.DirEntry[str]) -> tuple[str, str] | None:
        """Why an entry cannot be content, with a hint: it leads elsewhere, or has no end."""
        try:
            if entry.is_symlink():
                target = Path(os.path.realpath(entry.path, strict=True))
                folder = Path(os.path.realpath(Path(entry.path).parent))
                if self.root not in (target, *target.parents):
                    hint = "put a copy here: a site is made from its content folder alone"
                    return "the link leads out of the content folder", hint
                if target in (folder, *folder.parents):
                    return "the link leads back to a folder that it lies in", "remove it"
            if entry.is_dir() or entry.is_file():
                return None
        except FileNotFoundError:
            return "the link leads nowhere", "mend it, or remove it"
        except OSError as error:
            return f"cannot read the file: {error.strerror or 'unknown error'}", ""
        return "this is a pipe, a socket or a device, not a file", "put a file here, or remove it"

    def unexpected(self, path: str, known: tuple[str, ...], *, folder: bool = False) -> None:
        name = path.rpartition("/")[2]
        what = "folder" if folder else "file"
        # What is known by its form, such as ID.yaml, is no name to have meant.
        hint = (
            did_you_mean(name, filter(str.islower, known)) or f"expected here: {', '.join(known)}"
        )
        self.complain(path, "F007", f'the {what} "{name}" is not expected here', hint)

    def flat(self, folder: str, kind: str) -> None:
        """A folder of YAML files, one unit each."""
        if folder in self.refused or not (self.content / folder).is_dir():
            return
        entries = self.entries(folder) or {}
        for path in sorted(self.refused):
            parent, _, name = path.rpartition("/")
            if parent == folder and name.endswith(".yaml"):
                self.add(Unit(kind, name.removesuffix(".yaml"), folder, (name,)), entries)
        for name, entry in entries.items():
            path = f"{folder}/{name}"
            if not name.endswith(".yaml") or entry.is_dir():
                known = (name.rpartition(".")[0] + ".yaml",) if name.endswith(".yml") else ()
                self.unexpected(path, known or ("ID.yaml",), folder=entry.is_dir())
            elif self.identity(kind, name.removesuffix(".yaml"), path):
                unit = Unit(kind, name.removesuffix(".yaml"), folder, (name,))
                self.add(unit, entries)

    def groups(self) -> None:
        if "topics" in self.refused:
            return
        if not (self.content / "topics").is_dir():
            hint = "python build.py new topic GROUP/ID makes it, with a first topic"
            self.complain("topics", "F006", "the folder topics is missing", hint)
            return
        for name, entry in (self.entries("topics") or {}).items():
            path = f"topics/{name}"
            if not entry.is_dir():
                self.unexpected(path, ("GROUP/",))
            elif self.identity("group", bare(name), path):
                self.group(path, bare(name))

    def group(self, path: str, group: str) -> None:
        entries = self.entries(path) or {}
        if "group.yaml" in entries or f"{path}/group.yaml" in self.refused:
            self.add(Unit("group", group, path, ("group.yaml",)), entries)
        else:
            hint = "give the group a title and a summary there"
            self.complain(path, "F006", "group.yaml is missing", hint)
        for name, entry in entries.items():
            if not entry.is_dir():
                if name != "group.yaml":
                    self.unexpected(f"{path}/{name}", ("group.yaml", "TOPIC/"))
            elif self.identity("topic", bare(name), f"{path}/{name}"):
                self.topic(f"{path}/{name}", bare(name), group)

    def topic(self, path: str, topic: str, group: str) -> None:
        changed = _changed(f"{self.content}/{path}")
        kept = self.last.settled.get(path)
        if kept is not None and kept[0] == changed and self.take_over(*kept):
            return
        before = len(self.problems)
        self.list_topic(path, topic, group)
        if len(self.problems) == before and 0 <= changed[0] < self.started - RACY:
            self.found.settled[path] = (changed, self.found.units[-1])

    def take_over(self, changed: tuple[int, int], unit: Unit) -> bool:
        """Adds a topic whose folder has not changed; False when one of its files has gone."""
        folder = f"{self.content}/{unit.folder}"
        try:
            stats = [os.stat(f"{folder}/{name}") for name in unit.files]  # noqa: PTH116
        except OSError:
            return False
        self.note(unit, stats)
        self.found.settled[unit.folder] = (changed, unit)
        return True

    def list_topic(self, path: str, topic: str, group: str) -> None:
        """Adds the topic in a folder, and reports what does not belong there."""
        files = []
        entries = self.entries(path) or {}
        for name, entry in entries.items():
            if name in _TOPIC_FILES or (IMAGE.fullmatch(name) and not entry.is_dir()):
                files.append(name)
            elif " " in name and IMAGE.fullmatch(name.replace(" ", "-")) and not entry.is_dir():
                message = f'the name "{name}" holds a blank'
                self.complain(
                    f"{path}/{name}", "F007", message, f"rename it: {name.replace(' ', '-')}"
                )
            else:
                known = (*_TOPIC_FILES, "FIGURE.svg")
                self.unexpected(f"{path}/{name}", known, folder=entry.is_dir())
        if "topic.md" not in files and f"{path}/topic.md" not in self.refused:
            hint = "a topic's folder holds its text: python build.py new topic GROUP/ID"
            self.complain(path, "F006", "topic.md is missing", hint)
            return
        self.add(Unit("topic", topic, path, tuple(files), group), entries)

    def identity(self, kind: str, name: str, path: str) -> bool:
        """Whether `name` is the id of no other unit of that kind yet; reports when it is bad.

        A name of the wrong form is used all the same: what is wrong inside shows in the same run.
        """
        if not ID.fullmatch(name):
            self.complain(path, "S005", f'the name "{name}" is not an id', ID_HINT)
        folded = (kind, name.casefold())
        other = self.taken.setdefault(folded, path)
        if other == path:
            return True
        if bare(other.rpartition("/")[2]).removesuffix(".yaml") == name:
            message = f'the id "{name}" is already taken by {other}'
            self.complain(path, "D001", message, "ids are unique over the whole site: rename one")
            return False
        message = f'the id "{name}" differs only in case from {other}'
        hint = "on some systems both would be the same file: rename one"
        self.complain(path, "D002", message, hint)
        return True

    def add(self, unit: Unit, entries: dict[str, os.DirEntry[str]]) -> None:
        """Adds a unit with those of its files that can be read; the others are reported.

        One without any is there all the same, so that what refers to it is not reported on top.
        """
        stats = {}
        for name in unit.files:
            path = f"{unit.folder}/{name}".lstrip("/")
            try:
                if path not in self.refused:
                    stats[name] = entries[name].stat()
            except OSError as error:
                reason = error.strerror or "unknown error"
                self.complain(path, "F006", f"cannot read the file: {reason}")
        readable = tuple(stats)
        if readable != unit.files:
            unit = replace(unit, files=readable)
        self.note(unit, list(stats.values()))

    def note(self, unit: Unit, stats: list[os.stat_result]) -> None:
        self.found.units.append(unit)
        self.found.signatures[unit] = tuple((s.st_size, s.st_mtime_ns, s.st_ino) for s in stats)


def _changed(folder: str) -> tuple[int, int]:
    """When a folder's names changed last, in nanoseconds, -1 when that is not known; its inode."""
    try:
        status = os.stat(folder)  # noqa: PTH116
    except OSError:
        return -1, 0
    return status.st_mtime_ns, status.st_ino


def _order(name: str) -> tuple[int, str]:
    """Numbered names first, by number; then by name."""
    match = re.match(r"(\d+)-", name)
    return (int(match[1]) if match else 1_000_000_000, name)
