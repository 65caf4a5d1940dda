"""Runs tasks in forked processes.

A fork sees everything its parent has built, so a task is a plain closure over the site: nothing is
pickled on the way in, only results on the way back. Where forking is not safe (macOS, Windows) the
tasks run one after the other in this process.

Each worker has its own pipe and asks for the next task when it is done with one. A worker whose
parent was killed reads the end of its pipe and leaves.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import TypeVar

from cribsheet.failure import ExitCode, Failure

T = TypeVar("T")


def run(tasks: Sequence[Callable[[], T]], jobs: int) -> Iterator[T]:
    """Yields each task's result as it comes, in no fixed order.

    Raises:
        Exception: what a task raised; the others are then given up.
    """
    jobs = min(jobs, len(tasks))
    if jobs < 2 or sys.platform != "linux" or threading.active_count() > 1:
        for task in tasks:
            yield task()
        return
    yield from _run_forked(tasks, jobs)


def _run_forked(tasks: Sequence[Callable[[], T]], jobs: int) -> Iterator[T]:
    context = multiprocessing.get_context("fork")
    workers: dict[Connection, ForkProcess] = {}
    # Objects that exist now live until the end: keeping the collector off them leaves their pages
    # shared between the processes.
    gc.collect()
    gc.freeze()
    try:
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            inherited = [*workers, ours]
            worker = context.Process(target=_work, args=(tasks, theirs, inherited), daemon=True)
            worker.start()
            theirs.close()
            workers[ours] = worker
        waiting = iter(range(len(tasks)))
        busy = [ours for ours in workers if _hand_out(ours, waiting)]
        while busy:
            ready = wait(busy)
            for ours in [ours for ours in busy if ours in ready]:
                yield _receive(ours, workers[ours])
                if not _hand_out(ours, waiting):
                    busy.remove(ours)
        for worker in workers.values():
            worker.join()
    finally:
        gc.unfreeze()
        for ours, worker in workers.items():
            ours.close()
            worker.terminate()
            worker.join()


def _hand_out(ours: Connection, waiting: Iterator[int]) -> bool:
    """Sends the next task's number, or None when there is none left."""
    number = next(waiting, None)
    try:
        ours.send(number)
    except OSError:
        return True  # the worker is gone: `_receive` says so
    return number is not None


def _receive(ours: Connection, worker: ForkProcess) -> T:  # type: ignore[type-var]
    try:
        done, value = ours.recv()
    except (EOFError, OSError):
        worker.join()
        message = f"a worker process ended unexpectedly (exit code {worker.exitcode})"
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
    # What a task leaves behind is mostly freed by reference counts: looking for cycles at the usual
    # pace costs a fifth of the time.
    gc.set_threshold(100_000, 50, 100)
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
