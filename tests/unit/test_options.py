"""Addresses and folders are checked before any work starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from cribsheet.failure import ExitCode, Failure
from cribsheet.options import MANIFEST, ROOT, Options, check_folders, split_base_url, web_address


@pytest.mark.parametrize(
    ("given", "origin", "base"),
    [
        ("/", "", "/"),
        ("", "", "/"),
        ("/repo", "", "/repo/"),
        ("repo", "", "/repo/"),
        ("/a/b-c_d.e~f/", "", "/a/b-c_d.e~f/"),
        ("https://example.org", "https://example.org", "/"),
        ("https://Example.ORG/", "https://example.org", "/"),
        ("https://example.org/repo", "https://example.org", "/repo/"),
        ("http://localhost:8000/x/", "http://localhost:8000", "/x/"),
    ],
)
def test_base_urls(given: str, origin: str, base: str) -> None:
    assert split_base_url(given) == (origin, base)


@pytest.mark.parametrize(
    "given",
    [
        "https://example.org/?q=1",
        "/a#b",
        "ftp://example.org/",
        "https:///repo/",
        "https://user@example.org/",
        "https://example.org:99999/",
        "https://[::1/",
        "//example.org/",
        "/a//b/",
        "/a b/",
        "/../",
        "/a/./b",
        '/"><script>/',
        'https://"x/',
        "https://a<b>.example/",
        "/ä/",
    ],
)
def test_base_urls_that_are_none(given: str) -> None:
    with pytest.raises(Failure, match="--base-url") as caught:
        split_base_url(given)
    assert caught.value.exit_code == ExitCode.USAGE


def test_an_output_apart_from_the_content_is_fine(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    check_folders(tmp_path / "content", tmp_path / "site")


@pytest.mark.parametrize("out", ["content", "content/site", "."])
def test_an_output_that_touches_the_content_is_refused(tmp_path: Path, out: str) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(Failure, match="output folder") as caught:
        check_folders(tmp_path / "content", (tmp_path / out).resolve())
    assert caught.value.exit_code == ExitCode.OUTPUT


@pytest.mark.parametrize(
    "out",
    [".", "templates", "assets/css", "cribsheet", "..", ".git/site", ".venv/x", "node_modules"],
)
def test_an_output_that_touches_the_generator_is_refused(tmp_path: Path, out: str) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(Failure, match="output folder"):
        check_folders(tmp_path / "content", (ROOT / out).resolve())


def test_an_output_inside_another_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MANIFEST).write_text("{}")
    with pytest.raises(Failure, match="inside another site"):
        check_folders(tmp_path / "content", tmp_path / "site" / "sub")


def test_a_repository_is_a_web_address() -> None:
    address = "https://host.example/owner/name"
    assert web_address(f"{address}/", "--repository") == address
    assert web_address("", "--repository") == ""


@pytest.mark.parametrize("given", ["javascript:alert(1)", "host.example", 'https://a/"x'])
def test_a_repository_that_is_no_web_address_is_refused(given: str) -> None:
    with pytest.raises(Failure, match="--repository") as caught:
        web_address(given, "--repository")
    assert caught.value.exit_code == ExitCode.USAGE


def test_the_workspace_lies_beside_the_output() -> None:
    options = Options(content=Path("/c"), out=Path("/srv/www/site"))
    assert options.workspace == Path("/srv/www/.cribsheet/output/site")
