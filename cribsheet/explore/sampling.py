"""Temperature, top-k and top-p over the next token: what is left to draw from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import exp

from cribsheet.explore.drawing import Drawing, Shape, box, label, lines, percent
from cribsheet.explore.explorable import Explorable

TOKENS = ["late", "today", "early", "yesterday", "damaged", "broken", "here", "singing"]
"""What may follow "The parcel arrived", the likeliest first: made up."""
LOGITS = [3.0, 2.4, 1.8, 1.5, 0.9, 0.4, -0.2, -1.5]


@dataclass(frozen=True, slots=True)
class Draw:
    """Probabilities of the tokens, in their order; each list adds up to 1."""

    shares: list[float]
    """After the temperature, before anything is cut."""
    drawn: list[float]
    """After top-k and top-p, scaled up again; 0 for what is cut."""


def measure(temperature: float, top_k: int, top_p: float) -> Draw:
    """Softmax of the logits over the temperature, cut by top-k and then by top-p.

    At temperature 0 the likeliest token is certain. Top-p keeps the fewest tokens, likeliest first,
    whose probabilities among those that top-k left add up to at least `top_p`.
    """
    if temperature == 0:
        shares = [1.0, *(0.0 for _ in LOGITS[1:])]
    else:
        weights = [exp((logit - LOGITS[0]) / temperature) for logit in LOGITS]
        shares = _scaled(weights)
    left = _scaled([share if rank < top_k else 0.0 for rank, share in enumerate(shares)])
    before = [0.0, *accumulate(left)]
    kept = [
        share if top_p >= 1 or sum_before < top_p else 0.0
        for share, sum_before in zip(left, before, strict=False)
    ]
    return Draw(shares, _scaled(kept))


def _scaled(weights: list[float]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights]


def _row(temperature: float, top_k: int, top_p: float) -> tuple[str, ...]:
    drawn = measure(temperature, top_k, top_p).drawn
    left = sum(share > 0 for share in drawn)
    return (f"{temperature:.1f}", str(top_k), f"{top_p:.2f}", str(left), f"{drawn[0]:.0%}")


_ROW = 27
_LEFT = 84
_LENGTH = 210


def draw(temperature: float, top_k: int, top_p: float) -> Drawing:
    """A bar per token: filled as far as it can be drawn, an outline before the cut."""
    draw = measure(temperature, top_k, top_p)
    shown = [percent(share) if share > 0 else "cut" for share in draw.drawn]
    told = ", ".join(f"{token} {share}" for token, share in zip(TOKENS, shown, strict=True))
    shapes: list[Shape] = [
        label("fig-small", _LEFT, 12, "filled: drawn from · outline: before the cut")
    ]
    for rank, token in enumerate(TOKENS):
        y = 20 + _ROW * rank
        right = _LEFT + _LENGTH * draw.shares[rank]
        outline = [(_LEFT, y + 3), (right, y + 3), (right, y + _ROW - 5), (_LEFT, y + _ROW - 5)]
        shapes += (
            label("fig-end", _LEFT - 8, y + 16, token),
            box("fig-a", _LEFT, y + 3, _LENGTH * draw.drawn[rank], _ROW - 8),
            lines("fig-line", outline),
            label("fig-end", 356, y + 16, shown[rank]),
        )
    bottom = 18 + _ROW * len(TOKENS)
    return Drawing(
        height=bottom + 2,
        alt=f"Bars, likeliest token first: {told}.",
        shapes=(*shapes, lines("fig-line", [(_LEFT, 18), (_LEFT, bottom)])),
    )


EXPLORABLE = Explorable(
    id="sampling",
    title="Draw the next token",
    about=(
        f"“The parcel arrived …”, and the {len(TOKENS)} tokens a model might go on with."
        " Temperature reshapes their probabilities; top-k, then top-p, cut the tail."
    ),
    given={"tokens": TOKENS, "logits": LOGITS},
    columns=("Temperature", "Top-k", "Top-p", "Tokens left", f"Chance of “{TOKENS[0]}”"),
    rows=(
        *(_row(temperature, len(TOKENS), 1) for temperature in (0, 0.5, 1, 2)),
        _row(1, 3, 1),
        _row(1, len(TOKENS), 0.8),
        _row(2, len(TOKENS), 0.8),
    ),
    drawing=draw(1, len(TOKENS), 1),
    drawn="a temperature of 1, with nothing cut",
)
