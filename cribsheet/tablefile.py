"""A comparison table: `tables/ID.yaml`."""

from __future__ import annotations

from cribsheet.diagnostics import did_you_mean
from cribsheet.markdown import Context, inline
from cribsheet.model import Cell, Column, Place, Row, Table
from cribsheet.schema import Record, Text
from cribsheet.shapes import TABLE
from cribsheet.topicfile import id_refs, skill_refs, sources_of
from cribsheet.yamlfile import compose


def read_table(context: Context, identity: str) -> Table | None:
    """The table of the file, or None when it cannot be used."""
    node = compose(context.reporter, context.source.text)
    if node is None:
        return None
    record = TABLE.read(node, context.reporter, "table")
    if record is None or not TABLE.complete(record):
        return None
    columns = [column for column in record["columns"] if len(column) == 2]
    _unique(columns, context)
    _unique(record["rows"], context)
    _ends_with_question_mark(record["decide"], context)
    rows = [_row(row, columns, context) for row in record["rows"]]
    return Table(
        id=identity,
        title=str(record["title"]),
        summary=str(record["summary"]),
        decide=str(record["decide"]),
        name=str(record["name"]),
        columns=tuple(Column(str(column["id"]), str(column["title"])) for column in columns),
        rows=tuple(row for row in rows if row is not None),
        skills=skill_refs(context, record["skills"]),
        tags=id_refs(context, "tag", record.get("tags")),
        sources=sources_of(record["sources"]),
        place=Place(context.source.name, record.line),
    )


def _row(record: Record, columns: list[Record], context: Context) -> Row | None:
    cells: Record = record.get("cells", Record())
    known = [str(column["id"]) for column in columns]
    for key in cells:
        if key not in known:
            message = f'the cell "{key}" belongs to no column'
            hint = did_you_mean(key, known) or f"columns: {', '.join(known)}"
            context.reporter.at(key.line, key.column, "S008", message, hint, width=len(key))
    lacking = [name for name in known if name not in cells]
    if lacking and "cells" in record:
        message = f"the row lacks the cell{'s' * (len(lacking) > 1)} {', '.join(lacking)}"
        hint = 'write "–" where there is nothing to say'
        context.reporter.at(cells.line, cells.column, "S008", message, hint)
    if lacking or any(field not in record for field in ("id", "name", "cue", "cells")):
        return None
    topic = record.get("topic")
    if topic is not None:
        context.refer_text("link", f"topic:{topic}", topic)
    service = record.get("service")
    if service is not None:
        context.refer_text("service", str(service), service)
    name = inline(context, record["name"])
    return Row(
        id=str(record["id"]),
        name=name.text,
        name_html=name.html,
        aliases=tuple(str(alias) for alias in record.get("aliases", ())),
        cue=_cell(record["cue"], context),
        cells=tuple(_cell(cells[key], context) for key in known),
        topic=str(topic or ""),
        service=str(service or ""),
    )


def _cell(text: Text, context: Context) -> Cell:
    snippet = inline(context, text)
    return Cell(snippet.html, snippet.text)


def _unique(records: list[Record], context: Context) -> None:
    seen: dict[str, Text] = {}
    for record in records:
        identity = record.get("id")
        if identity is None:
            continue
        if identity in seen:
            message = f'the id "{identity}" is already given on line {seen[identity].line}'
            line, column = identity.line, identity.column
            context.reporter.at(line, column, "D006", message, width=len(identity))
        seen.setdefault(identity, identity)


def _ends_with_question_mark(text: Text, context: Context) -> None:
    if not text.endswith("?"):
        message = "the deciding question does not end in a question mark"
        context.reporter.at(text.line, text.column, "S005", message, "ask what decides")
