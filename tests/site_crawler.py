"""Follows every address in a built site: pages, fragments, resources, style sheets, the sitemap.

`python -m tests.site_crawler FOLDER [--base /repo/] [--origin https://host]` prints what is broken
and exits 1; the deployment runs it before it publishes anything.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

_LINKS = {("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction")}
"""Attributes a reader follows: they may lead to another site."""

_RESOURCES = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("input", "src"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("track", "src"),
    ("use", "href"),
    ("video", "poster"),
    ("video", "src"),
}
"""Attributes the browser fetches by itself: they must stay within the site."""

_FETCHING_RELS = frozenset(
    {"icon", "apple-touch-icon", "manifest", "mask-icon", "modulepreload", "prefetch", "preload"}
    | {"stylesheet"}
)
_FOREIGN_RELS = frozenset({"dns-prefetch", "preconnect"})
_SOURCE_SETS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
_SCRIPT_FREE_SCHEMES = frozenset({"data", "mailto"})
_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+["']([^"']+)"""
)
_REFRESH = re.compile(r"^\s*\d+\s*;\s*url\s*=\s*(.+)$", re.IGNORECASE)
_PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@dataclass(frozen=True, order=True)
class Reference:
    """An address as a file writes it."""

    line: int
    address: str
    fetched: bool
    """Whether the browser gets it without being asked."""


