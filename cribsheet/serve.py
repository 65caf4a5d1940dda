"""The development server: pages from memory, reloaded in the browser after every save.

It answers on the loopback interface and knows nothing of files: a request finds a page of the
preview or none. HTML gets one script added, `/_cribsheet/live.js`, which listens for changes,
reloads the page when its own bytes have changed, and shows what is wrong with the content.
"""

from __future__ import annotations

import contextlib
import errno
import html
import json
import os
import socket
import sys
import threading
import time
import webbrowser
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from cribsheet import console
from cribsheet.failure import ExitCode, Failure
from cribsheet.preview import Preview, Problem, digest
from cribsheet.watch import changes

if TYPE_CHECKING:
    from cribsheet.options import Options
    from cribsheet.watch import Change

LIVE = "/_cribsheet/"
SETTLE = 2.0
"""Seconds a request waits for a refresh that is under way."""
HEARTBEAT = 15.0
"""Seconds after which a silent event stream says that it is still there."""
LEAVE = 5.0
"""Seconds that a refresh which is under way has to end in when the server does."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".xml": "application/xml",
}
"""Spelt out, because what the `mimetypes` module says depends on the machine."""


def serve(options: Options, *, host: str, port: int, open_browser: bool) -> int:
    """Serves the site until Ctrl-C, then returns 0.

    Raises:
        Failure: the address is taken or not ours.
    """
    preview = Preview(options)
    with Server(preview, host, port) as server:
        stop = threading.Event()
        console.say(f"Cribsheet serves {server.url} (Ctrl-C ends it)")
        watcher = threading.Thread(target=_watch, args=(preview, stop), daemon=True)
        watcher.start()
        if open_browser:
            webbrowser.open(server.url)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
        stop.set()
        # What it has begun it ends, so that no bundler and no folder of one is left behind: the
        # process does not wait for its threads (`cribsheet.cli.run`).
        watcher.join(LEAVE)
    return ExitCode.OK


def _watch(preview: Preview, stop: threading.Event) -> None:
    for change in changes(preview.options.content, stop):
        fault = _restart(change) if change.code else None
        if fault or change.content or change.assets:
            _refresh(preview, assets=change.assets, fault=fault)


def _refresh(preview: Preview, *, assets: bool, fault: Problem | None) -> None:
    started = time.monotonic()
    text = preview.refresh(assets=assets, fault=fault)
    if text:
        print(text, file=sys.stderr, flush=True)
    if not preview.problems:
        print(f"Ready after {1000 * (time.monotonic() - started):.0f} ms", flush=True)


def _restart(change: Change) -> Problem | None:
    """Starts this command anew with the changed code, unless that code cannot even be compiled."""
    for path in change.code:
        try:
            compile(path.read_bytes(), str(path), "exec")
        except FileNotFoundError:
            continue
        except SyntaxError as error:
            return Problem(f"{path.name}:{error.lineno}: {error.msg}", (error.text or "").rstrip())
    if os.name != "posix":
        return Problem("the generator has changed", "end the server with Ctrl-C and start it again")
    print("The generator has changed: starting again", flush=True)
    arguments = [word for word in sys.orig_argv[1:] if word != "--open"]
    return os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - our own command


class Server(ThreadingMixIn, TCPServer):
    """Answers each request in a thread of its own.

    Not `http.server.HTTPServer`, which looks its own name up in the DNS before it listens.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"
    request_queue_size = 64

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        self.preview = preview
        if ":" in host:
            self.address_family = socket.AF_INET6
        try:
            super().__init__((host, port), Handler)
        except (OSError, UnicodeError) as error:
            raise _cannot_listen(error, host, port) from error

    @property
    def url(self) -> str:
        """Address of the site's index."""
        host, port = self.socket.getsockname()[:2]
        host = f"[{host}]" if ":" in host else host
        return f"http://{host}:{port}{self.preview.options.base}"

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """A browser that went away is no news."""
        error = sys.exception() if sys.version_info >= (3, 11) else None
        if not isinstance(error, ConnectionError | TimeoutError):
            print(f"request failed: {type(error).__name__}: {error}", file=sys.stderr)


