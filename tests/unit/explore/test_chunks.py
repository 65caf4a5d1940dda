"""Chunks of a document."""

from __future__ import annotations

from cribsheet.explore.chunks import ANSWERS, EXPLORABLE, LENGTH, measure


def test_chunks_cover_the_document_and_repeat_a_part() -> None:
    cut = measure(300, 20)
    assert cut.chunks[:2] == [[0, 300], [240, 540]]
    assert cut.chunks[-1][1] == LENGTH
    assert cut.stored == LENGTH + 60 * (len(cut.chunks) - 1)


def test_a_chunk_as_long_as_the_document_holds_every_answer() -> None:
    assert measure(LENGTH, 0).whole == [0] * len(ANSWERS)


def test_small_chunks_hold_few_answers() -> None:
    cut = measure(20, 0)
    assert (set(cut.whole), cut.focus) == ({-1}, None)


def test_the_table_shows_what_overlap_saves_and_size_costs() -> None:
    whole = [int(row[4].split()[0]) for row in EXPLORABLE.rows]
    assert whole[2] < whole[4]
    share = [int(row[5].rstrip("%")) for row in EXPLORABLE.rows[2:]]
    assert share[0] > share[3] > share[4]
