"""The registers: site, tags, services and exams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cribsheet.fields import id_refs, report_repeated, sources_of
from cribsheet.model import Changes, Domain, Exam, Format, Service, Skill, Tag, Task
from cribsheet.shapes import (
    CHANGES,
    DOMAIN,
    EXAM,
    FORMAT,
    SERVICE,
    SERVICES,
    SITE,
    SKILL,
    TAG,
    TAG_LIST,
    TASK,
)
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from cribsheet.markdown import Context
    from cribsheet.schema import Record, Shape, Text
    from cribsheet.source import Reporter


def _read(reporter: Reporter, shape: Shape, where: str) -> Any:  # noqa: ANN401 - as the shape has it
    node = compose(reporter, reporter.source.text)
    return shape.read(node, reporter, where) if node is not None else None


def read_site(context: Context) -> dict[str, Any] | None:
    """The fields of `site.yaml`, or None when one is missing; notes its exams as references."""
    record: Record | None = _read(context.reporter, SITE, "site")
    if record is None:
        return None
    for exam in record.get("exams", ()):
        context.refer_text("exam", str(exam), exam)
    return record if SITE.complete(record) else None


def read_tags(reporter: Reporter) -> dict[str, Tag]:
    """Tag id to tag, in the file's order."""
    records = [one for one in _read(reporter, TAG_LIST, "tags") or () if TAG.complete(one)]
    report_repeated(reporter, (one["id"] for one in records))
    return {str(one["id"]): Tag(str(one["id"]), str(one["title"])) for one in records}


def read_services(context: Context) -> dict[str, Service]:
    """Service id to service, in the file's order; notes the exams they name as references."""
    read = _read(context.reporter, SERVICES, "services") or ()
    records = [one for one in read if SERVICE.complete(one)]
    report_repeated(context.reporter, (one["id"] for one in records))
    for one in records:
        id_refs(context, "exam", one.get("exams"))
    return {str(one["id"]): _service(one) for one in records}


def _service(one: Record) -> Service:
    return Service(
        id=str(one["id"]),
        name=str(one["name"]),
        former=tuple(str(name) for name in one.get("former", ())),
        purpose=str(one["purpose"]),
        availability=str(one["availability"]),
        since=one["since"].isoformat() if "since" in one else "",
        ends=one["ends"].isoformat() if "ends" in one else "",
        note=str(one.get("note", "")),
        certainty=str(one["certainty"]),
        source=str(one["source"]),
        checked=one["checked"],
        exams=tuple(dict.fromkeys(map(str, one.get("exams", ())))),
    )


def read_exam(reporter: Reporter, identity: str) -> Exam | None:
    """The exam of a file in `exams/`; its id is the file's name."""
    record: Record | None = _read(reporter, EXAM, "exam")
    if record is None:
        return None
    skills: list[Text] = []
    domains = tuple(
        _domain(one, skills) for one in record.get("domains", ()) if DOMAIN.complete(one)
    )
    report_repeated(reporter, skills)
    if not EXAM.complete(record):
        return None
    return Exam(
        id=identity,
        code=str(record["code"]),
        title=str(record["title"]),
        short=str(record["short"]),
        status=str(record["status"]),
        guide=str(record["guide"]),
        domains=domains,
        checked=record["checked"],
        facts=tuple((str(k), str(v)) for k, v in record.get("facts", {}).items()),
        formats=tuple(
            Format(str(one["kind"]), str(one["asks"]), str(one["credit"]))
            for one in record.get("formats", ())
            if FORMAT.complete(one)
        ),
        rules=tuple(map(str, record.get("rules", ()))),
        changes=_changes(record.get("changes")),
        unconfirmed=tuple(map(str, record.get("unconfirmed", ()))),
        sources=sources_of(record.get("sources")),
    )


def _changes(record: Record | None) -> Changes | None:
    if record is None or not CHANGES.complete(record):
        return None
    removed, notes = (tuple(map(str, record.get(name, ()))) for name in ("removed", "notes"))
    return Changes(str(record["title"]), removed, notes)


def _domain(one: Record, seen: list[Text]) -> Domain:
    tasks = tuple(_task(task, seen) for task in one["tasks"] if TASK.complete(task))
    return Domain(str(one["id"]), str(one["title"]), one["weight"], tasks)


def _task(one: Record, seen: list[Text]) -> Task:
    records = [skill for skill in one["skills"] if SKILL.complete(skill)]
    seen.extend(skill["id"] for skill in records)
    skills = tuple(
        Skill(
            id=str(skill["id"]),
            text=str(skill["text"]),
            terms=tuple(str(term) for term in skill.get("terms", ())),
            new=bool(skill.get("new", False)),
        )
        for skill in records
    )
    return Task(str(one["id"]), str(one["title"]), skills)
