"""The registers: site, tags, services and exams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cribsheet.exam import Changes, Domain, Exam, Form, Format, Mock, Skill, Task
from cribsheet.fields import id_refs, report_repeated, sources_of
from cribsheet.model import Place, Service, Tag
from cribsheet.shapes import (
    CHANGES,
    DOMAIN,
    EXAM,
    FORM,
    FORMAT,
    MOCK,
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
    from cribsheet.placed import Record
    from cribsheet.shape import Shape
    from cribsheet.source import Reporter


def _read(reporter: Reporter, shape: Shape, where: str) -> Any:  # noqa: ANN401 - as the shape has it
    node = compose(reporter, reporter.source.text)
    return shape.read(node, reporter, where) if node is not None else None


def read_site(context: Context) -> dict[str, Any] | None:
    """The fields of `site.yaml`, or None when one is missing; notes its exams as references."""
    record: Record | None = _read(context.reporter, SITE, "site")
    if record is None:
        return None
    id_refs(context, "exam", record.get("exams"))
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
    given: list[Record] = record.get("domains", [])
    domains = tuple(_domain(one, reporter.source.name) for one in given if DOMAIN.complete(one))
    _check_domains(given, reporter)
    mock = _mock(record["mock"], reporter) if "mock" in record else None
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
        scope=str(record.get("scope", "")),
        sources=sources_of(record.get("sources")),
        mock=mock,
    )


FULL_WEIGHT = range(99, 102)
"""What weights may add up to, in per cent: guides round them."""


def _check_domains(domains: list[Record], reporter: Reporter) -> None:
    """Reports domains, tasks and skills whose ids stand twice, and weights that are not 100 %."""
    tasks = [task for domain in domains for task in domain.get("tasks", ())]
    skills = [skill for task in tasks for skill in task.get("skills", ())]
    for records in (domains, tasks, skills):
        report_repeated(reporter, [one["id"] for one in records if "id" in one])
    weights = [domain["weight"] for domain in domains if "weight" in domain]
    if weights and len(weights) == len(domains) and sum(weights) not in FULL_WEIGHT:
        message = f"the weights of the domains add up to {sum(weights)} %, not to 100"
        hint = "correct the weights, or add the domain that is missing"
        reporter.at(domains[0].line, domains[0].column, "S004", message, hint)


def _mock(record: Record, reporter: Reporter) -> Mock | None:
    forms: list[Record] = record.get("forms", [])
    report_repeated(reporter, [form["id"] for form in forms if "id" in form])
    for form in forms:
        asked, scored = form.get("questions"), form.get("scored")
        if asked and scored and scored > asked:
            message = f"{scored} questions are scored, but only {asked} asked"
            reporter.at(form.line, form.column, "S004", message, "scored is a part of questions")
    scale = record.get("scale", [])
    if len(scale) == 2 and not scale[0] < scale[1]:
        message = f"the scale goes from {scale[0]} to {scale[1]}"
        reporter.at(record.line, record.column, "S004", message, "write [lowest, highest]")
    elif "pass" in record and len(scale) == 2 and not scale[0] < record["pass"] <= scale[1]:
        message = f"the pass mark {record['pass']} is not on the scale {scale[0]} to {scale[1]}"
        reporter.at(record.line, record.column, "S004", message)
    if not MOCK.complete(record) or not all(map(FORM.complete, forms)) or len(scale) != 2:
        return None
    return Mock(
        forms=tuple(
            Form(
                id=str(form["id"]),
                title=str(form["title"]),
                questions=form["questions"],
                scored=form.get("scored"),
                minutes=form.get("minutes"),
                note=str(form.get("note", "")),
            )
            for form in forms
        ),
        kinds=tuple(dict.fromkeys(str(kind) for kind in record["kinds"])),
        scale=(scale[0], scale[1]),
        pass_mark=record.get("pass"),
        note=str(record.get("note", "")),
    )


def _changes(record: Record | None) -> Changes | None:
    if record is None or not CHANGES.complete(record):
        return None
    removed, notes = (tuple(map(str, record.get(name, ()))) for name in ("removed", "notes"))
    return Changes(str(record["title"]), removed, notes)


def _domain(one: Record, file: str) -> Domain:
    tasks = tuple(_task(task, file) for task in one["tasks"] if TASK.complete(task))
    return Domain(str(one["id"]), str(one["title"]), one["weight"], tasks)


def _task(one: Record, file: str) -> Task:
    records = [skill for skill in one["skills"] if SKILL.complete(skill)]
    skills = tuple(
        Skill(
            id=str(skill["id"]),
            text=str(skill["text"]),
            terms=tuple(str(term) for term in skill.get("terms", ())),
            new=bool(skill.get("new", False)),
            place=Place(file, skill["id"].line, skill["id"].column),
        )
        for skill in records
    )
    return Task(str(one["id"]), str(one["title"]), skills)
