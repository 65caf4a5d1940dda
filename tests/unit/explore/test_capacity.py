"""Cost by the token and by the hour."""

from __future__ import annotations

from cribsheet.explore.capacity import EXPLORABLE, Cost, Prices, measure


def test_the_example_of_the_topic() -> None:
    cost = measure(10_000, Prices())
    assert cost == Cost(0.0035, 35.0, 2, 40.0, 20 / 0.0035)


def test_a_unit_that_serves_too_little_never_pays_off() -> None:
    assert measure(1, Prices(unit_requests=5000)).even is None
    assert measure(1, Prices(price_in=0, price_out=0)).even is None


def test_the_table_changes_sides_with_the_load_and_back_at_a_second_unit() -> None:
    cheaper = [row[4] for row in EXPLORABLE.rows]
    assert cheaper == ["Tokens", "Tokens", "Provisioned", "Provisioned", "Tokens", "Provisioned"]
