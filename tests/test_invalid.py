"""One small broken site per diagnostic, compared with what is said about it: `tests/invalid`."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from cribsheet.codes import CODES
from cribsheet.diagnostics import report
from cribsheet.load import Loaded, Loader

ROOT = Path(__file__).parent.parent
INVALID = ROOT / "tests" / "invalid"
CASES = sorted(path.parent.name for path in INVALID.glob("*/expected.txt"))
UPDATE = bool(os.environ.get("UPDATE_INVALID"))
CODE = re.compile(r"\b[FYSMRDQTUW]\d{3}\b")


def load(case: str, content: Path) -> Loaded:
    """Loads the base site with a case laid over it."""
    shutil.copytree(INVALID / "base", content)
    for name in deleted(case):
        path = content / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if (INVALID / case / "content").is_dir():
        shutil.copytree(INVALID / case / "content", content, dirs_exist_ok=True)
    return Loader(content).load(style=case.startswith("W") or case == "base")


def deleted(case: str) -> list[str]:
    """What a case takes away from the base site."""
    file = INVALID / case / "DELETE"
    return file.read_text("utf-8").split() if file.exists() else []


def test_the_base_site_has_nothing_wrong(tmp_path: Path) -> None:
    loaded = load("base", tmp_path / "content")
    assert loaded.site is not None
    assert loaded.diagnostics == ()


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_about_a_broken_site(case: str, tmp_path: Path) -> None:
    loaded = load(case, tmp_path / "content")
    said = report(loaded.diagnostics) + "\n"
    expected = INVALID / case / "expected.txt"
    if UPDATE:
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_bytes().decode()
    assert set(CODE.findall(case)) <= {found.code for found in loaded.diagnostics}
    for found in loaded.diagnostics:
        assert found.line >= 1
        assert 1 <= found.column <= len(found.source) + 1
        assert found.column - 1 + found.width <= max(len(found.source), found.column)


def test_errors_stop_the_site_and_warnings_do_not(tmp_path: Path) -> None:
    assert load("Q001-no-right-answer", tmp_path / "broken").site is None
    warned = load("U002-table", tmp_path / "warned")
    assert warned.site is not None
    assert [found.severity for found in warned.diagnostics] == ["warning"]


def test_every_code_has_a_broken_site() -> None:
    assert {case[:4] for case in CASES if CODE.match(case)} == set(CODES)


def test_every_code_is_explained_in_the_documentation() -> None:
    text = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    headings = re.findall(r"^### ([A-Z]\d{3}) (.*)", text, re.MULTILINE)
    assert headings == list(CODES.items())


def test_examples_in_the_documentation_are_what_is_said() -> None:
    text = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    said = "".join((INVALID / case / "expected.txt").read_text("utf-8") for case in CASES)
    examples = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    assert len(examples) > len(CODES)
    assert [example for example in examples if example not in said] == []


def test_the_package_reports_no_other_code() -> None:
    used = set()
    for path in (ROOT / "cribsheet").rglob("*.py"):
        if path.name != "codes.py":
            used.update(re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8")))
    assert used == set(CODES)
