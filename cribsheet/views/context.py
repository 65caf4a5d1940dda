"""What every view needs: the site, its addresses, the frame around a page, and keys.

A page's HTML is put together with its marks still open (`cribsheet.marks`) and resolved once, as
a whole. So a part that several pages share, such as a comparison table, is rendered once per site
and still gets each page's own anchors and addresses.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup, escape

from cribsheet.links import Links, Resolver
from cribsheet.marks import mark, resolve
from cribsheet.outline import Marks, marks_in, table_texts, tree_texts
from cribsheet.render import load_templates
from cribsheet.stored import outline_of
from cribsheet.views.frame import Frame, Head
from cribsheet.views.lookups import Lookups
from cribsheet.views.memory import Memory
from cribsheet.views.treevalues import tree_values

if TYPE_CHECKING:
    from cribsheet.assets import AssetBundle
    from cribsheet.model import End, Html, Row, Site, SkillRef, Table, Topic, Tree
    from cribsheet.page import Settings
    from cribsheet.views.coverage import DomainCoverage
    from cribsheet.views.questions import Shown

Block = TypeVar("Block", "Table", "Tree")
"""What topics show by its id, and what has a page of its own."""


class Context:
    """One site under given settings, as the views see it.

    Nothing in it changes a page's bytes from one call to the next: what it remembers are results.
    """

    def __init__(
        self,
        site: Site,
        settings: Settings,
        bundle: AssetBundle,
        search_entry: str,
        *,
        keyed: bool = True,
    ) -> None:
        self.keyed = keyed
        """Whether keys are wanted; without them planning takes half the time."""
        self.site = site
        self.settings = settings
        self.bundle = bundle
        self.links = Links(site, settings)
        self.frame = Frame(site, settings, bundle, self.links, search_entry)
        self.lookups = Lookups(site, self.links)
        self._templates = load_templates(bundle.templates, bundle.digest)
        self.last_questions: Shown | None = None
        """Set by `cribsheet.views.questions`, in one step, since threads may share a context."""
        self.articles: Memory[Topic, Markup] | None = None
        """Set by `cribsheet.views.printing`."""
        self.coverage: dict[str, list[DomainCoverage]] = {}
        """Filled by `cribsheet.views.coverage`, by exam."""
        self._headers: dict[str, Markup] = {}
        self._badges: dict[SkillRef, Markup] = {}
        self._tables: dict[str, Html] = {}
        self._trees: dict[str, Html] = {}
        self._tree_faces: dict[str, str] = {}
        self._table_faces: dict[str, str] = {}
        self._topic_keys: dict[str, str] = {}

    # Rendering

    def render(self, template: str, head: Head, resolver: Resolver, **values: object) -> bytes:
        """A whole page: `template` inside the frame, with all marks resolved."""
        html = self._templates.render(
            template,
            {
                "frame": self.frame,
                "head": head,
                "header": self._header(head.section),
                "footer": self._footer,
                "url": self.links.url,
                **values,
            },
        )
        return resolve(html, resolver).encode()

    def _header(self, section: str) -> Markup:
        """The header with the link of `section` marked as current; made once for each."""
        if section not in self._headers:
            self._headers[section] = self.part(
                "parts/header.html", frame=self.frame, current=section
            )
        return self._headers[section]

    @cached_property
    def _footer(self) -> Markup:
        return self.part("parts/footer.html", frame=self.frame)

    def badges(self, skills: Iterable[SkillRef]) -> Markup:
        """The labels of these skills, in their order; each label is made once."""
        return safe(" ".join(map(self._badge, skills)))

    def _badge(self, ref: SkillRef) -> str:
        label = self._badges.get(ref)
        if label is None:
            badge = self.lookups.badges[ref.exam, ref.skill]
            label = self._badges[ref] = self.part("parts/badge.html", badge=badge).strip()
        return label

    def part(self, template: str, **values: object) -> Markup:
        """A part of a page, its marks left open."""
        html = self._templates.render(template, {"url": self.links.url, **values})
        return safe(html)

    def macro(self, template: str, name: str, values: object) -> Markup:
        """What the macro `name` of a template makes of `values`, its marks left open.

        It takes a fraction of the time of a `part`: the way for what pages show many of.
        """
        return self._templates.call(template, name, values)

    def plain(self, own: str = "", prefix: str = "") -> Resolver:
        """The resolver of an ordinary page; see `Links.on_page`."""
        return self.links.on_page(self.block_html, own=own, prefix=prefix)

    def block_html(self, kind: str, name: str) -> Html:
        """What a mark of the kind ``table`` or ``tree`` stands for, marks open."""
        return self.table_html(name) if kind == "table" else self.tree_html(name)

    def tree_html(self, tree_id: str) -> Html:
        """A decision tree, marks open, its ends' anchors ``TREE--END``; made once per site."""
        if tree_id not in self._trees:
            tree = self.site.trees[tree_id]
            values = {"tree": tree, "root": tree_values(self, tree)}
            self._trees[tree_id] = self.part("parts/tree.html", **values)
        return self._trees[tree_id]

    def table_html(self, table_id: str) -> Html:
        """A comparison table, marks open, its row anchors ``TABLE--ROW``; made once per site."""
        if table_id not in self._tables:
            table = self.site.tables[table_id]
            rows = [self._row(table, row) for row in table.rows]
            self._tables[table_id] = self.part("parts/table.html", table=table, rows=rows)
        return self._tables[table_id]

    def _row(self, table: Table, row: Row) -> dict[str, object]:
        return {
            "anchor": safe(mark("id", f"{table.id}--{row.id}")),
            "name": breakable(str(escape(row.name)) if "<a" in row.name_html else row.name_html),
            "plain": row.name,
            "notes": safe(mark("href", f"topic:{row.topic}")) if row.topic else "",
            "service": self.site.services[row.service] if row.service else None,
            "cells": [safe(cell.html) for cell in row.cells],
            "cue": safe(row.cue.html),
        }

    # Keys

    @cached_property
    def _common(self) -> str:
        site = self.site
        return digest(repr(self.frame), repr(tuple(site.exams.items())), repr(site.tags))

    def key(self, *parts: str) -> str:
        """The key of a page made from `parts` and the frame; empty where no keys are wanted."""
        if not self.keyed:
            return ""
        return digest(self._common, *parts)

    @cached_property
    def site_key(self) -> str:
        """The key of pages that list the whole site.

        It changes with what lists show, not with the prose of a topic: see `listing`.
        """
        if not self.keyed:
            return ""
        return self.key(
            *(self.listing(topic) for topic in self.site.topics.values()),
            *(self.table_face(table) for table in self.site.tables.values()),
            *(self.tree_face(tree) for tree in self.site.trees.values()),
            repr(tuple(self.site.groups.values())),
            repr(tuple(self.site.services.values())),
        )

    def listing(self, topic: Topic) -> str:
        """Changes with what other pages show of a topic: its title, skills, headings and terms."""
        if not self.keyed:
            return ""
        return outline_of(topic).listed + self._faces_of(_LISTED_MARKS.of(topic.id, topic))

    def topic_key(self, topic: Topic) -> str:
        """Changes with the topic's files and with whatever of other files shows on its pages."""
        if not self.keyed:
            return ""
        known = self._topic_keys.get(topic.id)
        if known is None:
            known = self._topic_keys[topic.id] = self.key(
                topic.id,
                topic.group,
                topic.digest,
                self._faces_of(outline_of(topic).marks),
                *(repr(self.site.services[name]) for name in topic.services),
            )
        return known

    def table_face(self, table: Table) -> str:
        """Changes with the table and with whatever of other files shows in it."""
        return self._block_face(self._table_faces, table, table.rows, _TABLE_TEXTS, _TABLE_MARKS)

    def tree_face(self, tree: Tree) -> str:
        """Changes with the decision tree and with whatever of other files shows in it."""
        return self._block_face(self._tree_faces, tree, tree.ends, _TREE_TEXTS, _TREE_MARKS)

    def _block_face(
        self,
        faces: dict[str, str],
        block: Block,
        members: Sequence[Row | End],
        texts: Memory[Block, str],
        marks: Memory[Block, Marks],
    ) -> str:
        if not self.keyed:
            return ""
        if block.id not in faces:
            targets = [self.links.href(f"topic:{one.topic}") for one in members if one.topic]
            services = [repr(self.site.services[one.service]) for one in members if one.service]
            faces[block.id] = digest(
                texts.of(block.id, block),
                self._faces_of(marks.of(block.id, block)),
                *targets,
                *services,
            )
        return faces[block.id]

    def _faces_of(self, marks: Marks) -> str:
        """What these marks will turn into, as one string."""
        return "\n".join(
            f"{kind}|{argument}={self._face(kind, argument)}" for kind, argument in marks
        )

    def _face(self, kind: str, argument: str) -> str:
        match kind:
            case "href" | "title":
                return "|".join(self.links.locate(argument))
            case "define":
                return self.site.terms[argument].text
            case "table":
                return self.table_face(self.site.tables[argument])
            case "tree":
                return self.tree_face(self.site.trees[argument])
            case _:
                return ""


