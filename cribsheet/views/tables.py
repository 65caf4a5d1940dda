"""Comparison tables: one page each, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.page import Page
from cribsheet.tablequestions import table_questions
from cribsheet.views.context import Context, safe, shown
from cribsheet.views.frame import Head
from cribsheet.views.questions import made_html

if TYPE_CHECKING:
    from cribsheet.model import Table


def pages(context: Context) -> Iterator[Page]:
    """The list, then one page per table."""
    tables = context.site.tables.values()
    topics = context.lookups.showing
    faces = [
        context.key(context.table_face(table), *shown(topics.get(table.id, ()))) for table in tables
    ]
    yield Page(
        path="tables/index.html",
        url="tables/",
        kind="tables",
        key=context.key("tables", *faces),
        make=partial(render_list, context),
    )
    for table, face in zip(tables, faces, strict=True):
        url = f"tables/{table.id}/"
        yield Page(
            path=f"{url}index.html",
            url=url,
            kind="table",
            key=context.key("table", face),
            make=partial(render_table, context, table),
        )


def render_list(context: Context) -> bytes:
    """All tables by their deciding questions."""
    head = Head(
        title="Comparison tables",
        description="Every comparison table, by the question that decides between its rows.",
        path="tables/",
        section="tables",
    )
    entries = [
        {"table": table, "exams": context.lookups.exams_of(table.skills)}
        for table in context.site.tables.values()
    ]
    return context.render("pages/tables.html", head, context.plain(), entries=entries)


def render_table(context: Context, table: Table) -> bytes:
    """One table on a page of its own, where its rows' anchors are short."""
    head = Head(
        title=table.title,
        description=f"{table.summary} {table.decide}",
        path=f"tables/{table.id}/",
        section="tables",
        study=bool(table.questions),
    )
    return context.render(
        "pages/table.html",
        head,
        context.plain(own=f"table:{table.id}", prefix=f"{table.id}--"),
        table=table,
        block=table,
        html=safe(context.table_html(table.id)),
        badges=context.badges(table.skills),
        tags=[context.site.tags[name] for name in table.tags],
        topics=context.lookups.showing.get(table.id, ()),
        made=made_html(context, table_questions(table)),
    )
