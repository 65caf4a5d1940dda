"""Inference cost: paid by the token, or by the hour for provisioned capacity."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import ceil

from cribsheet.explore.drawing import Axes, Drawing, Pair, dot, label, lines
from cribsheet.explore.explorable import Explorable


@dataclass(frozen=True, slots=True)
class Prices:
    """What the cost of an hour hangs on besides the load.

    The first values are made up: plain numbers, so that nobody takes them for a price list.
    """

    tokens_in: float = 1500
    """Input tokens per request."""
    tokens_out: float = 500
    price_in: float = 1
    """US dollars per million input tokens."""
    price_out: float = 4
    unit_price: float = 20
    """US dollars per hour of a provisioned unit."""
    unit_requests: float = 8000
    """Requests that a unit serves per hour."""


@dataclass(frozen=True, slots=True)
class Cost:
    """US dollars."""

    request: float
    """One request by the token."""
    tokens: float
    """An hour by the token."""
    units: int
    """Provisioned units that serve the hour's requests: at least one."""
    reserved: float
    """An hour of those units."""
    even: float | None
    """Requests per hour from which one unit costs no more than tokens; None when even a full one
    costs more."""


def measure(requests: float, prices: Prices) -> Cost:
    """The cost of an hour with so many `requests`."""
    per_million = prices.tokens_in * prices.price_in + prices.tokens_out * prices.price_out
    request = per_million / 1e6
    units = max(1, ceil(requests / prices.unit_requests))
    even = prices.unit_price / request if request > 0 else None
    return Cost(
        request=request,
        tokens=requests * request,
        units=units,
        reserved=units * prices.unit_price,
        even=even if even is not None and even <= prices.unit_requests else None,
    )


_MADE_UP = Prices()


def _row(requests: int) -> tuple[str, ...]:
    cost = measure(requests, _MADE_UP)
    cheaper = "Tokens" if cost.tokens < cost.reserved else "Provisioned"
    return (f"{requests:,}", f"{cost.tokens:.2f}", str(cost.units), f"{cost.reserved:.2f}", cheaper)


_MOST = 20_000
_AREA = (40, 42, 300, 150)


def draw(requests: float, prices: Prices) -> Drawing:
    """Both costs of an hour over its requests, with a point on each for `requests`."""
    cost, end = measure(requests, prices), measure(_MOST, prices)
    top = max(end.tokens, end.reserved, 0.01)
    axes = Axes(_AREA, (0, _MOST), (0, top))
    left, upper, width, height = _AREA
    stairs: list[Pair] = []
    for step in range(1, ceil(_MOST / prices.unit_requests) + 1):
        level = step * prices.unit_price
        stairs.append(axes.at((step - 1) * prices.unit_requests, level))
        stairs.append(axes.at(step * prices.unit_requests, level))
    pays = (
        "One unit never pays off."
        if cost.even is None
        else f"One unit pays off from {ceil(cost.even):,} requests."
    )
    return Drawing(
        height=216,
        alt=(
            "Cost per hour over requests per hour. By the token it rises evenly to "
            f"{end.tokens:.2f} dollars at {_MOST:,} requests; provisioned it is a staircase that "
            f"ends at {end.reserved:.2f}. {pays}"
        ),
        shapes=(
            *axes.frame("requests per hour", ""),
            label("fig-small", 4, 32, "USD per hour"),
            label("fig-end fig-small", left - 4, upper + 4, f"{top:,.0f}"),
            label("fig-end fig-small", left + width, upper + height + 14, f"{_MOST:,}"),
            lines("fig-a-line", [(4, 14), (28, 4)]),
            label("", 34, 13, "by the token"),
            lines("fig-b-line", [(136, 14), (148, 14), (148, 4), (160, 4)]),
            label("", 166, 13, "provisioned units"),
            lines("fig-dash", [axes.at(requests, 0), axes.at(requests, top)]),
            lines("fig-a-line", [axes.at(0, 0), axes.at(_MOST, end.tokens)]),
            lines("fig-b-line", stairs),
            dot("fig-arrow", *axes.at(requests, cost.tokens), 4.5),
            dot("fig-arrow", *axes.at(requests, cost.reserved), 4.5),
        ),
    )


EXPLORABLE = Explorable(
    id="capacity",
    title="Pay by the token or by the hour",
    about=(
        "All prices here are made up: put in those of your model and Region. By default a request"
        f" has {_MADE_UP.tokens_in:,} tokens in at USD {_MADE_UP.price_in} per million and"
        f" {_MADE_UP.tokens_out:,} out at USD {_MADE_UP.price_out}; a provisioned unit costs"
        f" USD {_MADE_UP.unit_price} per hour and serves {_MADE_UP.unit_requests:,} requests."
    ),
    given=asdict(_MADE_UP),
    columns=(
        *("Requests per hour", "By token, USD per hour", "Units"),
        *("Provisioned, USD per hour", "Cheaper"),
    ),
    rows=tuple(_row(requests) for requests in (1000, 4000, 6000, 8000, 10000, 16000)),
    drawing=draw(4000, _MADE_UP),
    drawn="4,000 requests per hour",
)
