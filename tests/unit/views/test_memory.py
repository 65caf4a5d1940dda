"""Results kept by name, for the identical object."""

from __future__ import annotations

from cribsheet.views.memory import Memory


def test_a_result_is_made_once_for_each_object() -> None:
    made: list[object] = []
    memory: Memory[object, int] = Memory(lambda source: made.append(source) or len(made))
    one, other = object(), object()
    assert [memory.of("a", one), memory.of("a", one), memory.of("b", other)] == [1, 1, 2]
    assert memory.of("a", other) == 3
    assert made == [one, other, other]


def test_the_oldest_result_makes_way() -> None:
    made: list[str] = []
    memory: Memory[str, str] = Memory(lambda source: made.append(source) or source, most=2)
    for name in "abcbca":
        assert memory.of(name, name) == name
    assert made == ["a", "b", "c", "a"]


def test_another_object_of_a_known_name_takes_no_other_place() -> None:
    made: list[object] = []
    memory: Memory[object, int] = Memory(lambda source: made.append(source) or len(made), most=2)
    one, other, third = object(), object(), object()
    for name, source in (("a", one), ("b", other), ("b", third), ("a", one)):
        memory.of(name, source)
    assert made == [one, other, third]
