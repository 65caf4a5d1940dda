"""The browser that the tests drive: found where it is installed, or brought by `--install`.

`python -m tests.browser_binary --install` is what `make test` runs first. Tests themselves install
nothing: they call `find_browser` and fail, never skip, when there is none.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

NAMES = ("chromium", "google-chrome-stable", "google-chrome", "chrome", "chromium-browser")
"""Programs looked for on PATH, best first: `chromium-browser` is often a launcher for a snap."""

MAC_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
)

DOWNLOADS = ROOT / ".venv" / "browsers"
"""Where Playwright puts its own browser: inside the repository, so that nothing is left outside."""


class BrowserMissingError(RuntimeError):
    """There is no browser to test with; the message says how to get one."""


_DOWNLOADED_NAMES = {"chrome", "chrome.exe", "Chromium", "Google Chrome for Testing"}


def find_browser() -> Path:
    """The browser to test with: CRIBSHEET_BROWSER, an installed one, or Playwright's download.

    Raises:
        BrowserMissingError: none of them is there.
    """
    chosen = os.environ.get("CRIBSHEET_BROWSER")
    if chosen:
        path = Path(chosen)
        if not is_usable(path):
            raise BrowserMissingError(f"CRIBSHEET_BROWSER={chosen} does not start")
        return path
    for path in chain(candidates(), downloaded()):
        if is_usable(path):
            return path
    raise BrowserMissingError(
        "no Chromium or Chrome found. Run `make test`, which brings one; or install one yourself "
        "(Debian: apt install chromium); or name one in CRIBSHEET_BROWSER."
    )


def candidates(
    names: Iterable[str] = NAMES,
    application_folders: Iterable[Path] = (Path("/Applications"), Path.home() / "Applications"),
) -> Iterator[Path]:
    """Browsers that look installed on this system, best first."""
    for name in names:
        found = shutil.which(name)
        if found:
            yield Path(found)
    for folder in application_folders:
        for application in MAC_APPLICATIONS:
            path = folder / application
            if path.exists():
                yield path


def downloaded(folder: Path = DOWNLOADS) -> Iterator[Path]:
    """Playwright's own browser, newest first, if it was downloaded."""
    for path in sorted(folder.glob("chromium-*/chrome-*/**/*"), reverse=True):
        if path.name in _DOWNLOADED_NAMES and path.is_file():
            yield path


def prepare_playwright() -> None:
    """Tells Playwright, through the environment, to keep to this repository and to our Node.js.

    The Node.js it brings does not start on a small Debian, which lacks libatomic.
    """
    os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(DOWNLOADS))
    node = shutil.which("node")
    if node:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node)


def is_usable(path: Path) -> bool:
    """Whether the program starts and is no snap, which could not see a temporary profile."""
    try:
        result = subprocess.run(
            [str(path), "--version"], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return "snap" not in result.stdout.lower()


def install(run: Callable[[list[str]], bool] | None = None) -> Path:
    """Finds a browser or installs one, saying what it does.

    On Debian as root this is the `chromium` package, which brings the libraries it needs. Elsewhere
    it is Playwright's download, into `.venv/browsers`; with root rights on other Linux systems its
    libraries come along from the system's packages.

    Raises:
        BrowserMissingError: there is still none.
    """
    run = run or _run
    try:
        return find_browser()
    except BrowserMissingError:
        if os.environ.get("CRIBSHEET_BROWSER"):
            raise
    for commands in installers(_distribution(), is_root=_is_root()):
        if all(run(command) for command in commands):
            try:
                return find_browser()
            except BrowserMissingError:
                continue
    return find_browser()


def installers(distribution: str, *, is_root: bool) -> list[list[list[str]]]:
    """Ways to get a browser, in the order to try: each a list of commands to run one by one.

    Args:
        distribution: the `ID` of /etc/os-release, empty where there is none.
        is_root: whether packages of the system can be installed.
    """
    ways = []
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if distribution == "debian" and is_root:
        quiet = ["apt-get", "--quiet", "--quiet", "--yes"]
        chromium = [*quiet, "install", "--no-install-recommends", "chromium", "fonts-liberation"]
        ways.append([["apt-get", "--quiet", "--quiet", "update"], chromium])
    if distribution and is_root:
        ways.append([[*playwright, "--with-deps"]])
    ways.append([playwright])
    return ways


def _distribution(release: Path = Path("/etc/os-release")) -> str:
    if not release.is_file():
        return ""
    for line in release.read_text(encoding="utf-8").splitlines():
        if line.startswith("ID="):
            return line.removeprefix("ID=").strip("\"'")
    return ""


def _is_root() -> bool:
    # Windows has no user ids.
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(command: list[str]) -> bool:
    sys.stdout.write(f"No browser for the tests yet: {' '.join(command)}\n")
    sys.stdout.flush()
    prepare_playwright()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # What the package manager unpacks is no news; what it complains of is.
    output = subprocess.DEVNULL if command[0] == "apt-get" else None
    try:
        result = subprocess.run(command, env=environment, stdout=output, check=False)
    except OSError:
        return False
    return result.returncode == 0


def main(arguments: list[str] | None = None) -> int:
    """Prints the browser's path; with `--install` gets one first where there is none."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser_binary", description=__doc__)
    parser.add_argument("--install", action="store_true", help="get a browser if there is none")
    try:
        path = install() if parser.parse_args(arguments).install else find_browser()
    except BrowserMissingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"Browser for the tests: {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
