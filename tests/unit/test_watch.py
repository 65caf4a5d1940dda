"""A change is sorted by what it makes necessary."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cribsheet.options import ROOT
from cribsheet.watch import Change, changes, sort_out

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = Path("/notes")
EVERYTHING = Change(content=True, assets=True, code=())


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (CONTENT / "topics/1-a/1-b/topic.md", Change(content=True, assets=False, code=())),
        (ROOT / "templates/base.html", Change(content=False, assets=True, code=())),
        (ROOT / "assets/css/main.css", Change(content=False, assets=True, code=())),
        (ROOT / "cribsheet/live.css", Change(content=False, assets=False, code=())),
        (
            ROOT / "cribsheet/views/topics.py",
            Change(content=False, assets=False, code=(ROOT / "cribsheet/views/topics.py",)),
        ),
    ],
)
def test_where_a_path_belongs(path: Path, change: Change) -> None:
    assert sort_out([path], CONTENT) == change


def test_one_save_may_touch_everything() -> None:
    code = ROOT / "cribsheet/serve.py"
    paths = [code, CONTENT / "site.yaml", ROOT / "assets/js/main.js"]
    assert sort_out(paths, CONTENT) == Change(content=True, assets=True, code=(code,))


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_save_is_seen_and_what_editors_leave_is_not(
    tmp_path: Path, stop: threading.Event
) -> None:
    seen = changes(tmp_path, stop)
    assert next(seen) == EVERYTHING

    def save() -> None:
        (tmp_path / ".topic.md.swp").write_text("an editor's own")
        (tmp_path / "topic.md~").write_text("an editor's own")
        (tmp_path / "topic.md").write_text("saved")

    timer = threading.Timer(0.3, save)
    timer.start()
    assert next(seen) == Change(content=True, assets=False, code=())
    timer.join()


def test_a_content_folder_that_is_moved_away_and_back_is_watched_again(
    tmp_path: Path, stop: threading.Event
) -> None:
    content, away = tmp_path / "content", tmp_path / "away"
    content.mkdir()
    seen = changes(content, stop)
    assert next(seen) == EVERYTHING
    content.rename(away)
    assert next(seen) == EVERYTHING
    away.rename(content)
    assert next(seen) == EVERYTHING
    threading.Timer(0.3, (content / "topic.md").write_text, ("saved",)).start()
    assert next(seen) == Change(content=True, assets=False, code=())
