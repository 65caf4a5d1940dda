"""A local web server that compresses as hosts do, and counts what it sends."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

_TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}
"""What hosts compress; anything else is sent as it is."""

_LEVEL = 6


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder; `taken` gives the body bytes sent since it was last called."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent = 0
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        """The address of the folder, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def count(self, size: int) -> None:
        """Add to what was sent."""
        with self._lock:
            self.sent += size

    def taken(self) -> int:
        """Return the bytes sent since the last call."""
        with self._lock:
            sent, self.sent = self.sent, 0
            return sent


@lru_cache(maxsize=4096)
def _body(path: Path) -> tuple[bytes, bool]:
    content = path.read_bytes()
    packed = path.suffix in _TYPES
    return (gzip.compress(content, _LEVEL), True) if packed else (content, False)


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/")
        path = self.server.folder / name
        if not path.is_file():
            self.send_error(404)
            return
        body, packed = _body(path)
        self.send_response(200)
        self.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        # The page itself and the drivers are the benchmark's, not an engine's.
        if "/" in name:
            self.server.count(len(body))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the table is the output."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a folder while the block runs."""
    with Server(folder) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
