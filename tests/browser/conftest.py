"""A browser and pages that fail their test for any error, failed request or outside request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    StorageState,
    expect,
    sync_playwright,
)

from tests.browser.page_watch import PageWatch
from tests.browser.study_site import make_study_site
from tests.browser_binary import find_browser, prepare_playwright
from tests.conftest import BuiltSite
from tests.static_server import serving

# Names other than those of this machine resolve to nothing, so a page that asks another host for
# something is reported and nothing leaves the machine.
_ONLY_THIS_MACHINE = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


class OpenPage(Protocol):
    """What the fixture `open_page` gives."""

    def __call__(
        self,
        url: str,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        javascript: bool = True,
        reduced_motion: bool = True,
        forced_colors: bool = False,
        touch: bool = False,
        state: StorageState | None = None,
        status: int = 200,
        may_fail: tuple[str, ...] = (),
    ) -> Page:
        """Opens an address in a context of its own and returns the page once it has loaded.

        Args:
            url: absolute address.
            width: of the viewport in CSS pixels, as `height`.
            height: of the viewport.
            scheme: the reader's colour scheme, ``light`` or ``dark``.
            javascript: whether scripts run.
            reduced_motion: whether the reader asked for less motion.
            forced_colors: whether the system forces its colours.
            touch: whether the screen can be touched.
            state: what the browser has kept from before it was closed.
            status: HTTP status expected of the page itself.
            may_fail: parts of addresses whose failing is what the test is about.
        """
        ...


# Package scope: Playwright's sync API keeps an event loop running in this thread, which would be
# in the way of tests elsewhere that start one.
# A busy machine is no failure; what is right shows as soon as it is there.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One headless browser for all browser tests."""
    program = find_browser()
    prepare_playwright()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                f"--host-resolver-rules={_ONLY_THIS_MACHINE}",
                "--disable-gpu",
                # Containers give /dev/shm too little room for a big page.
                "--disable-dev-shm-usage",
                "--font-render-hinting=none",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def study_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A small site to study; see `study_site.py`."""
    folder = make_study_site(tmp_path_factory.mktemp("study"))
    with serving(folder) as url:
        yield BuiltSite(folder, "/", url)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages; at the end of the test whatever went wrong in any of them fails it."""
    watch = PageWatch()
    contexts: list[BrowserContext] = []

    def open_page(
        url: str,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        javascript: bool = True,
        reduced_motion: bool = True,
        forced_colors: bool = False,
        touch: bool = False,
        state: StorageState | None = None,
        status: int = 200,
        may_fail: tuple[str, ...] = (),
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            forced_colors="active" if forced_colors else "none",
            has_touch=touch,
            storage_state=state,
            locale="en-GB",
            timezone_id="UTC",
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        expected = (url,) if status >= 400 else ()
        watch.follow(context, may_fail=(*may_fail, *expected))
        page = context.new_page()
        response = page.goto(url, wait_until="load")
        assert response is not None, f"{url} is not a page of its own"
        assert response.status == status, f"{url} answered {response.status}"
        return page

    yield open_page
    for context in contexts:
        context.close()
    if watch.problems:
        pytest.fail("\n".join(watch.problems), pytrace=False)


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serves a folder: ``serve(folder, base="/")`` returns its address, a new port each time."""
    with ExitStack() as stack:

        def serve(folder: Path, base: str = "/") -> str:
            return stack.enter_context(serving(folder, base))

        yield serve