def _cannot_listen(error: Exception, host: str, port: int) -> Failure:
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        message, hint = f"port {port} is taken", "name another with --port, or 0 for any free one"
    elif code == errno.EACCES:
        message, hint = f"port {port} is reserved", "name one above 1023 with --port"
    else:
        reason = getattr(error, "strerror", None) or str(error)
        message, hint = f"cannot listen on {host}: {reason}", "name an address of this machine"
    return Failure(message, hint=hint, exit_code=ExitCode.NETWORK)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60

    def do_GET(self) -> None:
        """Answers with a page, a file, a redirect or the event stream."""
        address = urlsplit(self.path)
        path = unquote(address.path)
        base = self.server.preview.options.base
        if path == f"{LIVE}events":
            self._stream(parse_qs(address.query))
        elif path.startswith(LIVE):
            self._send_live(path.removeprefix(LIVE))
        elif path.startswith(base):
            self._send_file(path.removeprefix(base), address.query)
        elif path == "/" or f"{path}/" == base:
            self._redirect(base)
        else:
            self._send_file("404.html", "", HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815 - the name http.server calls

    def log_message(self, *_: object) -> None:
        """Requests are not logged: the terminal is for what is wrong with the notes."""

    def _send_file(self, path: str, query: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        preview = self.server.preview
        preview.settle(SETTLE)
        if not path or path.endswith("/"):
            path += "index.html"
        try:
            data = preview.file(path)
            if data is None and preview.ready:
                if preview.file(f"{path}/index.html") is not None:
                    place = quote(f"{preview.options.base}{path}/")
                    self._redirect(f"{place}?{query}" if query else place)
                    return
                missing = preview.file("404.html") or b"<head></head>not found"
                self._send_html(path, missing, HTTPStatus.NOT_FOUND, seen="")
                return
        except Failure as failure:
            problem = Problem(failure.message, failure.hint)
            self._send_html(path, _problem_page([problem]), HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        if data is None:
            page = _problem_page(preview.problems)
            self._send_html(path, page, HTTPStatus.SERVICE_UNAVAILABLE, seen="none")
        elif path.endswith(".html"):
            self._send_html(path, data, status)
        else:
            suffix = path[path.rfind(".") :] if "." in path else ""
            self._send(status, TYPES.get(suffix, "application/octet-stream"), data)

    def _send_html(
        self, path: str, page: bytes, status: HTTPStatus, seen: str | None = None
    ) -> None:
        """Sends a page with the live script, which knows what it is and which bytes it shows."""
        query = urlencode({"page": path, "seen": digest(page) if seen is None else seen})
        source = html.escape(f"{LIVE}live.js?{query}")
        script = f'<script type="module" src="{source}"></script></head>'
        self._send(status, TYPES[".html"], page.replace(b"</head>", script.encode(), 1))

    def _send_live(self, name: str) -> None:
        if name not in {"live.js", "live.css"}:
            self._send(HTTPStatus.NOT_FOUND, TYPES[".txt"], b"no such file\n")
            return
        path = Path(__file__).with_name(name)
        self._send(HTTPStatus.OK, TYPES[path.suffix], path.read_bytes())

    def _redirect(self, place: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self, query: dict[str, list[str]]) -> None:
        """Sends the state of one page, now and after every change, as server-sent events."""
        page, seen = query.get("page", [""])[0], query.get("seen", [""])[0]
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        preview = self.server.preview
        told = -1
        while True:
            revision, problems = preview.wait(told, HEARTBEAT)
            if revision == told:
                self.wfile.write(b": still here\n\n")
                continue
            told = revision
            state = json.dumps(_state(preview, problems, page, seen))
            self.wfile.write(f"data: {state}\n\n".encode())


def _state(
    preview: Preview, problems: tuple[Problem, ...], page: str, seen: str
) -> dict[str, object]:
    """What a page that shows the bytes hashed as `seen` has to know."""
    reload = False
    if not problems and preview.ready:
        try:
            reload = preview.digest(page) != seen
        except Failure as failure:
            problems = (Problem(failure.message, failure.hint),)
    return {
        "reload": reload,
        "problems": [{"title": problem.title, "text": problem.text} for problem in problems],
    }


def _problem_page(problems: tuple[Problem, ...] | list[Problem]) -> bytes:
    """A page for when there is no good one yet; the live script shows the same more nicely."""
    text = "\n\n".join(f"{problem.title}\n{problem.text}" for problem in problems)
    shown = html.escape(text or "The site is being loaded.")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cribsheet</title></head>'
        f"<body><pre>{shown}</pre></body></html>"
    ).encode()
