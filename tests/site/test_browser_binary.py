"""Which browser the tests take, and how they get one where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import browser_binary
from tests.browser_binary import (
    BrowserMissingError,
    candidates,
    downloaded,
    find_browser,
    install,
    installers,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes programs of shell scripts")


def program(path: Path, output: str = "Chromium 150", status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{output}'\nexit {status}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A system without a browser; returns the folder on PATH."""
    monkeypatch.delenv("CRIBSHEET_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(browser_binary, "MAC_APPLICATIONS", ())
    monkeypatch.setattr(browser_binary, "downloaded", lambda: iter(()))
    return tmp_path / "bin"


def test_the_one_named_is_taken(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "chromium")
    named = program(bare / "other")
    monkeypatch.setenv("CRIBSHEET_BROWSER", str(named))
    assert find_browser() == named


def test_the_one_named_must_start(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "chromium")
    monkeypatch.setenv("CRIBSHEET_BROWSER", str(bare / "gone"))
    with pytest.raises(BrowserMissingError, match="does not start"):
        install(lambda _: pytest.fail("installed another"))


def test_the_first_that_starts_is_taken(bare: Path) -> None:
    program(bare / "chromium", status=1)
    program(bare / "google-chrome-stable", output="Google Chrome 150 snap")
    taken = program(bare / "google-chrome")
    assert find_browser() == taken


def test_applications_of_a_mac_are_found(tmp_path: Path) -> None:
    chrome = program(tmp_path / "Google Chrome.app/Contents/MacOS/Google Chrome")
    assert list(candidates((), [tmp_path])) == [chrome]


def test_the_newest_download_is_found_on_each_system(tmp_path: Path) -> None:
    linux = program(tmp_path / "chromium-1200/chrome-linux64/chrome")
    mac = program(tmp_path / "chromium-1201/chrome-mac/Chromium.app/Contents/MacOS/Chromium")
    program(tmp_path / "chromium-1201/chrome-mac/Chromium.app/Contents/Info.plist")
    assert list(downloaded(tmp_path)) == [mac, linux]


def test_without_one_the_message_says_how_to_get_it(bare: Path) -> None:
    del bare
    with pytest.raises(BrowserMissingError, match="make test"):
        find_browser()


def test_ways_are_tried_until_one_brings_a_browser(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_binary, "_distribution", lambda: "debian")
    monkeypatch.setattr(browser_binary, "_is_root", lambda: True)
    ran = []

    def run(command: list[str]) -> bool:
        ran.append(command)
        if "playwright" in command:
            program(bare / "chromium")
        return "apt-get" not in command

    assert install(run) == bare / "chromium"
    assert [command[0] == "apt-get" for command in ran] == [True, False]


def test_when_no_way_works_it_fails(bare: Path) -> None:
    del bare
    with pytest.raises(BrowserMissingError):
        install(lambda _: False)


@pytest.mark.parametrize(
    ("distribution", "is_root", "ways"),
    [
        ("debian", True, ["apt-get", "--with-deps", "chromium"]),
        ("ubuntu", True, ["--with-deps", "chromium"]),
        ("debian", False, ["chromium"]),
        ("", False, ["chromium"]),
    ],
)
def test_each_system_has_its_ways(distribution: str, is_root: bool, ways: list[str]) -> None:
    found = installers(distribution, is_root=is_root)
    assert len(found) == len(ways)
    for commands, word in zip(found, ways, strict=True):
        assert all(word in command for command in commands)
