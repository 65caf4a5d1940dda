"""The bar shows on a terminal, to people who wait, and leaves nothing behind."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest

from cribsheet.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def forward(seconds: float) -> None:
        now[0] += seconds

    return forward


def test_a_long_stage_shows_a_bar(pass_time: Callable[[float], None]) -> None:
    stream = io.StringIO()
    progress = Progress(stream, live=True)
    pass_time(1)
    progress.stage("Rendering", 4)
    pass_time(1)
    progress.advance(3)
    assert stream.getvalue().split("\r")[-1] == "Rendering  [##################      ] 3/4"


def test_what_is_soon_over_shows_nothing(pass_time: Callable[[float], None]) -> None:
    stream = io.StringIO()
    progress = Progress(stream, live=True)
    progress.stage("Reading")
    pass_time(0.1)
    progress.stage("Rendering", 2)
    progress.advance(2)
    progress.close()
    assert stream.getvalue() == ""


def test_without_a_terminal_nothing_shows(pass_time: Callable[[float], None]) -> None:
    stream = io.StringIO()
    progress = Progress(stream, live=False)
    pass_time(10)
    progress.stage("Rendering", 2)
    progress.advance(1)
    progress.close()
    assert stream.getvalue() == ""


def test_the_bar_is_wiped_at_the_end(pass_time: Callable[[float], None]) -> None:
    stream = io.StringIO()
    progress = Progress(stream, live=True)
    pass_time(1)
    progress.stage("Reading")
    progress.close()
    *_, blank, end = stream.getvalue().split("\r")
    assert blank.strip() == end == ""
    assert len(blank) >= len("Reading")


def test_a_terminal_that_is_gone_is_no_error(pass_time: Callable[[float], None]) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError

    progress = Progress(Gone(), live=True)
    pass_time(1)
    progress.stage("Rendering", 2)
    progress.advance(1)
    progress.close()


def test_waiting_for_another_build_is_said_everywhere() -> None:
    stream = io.StringIO()
    Progress(stream, live=False).wait_for_other_build()
    assert "Another build" in stream.getvalue()
