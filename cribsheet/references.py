"""References: what content points to, and where it says so.

A local document lists its references; `cribsheet.validate` checks them against the whole site.
Targets are written as in `cribsheet.marks`: ``topic:ID#ANCHOR``, ``table:ID#ROW``, ``tree:ID``,
``term:ID``, ``page:PATH#ANCHOR``.
"""

from __future__ import annotations

import pickle
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from cribsheet.diagnostics import Diagnostic
from cribsheet.scalars import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal[
    "link",
    "table",
    "tree",
    "tag",
    "exam",
    "skill",
    "service",
    "image",
    "define",
    "question",
    "card",
]
"""What a reference names. `define`, `question` and `card` name what stands here itself: a term, the
id of a question or card, which must not stand anywhere else."""
_NUMBER = re.compile(r"^\d+-")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")


class Reference(NamedTuple):
    """A name that concerns the whole site. `line` and `column` are 1-based."""

    kind: Kind
    target: str
    """A link target; for the other kinds an id (`EXAM:SKILL` for a skill)."""
    file: str
    line: int
    column: int
    width: int
    source: str
    written: str
    """As the author wrote it."""
    path: str = ""
    """For a link written as a file path: that path, relative to the content folder."""

    @property
    def name(self) -> str:
        """What is named, as one text; see `names_of`."""
        return _FIELD.join((self.kind, self.target, self.path))

    def problem(self, code: str, message: str, hint: str) -> Diagnostic:
        """What is wrong with it, at its place."""
        return Diagnostic(
            file=self.file,
            line=self.line,
            column=self.column,
            code=code,
            message=message,
            hint=hint,
            source=self.source,
            width=self.width,
        )


@dataclass(frozen=True, slots=True)
class References:
    """The references of one unit, at rest: what they name lies open, where they stand is packed.

    After every load all of them are checked, and nearly always all is well: then nobody asks where
    something is written.
    """

    names: str
    """Kind, target and path of each reference, for `names_of`."""
    _places: bytes

    @classmethod
    def of(cls, references: Sequence[Reference]) -> References:
        """Packs references; their order is kept."""
        # What must not be repeated stays repeated; of the rest, every name stands here once.
        names = [one.name for one in references if one.kind in UNIQUE]
        names += dict.fromkeys([one.name for one in references if one.kind not in UNIQUE])
        # By columns: one tuple for each field takes less room than one for each reference.
        # Compressing would spare a topic another 4 kB, of some 40, for as long again.
        return cls(_ENTRY.join(names), pickle.dumps([*zip(*references, strict=True)], _PROTOCOL))

    def places(self) -> list[Reference]:
        """The references themselves."""
        columns = pickle.loads(self._places)  # noqa: S301 - packed above
        return list(map(Reference, *columns)) if columns else []


_PROTOCOL = pickle.HIGHEST_PROTOCOL
UNIQUE = frozenset(("define", "question", "card"))
"""Kinds of which no two references may have the same name."""
_ENTRY, _FIELD = "\x1e", "\x1f"  # no content holds control characters


def names_of(references: References) -> list[str]:
    """The names of a unit's references: texts that are equal where kind, target and path are."""
    return references.names.split(_ENTRY) if references.names else []


def split_name(name: str) -> tuple[str, str, str]:
    """Kind, target and path of a name."""
    kind, target, path = name.split(_FIELD)
    return kind, target, path


@dataclass(frozen=True, slots=True)
class Target:
    """A link's address, understood. Exactly one of the fields is set (`path` goes with target)."""

    internal: str = ""
    external: str = ""
    complaint: str = ""
    path: str = ""
    hint: str = ""


def bare(folder: str) -> str:
    """A folder's name without its ordering number: ``10-data`` → ``data``."""
    return _NUMBER.sub("", folder)


