"""What a result shows: title, page and text, in blocks of neighbouring documents."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence

from cribsheet.search.codec import encode
from cribsheet.search.document import SearchDocument

BLOCK = 8
"""Documents in one file; they are neighbours, so one file often holds several results."""


Class = tuple[str, tuple[str, ...]]
"""A kind and the exams it serves, sorted."""


def classes(documents: Sequence[SearchDocument]) -> tuple[list[Class], list[int]]:
    """Return the distinct classes in the order of their first use, and each document's place."""
    places: dict[Class, int] = {}
    own = [
        places.setdefault((document.kind, tuple(sorted(document.exams))), len(places))
        for document in documents
    ]
    return list(places), own


def runs(places: Sequence[int]) -> str:
    """Return equal neighbours as pairs of numbers: the place, the length of the run less one."""
    return "".join(
        encode(place) + encode(len(list(run)) - 1) for place, run in itertools.groupby(places)
    )


def text_blocks(documents: Sequence[SearchDocument], places: Sequence[int]) -> Iterator[bytes]:
    """Yield the `texts` files: `[[page URL, page title, [anchor, title, body, class]…]…]`."""
    for start in range(0, len(documents), BLOCK):
        block = slice(start, start + BLOCK)
        pages: list[list[object]] = []
        for document, place in zip(documents[block], places[block], strict=True):
            url, mark, anchor = document.url.partition("#")
            if not pages or pages[-1][:2] != [url, document.page]:
                pages.append([url, document.page])
            pages[-1].append([mark + anchor, document.title, document.body, place])
        yield json.dumps(pages, ensure_ascii=False, separators=(",", ":")).encode()
