"""One page of every kind the site has."""

from __future__ import annotations

from tests.conftest import BuiltSite

PAGE_KINDS = {
    "index": "index.html",
    "topic": "topics/*/index.html",
    "group": "groups/*/index.html",
    "tables": "tables/index.html",
    "table": "tables/*/index.html",
    "trees": "decide/index.html",
    "tree": "decide/*/index.html",
    "compare": "compare/index.html",
    "glossary": "glossary/index.html",
    "tags": "tags/index.html",
    "coverage": "coverage/index.html",
    "exam-coverage": "coverage/*/index.html",
    "exams": "exams/index.html",
    "exam": "exams/*/index.html",
    "services": "services/index.html",
    "search": "search/index.html",
    "about": "about/index.html",
    "print-picker": "print/index.html",
    "topic-sheet": "print/topics/*/index.html",
    "group-sheet": "print/groups/*/index.html",
    "embed": "embed/quiz/*/index.html",
    "practice": "quiz/index.html",
    "cards": "cards/index.html",
    "mock": "exam/*/index.html",
    "tonight": "tonight/index.html",
    "progress": "progress/index.html",
    "missing": "404.html",
}
"""Kind of page to the pattern of its files; what no pattern covers fails `test_pages.py`."""


def url_of(site: BuiltSite, kind: str) -> str:
    """Address of the first page of a kind."""
    files = sorted(site.folder.glob(PAGE_KINDS[kind]))
    assert files, f"the site has no page of the kind {kind}"
    return site.url + files[0].relative_to(site.folder).as_posix().removesuffix("index.html")
