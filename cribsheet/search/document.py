"""What the search index is made of: one document per heading, row, term, question and card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class SearchDocument(NamedTuple):
    """One findable place of the site.

    Attributes:
        url: Site-relative address without base path or leading slash, with its anchor:
            `topics/file-formats/#row-or-column`. Results are grouped by what stands before `#`.
        page: Title of the page the place is on.
        title: Heading of this entry, plain text.
        kind: `topic`, `section`, `table`, `row`, `tree`, `service`, `term`,
            `question` or `card`.
        exams: Exam ids this entry serves; empty means all of them.
        keywords: Aliases and tags, one phrase each.
        body: Plain text.
    """

    url: str
    page: str
    title: str
    kind: str
    exams: tuple[str, ...]
    keywords: tuple[str, ...]
    body: str


class TokenizedDocument(NamedTuple):
    """The words of a document, field by field.

    It depends on nothing but the document, so a build may keep it (it pickles) or make it in
    another process. The fields come in the order of `FIELDS`.
    """

    title: Sequence[str]
    keywords: Sequence[str]
    page: Sequence[str]
    body: Sequence[str]


FIELDS = TokenizedDocument._fields
"""The fields of the index, in the order in which lunr scores them."""
