"""The test server answers as the host of a static site does."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.static_server import serving


def get(url: str, path: str) -> tuple[int, str, str]:
    """Status, type (or place of a redirection) and text."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        where = response.getheader("Location") or response.getheader("Content-Type") or ""
        return response.status, where, response.read().decode()
    finally:
        connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / "a" / "index.html").write_text("page a")
    (folder / "main.js").write_text("export {}")
    (folder / "404.html").write_text("not here")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.mark.parametrize(
    ("path", "status", "where", "text"),
    [
        ("/base/a/", 200, "text/html", "page a"),
        ("/base/a/?q=1", 200, "text/html", "page a"),
        ("/base/a", 301, "/base/a/", ""),
        ("/base/main.js", 200, "text/javascript; charset=utf-8", "export {}"),
        ("/base/gone/", 404, "text/html; charset=utf-8", "not here"),
        ("/base/empty/", 404, "text/html; charset=utf-8", "not here"),
        ("/a/", 404, "text/html; charset=utf-8", "not here"),
        ("/base/../secret.txt", 404, "text/html; charset=utf-8", "not here"),
        ("/base/%2e%2e/secret.txt", 404, "text/html; charset=utf-8", "not here"),
    ],
)
def test_an_address_is_answered(
    folder: Path, path: str, status: int, where: str, text: str
) -> None:
    with serving(folder, "/base/") as url:
        assert get(url, path) == (status, where, text)
