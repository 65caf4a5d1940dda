"""What crawlers read: sitemap, robots.txt and llms.txt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from cribsheet.links import FIXED_PAGES
from cribsheet.page import Page

if TYPE_CHECKING:
    from cribsheet.views.context import Context


def pages(context: Context) -> Iterator[Page]:
    """The files at the root; a sitemap only where the site's origin is known."""
    files = [("llms.txt", render_llms), ("robots.txt", render_robots)]
    if context.settings.origin:
        files.append(("sitemap.xml", render_sitemap))
    for name, make in files:
        key = context.key(name, context.site_key)
        yield Page(path=name, url=name, kind="feed", key=key, make=partial(make, context))


def render_robots(context: Context) -> bytes:
    """Everything may be read (https://www.rfc-editor.org/rfc/rfc9309)."""
    lines = ["User-agent: *", "Allow: /"]
    if context.settings.origin:
        lines += ["", f"Sitemap: {context.links.absolute('sitemap.xml')}"]
    return ("\n".join(lines) + "\n").encode()


def render_sitemap(context: Context) -> bytes:
    """All pages worth listing (https://www.sitemaps.org/protocol.html).

    The protocol allows whole addresses only, so without an origin there is no sitemap.
    """
    entries = []
    for path, modified in listed(context):
        stamp = f"<lastmod>{modified}</lastmod>" if modified else ""
        entries.append(f"<url><loc>{escape(context.links.absolute(path))}</loc>{stamp}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(entries)}</urlset>\n"
    ).encode()


def listed(context: Context) -> Iterator[tuple[str, str]]:
    """Path and day of change (empty when not known) of every page search engines should list."""
    site = context.site
    for path in FIXED_PAGES:
        if path != "search":
            yield f"{path}/" if path else "", ""
    for exam in site.exams:
        yield f"exams/{exam}/", ""
        yield f"coverage/{exam}/", ""
        if site.exams[exam].mock:
            yield f"exam/{exam}/", ""
    for group in site.groups:
        yield f"groups/{group}/", ""
    for topic in site.topics.values():
        days = [source.checked for source in topic.sources]
        yield f"topics/{topic.id}/", max([topic.reviewed or days[0], *days]).isoformat()
    for table in site.tables.values():
        days = [source.checked for source in table.sources]
        yield f"tables/{table.id}/", max(days).isoformat() if days else ""


def render_llms(context: Context) -> bytes:
    """A map of the site for language models (https://llmstxt.org): links to Markdown copies."""
    site = context.site
    absolute = context.links.absolute
    parts = [f"# {site.title}\n\n> {' '.join(site.description.split())}\n"]
    for group in site.groups.values():
        topics = (site.topics[name] for name in group.topics)
        lines = [
            f"- [{topic.title}]({absolute(f'topics/{topic.id}/index.md')}): {topic.summary}\n"
            for topic in topics
        ]
        parts.append(f"\n## {group.title}\n\n{''.join(lines)}")
    if site.tables:
        lines = [
            f"- [{table.title}]({absolute(f'tables/{table.id}/')}): {table.decide}\n"
            for table in site.tables.values()
        ]
        parts.append(f"\n## Comparison tables\n\n{''.join(lines)}")
    return "".join(parts).encode()
