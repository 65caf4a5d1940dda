"""One small site per feature, compared with what it is expected to become: `tests/sites`."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from cribsheet.diagnostics import report
from cribsheet.load import Loader
from cribsheet.page import Settings
from cribsheet.pages import plan
from tests.sample_site import bundle

SITES = Path(__file__).parent / "sites"
FEATURES = sorted(path.name for path in SITES.iterdir() if (path / "content").is_dir())
SETTINGS = Settings(origin="https://example.org", base="/notes/")
UPDATE = bool(os.environ.get("UPDATE_SITES"))


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_becomes_what_is_expected(feature: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SITES / "base", content)
    shutil.copytree(SITES / feature / "content", content, dirs_exist_ok=True)
    loaded = Loader(content).load()
    assert loaded.site is not None, report(loaded.diagnostics, color=False)
    pages = {page.path: page for page in plan(loaded.site, SETTINGS, bundle())}
    files = sorted(path for path in (SITES / feature / "expected").rglob("*") if path.is_file())
    assert files, "nothing is expected"
    for file in files:
        path = file.relative_to(SITES / feature / "expected").as_posix()
        made = main_of(pages[path].make().decode())
        if UPDATE:
            file.write_text(made, encoding="utf-8")
        assert made == file.read_text("utf-8"), path


def main_of(text: str) -> str:
    """What is inside `<main>`; the whole text of a file that is no page."""
    found = re.search(r"<main[^>]*>\n?(.*)</main>", text, re.DOTALL)
    return found[1] if found else text
