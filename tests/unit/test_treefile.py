"""Decision trees are read whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cribsheet.model import End, Tree
from cribsheet.treefile import read_tree
from tests.sample_source import codes, context

FILE = Path(__file__).parents[1] / "invalid" / "U003-tree" / "content" / "trees" / "format.yaml"
ONE = FILE.read_text("utf-8")


def read(text: str) -> tuple[Tree | None, list[str], list[tuple[str, str]]]:
    found = context(text, topic="", name="trees/format.yaml")
    tree = read_tree(found, "format")
    return tree, codes(found), [(one.kind, one.target) for one in found.references]


def test_a_tree_in_full() -> None:
    tree, found, references = read(ONE)
    assert found == []
    assert tree is not None
    assert (tree.id, tree.title) == ("format", "Which format?")
    assert [(step.id, [answer.to for answer in step.answers]) for step in tree.steps] == [
        ("reads", ["parquet", "who"]),
        ("who", ["parquet", "csv"]),
    ]
    assert [(end.id, end.text, end.topic) for end in tree.ends] == [
        ("parquet", "Only the columns are read.", "formats#layout"),
        ("csv", "It opens anywhere.", ""),
    ]
    assert isinstance(tree.nodes["csv"], End)
    assert references == [("exam", "ml"), ("skill", "ml:1.1.1"), ("link", "topic:formats#layout")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    ask: Who reads it?\n", "", "S002"),
        ("    why: It opens anywhere.\n", "", "S002"),
        ("  - id: csv", "  - id: parquet", "D006"),
        ("to: csv", "to: pdf", "R013"),
        (
            "      - text: Columns\n        to: parquet",
            "      - text: Columns\n        to: who",
            "T001",
        ),
        ("to: csv", "to: parquet", "T002"),
    ],
)
def test_a_broken_tree_is_not_used(old: str, new: str, code: str) -> None:
    assert old in ONE
    tree, found, _ = read(ONE.replace(old, new, 1))
    assert tree is None
    assert code in found


def test_an_id_that_is_not_there_is_said_once() -> None:
    _, found, _ = read(ONE.replace("to: who", "to: whom"))
    assert found == ["R013"]
