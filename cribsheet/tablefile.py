"""A comparison table: `tables/ID.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.diagnostics import closest
from cribsheet.fields import id_refs, report_repeated, skill_refs, sources_of
from cribsheet.model import Cell, Column, Place, Row, Table
from cribsheet.shapes import TABLE
from cribsheet.snippets import inline
from cribsheet.tablequestions import KINDS as TABLE_QUESTIONS
from cribsheet.tablequestions import Phrase, phrases
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from cribsheet.markdown import Context
    from cribsheet.placed import Keys, Record, Text


def read_table(context: Context, identity: str) -> Table | None:
    """The table of the file, or None when it cannot be used."""
    node = compose(context.reporter, context.source.text)
    if node is None:
        return None
    record = TABLE.read(node, context.reporter, "table")
    if record is None:
        return None
    skills = skill_refs(context, record.get("skills"))
    tags = id_refs(context, "tag", record.get("tags"))
    columns = [one for one in record.get("columns", ()) if "id" in one and "title" in one]
    rows = [_row(row, columns, context) for row in record.get("rows", ())]
    for part in ("columns", "rows"):
        ids = [one["id"] for one in record.get(part, ()) if "id" in one]
        report_repeated(context.reporter, ids)
    titles = [record["name"]] if "name" in record else []
    titles += [one["title"] for one in record.get("columns", ()) if "title" in one]
    names = [row["name"] for row in record.get("rows", ()) if "name" in row]
    _named_apart("column", titles, context)
    _named_apart("row", names, context)
    if "decide" in record:
        _ends_with_question_mark(record["decide"], context)
    kinds = [str(kind) for kind in record.get("questions", TABLE_QUESTIONS)]
    if kinds:
        written = zip(rows, record.get("rows", ()), strict=True)
        cues = [(row, one["cue"]) for row, one in written if row is not None]
        _point(cues, context)
        _told_apart(cues, context)
    if not TABLE.complete(record):
        return None
    return Table(
        id=identity,
        title=str(record["title"]),
        summary=str(record["summary"]),
        decide=str(record["decide"]),
        name=str(record["name"]),
        columns=tuple(Column(str(column["id"]), str(column["title"])) for column in columns),
        rows=tuple(row for row in rows if row is not None),
        skills=skills,
        tags=tags,
        sources=sources_of(record["sources"]),
        place=Place(context.source.name, record.line),
        questions=tuple(dict.fromkeys(kinds)),
    )


def _named_apart(what: str, names: list[Text], context: Context) -> None:
    """Reports rows or columns that a reader could not tell apart by their names (D008)."""
    first: dict[str, Text] = {}
    for name in names:
        other = first.setdefault(context.reading(name), name)
        if other is not name:
            message = f"this {what} is called the same as the one on line {other.line}"
            hint = "make the names differ, or make them one"
            place = (name.line, name.column)
            context.reporter.at(*place, "D008", message, hint, width=len(name))


def _point(rows: list[tuple[Row, Text]], context: Context) -> None:
    """Reports cue words that are none: a question made of them would ask nothing (Q009)."""
    for row, cue in rows:
        if not phrases(row.cue.text):
            message = f'"{cue}" holds no word that could stand in a question'
            hint = "write the words that point to this row, or questions: false in the table"
            context.reporter.at(cue.line, cue.column, "Q009", message, hint, width=len(cue))


def _told_apart(rows: list[tuple[Row, Text]], context: Context) -> None:
    """Warns of rows that share a phrase of their cue words: no question can ask for one (Q008)."""
    first: dict[Phrase, tuple[Row, Text]] = {}
    for row, cue in rows:
        for phrase in sorted(phrases(row.cue.text)):
            if phrase in first:
                other, place = first[phrase]
                message = f'"{phrase.strip()}" points to {other.name} on line {place.line} as well'
                hint = "make the cue words differ, or write questions: false"
                context.reporter.at(
                    cue.line, cue.column, "Q008", message, hint, severity="warning", width=len(cue)
                )
            first.setdefault(phrase, (row, cue))


def _row(record: Record, columns: list[Record], context: Context) -> Row | None:
    cells: Keys | None = record.get("cells")
    known = [str(column["id"]) for column in columns]
    good = cells is not None and _has_its_cells(cells, known, context)
    topic: Text | None = record.get("topic")
    if topic is not None:
        context.refer_text("link", f"topic:{topic}", topic)
    service: Text | None = record.get("service")
    if service is not None:
        context.refer_text("service", str(service), service)
    name = inline(context, record["name"]) if "name" in record else None
    shown = {str(key): _cell(text, context) for key, text in (cells or {}).items()}
    cue = _cell(record["cue"], context) if "cue" in record else None
    if not good or name is None or cue is None or "id" not in record:
        return None
    return Row(
        id=str(record["id"]),
        name=name.text,
        name_html=name.html,
        aliases=tuple(str(alias) for alias in record.get("aliases", ())),
        cue=cue,
        cells=tuple(shown[key] for key in known),
        topic=str(topic or ""),
        service=str(service or ""),
    )


def _has_its_cells(cells: Keys, known: list[str], context: Context) -> bool:
    """Whether there is a cell for every column; reports when not, and cells of no column (S008)."""
    lacking = [name for name in known if name not in cells]
    meant = {str(key) for key in cells.unread}
    for key in (*cells, *cells.unread):
        if key not in known:
            message = f'the cell "{key}" belongs to no column'
            name = closest(key, lacking)
            meant.add(name)
            hint = f'did you mean "{name}"?' if name else f"columns: {', '.join(known)}"
            context.reporter.at(key.line, key.column, "S008", message, hint, width=len(key))
    if missing := [name for name in lacking if name not in meant]:
        message = f"the row has no cell for {' and '.join(missing)}"
        hint = 'write "–" where there is nothing to say'
        context.reporter.at(cells.line, cells.column, "S008", message, hint)
    return not lacking


def _cell(text: Text, context: Context) -> Cell:
    snippet = inline(context, text)
    return Cell(snippet.html, snippet.text)


def _ends_with_question_mark(text: Text, context: Context) -> None:
    if not text.endswith("?"):
        message = "the deciding question does not end in a question mark"
        place = (text.line, text.column)
        context.reporter.at(*place, "S005", message, "ask what decides", width=len(text))
