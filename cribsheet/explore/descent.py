"""Gradient descent on a bowl: what the learning rate does to the walk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, repeat

from cribsheet.explore.drawing import Axes, Drawing, counted, dot, label, lines
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


_WIDEST = 3.0
_HIGHEST = _WIDEST**2
_MOST_STEPS = 20
_BOWL = Axes((12, 24, 170, 150), (-_WIDEST, _WIDEST), (0, _HIGHEST))
_COURSE = Axes((216, 24, 132, 150), (0, _MOST_STEPS), (0, _HIGHEST))


def draw(rate: float, steps: int) -> Drawing:
    """The walk in the bowl, and the loss over the steps."""
    walk = measure(rate, steps)
    # What has left the bowl is not drawn at a place where it is not.
    out = next((step for step, w in enumerate(walk.weights) if abs(w) > _WIDEST), None)
    seen = [_BOWL.at(w, w**2) for w in walk.weights[:out]]
    sides = [_WIDEST * (place / 20 - 1) for place in range(41)]
    (weight,), first, last = cells(walk.weights[-1:]), _short(walk.losses[0]), walk.losses[-1]
    whither = f"ending at {weight}" if out is None else f"leaving the picture at step {out}"
    return Drawing(
        height=196,
        alt=(
            f"Left: a bowl with the weight after each of {counted(steps, 'step')}, {whither}. "
            f"Right: the loss over the steps, from {first} to {_short(last)}."
        ),
        shapes=(
            *_BOWL.frame("weight w", "loss w²"),
            lines("fig-thin", [_BOWL.at(w, w**2) for w in sides]),
            lines("fig-b-line", seen),
            *(
                dot("fig-arrow" if step else "fig-box", x, y, 3.5)
                for step, (x, y) in enumerate(seen)
            ),
            *_COURSE.frame("steps", "loss"),
            lines("fig-a-line", [_COURSE.at(step, loss) for step, loss in enumerate(walk.losses)]),
            *([] if out is None else [label("fig-mid", 97, 60, "out of the picture")]),
        ),
    )


def _short(loss: float) -> str:
    return f"{loss:.2f}" if loss < 1000 else f"{loss:,.0f}"


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
    drawing=draw(0.1, _STEPS),
    drawn="ten steps at a learning rate of 0.10",
)
