"""How pages are shared out among processes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cribsheet import builder
from cribsheet.page import Page


def pages(text: str) -> list[Page]:
    """A page per character; a ``|`` is one that closes its batch."""
    return [
        Page(str(at), str(at), "topic", "", bytes, closes=sign == "|")
        for at, sign in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("plan", "tasks"),
    [
        ("", []),
        (".", ["."]),
        ("..|.|", ["..|", ".|"]),
        ("..|..", ["..|", ".."]),
        (".....", ["....", "."]),
        ("....|", ["....", "|"]),
        ("...|....", ["...|", "...."]),
    ],
)
def test_tasks_end_after_pages_that_share_parts(
    monkeypatch: pytest.MonkeyPatch, plan: str, tasks: list[str]
) -> None:
    monkeypatch.setattr(builder, "SLICE", 4)
    cuts = builder._cuts(pages(plan))
    assert [plan[start:end] for start, end in pairwise(cuts)] == tasks
