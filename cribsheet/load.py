"""From the content folder to a `Site`: read what changed, parse it, put it together, check it.

The unit of work is one topic folder, one table file or one register: it is parsed without looking
at any other, so its result depends on its own bytes only and can be kept, between rebuilds in
memory and between builds in a cache, under a hash of those bytes.
"""

from __future__ import annotations

import gc
import itertools
import pickle
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from cribsheet import workers
from cribsheet.cardfile import read_cards
from cribsheet.diagnostics import Diagnostic, Problems
from cribsheet.markdown import Context
from cribsheet.model import Group, Place, Site, Topic
from cribsheet.question import Question
from cribsheet.questionfile import read_questions
from cribsheet.references import References
from cribsheet.registers import read_exam, read_services, read_site, read_tags
from cribsheet.scan import Scan, Unit, scan
from cribsheet.shapes import GROUP
from cribsheet.shareimage import read_share_image
from cribsheet.source import Reporter, decode_source
from cribsheet.stored import StoredTopic
from cribsheet.style import examine
from cribsheet.tablefile import read_table
from cribsheet.topicfile import digest, read_topic
from cribsheet.treefile import read_tree
from cribsheet.validate import validate
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from cribsheet.question import Card
    from cribsheet.references import Reference


class ParseCache(Protocol):
    """Keeps parsed units between builds."""

    def get(self, key: str) -> object | None:
        """The value kept under `key`, or None."""

    def put(self, key: str, value: object) -> None:
        """Keeps a picklable value."""

    def put_pickled(self, key: str, pickled: bytes) -> None:
        """Keeps a value that has been pickled."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome: `site` is None when a diagnostic is an error."""

    site: Site | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Parsed:
    """What one unit gave. `value` is None when it cannot be used."""

    value: Any = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    references: References = field(default_factory=lambda: References.of([]))


def parse(unit: Unit, files: Mapping[str, bytes]) -> Parsed:
    """Parses a unit from the bytes of its files (name to content)."""
    problems = Problems()
    parsed = Parsed()
    _PARSERS[unit.kind](unit, files, problems, parsed)
    parsed.diagnostics = list(problems)
    return parsed


def _topic(unit: Unit, files: Mapping[str, bytes], problems: Problems, parsed: Parsed) -> None:
    def context(name: str) -> Context | None:
        source = decode_source(f"{unit.folder}/{name}", files[name], problems)
        return Context(Reporter(source, problems), unit.id, unit.folder) if source else None

    questions: tuple[Question, ...] = ()
    references: list[Reference] = []
    if _QUESTIONS in files:
        questions, asked, complaints = _questions(unit.folder, unit.id, files[_QUESTIONS])
        references += asked
        problems.extend(complaints)
    own = ("topic.md", _QUESTIONS, _CARDS)
    others = {name: data for name, data in files.items() if name not in own}
    written = context("topic.md") if "topic.md" in files else None
    parts = read_topic(written, others) if written is not None else None
    if written is not None:
        references += (one for one in written.references if one.kind != "image")
    cards: list[Card] = []
    if _CARDS in files and (learned := context(_CARDS)):
        given = parts.fields if parts else {"skills": (), "tags": ()}
        cards = read_cards(learned, given["skills"], given["tags"])
        references += learned.references
    parsed.references = References.of(references)
    if parts is None:
        return
    body = parts.body
    topic = Topic(
        id=unit.id,
        group=unit.group,
        **parts.fields,
        lead=body.lead.html,
        lead_text=body.lead.text,
        sections=tuple(body.sections),
        terms=tuple(body.terms),
        formulas=tuple(body.formulas),
        figures=tuple(body.figures),
        media=tuple(body.media),
        tables=tuple(body.tables),
        trees=tuple(body.trees),
        questions=questions,
        cards=tuple(cards),
        markdown=parts.markdown,
        place=Place(f"{unit.folder}/topic.md", 1),
        digest=digest(*itertools.chain(*((n.encode(), d) for n, d in sorted(files.items())))),
    )
    parsed.value = StoredTopic.of(topic)


_QUESTIONS = "questions.yaml"
_RECENT = 4
"""Topics whose questions stay parsed: who writes saves the same topic's text again and again."""


