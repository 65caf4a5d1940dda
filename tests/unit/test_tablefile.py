"""Comparison tables are read whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cribsheet.model import Table
from cribsheet.tablefile import read_table
from tests.sample_source import codes, context

FILE = Path(__file__).parents[1] / "invalid" / "base" / "tables" / "formats.yaml"
ONE = FILE.read_text("utf-8")


def read(text: str) -> tuple[Table | None, list[str], list[tuple[str, str]]]:
    found = context(text, topic="", name="tables/formats.yaml")
    table = read_table(found, "formats")
    return table, codes(found), [(one.kind, one.target) for one in found.references]


def test_a_table_in_full() -> None:
    table, found, references = read(ONE)
    assert found == []
    assert table is not None
    assert (table.id, table.title, table.name) == ("formats", "Formats", "Format")
    assert [column.id for column in table.columns] == ["layout", "size"]
    assert [(row.id, [cell.text for cell in row.cells]) for row in table.rows] == [
        ("parquet", ["Column", "Small"]),
        ("csv", ["Row", "Large"]),
    ]
    assert references == [("exam", "ml"), ("skill", "ml:1.1.1")]


def test_cells_stand_in_the_order_of_the_columns() -> None:
    swapped = ONE.replace(
        "      layout: Row\n      size: Large\n", "      size: Large\n      layout: Row\n"
    )
    assert swapped != ONE
    table = read(swapped)[0]
    assert table is not None
    assert [cell.text for cell in table.rows[1].cells] == ["Row", "Large"]


def test_a_row_points_to_its_topic_and_service() -> None:
    row = "    topic: formats#layout\n    service: object-store\n    cue: scan less data\n"
    table, found, references = read(ONE.replace("    cue: scan less data\n", row))
    assert found == []
    assert table is not None
    assert (table.rows[0].topic, table.rows[0].service) == ("formats#layout", "object-store")
    assert ("link", "topic:formats#layout") in references
    assert ("service", "object-store") in references


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("      size: Small\n", "", ["S008"]),
        ("size: Small", "sizes: Small", ["S008"]),
        ("size: Small", "size: Small\n      colour: red", ["S008"]),
        ("id: csv", "id: parquet", ["D006"]),
        ("  - id: size", "  - id: layout", ["D006", "S008", "S008"]),
        ("rows?", "rows.", ["S005"]),
        ("title: Formats\nsummary", "summary", ["S002"]),
    ],
)
def test_what_is_reported(old: str, new: str, expected: list[str]) -> None:
    assert old in ONE
    assert read(ONE.replace(old, new, 1))[1] == expected


def test_a_table_without_a_title_is_not_used_but_checked() -> None:
    table, found, references = read(ONE.replace("title: Formats\nsummary", "summary", 1))
    assert (table, found) == (None, ["S002"])
    assert ("skill", "ml:1.1.1") in references
