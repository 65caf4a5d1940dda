"""Topic pages: the lead, the blocks, questions and sources of one topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from cribsheet.page import Page
from cribsheet.views.context import Context, safe
from cribsheet.views.frame import Head
from cribsheet.views.questions import card_values, shown_questions

if TYPE_CHECKING:
    from markupsafe import Markup

    from cribsheet.model import Section, Topic
    from cribsheet.views.lookups import Listed

NEIGHBOURS = 8
"""How many topics before and after its own a topic page lists: all of a common group, and yet a
group of a thousand topics does not make every page of it a thousand links long."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block as the templates show it."""

    section: Section
    title: Markup
    html: Markup
    badges: Markup
    exams: str


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow one another and flow into columns together; a wide block runs alone."""

    wide: bool
    blocks: list[Block]


def topic_pages(context: Context, topic: Topic) -> Iterator[Page]:
    """The page of one topic."""
    group = context.site.groups[topic.group]
    near = neighbours(context, group.topics, context.lookups.positions[topic.id])
    url = f"topics/{topic.id}/"
    yield Page(
        path=f"{url}index.html",
        url=url,
        kind="topic",
        key=context.key(
            "topic",
            context.topic_key(topic),
            group.title,
            *map("\n".join, near),
        ),
        make=partial(render, context, topic, near),
    )


def neighbours(context: Context, group: Sequence[str], position: int) -> tuple[Listed, ...]:
    """The topic at `position` of the group with those around it, in reading order."""
    start = max(0, position - NEIGHBOURS)
    listed = context.lookups.listed
    return tuple(listed[name] for name in group[start : position + NEIGHBOURS + 1])


def render(context: Context, topic: Topic, near: Sequence[Listed]) -> bytes:
    """The page of one topic."""
    site = context.site
    lookups = context.lookups
    exams = lookups.exams_of_topic[topic.id]
    question_exams, counted_exams = lookups.exams_of_questions(topic)
    position = [other.id for other in near].index(topic.id)
    return context.render(
        "pages/topic.html",
        head(context, topic),
        context.plain(own=f"topic:{topic.id}"),
        topic=topic,
        group=site.groups[topic.group],
        lead=safe(topic.lead),
        runs=runs(context, topic.sections),
        badges=context.badges(topic.skills),
        exams=exams,
        codes=listing_of([site.exams[exam].code for exam in exams.split()]),
        question_exams=question_exams,
        counted_exams=counted_exams,
        services=[site.services[name] for name in topic.services],
        tags=[site.tags[name] for name in topic.tags],
        questions=shown_questions(context, topic).html,
        cards=card_values(topic),
        near=near,
        previous=near[position - 1] if position else None,
        following=near[position + 1] if position + 1 < len(near) else None,
        edit=edit_address(context, topic),
        report=report_address(context, topic),
        embed_url=context.links.absolute(f"embed/quiz/{topic.id}/"),
        embed_script=context.links.absolute("embed.js"),
    )


def listing_of(names: Sequence[str]) -> str:
    """The names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def runs(context: Context, sections: Sequence[Section]) -> list[Run]:
    """The blocks as runs that a style sheet can set: wide ones alone, the others in columns."""
    found: list[Run] = []
    for section in sections:
        block = Block(
            section=section,
            title=safe(section.title_html),
            html=safe(section.html),
            badges=context.badges(section.skills),
            exams=context.lookups.exams_of(section.skills),
        )
        if section.wide or not found or found[-1].wide:
            found.append(Run(section.wide, []))
        found[-1].blocks.append(block)
    return found


def head(context: Context, topic: Topic) -> Head:
    """What the page says about itself, to people and to machines."""
    absolute = context.links.absolute
    path = f"topics/{topic.id}/"
    dates = [source.checked for source in topic.sources]
    modified = topic.reviewed or max(dates)
    article: dict[str, object] = {
        "@type": ["LearningResource", "TechArticle"],
        "@id": absolute(path),
        "url": absolute(path),
        "headline": topic.title,
        "description": topic.summary,
        "inLanguage": context.site.language,
        "license": context.site.licence_url,
        "dateModified": modified.isoformat(),
        "isPartOf": {"@type": "WebSite", "name": context.site.title, "url": absolute("")},
        "teaches": [badge.text for badge in context.lookups.badges_of(topic.skills)],
        "citation": [source.url for source in topic.sources],
    }
    group = context.site.groups[topic.group]
    trail = (
        (context.site.title, ""),
        (group.title, f"groups/{group.id}/"),
        (topic.title, path),
    )
    crumbs: dict[str, object] = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(where)}
            for number, (name, where) in enumerate(trail, 1)
        ],
    }
    return Head(
        title=topic.title,
        description=topic.summary,
        path=path,
        section="topics",
        kind="article",
        data=(article, crumbs),
        markdown=f"{path}index.md",
        study=bool(topic.questions),
    )


def edit_address(context: Context, topic: Topic) -> str:
    """Where the topic's file can be edited; empty when the repository is not known."""
    if not context.frame.repository:
        return ""
    branch = context.settings.edit_branch
    return f"{context.frame.repository}/edit/{branch}/content/{topic.place.file}"


def report_address(context: Context, topic: Topic) -> str:
    """Where an error in the topic can be reported, with the title filled in."""
    if not context.frame.repository:
        return ""
    query = urlencode({"title": f"{topic.title}: ", "body": f"content/{topic.place.file}\n\n"})
    return f"{context.frame.report}?{query}"
