"""What was found out about an object of the model, kept for as long as that object is in use.

The development server plans the whole site after every save, and nearly all objects of the model
are then the very same as before: the loader reuses what it parsed. Results are kept by name, one
each, and count only for the identical object, so they can neither be wrong nor pile up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


class Memory(Generic[S, T]):
    """Results of `compute`, by name and object. Threads may share one: entries are whole tuples."""

    def __init__(self, compute: Callable[[S], T], *, most: int = 0) -> None:
        """Remembers what `compute` gives: the last `most` results, or all when it is 0."""
        self._compute = compute
        self._most = most
        self._known: dict[str, tuple[S, T]] = {}

    def of(self, name: str, source: S) -> T:
        """What `compute` gives for `source`, which goes by `name`."""
        known = self._known.get(name)
        if known is None or known[0] is not source:
            if known is None and self._most and len(self._known) >= self._most:
                self._forget_oldest()
            known = self._known[name] = (source, self._compute(source))
        return known[1]

    def _forget_oldest(self) -> None:
        """Makes room. What was remembered last is asked for next: a group after its topics."""
        for oldest in list(self._known)[:1]:  # in one step: another thread may be doing the same
            self._known.pop(oldest, None)
