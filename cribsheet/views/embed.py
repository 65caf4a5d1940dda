"""Embeds: a topic's questions without chrome, for a frame on another site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.page import Page
from cribsheet.stored import outline_of
from cribsheet.views.context import Context
from cribsheet.views.frame import Head
from cribsheet.views.questions import shown_questions

if TYPE_CHECKING:
    from cribsheet.model import Topic


def topic_pages(context: Context, topic: Topic) -> Iterator[Page]:
    """The quiz of one topic, when it has questions."""
    if outline_of(topic).questions:
        url = f"embed/quiz/{topic.id}/"
        yield Page(
            path=f"{url}index.html",
            url=url,
            kind="embed",
            key=context.key("embed", context.topic_key(topic)),
            make=partial(render, context, topic),
        )


def render(context: Context, topic: Topic) -> bytes:
    """The questions of one topic."""
    head = Head(
        title=f"Quiz: {topic.title}",
        description=topic.summary,
        path=f"embed/quiz/{topic.id}/",
        listed=False,
        study=True,
    )
    return context.render(
        "embed/quiz.html",
        head,
        context.plain(),
        topic=topic,
        questions=shown_questions(context, topic).html,
        address=context.links.url(f"topics/{topic.id}/"),
    )
