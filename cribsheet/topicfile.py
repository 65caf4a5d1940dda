"""A topic's Markdown file: front matter and body."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cribsheet.fields import id_refs, skill_refs, sources_of
from cribsheet.plainmarkdown import plain_markdown
from cribsheet.shapes import TOPIC
from cribsheet.topicbody import Body
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cribsheet.markdown import Context
    from cribsheet.source import Reporter, SourceFile


@dataclass(frozen=True, slots=True)
class TopicParts:
    """What `topic.md` alone gives; `cribsheet.load` adds the questions."""

    fields: dict[str, Any]
    body: Body
    markdown: str
    """The body as plain Markdown, marks included."""


def split_front_matter(source: SourceFile, reporter: Reporter) -> tuple[str, str, int] | None:
    """(front matter, body, 1-based line of the body's first line); None after reporting M012.

    The front matter keeps its place: it starts with a blank line for the opening ``---``.
    """
    lines = source.lines
    if lines[0].rstrip() != "---":
        hint = "start the file with ---, the fields, and --- again"
        reporter.at(1, 1, "M012", "the front matter is missing", hint)
        return None
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            front = "\n" + "\n".join(lines[1:number])
            return front, "\n".join(lines[number + 1 :]), number + 2
    hint = "close it with --- on a line of its own"
    reporter.at(1, 1, "M012", "the front matter is not closed", hint)
    return None


def read_topic(context: Context, files: Mapping[str, bytes]) -> TopicParts | None:
    """Parses the `topic.md` of `context`; None when its front matter cannot be read.

    `files` holds the other files of its folder, by name. References are noted in `context` in any
    case, and fields that are missing or wrong (and reported) are left empty, so that a topic with a
    broken front matter still shows its broken links, and links to it are not broken too.
    """
    split = split_front_matter(context.source, context.reporter)
    if split is None:
        return None
    front, text, first = split
    node = compose(context.reporter, front)
    record = TOPIC.read(node, context.reporter, "topic") if node is not None else None
    body = Body(context, files)
    body.read(text, first)
    if record is None:
        return None
    fields = {
        "title": str(record.get("title", "")),
        "summary": str(record.get("summary", "")),
        "skills": skill_refs(context, record.get("skills")),
        "tags": id_refs(context, "tag", record.get("tags")),
        "aliases": tuple(str(alias) for alias in record.get("aliases", ())),
        "services": id_refs(context, "service", record.get("services")),
        "sources": sources_of(record.get("sources")),
        "reviewed": record.get("reviewed"),
    }
    return TopicParts(fields, body, plain_markdown(text, context))


def digest(*parts: bytes) -> str:
    """A short content hash."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()[:24]
