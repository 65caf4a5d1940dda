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
from typing import Generic, TypeVar

from cribsheet.failure import ExitCode, Failure

T = TypeVar("T")


TURNOVER = 32
"""After so many tasks a worker makes way for a fresh one, if nobody says otherwise.

Whoever looks at an object counts its references, and so gets a page of memory of its own: a worker
that has rendered everything holds a copy of the whole site. A fresh fork shares all of it again.
"""


def run(tasks: Sequence[Callable[[], T]], jobs: int, *, turnover: int = TURNOVER) -> Iterator[T]:
    """Yields each task's result as it comes, in no fixed order.

    Args:
        tasks: what to do.
        jobs: the most workers at a time.
        turnover: tasks after which a worker makes way for a fresh one.

    Raises:
        Exception: what a task raised; the others are then given up.
    """
    jobs = min(jobs, len(tasks))
    if jobs < 2 or sys.platform != "linux" or threading.active_count() > 1:
        for task in tasks:
            yield task()
        return
    # Objects that exist now live until the end: keeping the collector off them leaves their pages
    # shared between the processes.
    gc.collect()
    gc.freeze()
    crew = _Crew(tasks, turnover)
    try:
        yield from crew.run(jobs)
    finally:
        gc.unfreeze()
        crew.dismiss()


class _Crew(Generic[T]):
    """The workers of one run, each behind its pipe with the number of tasks it may still take."""

    def __init__(self, tasks: Sequence[Callable[[], T]], turnover: int) -> None:
        self._tasks = tasks
        self._turnover = turnover
        self._waiting = deque(range(len(tasks)))
        self._left: dict[Connection, int] = {}
        self._processes: dict[Connection, ForkProcess] = {}
        self._context = multiprocessing.get_context("fork")

    def run(self, jobs: int) -> Iterator[T]:
        for _ in range(jobs):
            self._hire()
        while self._left:
            ready = wait(list(self._left))
            for ours in [ours for ours in self._left if ours in ready]:
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
        inherited = [*self._left, ours]
        process = self._context.Process(
            target=_work, args=(self._tasks, theirs, inherited), daemon=True
        )
        process.start()
        theirs.close()
        self._processes[ours] = process
        self._left[ours] = self._turnover
        self._hand_out(ours)

    def _hand_out(self, ours: Connection) -> None:
        """Sends the next task's number; None, and a successor, when the worker has done enough."""
        enough = not self._waiting or not self._left[ours]
        with contextlib.suppress(OSError):  # the worker is gone: `_receive` says so
            ours.send(None if enough else self._waiting.popleft())
        self._left[ours] -= 1
        if enough:
            del self._left[ours]
            if self._waiting:
                self._hire()

    def _receive(self, ours: Connection) -> T:
        try:
            done, value = ours.recv()
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
    tasks: Sequence[Callable[[], T]], theirs: Connection, inherited: Sequence[Connection]
) -> None:
    # Ctrl-C reaches every process of the terminal; the parent answers for all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in inherited:
        connection.close()
    # What a task leaves behind is freed by reference counts but for a few cycles, and a worker does
    # not live long: looking for them would cost a tenth of its time, and copy what it looks at.
    gc.disable()
    try:
        while (number := theirs.recv()) is not None:
            theirs.send(_attempt(tasks[number]))
    except (EOFError, OSError):
        pass  # the parent is gone
    # Not through the interpreter's shutdown: freeing what the parent built would copy its pages.
    os._exit(0)


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