@lru_cache(maxsize=_RECENT)
def _questions(
    folder: str, topic: str, data: bytes
) -> tuple[tuple[Question, ...], tuple[Reference, ...], tuple[Diagnostic, ...]]:
    problems = Problems()
    source = decode_source(f"{folder}/{_QUESTIONS}", data, problems)
    if source is None:
        return (), (), tuple(problems)
    context = Context(Reporter(source, problems), topic, folder)
    questions = read_questions(context)
    return questions, tuple(context.references), tuple(problems)


_CARDS = "cards.yaml"


def _single(read: Callable[[Context, str], Any]) -> Callable[..., None]:
    """A parser for a unit that is one YAML file; `read` is given its context and id."""

    def parser(unit: Unit, files: Mapping[str, bytes], problems: Problems, parsed: Parsed) -> None:
        ((name, data),) = files.items()
        path = f"{unit.folder}/{name}" if unit.folder else name
        source = decode_source(path, data, problems)
        if source is not None:
            context = Context(Reporter(source, problems), "", unit.folder)
            parsed.value = read(context, unit.id)
            parsed.references = References.of(context.references)

    return parser


def _group(context: Context, identity: str) -> Group | None:
    node = compose(context.reporter, context.source.text)
    record = GROUP.read(node, context.reporter, "group") if node is not None else None
    if record is None or not GROUP.complete(record):
        return None
    return Group(identity, str(record["title"]), str(record["summary"]), ())


def _share(_: Unit, files: Mapping[str, bytes], problems: Problems, parsed: Parsed) -> None:
    (data,) = files.values()
    parsed.value = read_share_image(data, problems)


_PARSERS: dict[str, Callable[..., None]] = {
    "topic": _topic,
    "table": _single(read_table),
    "tree": _single(read_tree),
    "group": _single(_group),
    "exam": _single(lambda context, identity: read_exam(context.reporter, identity)),
    "site": _single(lambda context, _: read_site(context)),
    "tags": _single(lambda context, _: read_tags(context.reporter)),
    "services": _single(lambda context, _: read_services(context)),
    "share": _share,
}


class Loader:
    """Loads a content folder, again and again; only what changed is read and parsed."""

    def __init__(self, content: Path, cache: ParseCache | None = None) -> None:
        self.content = content
        self.cache = cache
        self._seen: dict[Unit, tuple[object, Parsed]] = {}
        self._last_scan: Scan | None = None

    def load(self, *, workers: int = 1, style: bool = False) -> Loaded:
        """Reads the folder as it is now, judging its `style` if asked. Never raises for content."""
        problems = Problems()
        found = self._last_scan = scan(self.content, problems, self._last_scan)
        collecting = gc.isenabled()
        gc.disable()  # Parsing makes many small objects and no cycles worth looking for.
        try:
            parsed = self._parse(found, workers, problems)
        finally:
            if collecting:
                gc.enable()
        for unit in parsed.values():
            problems.extend(unit.diagnostics)
        site = _assemble(parsed)
        validate(site, (unit.references for unit in parsed.values()), found, problems)
        if problems.errors:
            return Loaded(None, tuple(problems))
        if style:
            problems.extend(examine(self.content, site, found))
        return Loaded(site, tuple(problems))

    def _parse(self, found: Scan, jobs: int, problems: Problems) -> dict[Unit, Parsed]:
        parsed: dict[Unit, Parsed] = {}
        waiting: list[tuple[Unit, str, dict[str, bytes]]] = []
        partial: set[Unit] = set()
        for unit in found.units:
            if not unit.files:
                continue
            seen = self._seen.get(unit)
            signature = found.signatures[unit]
            if seen is not None and seen[0] == signature:
                parsed[unit] = seen[1]
                continue
            files = self._read(unit, problems)
            if len(files) < len(unit.files):
                partial.add(unit)
            if not files:
                continue
            named = (part for item in sorted(files.items()) for part in item)
            content = (part.encode() if isinstance(part, str) else part for part in named)
            key = digest(unit.kind.encode(), unit.folder.encode(), unit.id.encode(), *content)
            kept = self.cache.get(key) if self.cache is not None else None
            if isinstance(kept, Parsed):
                parsed[unit] = kept
            else:
                waiting.append((unit, key, files))
        for unit, key, value in _parse_all(waiting, jobs):
            if isinstance(value, Parsed):
                parsed[unit] = value
                if self.cache is not None:
                    self.cache.put(key, value)
            else:
                parsed[unit] = pickle.loads(value)  # noqa: S301 - pickled by a worker of ours
                if self.cache is not None:
                    self.cache.put_pickled(key, value)
        ordered = {unit: parsed[unit] for unit in found.units if unit in parsed}
        self._seen = {
            unit: (found.signatures[unit], value)
            for unit, value in ordered.items()
            if unit not in partial  # a file may become readable without looking changed
        }
        return ordered

    def _read(self, unit: Unit, problems: Problems) -> dict[str, bytes]:
        """The files of a unit that can be read, by name; the others are reported."""
        folder = self.content / unit.folder
        files = {}
        for name in unit.files:
            try:
                files[name] = (folder / name).read_bytes()
            except OSError as error:
                reason = error.strerror or "unknown error"
                path = f"{unit.folder}/{name}".lstrip("/")
                message = f"cannot read the file: {reason}"
                problems.add(Diagnostic(path, 1, 1, "F006", message))
        return files


