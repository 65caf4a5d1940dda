from __future__ import annotations

import json

from cribsheet.search import SearchDocument
from cribsheet.search.texts import BLOCK, classes, runs, text_blocks


def entry(number: int, kind: str, exams: tuple[str, ...]) -> SearchDocument:
    url = f"topics/{number // 3}/" + (f"#{number}" if number % 3 else "")
    return SearchDocument(url, f"Page {number // 3}", f"Title {number}", kind, exams, (), "Body")


DOCUMENTS = [
    entry(number, "section" if number % 3 else "topic", ("b", "a") if number < 4 else ())
    for number in range(2 * BLOCK + 1)
]


def test_classes_are_pairs_of_kind_and_exams() -> None:
    kinds, places = classes(DOCUMENTS)
    assert kinds[:2] == [("topic", ("a", "b")), ("section", ("a", "b"))]
    assert places[:5] == [0, 1, 1, 0, 2]


def test_runs_count_equal_neighbours() -> None:
    # Symbols 0, 1, 2 are space, exclamation mark, number sign.
    assert runs([0, 1, 1, 1, 0]) == "  !#  "


def test_blocks_hold_every_document_in_order() -> None:
    _, places = classes(DOCUMENTS)
    blocks = [json.loads(block) for block in text_blocks(DOCUMENTS, places)]
    assert len(blocks) == 3
    found = [
        (page + anchor, name, title, body, place)
        for block in blocks
        for page, name, *entries in block
        for anchor, title, body, place in entries
    ]
    assert found == [
        (one.url, one.page, one.title, one.body, place)
        for one, place in zip(DOCUMENTS, places, strict=True)
    ]
