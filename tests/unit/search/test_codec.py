from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cribsheet.search.codec import ALPHABET, encode, front_coded, shared_length, utf16


def decode(text: str) -> list[int]:
    """The numbers in a text, by the definition of an (s,c)-dense code with s = 64, c = 29."""
    numbers = []
    value, scale = 0, 1
    for symbol in map(ALPHABET.index, text):
        if symbol < 64:
            numbers.append(value + symbol * scale)
            value, scale = 0, 1
        else:
            value += symbol * scale  # (symbol - 64) + 64
            scale *= 29
    return numbers


@given(st.lists(st.integers(min_value=0, max_value=1 << 40)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decode("".join(map(encode, numbers))) == numbers


@given(st.integers(min_value=0, max_value=1 << 40))
def test_symbols_need_no_escape_in_json(number: int) -> None:
    assert all(0x20 <= ord(symbol) < 0x7F and symbol not in '"\\' for symbol in encode(number))


def test_lengths() -> None:
    assert [len(encode(value)) for value in (0, 63, 64, 1919, 1920)] == [1, 1, 2, 2, 3]


def test_front_coding_shares_beginnings() -> None:
    assert front_coded([("precise", ";"), ("precision", ";")]) == "Aprecise;Gion;"


def test_shared_length_ends_at_25() -> None:
    assert shared_length("a" * 40, "a" * 40) == 25


@given(st.lists(st.text(), min_size=2))
def test_sorting_by_utf16_puts_surrogates_before_the_last_plane(found: list[str]) -> None:
    ordered = sorted(found, key=utf16)
    units = [
        [int.from_bytes(pair, "big") for pair in zip(*[iter(utf16(word))] * 2, strict=True)]
        for word in ordered
    ]
    assert units == sorted(units)
