"""Print sheets: one per topic and per group, and the page where readers tick topics.

A sheet holds everything openly, ink on white and without chrome. Its anchors carry the topic's id
(``TOPIC--ANCHOR``), so any sheets can be joined in one document; links between topics on the same
sheet stay on it, all others are whole addresses (`cribsheet.links.Links.on_sheet`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.marks import mark, resolve
from cribsheet.page import Page
from cribsheet.views.context import Context, safe
from cribsheet.views.frame import Head
from cribsheet.views.memory import Memory
from cribsheet.views.questions import card_values, shown_questions
from cribsheet.views.topics import runs

if TYPE_CHECKING:
    from markupsafe import Markup

    from cribsheet.model import Group, Topic

KEPT = 32
"""Articles that are kept, some 25 kB each: those of a common group."""


def pages(context: Context) -> Iterator[Page]:
    """The picker."""
    yield Page(
        path="print/index.html",
        url="print/",
        kind="print",
        key=context.key("print", context.site_key),
        make=partial(render_picker, context),
    )


def group_pages(context: Context, group: Group) -> Iterator[Page]:
    """The sheet of one group."""
    topics = [context.site.topics[name] for name in group.topics]
    url = f"print/groups/{group.id}/"
    yield Page(
        path=f"{url}index.html",
        url=url,
        kind="group-sheet",
        key=context.key("sheet", repr(group), *map(context.topic_key, topics)),
        make=partial(render_group, context, group),
        closes=True,
    )


def topic_pages(context: Context, topic: Topic) -> Iterator[Page]:
    """The sheet of one topic."""
    url = f"print/topics/{topic.id}/"
    yield Page(
        path=f"{url}index.html",
        url=url,
        kind="topic-sheet",
        key=context.key("sheet", context.topic_key(topic)),
        make=partial(render_topic, context, topic),
    )


def render_picker(context: Context) -> bytes:
    """All topics with a box to tick, and links to the ready-made sheets."""
    site = context.site
    head = Head(
        title="Print",
        description="Choose topics and print them as one clean sheet.",
        path="print/",
        section="print",
    )
    groups = [
        (
            group,
            [
                (topic, context.lookups.exams_of(topic.skills))
                for topic in map(site.topics.__getitem__, group.topics)
            ],
        )
        for group in site.groups.values()
    ]
    return context.render("pages/print.html", head, context.plain(), groups=groups)


def render_topic(context: Context, topic: Topic) -> bytes:
    """The sheet of one topic."""
    path = f"print/topics/{topic.id}/"
    return _sheet(context, topic.title, topic.summary, path, [topic], group=None)


def render_group(context: Context, group: Group) -> bytes:
    """The sheet of a whole group, with a list of its topics."""
    topics = [context.site.topics[name] for name in group.topics]
    path = f"print/groups/{group.id}/"
    return _sheet(context, group.title, group.summary, path, topics, group=group)


def _sheet(
    context: Context,
    title: str,
    summary: str,
    path: str,
    topics: Sequence[Topic],
    *,
    group: Group | None,
) -> bytes:
    together = frozenset(topic.id for topic in topics)
    html = [_article(context, topic, together, below=1 if group else 0) for topic in topics]
    head = Head(title=f"{title} (print sheet)", description=summary, path=path, listed=False)
    return context.render(
        "sheets/sheet.html",
        head,
        context.plain(),
        title=title,
        summary=summary,
        group=group,
        topics=topics,
        articles=html,
    )


def _article(context: Context, topic: Topic, together: frozenset[str], *, below: int) -> Markup:
    """One topic of a sheet, its headings so many levels `below` those of a sheet of its own."""
    resolver = context.links.on_sheet(context.block_html, topic.id, together, below=below)
    return safe(resolve(article_html(context, topic), resolver))


def article_html(context: Context, topic: Topic) -> Markup:
    """One topic as sheets show it, marks open.

    The sheet of a group shows what the sheets of its topics show. They stand next to each other in
    the plan, so keeping the articles that were made last saves making them twice.
    """
    if context.articles is None:
        context.articles = Memory(partial(_made, context), most=KEPT)
    return context.articles.of(topic.id, topic)


def _made(context: Context, topic: Topic) -> Markup:
    return context.part(
        "sheets/topic.html",
        topic=topic,
        topic_level=safe(mark("level", "1")),
        block_level=safe(mark("level", "2")),
        lead=safe(topic.lead),
        badges=context.lookups.badges_of(topic.skills),
        services=[context.site.services[name] for name in topic.services],
        runs=runs(context, topic.sections),
        questions=shown_questions(context, topic).values,
        cards=card_values(topic),
        address=context.links.absolute(f"topics/{topic.id}/"),
    )
