"""An order that is not the right one, and the same in every build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Stays the same from build to build."""


T = TypeVar("T", bound=Named)


def drawn(items: Iterable[T], seed: str) -> list[T]:
    """The items in an order that `seed` and their ids decide, whatever others there are."""
    return sorted(items, key=lambda one: hashlib.sha256(f"{seed}:{one.id}".encode()).digest())


def shuffled(count: int, seed: str) -> tuple[int, ...]:
    """The numbers below `count` in an order that `seed` decides; never the ascending one.

    With fewer than two there is no other order.
    """
    order = sorted(range(count), key=lambda n: hashlib.sha256(f"{seed}:{n}".encode()).digest())
    if order == list(range(count)):
        order = [*order[1:], *order[:1]]
    return tuple(order)
