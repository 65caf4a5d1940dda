"""A topic's Markdown file: front matter, blocks, terms, formulas, figures."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it.token import Token

from cribsheet.blocks import LABELS, HeadingFound, Walker
from cribsheet.diagnostics import Problems, did_you_mean
from cribsheet.directives import Directive
from cribsheet.figures import read_figure
from cribsheet.markdown import MD, Context, Snippet, inline, plain, render
from cribsheet.marks import mark
from cribsheet.model import (
    Figure,
    Formula,
    Heading,
    Media,
    Place,
    Section,
    SkillRef,
    Source,
    Term,
)
from cribsheet.plainmarkdown import plain_markdown
from cribsheet.references import Reference
from cribsheet.schema import Record, Text
from cribsheet.shapes import TOPIC
from cribsheet.source import Reporter, SourceFile, decode_source
from cribsheet.yamlfile import compose

IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")


@dataclass(slots=True)
class TopicParts:
    """What `topic.md` alone gives; `cribsheet.load` adds the questions."""

    fields: dict[str, Any]
    lead: Snippet
    sections: tuple[Section, ...]
    terms: tuple[Term, ...]
    formulas: tuple[Formula, ...]
    figures: tuple[Figure, ...]
    media: tuple[Media, ...]
    tables: tuple[str, ...]
    markdown: str
    references: list[Reference] = field(default_factory=list)


def skill_refs(context: Context, given: Record | None) -> tuple[SkillRef, ...]:
    """The skills of a `skills:` mapping, noted as references too."""
    found = []
    for exam, ids in (given or {}).items():
        for skill in ids:
            context.refer_text("skill", f"{exam}:{skill}", skill)
            found.append(SkillRef(str(exam), str(skill)))
    return tuple(dict.fromkeys(found))


def id_refs(context: Context, kind: Any, given: list[Text] | None) -> tuple[str, ...]:
    """The ids of a list field, noted as references of that kind."""
    for text in given or ():
        context.refer_text(kind, str(text), text)
    return tuple(dict.fromkeys(str(text) for text in given or ()))


def sources_of(given: list[Record] | None) -> tuple[Source, ...]:
    """The complete entries of a `sources:` list."""
    return tuple(
        Source(str(one["title"]), str(one["url"]), one["checked"])
        for one in given or ()
        if len(one) == 3
    )


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


def read_topic(
    source: SourceFile, topic: str, folder: str, files: dict[str, bytes], problems: Problems
) -> TopicParts | None:
    """Parses `topic.md`. `files` holds the other files of its folder, by name."""
    reporter = Reporter(source, problems)
    split = split_front_matter(source, reporter)
    if split is None:
        return None
    front, body, first = split
    node = compose(reporter, front)
    record = TOPIC.read(node, reporter, "topic") if node is not None else None
    parsed = _Body(Context(reporter, topic, folder), files, problems).parse(body, first)
    if record is None or not TOPIC.complete(record):
        return None
    context = parsed.context
    fields = {
        "title": str(record["title"]),
        "summary": str(record["summary"]),
        "skills": skill_refs(context, record["skills"]),
        "tags": id_refs(context, "tag", record.get("tags")),
        "aliases": tuple(str(alias) for alias in record.get("aliases", ())),
        "services": id_refs(context, "service", record.get("services")),
        "sources": sources_of(record["sources"]),
        "reviewed": record.get("reviewed"),
    }
    return TopicParts(
        fields=fields,
        lead=parsed.lead,
        sections=tuple(parsed.sections),
        terms=tuple(parsed.terms),
        formulas=tuple(parsed.formulas),
        figures=tuple(parsed.figures),
        media=tuple(parsed.media),
        tables=tuple(parsed.tables),
        markdown=plain_markdown(body, context),
        references=[one for one in context.references if one.kind != "image"],
    )


class _Body:
    """The Markdown below the front matter."""

    def __init__(self, context: Context, files: dict[str, bytes], problems: Problems) -> None:
        self.context = context
        self.files = files
        self.problems = problems
        self.lead = Snippet("", "")
        self.sections: list[Section] = []
        self.terms: list[Term] = []
        self.formulas: list[Formula] = []
        self.figures: list[Figure] = []
        self.media: list[Media] = []
        self.tables: list[str] = []

    def parse(self, body: str, first: int) -> _Body:
        tokens = MD.parse(body, {})
        walker = Walker(self.context, first=first)
        walker.walk(tokens)
        blocks = [heading for heading in walker.headings if heading.level <= 2]
        starts = [heading.index for heading in blocks] + [len(tokens)]
        self.directives(tokens, walker, first, starts, blocks)
        self.definitions(walker, blocks)
        self.lead = Snippet(render(tokens[: starts[0]]), plain(tokens[: starts[0]]))
        for heading, end in zip(blocks, starts[1:], strict=False):
            self.section(tokens, walker, heading, end)
        self.images()
        return self

    def images(self) -> None:
        """Checks that every image shown lies in the folder, and every one there is shown."""
        known = [name for name in self.files if name.endswith(IMAGES)]
        shown = {one.target: one for one in self.context.references if one.kind == "image"}
        inlined = {figure.id for figure in self.figures}
        for name, reference in shown.items():
            if name not in self.files:
                hint = did_you_mean(name, known) or "put the file into the topic's folder"
                message = f'the image "{name}" does not exist'
                reporter, width = self.context.reporter, reference.width
                reporter.at(reference.line, reference.column, "R010", message, hint, width=width)
            elif f"fig-{_stem(name)}" not in inlined:
                self.media.append(Media(name, self.files[name]))
        for name in known:
            if name not in shown:
                message = f'the figure "{name}" is not used'
                hint = "show it with :::figure{src=… alt=…}, or remove the file"
                last = len(self.context.source.text.rstrip().split("\n"))
                self.context.reporter.at(last, 1, "U001", message, hint, severity="warning")

    def section(
        self, tokens: list[Token], walker: Walker, heading: HeadingFound, end: int
    ) -> None:
        inside = [h for h in walker.headings if heading.index <= h.index < end]
        bounds = [h.index for h in inside] + [end]
        headings = tuple(
            Heading(
                id=found.id,
                title=found.title,
                html=render(tokens[found.index + 1 : found.index + 2]),
                level=found.level,
                text=plain(tokens[found.index + 3 : stop]),
                skills=_skills(found.skills),
            )
            for found, stop in zip(inside, bounds[1:], strict=True)
        )
        wide = any(
            directive.name == "table" and heading.index < index < end
            for index, directive in walker.directives
        ) or any(heading.index < index < end for index in walker.tables_wide)
        skills = dict.fromkeys(skill for h in headings for skill in h.skills)
        for found in inside[1:]:
            # The block's own heading is printed by the page; the ones below it are part of `html`.
            content = tokens[found.index + 1]
            content.children = [*(content.children or []), _self_link(found.id)]
        self.sections.append(
            Section(
                id=heading.id,
                title=heading.title,
                title_html=headings[0].html,
                html=render(tokens[heading.index + 3 : end]),
                headings=headings,
                skills=tuple(skills),
                wide=wide,
                place=Place(self.context.source.name, heading.line),
            )
        )

    def definitions(self, walker: Walker, blocks: list[HeadingFound]) -> None:
        for found in walker.terms:
            self.terms.append(
                Term(
                    id=found.id,
                    name=found.name,
                    aliases=found.aliases,
                    html=render(found.tokens).strip(),
                    text=plain(found.tokens),
                    topic=self.context.topic,
                    section=_block_of(found.index, blocks),
                    place=Place(self.context.source.name, found.line),
                )
            )

    def directives(
        self,
        tokens: list[Token],
        walker: Walker,
        first: int,
        starts: list[int],
        blocks: list[HeadingFound],
    ) -> None:
        for index, directive in walker.directives:
            opening, closing = self.directive(directive, first + directive.line)
            tokens[index].type = "html_inline"
            tokens[index].content = opening
            if directive.name == "figure":
                tokens[index].meta["text"] = directive.arguments.get("alt", "")
            for later in range(index + 1, len(tokens)):
                token = tokens[later]
                if token.type == "directive_close" and token.meta["directive"] is directive:
                    token.type, token.content = "html_inline", closing
                    if directive.name == "formula":
                        self.formula(directive, tokens[index + 1 : later], index, blocks)
                    break

    def formula(
        self, directive: Directive, inner: list[Token], index: int, blocks: list[HeadingFound]
    ) -> None:
        section = _block_of(index, blocks)
        html = render([token for token in inner if 'class="math"' in token.content])
        self.formulas.append(
            Formula(directive.id, directive.label, html, self.context.topic, section)
        )

    def directive(self, directive: Directive, line: int) -> tuple[str, str]:
        """The HTML before and after a directive's body."""
        label = inline(self.context, Text.of(directive.label, line, 1)).html
        if directive.name in LABELS:
            title = LABELS[directive.name] + (f": {label}" if label else "")
            opening = (
                f'<div class="callout {directive.name}" role="note">'
                f'<p class="callout-title">{title}</p>\n'
            )
            return opening, "</div>\n"
        if directive.name == "formula":
            anchor = mark("id", directive.id)
            return (
                f'<figure class="formula" id="{anchor}"><figcaption>{label}</figcaption>\n',
                "</figure>\n",
            )
        if directive.name == "figure":
            return self.figure(directive, line)
        table = directive.arguments.get("id", "")
        if table:
            self.context.refer("table", table, table, line)
            self.tables.append(table)
        return mark("table", table) + "\n" if table else "", ""

    def figure(self, directive: Directive, line: int) -> tuple[str, str]:
        src = directive.arguments.get("src", "")
        alt = directive.arguments.get("alt", "")
        if not src:
            return "", ""
        self.context.refer("image", src, src, line)
        name = _stem(src)
        data = self.files.get(src)
        svg = ""
        if data is not None and src.endswith(".svg"):
            source = decode_source(f"{self.context.folder}/{src}", data, self.problems)
            if source is not None:
                svg = read_figure(Reporter(source, self.problems), name, alt)
        elif data is not None:
            address = mark("href", f"page:topics/{self.context.topic}/{src}")
            svg = f'<img src="{address}" alt="{escape(alt)}" loading="lazy">'
        if src.endswith(".svg"):
            self.figures.append(Figure(f"fig-{name}", svg, alt, self.context.topic))
        anchor = mark("id", f"fig-{name}")
        opening = f'<figure class="figure" id="{anchor}">{svg}<figcaption>\n'
        return opening, "</figcaption></figure>\n"


def _self_link(anchor: str) -> Token:
    address = mark("id", anchor)
    link = f' <a class="anchor" href="#{address}" aria-label="Link to this section"></a>'
    return Token("html_inline", "", 0, content=link)


def _stem(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.rsplit(".", 1)[0].lower()).strip("-")


def _skills(given: list[str]) -> tuple[SkillRef, ...]:
    pairs = (text.partition(":") for text in given)
    return tuple(SkillRef(exam, skill) for exam, colon, skill in pairs if colon)


def _block_of(index: int, blocks: list[HeadingFound]) -> str:
    """Id of the block in which the token at `index` stands; empty in the lead."""
    return next((h.id for h in reversed(blocks) if h.index < index), "")


def digest(*parts: bytes) -> str:
    """A short content hash."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()[:24]
