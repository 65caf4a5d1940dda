"""The page for addresses that the site does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cribsheet.page import Page
from cribsheet.views.context import Context
from cribsheet.views.frame import Head


def pages(context: Context) -> Iterator[Page]:
    """`404.html`, which static hosts show under any address they do not find."""
    yield Page(
        path="404.html",
        url="404.html",
        kind="missing",
        key=context.key("missing", repr(tuple(context.site.groups.values()))),
        make=partial(render, context),
    )


def render(context: Context) -> bytes:
    """Ways back to what the site does have."""
    head = Head(
        title="Page not found",
        description="There is no page at this address.",
        path="404.html",
        listed=False,
    )
    return context.render(
        "pages/missing.html", head, context.plain(), groups=context.site.groups.values()
    )
