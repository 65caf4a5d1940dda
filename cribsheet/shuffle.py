"""An order that is not the right one, and the same in every build."""

from __future__ import annotations

import hashlib


def shuffled(count: int, seed: str) -> tuple[int, ...]:
    """The numbers below `count` in an order that `seed` decides; never the ascending one.

    With fewer than two there is no other order.
    """
    order = sorted(range(count), key=lambda n: hashlib.sha256(f"{seed}:{n}".encode()).digest())
    if order == list(range(count)):
        order = [*order[1:], *order[:1]]
    return tuple(order)
