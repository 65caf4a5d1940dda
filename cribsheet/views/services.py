"""Services: names, former names, what each is for, and whether a new account can use it today."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cribsheet.page import Page
from cribsheet.views.context import Context
from cribsheet.views.frame import Head


def pages(context: Context) -> Iterator[Page]:
    """The register alone."""
    yield Page(
        path="services/index.html",
        url="services/",
        kind="services",
        key=context.key("services", context.site_key),
        make=partial(render, context),
    )


def render(context: Context) -> bytes:
    """What changed, the newest first, then every service by name."""
    site = context.site
    head = Head(
        title="Services",
        description="Every service the notes name: former names, exam scope, availability today.",
        path="services/",
    )
    services = sorted(site.services.values(), key=lambda service: service.name.casefold())
    changed = [one for one in services if one.availability != "open"]
    changed.sort(key=lambda service: service.since or service.ends, reverse=True)
    return context.render(
        "pages/services.html",
        head,
        context.plain(),
        services=services,
        changed=changed,
        renamed=[one for one in services if one.former],
        exams=site.exams,
        topics={service.id: context.lookups.using.get(service.id, ()) for service in services},
    )