SLICE = 16
"""Units per task of a worker process: enough to outweigh the way back."""


def _parse_all(
    waiting: list[tuple[Unit, str, dict[str, bytes]]], jobs: int
) -> Iterable[tuple[Unit, str, Parsed | bytes]]:
    """Parses units, in worker processes when there are many: what they give stays pickled."""
    if jobs == 1 or len(waiting) < 4 * SLICE:
        for unit, key, files in waiting:
            yield unit, key, parse(unit, files)
        return
    slices = [waiting[start : start + SLICE] for start in range(0, len(waiting), SLICE)]

    def task(number: int) -> Callable[[], tuple[int, list[bytes]]]:
        return lambda: (number, [_pickled(unit, files) for unit, _, files in slices[number]])

    tasks = [task(number) for number in range(len(slices))]
    # Parsing looks at nothing that grows: only what it leaves behind takes memory.
    for number, values in workers.run(tasks, jobs, turnover=256):
        for (unit, key, _), value in zip(slices[number], values, strict=True):
            yield unit, key, value


def _pickled(unit: Unit, files: Mapping[str, bytes]) -> bytes:
    return pickle.dumps(parse(unit, files), pickle.HIGHEST_PROTOCOL)


def _assemble(parsed: Mapping[Unit, Parsed]) -> Site:
    """Puts the parts together.

    Parts that could not be used are left out: their problems are reported, and references to them
    are not reported on top. Without a usable site.yaml the site has no title, but its references
    can still be checked.
    """
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in _PARSERS}
    for unit, part in parsed.items():
        if part.value is not None:
            by_kind[unit.kind].setdefault(unit.id, part.value)
    settings: dict[str, Any] = by_kind["site"].get("site", {})
    topics: dict[str, Topic] = by_kind["topic"]
    members: dict[str, list[str]] = {}
    for topic in topics.values():
        members.setdefault(topic.group, []).append(topic.id)
    groups = {
        group.id: Group(group.id, group.title, group.summary, tuple(members.get(group.id, ())))
        for group in by_kind["group"].values()
    }
    ordered = {name: topics[name] for group in groups.values() for name in group.topics} | topics
    shown = settings.get("exams", by_kind["exam"])
    terms = sorted(
        (term for topic in ordered.values() for term in topic.terms),
        key=lambda term: (term.name.casefold(), term.id),
    )
    return Site(
        title=str(settings.get("title", "")),
        tagline=str(settings.get("tagline", "")),
        description=str(settings.get("description", "")),
        language=str(settings.get("language", "")),
        licence=str(settings.get("licence", "")),
        licence_url=str(settings.get("licence_url", "")),
        repository=str(settings.get("repository", "")).rstrip("/"),
        notice=str(settings.get("notice", "")),
        about=str(settings.get("about", "")),
        share=by_kind["share"].get("share", b""),
        exams={str(name): by_kind["exam"][name] for name in shown if name in by_kind["exam"]},
        groups=groups,
        topics=ordered,
        tables=dict(sorted(by_kind["table"].items(), key=lambda item: item[1].title.casefold())),
        tags=by_kind["tags"].get("tags", {}),
        services=by_kind["services"].get("services", {}),
        terms={term.id: term for term in terms},
        trees=dict(sorted(by_kind["tree"].items(), key=lambda item: item[1].title.casefold())),
    )
