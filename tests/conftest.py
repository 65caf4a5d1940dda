"""The site, built by the command people run and served to the tests."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.shipped import REASON, is_shipped
from tests.static_server import serving

ROOT = Path(__file__).resolve().parent.parent

# Properties hold or do not; how long a busy machine takes to show it is no part of them.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A shell's background job ignores Ctrl-C, and so would every command that the tests start and end.
signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class BuiltSite:
    """A built site and where it is served."""

    folder: Path
    base: str
    """Path it is served under: starts and ends with a slash."""
    url: str
    """Address of its first page: ``http://127.0.0.1:PORT/base/``."""

    @property
    def origin(self) -> str:
        """Scheme, host and port, with no slash at the end."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def pages(self) -> list[str]:
        """Addresses of all HTML pages, relative to `url`, sorted: ``""``, ``"about/"``, …."""
        files = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted(name.removesuffix("index.html") for name in files)


def build(out: Path, *arguments: str) -> Path:
    """Builds a site with the command people run, and returns its folder."""
    command = [sys.executable, str(ROOT / "build.py"), "--out", str(out), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    if result.returncode != 0:
        pytest.fail(
            f"{' '.join(command)} exited {result.returncode}\n{result.stdout}\n{result.stderr}",
            pytrace=False,
        )
    return out


@pytest.fixture(scope="session")
def any_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The site of whatever content is there, at the root of its host."""
    folder = build(tmp_path_factory.mktemp("root") / "site")
    with serving(folder) as url:
        yield BuiltSite(folder, "/", url)


@pytest.fixture(scope="session")
def any_project_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The same site as GitHub Pages serves a repository's: under a path."""
    base = "/cribsheet/"
    folder = build(tmp_path_factory.mktemp("project") / "site", "--base-url", base)
    with serving(folder, base) as url:
        yield BuiltSite(folder, base, url)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """The shipped site at the root of its host; a test of it skips where there are other notes."""
    return _shipped(request, "any_site")


@pytest.fixture(scope="session")
def project_site(request: pytest.FixtureRequest) -> BuiltSite:
    """The shipped site under a path; a test of it skips where there are other notes."""
    return _shipped(request, "any_project_site")


def _shipped(request: pytest.FixtureRequest, name: str) -> BuiltSite:
    if not is_shipped():
        pytest.skip(REASON)
    built: BuiltSite = request.getfixturevalue(name)
    return built
