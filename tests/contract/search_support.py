"""Building small search sites in Python and asking them in JavaScript."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cribsheet.search import SearchDocument, build_index
from cribsheet.search.index import collect

SCRIPT = Path(__file__).with_name("search_contract.js")
ENGINE = 'export const manifest = "%search-manifest%";'


def document(
    title: str,
    body: str = "",
    *,
    url: str = "",
    page: str = "Page",
    kind: str = "section",
    keywords: Sequence[str] = (),
    exams: Sequence[str] = (),
) -> SearchDocument:
    """A document with the rest filled in; its URL is made from the title."""
    address = url or "topics/page/#" + re.sub(r"\W+", "-", title.lower()).strip("-")
    return SearchDocument(address, page, title, kind, tuple(exams), tuple(keywords), body)


@dataclass
class Site:
    """An index and what to ask it."""

    documents: Sequence[SearchDocument]
    queries: Sequence[str | tuple[str, Mapping[str, Any]]]
    synonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    whole: bool = False
    """Also compare with the whole index in lunr."""

    def asked(self) -> dict[str, Any]:
        """This site as search_contract.js reads it."""
        made = build_index(self.documents, synonyms=self.synonyms, engine=ENGINE)
        files = {path: content.decode() for path, content in made.files.items()}
        script = files[made.entry].removeprefix("export const manifest = ").removesuffix(";")
        full = None
        if self.whole:
            builder, _, _ = collect(self.documents, synonyms=self.synonyms)
            full = builder.build().serialize()
        pairs = [(one, {}) if isinstance(one, str) else one for one in self.queries]
        return {
            "files": files,
            "manifest": json.loads(script),
            "full": full,
            "queries": [{"text": text, "options": options} for text, options in pairs],
        }


def ask(
    *,
    texts: Sequence[str] = (),
    stems: Sequence[str] = (),
    folds: Sequence[str] = (),
    sites: Sequence[Site] = (),
) -> dict[str, Any]:
    """What JavaScript says to all of it."""
    node = shutil.which("node")
    assert node, "Node is needed to compare the two halves of the search"
    asked = {
        "texts": texts,
        "stems": stems,
        "folds": folds,
        "sites": [site.asked() for site in sites],
    }
    done = subprocess.run(
        [node, SCRIPT], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def urls(response: Mapping[str, Any]) -> list[str]:
    """URLs of a response's hits, best first."""
    hits = [hit for group in response["groups"] for hit in group["hits"]]
    return [hit["url"] for hit in sorted(hits, key=lambda hit: -hit["score"])]
