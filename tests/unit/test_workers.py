"""Tasks in forked processes: results come back, failures too, and nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from functools import partial

import pytest

from cribsheet import workers
from cribsheet.failure import ExitCode, Failure

forking = pytest.mark.skipif(sys.platform != "linux", reason="workers fork on Linux only")


def square(number: int) -> int:
    return number * number


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_every_task_runs_once(jobs: int) -> None:
    tasks = [partial(square, number) for number in range(40)]
    assert sorted(workers.run(tasks, jobs)) == [number * number for number in range(40)]


def test_no_tasks_no_results() -> None:
    assert list(workers.run([], 4)) == []


@forking
def test_tasks_run_elsewhere_and_side_by_side() -> None:
    def slow() -> int:
        time.sleep(0.05)
        return os.getpid()

    pids = list(workers.run([slow] * 6, 3))
    assert len(set(pids)) == 3
    assert os.getpid() not in pids


@forking
def test_a_worker_that_has_taken_much_memory_makes_way() -> None:
    hoard = []

    def greedy() -> int:
        hoard.append(b"x" * (60 << 20))
        return os.getpid()

    pids = Counter(workers.run([greedy] * 6, 2, turnover=100))
    assert max(pids.values()) == 2
    assert len(Counter(workers.run([os.getpid] * 12, 2))) <= 2


def test_one_job_stays_in_this_process() -> None:
    assert set(workers.run([os.getpid] * 3, 1)) == {os.getpid()}


@forking
def test_a_failure_comes_back_as_itself() -> None:
    def refuse() -> None:
        raise Failure("no", hint="try yes", exit_code=ExitCode.OUTPUT)

    with pytest.raises(Failure, match="no") as caught:
        list(workers.run([refuse, refuse], 2))
    assert caught.value.hint == "try yes"
    assert caught.value.exit_code == ExitCode.OUTPUT


@forking
def test_an_error_that_cannot_travel_is_told() -> None:
    def fail() -> None:
        class Local(Exception):  # noqa: N818
            pass

        raise Local("lost in transit")

    with pytest.raises(RuntimeError, match="lost in transit"):
        list(workers.run([fail, fail], 2))


@forking
def test_a_worker_that_is_killed_is_reported() -> None:
    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(Failure, match="ended unexpectedly"):
        list(workers.run([die, die], 2))


@forking
def test_workers_end_with_a_parent_that_is_killed() -> None:
    script = textwrap.dedent("""
        import os, sys, time
        from cribsheet import workers

        def task():
            os.write(1, b"%d\\n" % os.getpid())  # one write: the workers share the pipe
            time.sleep(0.2)

        list(workers.run([task] * 100, 2))
    """)
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as parent:
        try:
            assert parent.stdout
            pids = {int(parent.stdout.readline()) for _ in range(4)}
        finally:
            parent.kill()
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not [pid for pid in pids if alive(pid)]


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