@dataclass
class Document:
    """What one HTML page holds of addresses and of things they can point at."""

    references: list[Reference] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    base_elements: list[int] = field(default_factory=list)


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name.removeprefix("xlink:"): value or "" for name, value in attrs}
        self._in_style = tag == "style"
        if "id" in values:
            self.document.ids[values["id"]] += 1
        if tag == "a" and values.get("name", values.get("id")) != values.get("id"):
            self.document.ids[values["name"]] += 1
        if tag == "base" and "href" in values:
            self.document.base_elements.append(self.getpos()[0])
        for name, value in values.items():
            if (tag, name) in _LINKS:
                self._add(value, fetched=tag == "form")
            elif (tag, name) in _RESOURCES:
                self._add(value, fetched=True)
            elif (tag, name) in _SOURCE_SETS:
                for candidate in value.split(","):
                    self._add(candidate.split()[0], fetched=True)
            elif name == "style":
                self._add_css(value)
        if tag == "link":
            self._add_link(values)
        if tag == "meta":
            self._add_meta(values)

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self._add_css(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False

    def _add_link(self, values: dict[str, str]) -> None:
        rels = set(values.get("rel", "").lower().split())
        if "href" in values and not rels & {"canonical"}:
            self._add(values["href"], fetched=bool(rels & (_FETCHING_RELS | _FOREIGN_RELS)))

    def _add_meta(self, values: dict[str, str]) -> None:
        refresh = _REFRESH.match(values.get("content", ""))
        if values.get("http-equiv", "").lower() == "refresh" and refresh:
            self._add(refresh[1].strip("\"' "), fetched=True)

    def _add_css(self, css: str) -> None:
        for address in css_addresses(css):
            self._add(address, fetched=True)

    def _add(self, address: str, *, fetched: bool) -> None:
        self.document.references.append(Reference(self.getpos()[0], address, fetched))


def read_page(html: str) -> Document:
    """The addresses and ids of a page."""
    parser = _PageParser()
    parser.feed(html)
    parser.close()
    return parser.document


def css_addresses(css: str) -> list[str]:
    """What a style sheet fetches, in the order it stands there."""
    return ["".join(found) for found in _CSS_URL.findall(css)]


class SiteCrawler:
    """Checks a folder of files as the site that a host serves from it."""

    def __init__(self, folder: Path, *, base: str = "/", origin: str = "") -> None:
        """Reads the folder.

        Args:
            folder: the built site.
            base: path it is served under; starts and ends with a slash.
            origin: scheme and host it is served from, where the build was told; addresses
                written in full are then followed too.
        """
        self.folder = folder
        self.base = base
        self.origin = origin.rstrip("/")
        self.files = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }
        self.documents = {
            name: read_page((folder / name).read_text(encoding="utf-8"))
            for name in sorted(self.files)
            if name.endswith(".html")
        }

    def problems(self) -> list[str]:
        """Everything broken, as ``file:line: what``, sorted; empty when all is well."""
        found = [] if self.documents else [f"{self.folder}: no page in it"]
        for name, document in self.documents.items():
            found += [
                f"{name}:1: id {i!r} is there {n} times" for i, n in document.ids.items() if n > 1
            ]
            found += [
                f"{name}:{line}: <base> changes what every address means"
                for line in document.base_elements
            ]
            found += self._broken(name, document.references)
        for name in sorted(self.files):
            if name.endswith(".css"):
                css = (self.folder / name).read_text(encoding="utf-8")
                found += self._broken(
                    name, [Reference(1, a, fetched=True) for a in css_addresses(css)]
                )
            elif name.endswith(".webmanifest"):
                found += self._broken(name, self._manifest_references(name))
        if "sitemap.xml" in self.files:
            found += self._broken("sitemap.xml", self._sitemap_references())
        return sorted(set(found))

    def _manifest_references(self, name: str) -> list[Reference]:
        manifest = json.loads((self.folder / name).read_text(encoding="utf-8"))
        addresses = [icon["src"] for icon in manifest.get("icons", [])]
        addresses += [manifest[key] for key in ("start_url", "scope") if key in manifest]
        return [Reference(1, address, fetched=True) for address in addresses]

    def _sitemap_references(self) -> list[Reference]:
        tree = ET.parse(self.folder / "sitemap.xml")  # noqa: S314 - our own build's file
        return [Reference(1, place.text or "", fetched=False) for place in tree.iter(_PLACE)]

    def _broken(self, name: str, references: list[Reference]) -> list[str]:
        found = []
        for reference in references:
            problem = self._problem(name, reference)
            if problem:
                found.append(f"{name}:{reference.line}: {reference.address!r}: {problem}")
        return found

    def _problem(self, name: str, reference: Reference) -> str:
        here = (
            f"{self.origin or 'https://site.invalid'}{self.base}{name.removesuffix('index.html')}"
        )
        parts = urlsplit(urljoin(here, reference.address.strip()))
        if parts.scheme in _SCRIPT_FREE_SCHEMES:
            return ""
        if parts.scheme not in {"http", "https"}:
            return f"a {parts.scheme}: address"
        if f"{parts.scheme}://{parts.netloc}" != here[: here.index("/", 8)]:
            if reference.fetched:
                return "fetched from another site"
            return "" if parts.scheme == "https" else "leads out of the site without https"
        if not parts.path.startswith(self.base):
            return f"outside the base path {self.base}"
        return self._missing(unquote(parts.path.removeprefix(self.base)), unquote(parts.fragment))

    def _missing(self, path: str, fragment: str) -> str:
        target = f"{path}index.html" if path == "" or path.endswith("/") else path
        if target not in self.files:
            if f"{path}/index.html" in self.files:
                return "a folder's address needs its slash at the end"
            return "no such file"
        # Text fragments name words, not ids; "top" is every page's beginning.
        anchor = fragment.partition(":~:")[0]
        document = self.documents.get(target)
        if anchor and anchor != "top" and document and anchor not in document.ids:
            return f"no id {anchor!r} in {PurePosixPath(target)}"
        return ""


def main(arguments: list[str] | None = None) -> int:
    """Crawls a folder and prints its problems; 0 when there is none, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.site_crawler", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", default="/", help="path the site is served under: /repo/")
    parser.add_argument("--origin", default="", help="where it is served from: https://host")
    options = parser.parse_args(arguments)
    base = f"/{options.base.strip('/')}/".replace("//", "/")
    crawler = SiteCrawler(options.folder, base=base, origin=options.origin)
    problems = crawler.problems()
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    references = sum(len(document.references) for document in crawler.documents.values())
    sys.stdout.write(
        f"{len(crawler.documents)} pages, {references} addresses, {len(problems)} problems\n"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
