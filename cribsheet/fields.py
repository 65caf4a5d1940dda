"""Fields that topics, tables and questions share: skills, register ids, sources, own ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.model import SkillRef, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cribsheet.markdown import Context
    from cribsheet.placed import Keys, Record, Text
    from cribsheet.references import Kind
    from cribsheet.source import Reporter


PERMANENT = "ids are permanent: rename the newer one"


def skill_refs(context: Context, given: Keys | None) -> tuple[SkillRef, ...]:
    """The skills of a `skills:` mapping; notes them and their exams as references."""
    found = []
    for exam, ids in (given or {}).items():
        context.refer_text("exam", str(exam), exam)
        report_repeated(context.reporter, ids, "remove one of the two")
        for skill in ids:
            context.refer_text("skill", f"{exam}:{skill}", skill)
            found.append(SkillRef(str(exam), str(skill)))
    return tuple(dict.fromkeys(found))


def id_refs(context: Context, kind: Kind, given: list[Text] | None) -> tuple[str, ...]:
    """The ids of a list field; notes them as references of that kind."""
    report_repeated(context.reporter, given or (), "remove one of the two")
    for text in given or ():
        context.refer_text(kind, str(text), text)
    return tuple(dict.fromkeys(str(text) for text in given or ()))


def sources_of(given: list[Record] | None) -> tuple[Source, ...]:
    """The complete entries of a `sources:` list."""
    return tuple(
        Source(str(one["title"]), str(one["url"]), one["checked"])
        for one in given or ()
        if {"title", "url", "checked"} <= one.keys()
    )


def report_repeated(reporter: Reporter, ids: Iterable[Text], hint: str = PERMANENT) -> None:
    """Reports ids of one file or list that are given twice (D006)."""
    first: dict[str, int] = {}
    for identity in ids:
        if identity in first:
            message = f'the id "{identity}" is already given on line {first[identity]}'
            line, column = identity.line, identity.column
            reporter.at(line, column, "D006", message, hint, width=len(identity))
        first.setdefault(identity, identity.line)
