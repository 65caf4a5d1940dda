"""A development server in a process of its own, and somebody who asks it."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.build.workplace import Workplace

PATIENCE = 20.0
START = 60.0
"""Seconds that the first load may take; on a busy machine it can be twenty times the usual."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


class Client:
    """Asks a server that runs in a process of its own."""

    def __init__(self, job: subprocess.Popen[str], url: str) -> None:
        self.job = job
        self.base = urlsplit(url).path
        self.address = urlsplit(url).netloc

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.address, timeout=PATIENCE)

    def get(self, path: str, method: str = "GET") -> Answer:
        connection = self.connect()
        connection.request(method, path)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        connection.close()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, text)

    def page(self, path: str = "") -> str:
        return self.get(self.base + path).text

    def seen(self, path: str) -> str:
        """The query that the page's live script was given."""
        found = re.search(r'/_cribsheet/live\.js\?([^"]+)"', self.page(path))
        assert found
        return found[1].replace("&amp;", "&")

    def wait_for(self, path: str, text: str, *, gone: bool = False) -> None:
        deadline = time.monotonic() + PATIENCE
        while (text in self.page(path)) is gone:
            assert time.monotonic() < deadline, f"{text!r} {'stays in' if gone else 'is not in'}"
            time.sleep(0.01)

    def wait_until_loaded(self) -> None:
        """Waits for the first load, with its site or with what is wrong with it."""
        deadline = time.monotonic() + START
        while self.get(self.base).status == http.client.SERVICE_UNAVAILABLE:
            if "being loaded" not in self.page():
                break
            assert time.monotonic() < deadline, "the server does not get ready"
            time.sleep(0.01)

    @contextmanager
    def events(self, query: str) -> Iterator[Iterator[dict[str, Any]]]:
        connection = self.connect()
        connection.request("GET", f"/_cribsheet/events?{query}")
        response = connection.getresponse()
        assert response.getheader("Content-Type") == "text/event-stream"

        def states() -> Iterator[dict[str, Any]]:
            while line := response.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

        yield states()
        response.close()
        connection.close()


@contextmanager
def serving(place: Workplace, *words: str) -> Iterator[Client]:
    command = place.command("serve", "--content", str(place.content), "--port", "0", *words)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as job:
        assert job.stdout
        found = re.search(r"http://\S+", job.stdout.readline())
        assert found
        client = Client(job, found[0])
        try:
            client.wait_until_loaded()
            yield client
        finally:
            job.send_signal(signal.SIGINT)
            try:
                job.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                job.kill()
                raise
    assert job.returncode == 0
