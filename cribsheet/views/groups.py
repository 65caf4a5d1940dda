"""Group pages: the topics of one group with their blocks' titles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.page import Page
from cribsheet.views.cards import topic_cards
from cribsheet.views.context import Context
from cribsheet.views.frame import Head

if TYPE_CHECKING:
    from cribsheet.model import Group


def pages(context: Context) -> Iterator[Page]:
    """One page per group."""
    for group in context.site.groups.values():
        url = f"groups/{group.id}/"
        topics = [context.site.topics[name] for name in group.topics]
        yield Page(
            path=f"{url}index.html",
            url=url,
            kind="group",
            key=context.key("group", repr(group), *map(context.listing, topics)),
            make=partial(render, context, group),
        )


def render(context: Context, group: Group) -> bytes:
    """The page of one group."""
    head = Head(
        title=group.title,
        description=group.summary,
        path=f"groups/{group.id}/",
        section="topics",
        study=True,
    )
    return context.render(
        "pages/group.html",
        head,
        context.plain(),
        group=group,
        cards=topic_cards(context, group.topics),
    )
