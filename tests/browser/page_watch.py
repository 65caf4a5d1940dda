"""What goes wrong in a page without showing: errors, failed requests, requests to other hosts."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

_OWN_HOSTS = frozenset({"127.0.0.1", "localhost"})
_LOCAL_SCHEMES = frozenset({"about", "blob", "data"})
_FIRST_ERROR_STATUS = 400


class PageWatch:
    """Collects the problems of every page in the contexts it follows."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def follow(self, context: BrowserContext, *, may_fail: tuple[str, ...] = ()) -> None:
        """Listens to all pages of a context.

        Args:
            context: the context, before it has a page.
            may_fail: parts of addresses that are expected to fail; other problems still count.
        """

        def expected(url: str) -> bool:
            return any(part in url for part in may_fail)

        def console(message: ConsoleMessage) -> None:
            source = str(message.location.get("url", ""))
            # The browser reports every failed request on the console too.
            if message.type == "error" and not expected(source):
                self.problems.append(f"console error: {message.text} ({source})")

        def request(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme not in _LOCAL_SCHEMES and parts.hostname not in _OWN_HOSTS:
                self.problems.append(f"third-party request: {request.url}")

        def failed(request: Request) -> None:
            # A page that is left or closed aborts what it was still loading.
            if request.failure != "net::ERR_ABORTED" and not expected(request.url):
                self.problems.append(f"failed request: {request.url} ({request.failure})")

        def answered(response: Response) -> None:
            if response.status >= _FIRST_ERROR_STATUS and not expected(response.url):
                self.problems.append(f"status {response.status}: {response.url}")

        def error(error: WebError) -> None:
            self.problems.append(f"uncaught error: {error.error.stack or error.error.message}")

        context.on("console", console)
        context.on("request", request)
        context.on("requestfailed", failed)
        context.on("response", answered)
        context.on("weberror", error)