def safe(html: Html) -> Markup:
    """HTML that our own parser or templates have made, so that a template does not escape it."""
    # As `Markup(html)`, which first looks for a method that a text does not have. Authors' raw HTML
    # never gets this far.
    return str.__new__(Markup, html)


_TAG_OR_LONG_WORD = re.compile(r"<[^>]*>|\w{16,}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def breakable(html: Html) -> Markup:
    """HTML whose long names, such as ``CreateModelInvocationJob``, may break between their words.

    A narrow column would otherwise cut them anywhere.
    """

    def with_breaks(found: re.Match[str]) -> str:
        text = found.group()
        return text if text.startswith("<") else _HUMP.sub("<wbr>", text)

    return safe(_TAG_OR_LONG_WORD.sub(with_breaks, html))


def digest(*parts: str) -> str:
    """A hash of the parts and of where each ends."""
    said = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def shown(topics: Iterable[Topic]) -> list[str]:
    """What the page of a table or tree shows of the topics that show it, one text for each."""
    return [f"{topic.id}|{topic.title}|{topic.summary}" for topic in topics]


def listed_texts(topic: Topic) -> list[Html]:
    """What pages other than the topic's own show of it and can hold marks: terms and cards."""
    cards = (text for card in topic.cards for text in (card.front, card.back))
    return [*(term.html for term in topic.terms), *cards]


def table_text(table: Table) -> str:
    """Everything the table's file says."""
    return _TABLE_TEXTS.of(table.id, table)


def tree_text(tree: Tree) -> str:
    """Everything the decision tree's file says."""
    return _TREE_TEXTS.of(tree.id, tree)


_LISTED_MARKS: Memory[Topic, Marks] = Memory(lambda topic: marks_in(listed_texts(topic)))
_TABLE_MARKS: Memory[Table, Marks] = Memory(lambda table: marks_in(table_texts(table)))
_TREE_MARKS: Memory[Tree, Marks] = Memory(lambda tree: marks_in(tree_texts(tree)))
_TREE_TEXTS: Memory[Tree, str] = Memory(repr)
_TABLE_TEXTS: Memory[Table, str] = Memory(repr)
