"""Killed at any moment, the site is the old one or the new one, complete."""

from __future__ import annotations

import random
import subprocess
import threading
import time
from typing import TYPE_CHECKING

from cribsheet.options import MANIFEST

if TYPE_CHECKING:
    from tests.build.workplace import Workplace

KILLS = 24


def write(place: Workplace, number: int) -> None:
    topic = place.topic("gamma")
    text = topic.read_text("utf-8").partition("\n\n## State ")[0]
    topic.write_text(f"{text}\n\n## State {number}\n\nThe state is {number}.\n", "utf-8")


def started(place: Workplace) -> subprocess.Popen[bytes]:
    command = place.command(*place.arguments("--quiet", "--jobs", "2"))
    return subprocess.Popen(command, start_new_session=True)


def wait_for_staging(place: Workplace, job: subprocess.Popen[bytes]) -> None:
    staging = place.out.parent / ".cribsheet/output/site/new"
    while not staging.exists() and job.poll() is None:
        time.sleep(0.001)


def phases(place: Workplace) -> tuple[float, float]:
    """Seconds that a build takes before it stages anything, and from then on."""
    begun = time.monotonic()
    with started(place) as job:
        wait_for_staging(place, job)
        staged = time.monotonic()
    assert job.returncode == 0
    return staged - begun, time.monotonic() - staged


def test_kill_at_any_moment(place: Workplace) -> None:
    write(place, 0)
    place.build()
    write(place, 1)
    reading, writing = phases(place)
    chance = random.Random(1)
    before, killed = place.tree(), 0
    for number in range(2, 2 + KILLS):
        write(place, number)
        with started(place) as job:
            if number % 4 == 0:
                time.sleep(chance.uniform(0, reading))
            else:  # most of the danger is where the folders change places
                wait_for_staging(place, job)
                time.sleep(chance.uniform(0, writing))
            job.kill()
        killed += job.returncode != 0
        assert place.complete()
        if (after := place.tree()) != before:
            assert f"The state is {number}." in (place.out / "topics/gamma/index.html").read_text()
        before = after
    assert killed > KILLS // 8
    write(place, 1000)
    place.build()
    assert place.complete()
    workspace = place.out.parent / ".cribsheet/output/site"
    assert not (workspace / "new").exists()
    assert not (workspace / "old").exists()
    assert not list(workspace.glob("*tmp*"))


def test_a_reader_always_finds_a_complete_site(place: Workplace) -> None:
    write(place, 0)
    place.build()
    stop = threading.Event()
    missing: list[str] = []
    names = (MANIFEST, "index.html", "topics/gamma/index.html")

    def read() -> None:
        while not stop.is_set():
            missing.extend(name for name in names if not (place.out / name).is_file())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(1, 5):
            write(place, number)
            place.build()
    finally:
        stop.set()
        reader.join()
    assert missing == []


def test_two_builds_at_once_wait_for_each_other(place: Workplace) -> None:
    place.build()
    write(place, 1)
    commands = [place.command(*place.arguments("--quiet")) for _ in range(4)]
    jobs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    said = [job.communicate(timeout=120)[1] for job in jobs]
    assert [job.returncode for job in jobs] == [0] * len(jobs), said
    assert any("waiting for it to end" in words for words in said)
    assert place.complete()
