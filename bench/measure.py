"""Runs commands and measures them: wall time, CPU time, peak memory of the whole process tree."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
"""Python as it comes: with the bytecode that it keeps, above all."""
_MEMORY_STEP = 0.05
"""Seconds between two looks at the memory of a process tree."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: seconds of wall and CPU time, and MB of memory (0: not measured)."""

    wall: float
    cpu: float
    memory: float = 0


def run(
    command: Sequence[str],
    folder: Path,
    *,
    memory: bool = False,
    environment: dict[str, str] | None = None,
) -> Cost:
    """Runs a command in `folder`; it must succeed.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        memory: also watch the memory, which takes a little of the time that is measured.
        environment: variables to set on top of ours.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**_ENVIRONMENT, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as job:
        peak = [0.0]
        watcher = threading.Thread(target=_watch, args=(job, peak))
        if memory:
            watcher.start()
        said, _ = job.communicate()
        wall = time.perf_counter() - started
        if memory:
            watcher.join()
    if job.returncode != 0:
        message = f"{' '.join(command)} exited {job.returncode}:\n{said[-2000:]}"
        raise RuntimeError(message)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, peak[0])


def keep_to(cores: int) -> int:
    """Keeps this process and all it starts to so many cores, where the system can; returns them."""
    if not hasattr(os, "sched_setaffinity"):
        return os.cpu_count() or 1
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    os.sched_setaffinity(0, allowed)
    return len(allowed)


def median(costs: Sequence[Cost]) -> Cost:
    """The medians of several runs, each of its own."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
    )


def repeat(times: int, once: Callable[[], Cost]) -> Cost:
    """The medians of `times` runs."""
    return median([once() for _ in range(times)])


def _watch(job: subprocess.Popen[str], peak: list[float]) -> None:
    while job.poll() is None:
        peak[0] = max(peak[0], tree_memory(job.pid))
        time.sleep(_MEMORY_STEP)


def tree_memory(root: int) -> float:
    """MB of a process and all below it (Linux; 0 elsewhere).

    Proportional set size: a page that forked processes share counts once, not once for each.
    """
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue
        parent = int(stat.rpartition(")")[2].split()[1])
        children.setdefault(parent, []).append(int(folder.name))
    total, pending = 0, [root]
    while pending:
        pid = pending.pop()
        pending += children.get(pid, [])
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(
            (int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0
        )
    return total / 1024
