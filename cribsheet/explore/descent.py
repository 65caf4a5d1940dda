"""Gradient descent on a bowl: what the learning rate does to the walk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, repeat

from cribsheet.explore.explorable import Explorable, cells

START = 2.0
"""Weight before the first step. The loss is its square, so the gradient is twice the weight."""
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Walk:
    """The weight and its loss before the first step and after each."""

    weights: list[float]
    losses: list[float]


def measure(rate: float, steps: int) -> Walk:
    """`steps` steps of ``w - rate * 2w`` from `START`."""
    weights = list(accumulate(repeat(rate, steps), lambda w, r: w - r * 2 * w, initial=START))
    return Walk(weights, [weight * weight for weight in weights])


def _row(rate: float, outcome: str) -> tuple[str, ...]:
    walk = measure(rate, _STEPS)
    shown = (walk.weights[1], walk.weights[2], walk.weights[_STEPS], walk.losses[_STEPS])
    return (f"{rate:.2f}", *cells(shown), outcome)


EXPLORABLE = Explorable(
    id="learning-rate",
    title="Choose the learning rate",
    about=(
        "One weight on the loss w², from w = 2. Every step goes against the gradient 2w,"
        " as far as the learning rate says."
    ),
    given={"start": START},
    columns=(
        *("Learning rate", "w after 1 step", "after 2", f"after {_STEPS}"),
        *(f"Loss after {_STEPS}", "What happens"),
    ),
    rows=(
        _row(0.01, "Creeps"),
        _row(0.1, "Walks down"),
        _row(0.3, "Arrives"),
        _row(0.9, "Swings, and settles slowly"),
        _row(1, "Swings forever"),
        _row(1.1, "Climbs: diverges"),
    ),
)
