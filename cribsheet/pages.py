"""The plan: every file of the site as a `Page` that knows its address and how to make its bytes.

Planning is cheap and rendering is not, so the two are apart: the build renders slices of the plan
in several processes, and the development server plans everything but renders what is asked for.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cribsheet.page import Page, Settings
from cribsheet.views import (
    about,
    compare,
    copies,
    coverage,
    embed,
    exams,
    feeds,
    glossary,
    groups,
    index,
    missing,
    printing,
    searching,
    services,
    study,
    tables,
    tags,
    topics,
    trees,
)
from cribsheet.views.context import Context

if TYPE_CHECKING:
    from cribsheet.assets import AssetBundle
    from cribsheet.model import Site

__all__ = ["Page", "Settings", "plan"]

SEARCH_ENTRY = "search/engine.js"
"""The search engine's module. Its name is the same in every build, so that an edit of one note
does not change the bytes of every page that names it."""


def plan(
    site: Site,
    settings: Settings,
    bundle: AssetBundle,
    search: str = SEARCH_ENTRY,
    *,
    keyed: bool = True,
) -> list[Page]:
    """Every page of the site, in a fixed order; nothing is rendered yet.

    Without `keyed` the pages have empty keys: the preview renders on demand and compares nothing.
    """
    context = Context(site, settings, bundle, search, keyed=keyed)
    # The files of a topic, and of a group, stand together: whoever renders them shares their parts.
    of_groups = (
        pages
        for group in site.groups.values()
        for pages in (
            *(
                family.topic_pages(context, site.topics[name])
                for name in group.topics
                for family in (topics, embed, printing, copies, study, tables)
            ),
            printing.group_pages(context, group),
        )
    )
    of_site = (
        family.pages(context)
        for family in (
            index,
            groups,
            tables,
            compare,
            trees,
            glossary,
            tags,
            coverage,
            exams,
            services,
            study,
            searching,
            about,
            printing,
            missing,
            feeds,
        )
    )
    return list(chain.from_iterable(chain(of_site, of_groups)))
