"""Numbers and sorted words as printable text that compresses well.

Hosts compress `.json` on the way out but not arbitrary bytes, so the files of the index are JSON
whose strings hold numbers in an (s,c)-dense code (Brisaboa, Fariña, Navarro and Esteller,
"(S,C)-Dense Coding", SPIRE 2003): the symbols are the printable ASCII characters that JSON leaves
unescaped; 64 of them end a number, the other 29 continue it. `assets/js/search/codec.js` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable

ALPHABET = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
_STOPPERS = 64
_CONTINUERS = len(ALPHABET) - _STOPPERS
LONGEST_SHARED = 25
"""The largest count one upper-case letter holds."""


def _encode(value: int) -> str:
    symbols: list[str] = []
    while value >= _STOPPERS:
        value -= _STOPPERS
        symbols.append(ALPHABET[_STOPPERS + value % _CONTINUERS])
        value //= _CONTINUERS
    symbols.append(ALPHABET[value])
    return "".join(symbols)


class _Codes(dict[int, str]):
    """Symbols by number, each worked out once."""

    def __missing__(self, value: int) -> str:
        code = self[value] = _encode(value)
        return code


encode = _Codes().__getitem__
"""Return a whole number ≥ 0 as one or more symbols. (Called for every posting of an index.)"""


def shared_length(left: str, right: str) -> int:
    """Return how many leading characters two words share, at most 25."""
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other or length == LONGEST_SHARED:
            break
        length += 1
    return length


def letter(count: int) -> str:
    """Return a count of 0 to 25 as an upper-case letter; indexed words hold none of those."""
    return chr(ord("A") + count)


def utf16(word: str) -> bytes:
    """Return the key that sorts words as JavaScript sorts strings, by UTF-16 code units."""
    return word.encode("utf-16-be")


def front_coded(entries: Iterable[tuple[str, str]]) -> str:
    """Return sorted words, each as the count it shares with the one before, its rest, its note.

    Args:
        entries: Pairs of a word and the text that follows it.
    """
    parts: list[str] = []
    previous = ""
    for word, note in entries:
        shared = shared_length(previous, word)
        parts.append(letter(shared) + word[shared:] + note)
        previous = word
    return "".join(parts)
