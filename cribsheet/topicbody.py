"""A topic's text: blocks, terms, formulas, figures, tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from html import escape
from typing import TYPE_CHECKING, Literal

from markdown_it.token import Token

from cribsheet.blocks import LABELS, HeadingFound, Walker
from cribsheet.diagnostics import Diagnostic, did_you_mean
from cribsheet.explore.catalogue import EXPLORABLES
from cribsheet.figures import figure_id, read_figure
from cribsheet.inlines import is_elsewhere, report_elsewhere
from cribsheet.markdown import MD, Context, plain, printed, render
from cribsheet.marks import mark
from cribsheet.model import Figure, Formula, Heading, Media, Place, Section, SkillRef, Term
from cribsheet.placed import Text
from cribsheet.snippets import Snippet, inline
from cribsheet.source import Reporter, decode_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cribsheet.directives import Directive
    from cribsheet.explore.explorable import Explorable

IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_BLOCK = 2
"""Level of the headings that start a block."""


class Body:
    """What the Markdown below the front matter gives. `files` are the topic's other files."""

    def __init__(self, context: Context, files: Mapping[str, bytes]) -> None:
        self.context = context
        self.files = files
        self.lead = Snippet("", "")
        self.sections: list[Section] = []
        self.terms: list[Term] = []
        self.formulas: list[Formula] = []
        self.figures: list[Figure] = []
        self.media: list[Media] = []
        self.tables: list[str] = []
        self.trees: list[str] = []

    def read(self, text: str, first: int) -> None:
        """Reads the Markdown, whose first line is the file's line `first`."""
        tokens = MD.parse(text, {})
        walker = Walker(self.context, text, first=first)
        walker.walk(tokens)
        blocks = [heading for heading in walker.headings if heading.level <= _BLOCK]
        starts = [heading.index for heading in blocks]
        self._directives(tokens, walker, first, blocks)
        self._definitions(walker, blocks)
        ends = [*starts[1:], len(tokens)] if starts else []
        lead = tokens[: starts[0]] if starts else tokens
        self.lead = Snippet(render(lead), plain(lead))
        wide = sorted(walker.wide + [d.index for d in walker.directives if _is_table(d.directive)])
        headings = [heading.index for heading in walker.headings]
        for start, end in zip(starts, ends, strict=True):
            inside = walker.headings[bisect_left(headings, start) : bisect_left(headings, end)]
            spans = bisect_left(wide, end) > bisect_left(wide, start)
            self._section(tokens, inside, end, wide=spans)
        self._images()

    def _section(
        self, tokens: list[Token], inside: list[HeadingFound], end: int, *, wide: bool
    ) -> None:
        heading = inside[0]
        stops = [*(later.index for later in inside[1:]), end]
        headings = tuple(
            Heading(
                id=found.id,
                title=found.title,
                html=render(tokens[found.index + 1 : found.index + 2]),
                level=found.level,
                text=plain(tokens[found.index + 3 : stop]),
                skills=_skills(found.skills),
            )
            for found, stop in zip(inside, stops, strict=True)
        )
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
                skills=tuple(dict.fromkeys(skill for h in headings for skill in h.skills)),
                wide=wide,
                place=Place(self.context.source.name, heading.line),
            )
        )

    def _definitions(self, walker: Walker, blocks: list[HeadingFound]) -> None:
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

    # Directives

    def _directives(
        self, tokens: list[Token], walker: Walker, first: int, blocks: list[HeadingFound]
    ) -> None:
        for found in walker.directives:
            directive, opening = found.directive, tokens[found.index]
            line = first + directive.line
            self.context.enter(line, line)
            before, after = self._directive(directive)
            printed(opening, before)
            if directive.name == "figure":
                opening.meta["text"] = directive.arguments.get("alt", "")
            elif explorable := _explorable(directive):
                opening.meta["text"] = explorable.text
            elif directive.name == "formula":
                inner = tokens[found.index + 1 : found.close]
                self._formula(directive, inner, _block_of(found.index, blocks))
            if found.close > found.index:
                printed(tokens[found.close], after)

    def _formula(self, directive: Directive, inner: list[Token], section: str) -> None:
        html = render([token for token in inner if 'class="math"' in token.content])
        self.formulas.append(
            Formula(directive.id, directive.label, html, self.context.topic, section)
        )

    def _directive(self, directive: Directive) -> tuple[str, str]:
        """The HTML before and after a directive's body."""
        if directive.name == "figure":
            return self._figure(directive)
        if directive.name == "table":
            return self._shown(directive, "table", self.tables), ""
        if directive.name == "decide":
            return self._shown(directive, "tree", self.trees), ""
        if directive.name == "explore":
            return self._explore(directive), ""
        line = self.context.line
        label = inline(self.context, Text.of(directive.label, line, 1)).html
        if directive.name == "formula":
            anchor = mark("id", directive.id)
            opening = f'<figure class="formula" id="{anchor}"><figcaption>{label}</figcaption>\n'
            return opening, "</figure>\n"
        title = LABELS[directive.name] + (f": {label}" if label else "")
        opening = f'<div class="callout {directive.name}" role="note">'
        return f'{opening}<p class="callout-title">{title}</p>\n', "</div>\n"

    def _shown(self, directive: Directive, kind: Literal["table", "tree"], shown: list[str]) -> str:
        name = directive.arguments.get("id", "")
        if not name:
            return ""
        self.context.refer(kind, name, name)
        shown.append(name)
        return mark(kind, name) + "\n"

    def _explore(self, directive: Directive) -> str:
        explorable = _explorable(directive)
        name = directive.arguments.get("id", "")
        if explorable is None and name:
            hint = did_you_mean(name, EXPLORABLES) or f"known are {', '.join(EXPLORABLES)}"
            message = f'there is no explorable "{name}"'
            self.context.complain("R014", message, hint, needle=name)
        return explorable.html() if explorable else ""

    def _figure(self, directive: Directive) -> tuple[str, str]:
        src = directive.arguments.get("src", "")
        if not src:
            return "", ""
        if is_elsewhere(src):
            report_elsewhere(self.context, src, self.context.locate(src))
            return "", ""
        alt = directive.arguments.get("alt", "")
        self.context.refer("image", src, src)
        name = figure_id(src)
        picture = self._picture(src, alt)
        if src.endswith(".svg"):
            self.figures.append(Figure(name, picture, alt, self.context.topic))
        opening = f'<figure class="figure" id="{mark("id", name)}">{picture}<figcaption>\n'
        return opening, "</figcaption></figure>\n"

    def _picture(self, src: str, alt: str) -> str:
        """A figure's file as HTML; empty when it is missing or cannot be used."""
        data = self.files.get(src)
        if data is None:
            return ""
        if not src.endswith(".svg"):
            address = mark("href", f"page:topics/{self.context.topic}/{src}")
            return f'<img src="{address}" alt="{escape(alt)}" loading="lazy">'
        problems = self.context.reporter.problems
        source = decode_source(f"{self.context.folder}/{src}", data, problems)
        if source is None:
            return ""
        return read_figure(Reporter(source, problems), figure_id(src).removeprefix("fig-"), alt)

    def _images(self) -> None:
        """Checks that every image shown lies in the folder, and every one there is shown."""
        known = [name for name in self.files if name.endswith(IMAGES)]
        shown = {one.target: one for one in self.context.references if one.kind == "image"}
        inlined = {figure.id for figure in self.figures}
        for name, reference in shown.items():
            if name not in self.files:
                hint = did_you_mean(name, known) or "put the file into the topic's folder"
                message = f'the image "{name}" does not exist'
                self.context.reporter.problems.add(reference.problem("R010", message, hint))
            elif figure_id(name) not in inlined:
                self.media.append(Media(name, self.files[name]))
        for name in known:
            if name not in shown:
                path = f"{self.context.folder}/{name}"
                message = f'the figure "{name}" is not used'
                hint = "show it in topic.md with :::figure{src=… alt=…}, or remove the file"
                unused = Diagnostic(path, 1, 1, "U001", message, hint, "warning")
                self.context.reporter.problems.add(unused)


def _self_link(anchor: str) -> Token:
    address = mark("id", anchor)
    link = f' <a class="anchor" href="#{address}" aria-label="Link to this section"></a>'
    return printed(Token("", "", 0), link)


def _explorable(directive: Directive) -> Explorable | None:
    if directive.name != "explore":
        return None
    return EXPLORABLES.get(directive.arguments.get("id", ""))


def _is_table(directive: Directive) -> bool:
    return directive.name == "table"


def _skills(given: list[str]) -> tuple[SkillRef, ...]:
    pairs = (text.partition(":") for text in given)
    return tuple(SkillRef(exam, skill) for exam, colon, skill in pairs if colon)


def _block_of(index: int, blocks: list[HeadingFound]) -> str:
    """Id of the block in which the token at `index` stands; empty in the lead."""
    number = bisect_right(blocks, index, key=lambda heading: heading.index)
    return blocks[number - 1].id if number else ""
