"""Comparison tables: one page each, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.page import Page
from cribsheet.views.context import Context, safe, shown
from cribsheet.views.frame import Head
from cribsheet.views.questions import made_html, questions_of_table

if TYPE_CHECKING:
    from cribsheet.model import Table, Topic


def pages(context: Context) -> Iterator[Page]:
    """The list, then the pages of tables that no topic shows."""
    tables = context.site.tables.values()
    faces = [_face(context, table) for table in tables]
    groups = repr([(group.id, group.title) for group in context.site.groups.values()])
    yield Page(
        path="tables/index.html",
        url="tables/",
        kind="tables",
        key=context.key("tables", groups, *faces),
        make=partial(render_list, context),
    )
    for table in tables:
        if table.id not in context.lookups.showing:
            yield _page(context, table)


def topic_pages(context: Context, topic: Topic) -> Iterator[Page]:
    """The pages of the tables that the topic is the first to show."""
    for table in context.lookups.first_shown.get(topic.id, ()):
        yield _page(context, table)


def _page(context: Context, table: Table) -> Page:
    url = f"tables/{table.id}/"
    return Page(
        path=f"{url}index.html",
        url=url,
        kind="table",
        key=context.key("table", _face(context, table)),
        make=partial(render_table, context, table),
    )


def _face(context: Context, table: Table) -> str:
    topics = context.lookups.showing.get(table.id, ())
    return context.key(context.table_face(table), *shown(topics))


def render_list(context: Context) -> bytes:
    """All tables by their deciding questions."""
    head = Head(
        title="Comparison tables",
        description="Every comparison table, by the question that decides between its rows.",
        path="tables/",
        section="tables",
    )
    return context.render("pages/tables.html", head, context.plain(), groups=_grouped(context))


def _grouped(context: Context) -> list[dict[str, object]]:
    """All tables under the group of the first topic that shows them; the others at the end."""
    site, lookups = context.site, context.lookups
    sections = [
        (
            group.id,
            group.title,
            [table for topic in group.topics for table in lookups.first_shown.get(topic, ())],
        )
        for group in site.groups.values()
    ]
    others = [table for table in site.tables.values() if table.id not in lookups.showing]
    found: list[dict[str, object]] = []
    for anchor, title, tables in (*sections, ("more_tables", "More tables", others)):
        if tables:
            entries = [
                {"table": table, "exams": lookups.exams_of(table.skills)} for table in tables
            ]
            exams = lookups.exams_of_any(str(entry["exams"]) for entry in entries)
            found.append({"id": anchor, "title": title, "entries": entries, "exams": exams})
    return found


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
        made=made_html(context, questions_of_table(table)),
    )
