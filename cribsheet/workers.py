"""Runs tasks in forked processes.

A fork sees everything its parent has built, so a task is a plain closure over the site: nothing is
pickled on the way in, only results on the way back. Where forking is not safe (macOS, Windows) the
tasks run one after the other in this process.

Each worker has its own pipe and asks for the next task when it is done with one. A worker whose
parent was killed reads the end of its pipe and leaves.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Generic, TypeVar

from cribsheet.failure import ExitCode, Failure

T = TypeVar("T")


TURNOVER = 200
"""A worker that has so many MB for itself makes way for a fresh one, if nobody says otherwise.

Whoever looks at an object counts its references, and so gets a page of memory of its own: a worker
that has rendered everything holds a copy of the whole site. A fresh fork shares all of it again,
but the larger the site, the longer it takes to fork.
"""
_FAULTS = 25_000
"""Page faults from one look at a worker's memory to the next; most gave it 4 kB."""
_TASKS = 256
"""Tasks after which it is looked at in any case: a fault may give it a page of 2 MB."""


def run(
    tasks: Sequence[Callable[[], T]], jobs: int, *, turnover: int | None = TURNOVER
) -> Iterator[T]:
    """Yields each task's result as it comes, in no fixed order.

    Args:
        tasks: what to do.
        jobs: the most workers at a time.
        turnover: MB that a worker has for itself when it makes way for a fresh one; None: it stays.

    Raises:
        Exception: what a task raised; the others are then given up.
    """
    jobs = min(jobs, len(tasks))
    if jobs < 2 or sys.platform != "linux" or threading.active_count() > 1:
        for task in tasks:
            yield task()
        return
    # Objects that exist now live until the end: keeping the collector off them leaves their pages
    # shared between the processes. Where it is at work, it first frees what it can.
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    crew = _Crew(tasks, turnover)
    try:
        yield from crew.run(jobs)
    finally:
        gc.unfreeze()
        crew.dismiss()


class _Crew(Generic[T]):
    """The workers of one run, each behind its pipe; true: it is to make way for a fresh one."""

    def __init__(self, tasks: Sequence[Callable[[], T]], turnover: int | None) -> None:
        self._tasks = tasks
        self._turnover = turnover
        self._waiting = deque(range(len(tasks)))
        self._at_work: dict[Connection, bool] = {}
        self._processes: dict[Connection, ForkProcess] = {}
        self._context = multiprocessing.get_context("fork")

    def run(self, jobs: int) -> Iterator[T]:
        for _ in range(jobs):
            self._hire()
        while self._at_work:
            ready = wait(list(self._at_work))
            for ours in [ours for ours in self._at_work if ours in ready]:
                yield self._receive(ours)
                self._hand_out(ours)

    def dismiss(self) -> None:
        """Ends all workers, whatever they are doing."""
        for ours, process in self._processes.items():
            ours.close()
            process.terminate()
            process.join()

    def _hire(self) -> None:
        ours, theirs = self._context.Pipe()
        inherited = [*self._at_work, ours]
        process = self._context.Process(
            target=_work, args=(self._tasks, theirs, inherited, self._turnover), daemon=True
        )
        process.start()
        theirs.close()
        self._processes[ours] = process
        self._at_work[ours] = False
        self._hand_out(ours)

    def _hand_out(self, ours: Connection) -> None:
        """Sends the next task's number; None, and a successor, when the worker has done enough."""
        enough = not self._waiting or self._at_work[ours]
        with contextlib.suppress(OSError):  # the worker is gone: `_receive` says so
            ours.send(None if enough else self._waiting.popleft())
        if enough:
            del self._at_work[ours]
            if self._waiting:
                self._hire()

    def _receive(self, ours: Connection) -> T:
        try:
            done, value, self._at_work[ours] = ours.recv()
        except (EOFError, OSError):
            process = self._processes[ours]
            process.join()
            message = f"a worker process ended unexpectedly (exit code {process.exitcode})"
            hint = "it may have run out of memory; --jobs 1 works in one process"
            raise Failure(message, hint=hint, exit_code=ExitCode.INTERNAL) from None
        if done:
            return value  # type: ignore[no-any-return]
        raise value


def _work(
    tasks: Sequence[Callable[[], T]],
    theirs: Connection,
    inherited: Sequence[Connection],
    turnover: int | None,
) -> None:
    # Ctrl-C reaches every process of the terminal; the parent answers for all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in inherited:
        connection.close()
    # What a task leaves behind is freed by reference counts but for a few cycles, and a worker does
    # not live long: looking for them would cost a tenth of its time, and copy what it looks at.
    gc.disable()
    size = _Size()
    try:
        while (number := theirs.recv()) is not None:
            done, value = _attempt(tasks[number])
            theirs.send((done, value, size.reached(turnover)))
    except (EOFError, OSError):
        pass  # the parent is gone
    # Not through the interpreter's shutdown: freeing what the parent built would copy its pages.
    os._exit(0)


class _Size:
    """How much memory this process has for itself, looked at as seldom as possible."""

    def __init__(self) -> None:
        self._seen = self._faults()
        self._tasks = 0

    def reached(self, most: int | None) -> bool:
        """Whether it is so many MB."""
        faults = self._faults()
        self._tasks += 1
        if most is None or (faults - self._seen < _FAULTS and self._tasks < _TASKS):
            return False
        self._seen, self._tasks = faults, 0
        # https://docs.kernel.org/filesystems/proc.html: what no other process shares, in kB.
        try:
            rollup = Path("/proc/self/smaps_rollup").read_text("ascii")
        except OSError:  # not on every Linux
            return True
        own = sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Priv"))
        return own >= most * 1024

    def _faults(self) -> int:
        import resource  # noqa: PLC0415 - not everywhere, and neither is forking

        return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def _attempt(task: Callable[[], T]) -> tuple[bool, T | Exception]:
    try:
        return True, task()
    except Exception as error:  # noqa: BLE001 - handed to the parent, which raises it
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - made one line above
        except Exception:  # noqa: BLE001 - an exception that cannot travel
            return False, RuntimeError("".join(traceback.format_exception(error)))
        error.add_note("".join(traceback.format_exception(error)))
        return False, error
