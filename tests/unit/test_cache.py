"""The cache saves time, and whatever is wrong with it costs only that."""

from __future__ import annotations

from pathlib import Path

import pytest

from cribsheet import cache as module
from cribsheet.cache import ParseCache


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep/cache"


def filled(path: Path, **values: object) -> ParseCache:
    cache = ParseCache(path)
    for key, value in values.items():
        cache.put(key, value)
    cache.save()
    return ParseCache(path)


def test_what_was_put_is_there_again(path: Path) -> None:
    cache = filled(path, one=[1, 2], two="zwei", file=Path("x"))
    assert (cache.get("one"), cache.get("two"), cache.get("file")) == ([1, 2], "zwei", Path("x"))
    assert cache.get("three") is None


def test_each_get_gives_a_copy(path: Path) -> None:
    cache = filled(path, one=[1])
    first = cache.get("one")
    assert isinstance(first, list)
    first.append(2)
    assert cache.get("one") == [1]


def test_what_was_put_shows_after_it_is_saved(path: Path) -> None:
    cache = ParseCache(path)
    cache.put("one", 1)
    assert cache.get("one") is None
    assert not path.exists()
    cache.save()
    assert ParseCache(path).get("one") == 1


def test_a_newer_value_wins(path: Path) -> None:
    cache = filled(path, one=1)
    assert cache.get("one") == 1
    cache.put("one", 2)
    cache.save()
    assert ParseCache(path).get("one") == 2


def test_what_nobody_asked_for_is_dropped(path: Path) -> None:
    cache = filled(path, kept=1, dropped=2)
    cache.get("kept")
    cache.save()
    again = ParseCache(path)
    assert (again.get("kept"), again.get("dropped")) == (1, None)


def test_nothing_is_written_when_nothing_changed(path: Path) -> None:
    cache = filled(path, one=1)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    cache.get("one")
    cache.save()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_off_file_is_an_empty_cache(path: Path, share: float) -> None:
    filled(path, one=list(range(1000)))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert ParseCache(path).get("one") is None


def test_a_broken_entry_is_as_if_it_were_not_there(path: Path) -> None:
    filled(path, one="x" * 1000, two=2)
    data = path.read_bytes()
    at = data.index(b"x" * 1000)
    path.write_bytes(data[: at - 4] + b"????" + data[at:])
    cache = ParseCache(path)
    assert cache.get("one") is None
    assert cache.get("two") == 2
    cache.put("one", 1)
    cache.save()
    assert ParseCache(path).get("one") == 1


def test_another_generator_starts_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path, one=1)
    monkeypatch.setattr(module, "generator_stamp", lambda: "another")
    assert ParseCache(path).get("one") is None


def test_another_purpose_starts_anew(path: Path) -> None:
    filled(path, one=1)
    assert ParseCache(path, "other").get("one") is None


def test_where_it_cannot_be_written_it_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = ParseCache(tmp_path / "file/cache")
    cache.put("one", 1)
    cache.save()
    assert ParseCache(tmp_path / "file/cache").get("one") is None


def test_a_draft_that_a_killed_build_left_is_written_over(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("cache.new").write_bytes(b"x" * 10_000)
    cache = filled(path, one=1)
    assert cache.get("one") == 1
    assert [file.name for file in path.parent.iterdir()] == ["cache"]