def understand(href: str, topic: str, folder: str) -> Target:
    """What the address of a link written in `topic` (its files lie in `folder`) means.

    `topic` is empty in a table or any other file that is no topic; `folder` is relative to the
    content folder and uses slashes.
    """
    if scheme := _SCHEME.match(href):
        return _with_scheme(href, scheme[1].lower())
    if href.startswith("//"):
        return Target(complaint="an address must say https", hint=f"write https:{href}")
    path, hash_, anchor = href.partition("#")
    if hash_ and not anchor:
        return Target(complaint=f'the link "{href}" names no anchor', hint="write #ANCHOR")
    if not path:
        return _anchor(anchor, topic)
    if "?" in path:
        page, _, query = path.partition("?")
        hint = f"link to the page itself: {page}" if page else f'remove "?{query}"'
        return Target(complaint="a link inside the site has no query", hint=hint)
    return _path(path, hash_ + anchor, topic, folder)


def _with_scheme(href: str, scheme: str) -> Target:
    if scheme in ("topic", "table", "tree", "term"):
        name, hash_, anchor = href.partition(":")[2].partition("#")
        if not name or (hash_ and not anchor):
            hint = f"write {scheme}:ID" + ("#ANCHOR" if hash_ else "")
            return Target(complaint=f'the link "{href}" names nothing', hint=hint)
        return Target(internal=f"{scheme}:{name}{hash_}{anchor}")
    if scheme == "http":
        return Target(complaint="an address must use https", hint=f"write https{href[4:]}")
    if scheme == "https" and not ADDRESS.fullmatch(href):
        return Target(complaint="the web address names no host", hint="write https://HOST/PATH")
    if scheme in ("https", "mailto"):
        return Target(external=href)
    hint = "links start with https:, mailto:, topic:, table:, tree:, term:, #, / or a relative path"
    return Target(complaint=f'the scheme "{scheme}:" is not supported', hint=hint)


def _anchor(anchor: str, topic: str) -> Target:
    if topic:
        return Target(internal=f"topic:{topic}#{anchor}")
    return Target(complaint="a bare anchor only works inside a topic", hint="write topic:ID#anchor")


def _path(path: str, anchor: str, topic: str, folder: str) -> Target:
    if path.startswith("/"):
        return Target(internal=_page(path.lstrip("/"), anchor))
    if path.endswith((".md", ".yaml")):
        return _file(posixpath.normpath(posixpath.join(folder, path)), anchor)
    joined = posixpath.normpath(posixpath.join(f"topics/{topic}" if topic else "tables/x", path))
    if joined.startswith(".."):
        hint = "a path is relative to the page: /topics/TOPIC/"
        return Target(complaint=f'the path "{path}" leaves the site', hint=hint)
    slash = "/" if path.endswith(("/", "..", ".")) or not posixpath.splitext(path)[1] else ""
    return Target(internal=_page("" if joined == "." else joined + slash, anchor))


def _page(path: str, anchor: str) -> str:
    match path.rstrip("/").split("/"):
        case ["topics", name]:
            return f"topic:{name}{anchor}"
        case ["tables", name]:
            return f"table:{name}{anchor}"
        case ["decide", name] if name:
            return f"tree:{name}{anchor}"
        case ["glossary"] if anchor:
            return f"term:{anchor[1:]}"
    return f"page:{path}{anchor}"


def _file(path: str, anchor: str) -> Target:
    match path.split("/"):
        case ["topics", _, topic, "topic.md"]:
            return Target(internal=f"topic:{bare(topic)}{anchor}", path=path)
        case ["tables", name] if name.endswith(".yaml"):
            return Target(internal=f"table:{name.removesuffix('.yaml')}{anchor}", path=path)
        case ["trees", name] if name.endswith(".yaml"):
            return Target(internal=f"tree:{name.removesuffix('.yaml')}{anchor}", path=path)
    hint = "link to a topic.md, or write topic:ID"
    return Target(complaint=f'"{path}" is not a file that a link can point to', hint=hint)
