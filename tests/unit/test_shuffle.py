"""An order that is never the right one."""

from __future__ import annotations

from collections import Counter

from cribsheet.shuffle import shuffled


def test_it_is_an_order_but_not_the_right_one() -> None:
    for count in range(2, 8):
        for seed in range(50):
            order = shuffled(count, str(seed))
            assert sorted(order) == list(range(count))
            assert list(order) != list(range(count))


def test_one_thing_has_one_order() -> None:
    assert shuffled(0, "a") == ()
    assert shuffled(1, "a") == (0,)


def test_the_seed_decides() -> None:
    assert shuffled(5, "a") == shuffled(5, "a")
    assert len({shuffled(5, str(seed)) for seed in range(100)}) > 50


def test_every_other_order_comes_up() -> None:
    found = Counter(shuffled(3, str(seed)) for seed in range(600))
    assert len(found) == 5
    assert min(found.values()) > 40
