"""The tags page: every tag of the register with the topics and tables that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cribsheet.page import Page
from cribsheet.views.context import Context
from cribsheet.views.frame import Head


def pages(context: Context) -> Iterator[Page]:
    """The tags page alone."""
    yield Page(
        path="tags/index.html",
        url="tags/",
        kind="tags",
        key=context.key("tags", context.site_key),
        make=partial(render, context),
    )


def render(context: Context) -> bytes:
    """All tags that something carries, in the register's order."""
    site = context.site
    head = Head(
        title="Tags",
        description="Topics and comparison tables by tag.",
        path="tags/",
        section="",
    )
    entries: dict[str, list[dict[str, str]]] = {tag: [] for tag in site.tags}
    for folder, things in (("topics", site.topics), ("tables", site.tables)):
        for thing in things.values():
            entry = {
                "href": context.links.url(f"{folder}/{thing.id}/"),
                "title": thing.title,
                "kind": folder[:-1],
                "exams": context.lookups.exams_of(thing.skills),
            }
            for tag in thing.tags:
                entries[tag].append(entry)
    return context.render(
        "pages/tags.html",
        head,
        context.plain(),
        tags=[
            {
                "tag": site.tags[tag],
                "entries": found,
                "exams": context.lookups.exams_of_any(entry["exams"] for entry in found),
            }
            for tag, found in entries.items()
        ],
    )
