"""The search page: for links to a search, and for readers who prefer a page to a dialog."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cribsheet.page import Page
from cribsheet.views.context import Context
from cribsheet.views.frame import Head


def pages(context: Context) -> Iterator[Page]:
    """The search page alone."""
    yield Page(
        path="search/index.html",
        url="search/",
        kind="search",
        key=context.key("search"),
        make=partial(render, context),
    )


def render(context: Context) -> bytes:
    """An empty form; its script fills in results."""
    head = Head(
        title="Search",
        description=f"Full-text search of {context.site.title}.",
        path="search/",
        listed=False,
    )
    return context.render("pages/search.html", head, context.plain())
