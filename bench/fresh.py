"""From save to fresh page: how long a development server takes to answer with what was saved."""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tools

TURNS = 2
"""How often two servers take turns."""
SAVES = 15
WARM_UP = 3
_PAUSE = 0.002
"""Seconds between two requests: near enough not to blur the result, far enough not to be load."""
_PATIENCE = 300.0
_REST = 0.3


class Server:
    """A development server that somebody else has started."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> str:
        """The body at `path`; empty while the server does not answer."""
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            self._connection.request("GET", path)
            response = self._connection.getresponse()
            return response.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            self._connection = None
            return ""

    def wait_for(self, path: str, text: str) -> float:
        """Asks until `text` is in the answer; returns the seconds it took."""
        started = time.perf_counter()
        while text not in self.get(path):
            if time.perf_counter() - started > _PATIENCE:
                message = f"{path} never showed {text!r}"
                raise RuntimeError(message)
            time.sleep(_PAUSE)
        return time.perf_counter() - started


def save_to_fresh(server: Server, note: Path, path: str, ready: str) -> list[float]:
    """Saves a note again and again; the seconds from each save to the fresh page.

    Args:
        server: where to ask.
        note: the file to change.
        path: where its text is served.
        ready: text that is there from the start.
    """
    server.wait_for(path, ready)
    original = note.read_text("utf-8")
    taken = []
    for number in range(WARM_UP + SAVES):
        time.sleep(_REST)
        word = f"freshly-saved-{number}"
        note.write_text(f"{original}\n{word}\n", "utf-8")
        taken.append(server.wait_for(path, word))
    note.write_text(original, "utf-8")
    return taken[WARM_UP:]


def cribsheet(content: Path) -> list[float]:
    """Our own server."""
    note = sorted(content.glob("topics/*/*/topic.md"))[10]
    topic = note.parent.name.partition("-")[2]
    command = [sys.executable, str(tools.ROOT / "build.py"), "serve"]
    with _started([*command, "--content", str(content), "--port", "0"], tools.ROOT) as line:
        server = Server(int(re.findall(r":(\d+)/", line)[0]))
        return save_to_fresh(server, note, f"/topics/{topic}/", "<main")


def vitepress(notes: Path, port: int) -> list[float]:
    """VitePress' development server, asked for the module that its page is made of."""
    note = sorted(notes.glob("*/*.md"))[10]
    path = f"/{note.relative_to(notes).as_posix()}?import"
    (notes / "index.md").write_text("# Notes\n", "utf-8")
    command = [str(tools.VITEPRESS), "dev", str(notes), "--port", str(port), "--strictPort"]
    with _started([*command, "--host", "127.0.0.1"], tools.HOME / "tools"):
        server = Server(port)
        server.wait_for("/", '<div id="app"')
        return save_to_fresh(server, note, path, "_sfc_render")


@contextmanager
def _started(command: list[str], folder: Path) -> Iterator[str]:
    """Runs a server; gives its first line."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as job:
        try:
            yield job.stdout.readline() if job.stdout else ""
        finally:
            job.terminate()


def summary(taken: list[float]) -> tuple[float, float]:
    """Median and slowest, in milliseconds."""
    return 1000 * statistics.median(taken), 1000 * max(taken)
