"""Cards: what terms and rows become."""

from __future__ import annotations

import dataclasses

from cribsheet.deck import table_cards, topic_cards
from cribsheet.model import Cell
from cribsheet.question import Card
from tests.sample_site import RECALL, sample_site

SITE = sample_site()


def cards() -> dict[str, Card]:
    found = [*topic_cards(SITE.topics["recall"]), *table_cards(SITE.tables["rates"])]
    return {card.id: card for card in found}


def test_terms_come_first_then_rows() -> None:
    assert list(cards()) == ["recall-share", "term-miss", "row-rates-recall", "row-rates-precision"]


def test_a_term_asks_for_its_name() -> None:
    card = cards()["term-miss"]
    assert (card.kind, card.asks, card.front_text) == ("term", "front", "Miss")
    assert card.accepted[0] == "Miss"
    assert card.back_text == "Not found"
    assert card.target == "topic:recall#what"


def test_a_row_tells_its_cells_by_column() -> None:
    card = cards()["row-rates-precision"]
    assert (card.front_text, card.family, card.skills) == ("Precision", "rates", (RECALL,))
    assert "<dt>Hides</dt><dd>misses</dd>" in card.back
    assert card.back_text.startswith("Formula: TP / (TP + FP) | a bar. Hides: misses. Cue words: ")


def test_a_cell_that_says_nothing_is_left_out() -> None:
    table = SITE.tables["rates"]
    row = dataclasses.replace(table.rows[0], cells=(Cell("–", "–"), Cell("x", "x")))
    (card,) = table_cards(dataclasses.replace(table, rows=(row,)))
    assert "Formula" not in card.back
    assert card.back_text.startswith("Hides: x.")


def test_the_hash_follows_the_back() -> None:
    table = SITE.tables["rates"]
    row = table.rows[0]
    changed = [
        dataclasses.replace(row, name="Other"),
        dataclasses.replace(row, cells=(Cell("other", "other"), row.cells[1])),
    ]
    hashes = [
        next(table_cards(dataclasses.replace(table, rows=(one,)))).hash for one in (row, *changed)
    ]
    assert hashes[0] == hashes[1] != hashes[2]
