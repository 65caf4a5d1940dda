"""What a benchmark has measured: kept over an interruption, forgotten for another stamp."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.ledger import Ledger, Part, Target

SLOW = Part("Slow thing", [Target("slow", 2.5, 2, "s"), Target("fast", 1, 2)])


def never() -> Part:
    """What must not be measured again."""
    pytest.fail("measured twice")


def failing() -> Part:
    """A part whose peer is broken."""
    raise RuntimeError("the peer is gone")


def measured(path: Path, stamp: str = "one") -> Ledger:
    """A ledger with one part in it."""
    ledger = Ledger(path, stamp)
    ledger.take("slow", lambda: SLOW)
    return ledger


def test_a_target_says_whether_it_is_met() -> None:
    assert str(SLOW.targets[0]) == "| slow | 2.5 s | ≤ 2 s | **missed** |"
    assert str(SLOW.targets[1]) == "| fast | 1 | ≤ 2 | met |"
    assert Target("just", 2, 2).met


def test_an_interrupted_run_goes_on_with_what_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ledger.json"
    measured(path)
    ledger = Ledger(path, "one")
    assert ledger.parts == {"slow": SLOW}
    capsys.readouterr()
    ledger.take("slow", never)
    assert capsys.readouterr().out == "Slow thing\n"


@pytest.mark.parametrize("end", [lambda ledger: ledger.finish(), lambda _: None])
def test_a_complete_run_or_another_stamp_begins_anew(
    tmp_path: Path, end: Callable[[Ledger], None]
) -> None:
    path = tmp_path / "ledger.json"
    ledger = measured(path)
    end(ledger)
    finished = json.loads(path.read_text("utf-8"))["complete"]
    assert Ledger(path, "one" if finished else "other").parts == {}


@pytest.mark.parametrize("text", ["", "{", "\x00"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(text, "utf-8")
    assert measured(path).parts == {"slow": SLOW}


def test_a_part_that_fails_is_told_and_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ledger.json"
    ledger = measured(path)
    ledger.take("broken", failing)
    ledger.finish()
    said = capsys.readouterr()
    assert "the peer is gone" in said.err
    assert "| slow | 2.5 s | ≤ 2 s | **missed** |" in said.out
    assert "Not measured, see above: broken" in said.out
    again = Ledger(path, "one")
    assert list(again.parts) == ["slow"]
    again.take("broken", lambda: Part("Whole"))
    assert list(again.parts) == ["slow", "broken"]
