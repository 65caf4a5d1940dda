"""Addresses: what a link target is called, where it is, and whether it exists.

Targets are written as `cribsheet.marks` describes: ``topic:ID#ANCHOR``, ``table:ID#ROW``,
``tree:ID#END``, ``term:ID`` and ``page:PATH#ANCHOR``. Addresses inside the site are root-absolute
and start with the base path, so that a page works wherever the site is put.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING

from cribsheet.marks import resolve
from cribsheet.stored import outline_of

if TYPE_CHECKING:
    from cribsheet.exam import Exam
    from cribsheet.model import End, Row, Site
    from cribsheet.page import Settings

Resolver = Callable[[str, str], str]
"""What `cribsheet.marks.resolve` asks: (kind, argument) to final text."""

FIXED_PAGES = {
    "": "All topics",
    "tables": "Tables",
    "compare": "Compare",
    "decide": "Decision trees",
    "glossary": "Glossary",
    "tags": "Tags",
    "coverage": "Exam coverage",
    "exams": "Exams",
    "services": "Services",
    "search": "Search",
    "about": "About and sources",
    "print": "Print",
    "quiz": "Practice",
    "cards": "Cards",
    "tonight": "Tonight",
    "progress": "Progress",
}
"""Pages that every site has, by path without slashes, with their titles."""


RESERVED_ANCHORS = frozenset({"main", "questions", "sources"})
"""Ids that every topic page uses itself, so no heading or formula may have them."""


class UnknownTargetError(LookupError):
    """A target that the site does not have. Validation finds these before anything is rendered."""


def _page_of_exam(page: str, exam: Exam) -> str | None:
    titles = {"exams": exam.code, "coverage": f"{exam.code} coverage"}
    if exam.mock:
        titles["exam"] = f"Mock exam {exam.code}"
    return titles.get(page)


class Links:
    """The addresses of one site under given settings."""

    def __init__(self, site: Site, settings: Settings) -> None:
        self.site = site
        self.base = settings.base
        self.root = settings.origin + settings.base
        """Start of an address that works outside the site, as far as the origin is known."""

    def url(self, path: str) -> str:
        """Root-absolute address of a path below the site's root."""
        return self.base + path

    def absolute(self, path: str) -> str:
        """Whole address of a path below the site's root; root-absolute without an origin."""
        return self.root + path

    def exists(self, target: str) -> bool:
        """Whether `href` would find the target."""
        try:
            self.locate(target)
        except UnknownTargetError:
            return False
        return True

    def href(self, target: str) -> str:
        """Root-absolute address of a target, not escaped.

        Raises:
            UnknownTargetError: when the site has no such target.
        """
        return self.base + self.locate(target)[0]

    def title(self, target: str) -> str:
        """Plain title of a target: what a link without text shows.

        Raises:
            UnknownTargetError: when the site has no such target.
        """
        return self.locate(target)[1]

    def locate(self, target: str) -> tuple[str, str]:
        """Path below the site's root, and plain title, of a target.

        Raises:
            UnknownTargetError: when the site has no such target.
        """
        kind, _, rest = target.partition(":")
        name, _, anchor = rest.partition("#")
        found: tuple[str, str] | None = None
        if kind == "topic":
            found = self._topic(name, anchor)
        elif kind == "table":
            found = self._table(name, anchor)
        elif kind == "tree":
            found = self._tree(name, anchor)
        elif kind == "term" and name in self.site.terms:
            found = f"glossary/#{name}", self.site.terms[name].name
        elif kind == "page":
            found = self._page(name.strip("/"), anchor)
        if found is None:
            raise UnknownTargetError(target)
        return found

    def _topic(self, name: str, anchor: str) -> tuple[str, str] | None:
        topic = self.site.topics.get(name)
        if topic is None:
            return None
        path = f"topics/{name}/"
        if not anchor:
            return path, topic.title
        title = outline_of(topic).anchors.get(anchor)
        return None if title is None else (f"{path}#{anchor}", title)

    def _table(self, name: str, row_id: str) -> tuple[str, str] | None:
        table = self.site.tables.get(name)
        return _inside(f"tables/{name}/", table.title, table.rows, row_id) if table else None

    def _tree(self, name: str, end_id: str) -> tuple[str, str] | None:
        tree = self.site.trees.get(name)
        return _inside(f"decide/{name}/", tree.title, tree.ends, end_id) if tree else None

    def _page(self, path: str, anchor: str) -> tuple[str, str] | None:
        parts = path.split("/")
        match parts:
            case ["topics", name]:
                return self._topic(name, anchor)
            case ["tables", name]:
                return self._table(name, anchor)
            case ["topics", name, file] if name in self.site.topics:
                names = {media.name for media in self.site.topics[name].media}
                return (path, file) if file in names and not anchor else None
        title = FIXED_PAGES.get(path) or self._page_of(parts)
        if anchor and path in ("glossary", "services", "tags"):
            title = self._entry(path, anchor)
        if title is None:
            return None
        address = f"{path}/" if path else ""
        return (f"{address}#{anchor}" if anchor else address), title

    def _page_of(self, parts: list[str]) -> str | None:
        """Title of the page of a group, an exam or a topic's sheet or embed."""
        site = self.site
        match parts:
            case ["groups", name] | ["print", "groups", name] if name in site.groups:
                return site.groups[name].title
            case ["exams" | "exam" | "coverage" as page, name] if name in site.exams:
                return _page_of_exam(page, site.exams[name])
            case ["print", "topics", name] if name in site.topics:
                return site.topics[name].title
            case ["embed", "quiz", name] if name in site.topics:
                topic = site.topics[name]
                return topic.title if outline_of(topic).questions else None
        return None

    def _entry(self, page: str, anchor: str) -> str | None:
        """Title of what an anchor of the page of a register leads to."""
        site = self.site
        if page == "glossary":
            return site.terms[anchor].name if anchor in site.terms else None
        if page == "services":
            return site.services[anchor].name if anchor in site.services else None
        return site.tags[anchor].title if anchor in site.tags else None

    def on_page(
        self, blocks: Callable[[str, str], str], *, own: str = "", prefix: str = ""
    ) -> Resolver:
        """Resolves marks for an ordinary page.

        Args:
            blocks: kind (``table``, ``tree``) and id to its HTML, marks included.
            own: the target the page itself is (``topic:recall``); links into it stay on the page.
            prefix: start of anchors to take off, for a page where they need not be told apart.
        """
        here = f"{own}#"

        def resolver(kind: str, argument: str) -> str:
            match kind:
                case "id":
                    return argument.removeprefix(prefix)
                case "href":
                    if own and argument.startswith(here):
                        return argument[len(here) - 1 :]
                    return escape(self.href(argument))
                case "table" | "tree":
                    return resolve(blocks(kind, argument), resolver)
                case _:
                    return self._text(kind, argument)

        return resolver

    def on_sheet(
        self,
        blocks: Callable[[str, str], str],
        topic: str,
        together: frozenset[str],
        *,
        below: int = 0,
    ) -> Resolver:
        """Resolves marks of one topic on a print sheet that holds the topics `together`.

        Anchors get the prefix ``TOPIC--``. What is on the sheet is linked inside it, everything
        else by whole address, because a sheet is read away from the site. Headings stand so many
        levels `below` those of a sheet of the topic alone.
        """

        def address(target: str) -> str:
            kind, _, rest = target.partition(":")
            name, _, anchor = rest.partition("#")
            if kind == "term":
                anchor, name = f"term-{name}", self.site.terms[name].topic
            if kind in {"topic", "term"} and name in together:
                return f"#{name}--{anchor}" if anchor else f"#{name}"
            return self.root + self.locate(target)[0]

        def resolver(kind: str, argument: str) -> str:
            match kind:
                case "id":
                    return f"{topic}--{argument}"
                case "href":
                    return escape(address(argument))
                case "table" | "tree":
                    return resolve(blocks(kind, argument), resolver)
                case "level":
                    return str(int(argument) + below)
                case _:
                    return self._text(kind, argument)

        return resolver

    def _text(self, kind: str, argument: str) -> str:
        if kind == "define":
            return escape(self.site.terms[argument].text)
        if kind == "title":
            return escape(self.title(argument))
        raise ValueError(f"no such mark: {kind}")


def _inside(
    path: str, title: str, members: Iterable[Row | End], wanted: str
) -> tuple[str, str] | None:
    """Path and title of a page, or of the member of it that goes by the id `wanted`."""
    if not wanted:
        return path, title
    for member in members:
        if member.id == wanted:
            return f"{path}#{wanted}", member.name
    return None
