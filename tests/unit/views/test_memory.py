"""Results kept by name, for the identical object."""

from __future__ import annotations

from collections.abc import Callable

from cribsheet.views.memory import Memory


def noting(made: list[object]) -> Callable[[object], int]:
    """A computation that notes of what, and gives how many there were."""

    def compute(source: object) -> int:
        made.append(source)
        return len(made)

    return compute


def test_a_result_is_made_once_for_each_object() -> None:
    made: list[object] = []
    memory = Memory(noting(made))
    one, other = object(), object()
    assert [memory.of("a", one), memory.of("a", one), memory.of("b", other)] == [1, 1, 2]
    assert memory.of("a", other) == 3
    assert made == [one, other, other]


def test_the_oldest_result_makes_way() -> None:
    made: list[object] = []
    memory = Memory(noting(made), most=2)
    assert [memory.of(name, name) for name in "abcbca"] == [1, 2, 3, 2, 3, 4]
    assert made == ["a", "b", "c", "a"]


def test_another_object_of_a_known_name_takes_no_other_place() -> None:
    made: list[object] = []
    memory = Memory(noting(made), most=2)
    one, other, third = object(), object(), object()
    for name, source in (("a", one), ("b", other), ("b", third), ("a", one)):
        memory.of(name, source)
    assert made == [one, other, third]
