"""The index: every topic by group, the exams, and search at hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cribsheet.page import Page
from cribsheet.stored import outline_of
from cribsheet.views.cards import topic_cards
from cribsheet.views.context import Context
from cribsheet.views.frame import Head


def pages(context: Context) -> Iterator[Page]:
    """The index alone."""
    yield Page(
        path="index.html",
        url="",
        kind="index",
        key=context.key("index", context.site_key),
        make=partial(render, context),
    )


def render(context: Context) -> bytes:
    """The first page of the site."""
    site = context.site
    absolute = context.links.absolute
    website: dict[str, object] = {
        "@type": "WebSite",
        "@id": absolute(""),
        "url": absolute(""),
        "name": site.title,
        "description": site.description,
        "inLanguage": site.language,
        "license": site.licence_url,
        "potentialAction": {
            "@type": "SearchAction",
            "target": absolute("search/?q={search_term_string}"),
            "query-input": "required name=search_term_string",
        },
    }
    head = Head(
        title="",
        description=site.description,
        path="",
        section="topics",
        data=(website,),
        study=True,
    )
    return context.render(
        "pages/index.html",
        head,
        context.plain(),
        groups=[
            {
                "group": group,
                "cards": topic_cards(context, group.topics),
                "exams": context.lookups.exams_of(
                    tuple(skill for name in group.topics for skill in site.topics[name].skills)
                ),
            }
            for group in site.groups.values()
        ],
        tables=[
            {"table": table, "exams": context.lookups.exams_of(table.skills)}
            for table in site.tables.values()
        ],
        table_exams=context.lookups.exams_of_any(
            context.lookups.exams_of(table.skills) for table in site.tables.values()
        ),
        counts={
            "topics": len(site.topics),
            "tables": len(site.tables),
            "questions": sum(len(outline_of(topic).questions) for topic in site.topics.values()),
            "terms": len(site.terms),
        },
    )
