"""What readers download: gzipped bytes of each kind of page, and of the search index."""

from __future__ import annotations

import gzip
import json
import re
import statistics
from dataclasses import dataclass
from pathlib import Path

MANIFEST = ".cribsheet-manifest.json"

KINDS = {
    "index": r"index\.html",
    "topic": r"topics/[^/]+/index\.html",
    "table": r"tables/[^/]+/index\.html",
    "tables": r"tables/index\.html",
    "compare": r"compare/index\.html",
    "glossary": r"glossary/index\.html",
    "coverage": r"coverage/[^/]+/index\.html",
    "search": r"search/index\.html",
    "about": r"about/index\.html",
    "print sheet": r"print/topics/[^/]+/index\.html",
    "embedded quiz": r"embed/quiz/[^/]+/index\.html",
}
_RESOURCE = re.compile(r'(?:href|src)="/(assets/[^"]+\.(?:css|js))"')
_IMPORT = re.compile(
    r"""from\s*["']\./([\w.-]+\.js)["']|^import\s*["']\./([\w.-]+\.js)["']""", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Weight:
    """kB, gzipped: medians over the pages of a kind."""

    pages: int
    html: float
    css: float
    js: float


def page_weights(site: Path) -> dict[str, Weight]:
    """The weight of each kind of page of a site built for ``/``.

    Scripts count with the modules they import at once; what a page loads later, on demand, does
    not.
    """
    listed = sorted(json.loads((site / MANIFEST).read_bytes())["files"])
    weights = {}
    for kind, pattern in KINDS.items():
        paths = [path for path in listed if re.fullmatch(pattern, path)]
        if not paths:
            continue
        html, css, js = [], [], []
        for path in paths:
            text = (site / path).read_text("utf-8")
            resources = set(_RESOURCE.findall(text))
            html.append(_gzipped(text.encode()))
            css.append(sum(_file(site, name) for name in resources if name.endswith(".css")))
            js.append(sum(_file(site, name) for name in _modules(site, resources)))
        weights[kind] = Weight(len(paths), *(statistics.median(part) for part in (html, css, js)))
    return weights


def search_weight(site: Path) -> tuple[int, float, float]:
    """Files of the index, their total in kB gzipped, and that of the engine alone."""
    shards = [path for path in (site / "search").glob("*/*") if path.is_file()]
    return (
        len(shards),
        sum(_gzipped(path.read_bytes()) for path in shards),
        _file(site, "search/engine.js"),
    )


def _modules(site: Path, resources: set[str]) -> set[str]:
    pending = [name for name in resources if name.endswith(".js")]
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            text = (site / name).read_text("utf-8")
            pending += [f"assets/{one or other}" for one, other in _IMPORT.findall(text)]
    return found


def _file(site: Path, name: str) -> float:
    return _gzipped((site / name).read_bytes())


def _gzipped(data: bytes) -> float:
    return len(gzip.compress(data, 9, mtime=0)) / 1000
