"""About: what the site is, its licences, and every source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cribsheet.page import Page
from cribsheet.views.context import Context
from cribsheet.views.frame import Head

NOTICES = "third-party-notices.txt"


def pages(context: Context) -> Iterator[Page]:
    """The about page alone."""
    yield Page(
        path="about/index.html",
        url="about/",
        kind="about",
        key=context.key("about", context.site_key),
        make=partial(render, context),
    )


def render(context: Context) -> bytes:
    """Everything a reader needs to judge the notes."""
    site = context.site
    head = Head(
        title="About and sources",
        description=f"What {site.title} is, how its facts are checked, and every source.",
        path="about/",
    )
    groups = [
        (group, [site.topics[name] for name in group.topics]) for group in site.groups.values()
    ]
    return context.render(
        "pages/about.html",
        head,
        context.plain(),
        groups=groups,
        notices=context.links.url(NOTICES) if NOTICES in context.bundle.files else "",
        tables=site.tables.values(),
    )
