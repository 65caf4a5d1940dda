"""A topic as plain Markdown: what other tools can read, without our directives.

The copy beside each page keeps the author's text. Headings lose their attributes, callouts become
quotations, figures their text alternative, and links marks that are resolved like those of a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cribsheet.blocks import LABELS
from cribsheet.directives import CLOSE, FENCE, parse_opening, split_arguments
from cribsheet.explore.catalogue import EXPLORABLES
from cribsheet.marks import mark
from cribsheet.references import understand

if TYPE_CHECKING:
    from cribsheet.markdown import Context

_LINK = re.compile(r"(?<!!)\[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]+)\)")


def plain_markdown(body: str, context: Context) -> str:
    """The body of a topic as plain Markdown, with marks for links and tables."""
    out: list[str] = []
    quote: list[str] = []
    fence = ""
    for number, line in enumerate(body.split("\n")):
        prefix = quote[-1] if quote else ""
        if ("```" in line or "~~~" in line) and (found := FENCE.match(line)):
            fence = "" if fence and line.strip().startswith(fence) else fence or found[1]
            out.append(prefix + line)
            continue
        if fence:
            out.append(prefix + line)
            continue
        if quote and CLOSE.fullmatch(line.strip()):
            quote.pop()
            continue
        opens = "::" in line and line.lstrip().startswith("::")
        directive = parse_opening(line, number) if opens else None
        if directive is None:
            text = split_arguments(line)[0] if line.startswith("##") else line
            out.append((prefix + _links(text, context)).rstrip())
        elif directive.name == "table":
            out.append(mark("table", directive.arguments.get("id", "")))
        elif directive.name == "decide":
            out.append(mark("tree", directive.arguments.get("id", "")))
        elif directive.name == "explore":
            explorable = EXPLORABLES.get(directive.arguments.get("id", ""))
            out.append(explorable.markdown() if explorable else "")
        elif directive.block:
            quote.append("> ")
            out.append(_title(directive.name, directive.label, directive.arguments.get("alt", "")))
            out.append(">")
    return "\n".join(out).strip() + "\n"


def _title(name: str, label: str, alt: str) -> str:
    if name == "figure":
        return f"> **Figure.** {alt}"
    if name == "formula":
        return f"> **Formula: {label}**"
    title = LABELS.get(name, name)
    return f"> **{title}{': ' + label if label else ''}**"


def _links(line: str, context: Context) -> str:
    if "](" not in line:
        return line

    def link(match: re.Match[str]) -> str:
        target = understand(match[2], context.topic, context.folder)
        if not target.internal:
            return match[0]
        text = match[1] or mark("title", target.internal)
        return f"[{text}]({mark('href', target.internal)})"

    return _LINK.sub(link, line)
