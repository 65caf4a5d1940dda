"""The compare page, and the data its script sets side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.marks import resolve
from cribsheet.page import Page
from cribsheet.views.context import Context
from cribsheet.views.frame import Head

if TYPE_CHECKING:
    from cribsheet.links import Resolver
    from cribsheet.model import Service, Table

DATA = "compare/data.json"


def pages(context: Context) -> Iterator[Page]:
    """The page and its data."""
    site = context.site
    yield Page(
        path="compare/index.html",
        url="compare/",
        kind="compare",
        key=context.key("compare", *(f"{t.id}|{t.title}|{t.decide}" for t in site.tables.values())),
        make=partial(render, context),
    )
    yield Page(
        path=DATA,
        url=DATA,
        kind="data",
        key=context.key(
            "compare-data",
            *(context.table_face(table) for table in site.tables.values()),
            repr(tuple(site.services.values())),
        ),
        make=partial(render_data, context),
    )


def render(context: Context) -> bytes:
    """The page; without a script it leads to the tables."""
    head = Head(
        title="Compare",
        description="Any rows of one family, or any two services, side by side.",
        path="compare/",
        section="compare",
    )
    return context.render(
        "pages/compare.html",
        head,
        context.plain(),
        tables=context.site.tables.values(),
        data=context.links.url(DATA),
    )


def render_data(context: Context) -> bytes:
    """All tables and services as JSON; `html` is ready to be put into the page."""
    resolver = context.plain()
    site = context.site
    data = {
        "tables": [_table(table, context, resolver) for table in site.tables.values()],
        "services": [_service(context, service) for service in site.services.values()],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _table(table: Table, context: Context, resolver: Resolver) -> dict[str, object]:
    columns = [{"id": column.id, "title": column.title} for column in table.columns]
    return {
        "id": table.id,
        "title": table.title,
        "decide": table.decide,
        "name": table.name,
        "exams": context.lookups.exams_of(table.skills).split(),
        "columns": [*columns, {"id": "cue", "title": "Cue words"}],
        "rows": [
            {
                "id": row.id,
                "name": row.name,
                "html": resolve(row.name_html, resolver),
                "service": row.service,
                "cells": [
                    {"html": resolve(cell.html, resolver), "text": cell.text}
                    for cell in (*row.cells, row.cue)
                ],
            }
            for row in table.rows
        ],
    }


def _service(context: Context, service: Service) -> dict[str, object]:
    return {
        "id": service.id,
        "name": service.name,
        "former": list(service.former),
        "purpose": service.purpose,
        "availability": service.availability,
        "since": service.since,
        "ends": service.ends,
        "note": service.note,
        "rows": [
            {"table": table, "row": row}
            for table, row in context.lookups.service_rows.get(service.id, ())
        ],
    }
