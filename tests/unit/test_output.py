"""The output folder: claimed, staged beside, swapped in whole, and never at a stranger's cost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from cribsheet import exchange
from cribsheet.failure import ExitCode, Failure
from cribsheet.options import MANIFEST
from cribsheet.output import Output, claim

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


def workspace(folder: Path) -> Path:
    return folder.parent / ".cribsheet"


def nobody_waits() -> None:
    pytest.fail("no other build is running")


def build(folder: Path, pages: Mapping[str, str], inputs: str = "", key: str = "") -> list[str]:
    """Builds a site of these pages; returns those that were taken over."""
    with claim(folder, workspace(folder), waiting=nobody_waits) as output:
        written = [
            output.put(path, key or text, partial(text.encode)) for path, text in pages.items()
        ]
        output.publish(written, inputs, [])
    return [file.path for file in written if file.reused]


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


ONE = {"index.html": "one", "a/index.html": "alpha"}
TWO = {"index.html": "two", "a/index.html": "alpha", "b/c/index.html": "new"}


def test_a_build_makes_the_folder(folder: Path) -> None:
    assert build(folder, ONE) == []
    assert tree(folder) == ONE


def test_an_empty_folder_is_taken(folder: Path) -> None:
    folder.mkdir()
    build(folder, ONE)
    assert tree(folder) == ONE


def test_a_second_build_replaces_the_site_and_takes_over_what_is_the_same(folder: Path) -> None:
    build(folder, ONE)
    before = (folder / "a/index.html").stat()
    assert build(folder, TWO) == ["a/index.html"]
    assert tree(folder) == TWO
    assert (folder / "a/index.html").stat().st_ino == before.st_ino
    assert (folder / "a/index.html").stat().st_mtime_ns == before.st_mtime_ns


def test_pages_that_are_gone_leave_no_file_behind(folder: Path) -> None:
    build(folder, TWO)
    build(folder, ONE)
    assert tree(folder) == ONE
    assert not (folder / "b").exists()


def test_nothing_is_left_in_the_workspace(folder: Path) -> None:
    build(folder, ONE)
    build(folder, TWO)
    assert sorted(path.name for path in workspace(folder).iterdir()) == ["lock", "record.json"]


def test_a_file_changed_by_hand_is_made_anew(folder: Path) -> None:
    build(folder, ONE)
    (folder / "index.html").write_text("0ne")  # same size
    assert build(folder, ONE) == ["a/index.html"]
    assert tree(folder) == ONE


def test_a_touched_file_is_still_the_same(folder: Path) -> None:
    build(folder, ONE)
    os.utime(folder / "index.html", ns=(1, 1))
    assert sorted(build(folder, ONE)) == sorted(ONE)


def test_without_hard_links_files_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, ONE)
    before = (folder / "index.html").stat()

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert sorted(build(folder, ONE)) == sorted(ONE)
    after = (folder / "index.html").stat()
    assert tree(folder) == ONE
    assert (after.st_ino, after.st_mtime_ns) != (before.st_ino, before.st_mtime_ns)
    assert after.st_mtime_ns == before.st_mtime_ns


def test_a_failing_build_changes_nothing(folder: Path) -> None:
    def fail() -> bytes:
        raise RuntimeError("no such page")

    build(folder, ONE)
    with (
        pytest.raises(RuntimeError, match="no such page"),
        claim(folder, workspace(folder), waiting=nobody_waits) as output,
    ):
        output.put("index.html", "two", fail)
    assert tree(folder) == ONE
    assert not (workspace(folder) / "new").exists()


@pytest.mark.parametrize("stranger", ["notes.txt", "a/photo.jpg", ".git", "b/.hidden"])
def test_files_that_no_build_made_are_refused(folder: Path, stranger: str) -> None:
    build(folder, ONE)
    path = folder / stranger
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    with pytest.raises(Failure, match="no build made: " + stranger) as caught:
        build(folder, TWO)
    assert caught.value.exit_code == ExitCode.OUTPUT
    assert tree(folder) == {**ONE, stranger: "mine"}


def test_the_refusal_names_the_first_few(folder: Path) -> None:
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text("mine")
    with pytest.raises(Failure, match=r"0\.txt, 1\.txt, 2\.txt, 3\.txt, 4\.txt and 3 more$"):
        build(folder, ONE)


def test_a_link_to_elsewhere_is_never_ours(folder: Path, tmp_path: Path) -> None:
    build(folder, ONE)
    (tmp_path / "precious.html").write_text("mine")
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(tmp_path / "precious.html")
    with pytest.raises(Failure, match=r"no build made: index\.html"):
        build(folder, TWO)
    assert (tmp_path / "precious.html").read_text() == "mine"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"generator": "another", "format": 1}'])
def test_a_folder_without_our_manifest_is_a_strangers(folder: Path, text: str) -> None:
    build(folder, ONE)
    (folder / MANIFEST).write_text(text)
    with pytest.raises(Failure, match="no build made"):
        build(folder, TWO)


def test_what_a_file_manager_left_is_no_stranger(folder: Path) -> None:
    build(folder, ONE)
    (folder / "a/.DS_Store").write_text("")
    build(folder, TWO)
    assert tree(folder) == TWO


def test_a_file_in_the_folders_place_is_refused(folder: Path) -> None:
    folder.write_text("mine")
    with pytest.raises(Failure, match="is a file"):
        build(folder, ONE)
    assert folder.read_text() == "mine"


def test_the_folder_holds_what_it_was_built_from(folder: Path) -> None:
    build(folder, ONE, inputs="abc")
    assert holds(folder, "abc")
    assert not holds(folder, "abd")
    assert not holds(folder, "")


def test_the_folder_no_longer_holds_it_when_a_file_is_changed(folder: Path) -> None:
    build(folder, ONE, inputs="abc")
    (folder / "index.html").write_text("0ne")
    assert not holds(folder, "abc")


def test_the_folder_no_longer_holds_it_when_a_file_is_gone(folder: Path) -> None:
    build(folder, ONE, inputs="abc")
    (folder / "index.html").unlink()
    assert not holds(folder, "abc")


def test_a_record_of_another_site_counts_for_nothing(folder: Path) -> None:
    build(folder, ONE, inputs="abc")
    saved = (workspace(folder) / "record.json").read_bytes()
    build(folder, TWO, inputs="def")
    (workspace(folder) / "record.json").write_bytes(saved)
    assert not holds(folder, "abc")
    assert not holds(folder, "def")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"inputs": "abc"}', "\udcff"])
def test_a_broken_record_only_costs_time(folder: Path, text: str) -> None:
    build(folder, ONE, inputs="abc")
    (workspace(folder) / "record.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert not holds(folder, "abc")
    assert sorted(build(folder, ONE)) == sorted(ONE)


def holds(folder: Path, inputs: str) -> bool:
    with claim(folder, workspace(folder), waiting=nobody_waits) as output:
        return output.holds(inputs)


def test_the_manifest_is_the_same_whenever_it_is_written(tmp_path: Path) -> None:
    build(tmp_path / "one", TWO)
    build(tmp_path / "two", dict(reversed(TWO.items())))
    manifest = (tmp_path / "one" / MANIFEST).read_bytes()
    assert manifest == (tmp_path / "two" / MANIFEST).read_bytes()
    assert list(json.loads(manifest)["files"]) == sorted(TWO)


def test_what_a_killed_build_left_is_cleared(folder: Path) -> None:
    build(folder, ONE)
    (workspace(folder) / "new/deep").mkdir(parents=True)
    os.link(folder / "index.html", workspace(folder) / "new/deep/index.html")
    build(folder, TWO)
    assert tree(folder) == TWO


def test_a_kill_between_two_renames_is_mended(folder: Path) -> None:
    build(folder, ONE)
    folder.rename(workspace(folder) / "old")
    with claim(folder, workspace(folder), waiting=nobody_waits):
        assert tree(folder) == ONE


def test_where_names_cannot_be_swapped_two_renames_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder, ONE)
    monkeypatch.setattr(exchange, "_swap", lambda *_: False)
    build(folder, TWO)
    assert tree(folder) == TWO
    assert not (workspace(folder) / "old").exists()


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "No space left"), (errno.EROFS, "Read-only"), (errno.EIO, "Input/output")],
)
def test_a_write_that_fails_says_so_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    build(folder, ONE)

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Output, "_target", fail)
    with pytest.raises(Failure, match=words) as caught:
        build(folder, TWO)
    assert caught.value.exit_code == ExitCode.OUTPUT
    assert tree(folder) == ONE


def test_a_swap_that_fails_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, ONE)

    def fail(*_: object) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(exchange, "_swap", fail)
    with pytest.raises(Failure, match=r"mount point|busy"):
        build(folder, TWO)
    assert tree(folder) == ONE


def test_a_second_build_waits_for_the_first(folder: Path) -> None:
    build(folder, ONE)
    told = threading.Event()
    order = []

    def second() -> None:
        with claim(folder, workspace(folder), waiting=told.set) as output:
            order.append("second")
            output.publish([output.put("index.html", "2", b"second".__bytes__)], "", [])

    with claim(folder, workspace(folder), waiting=nobody_waits) as output:
        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(10)
        order.append("first")
        output.publish([output.put("index.html", "1", b"first".__bytes__)], "", [])
    thread.join(10)
    assert order == ["first", "second"]
    assert tree(folder) == {"index.html": "second"}


@pytest.mark.parametrize("path", ["../evil", "/etc/evil", "a/../../evil", "a/", "", MANIFEST])
def test_a_page_stays_inside_the_site(folder: Path, path: str) -> None:
    with (
        claim(folder, workspace(folder), waiting=nobody_waits) as output,
        pytest.raises(ValueError, match="no path of a page"),
    ):
        output.put(path, "key", b"text".__bytes__)


def test_the_folder_may_be_moved_with_its_workspace(folder: Path, tmp_path: Path) -> None:
    build(folder, ONE, inputs="abc")
    (tmp_path / "moved").mkdir()
    shutil.move(folder, tmp_path / "moved/site")
    shutil.move(workspace(folder), tmp_path / "moved/.cribsheet")
    assert holds(tmp_path / "moved/site", "abc")


def test_a_file_that_comes_during_a_build_stops_it(folder: Path) -> None:
    build(folder, ONE)
    with claim(folder, workspace(folder), waiting=nobody_waits) as output:
        written = [output.put("index.html", "two", lambda: b"two")]
        (folder / "mine.txt").write_text("mine")
        with pytest.raises(Failure, match=r"mine\.txt"):
            output.publish(written, "", [])
    assert tree(folder) == {**ONE, "mine.txt": "mine"}


def test_a_file_that_comes_at_the_last_instant_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder, ONE)
    swap = exchange.replace_folder

    def late(new: Path, current: Path, aside: Path) -> Path | None:
        (current / "notes").mkdir()
        (current / "notes" / "mine.txt").write_text("mine")
        return swap(new, current, aside)

    monkeypatch.setattr("cribsheet.output.replace_folder", late)
    build(folder, TWO)
    assert tree(folder) == {**TWO, "notes/mine.txt": "mine"}


def test_a_refused_folder_is_left_as_it_was(folder: Path) -> None:
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(Failure, match="no build made"):
        build(folder, ONE)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["site"]
