"""What an answer says, apart from how it is written.

Readers' progress remembers the hash of the answer they learned. A corrected spelling keeps it; an
answer that has become another one changes it, and the reader is told.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_POINT = re.compile(r"\.(?<=\d\.)(?=\d)|-(?<!\w-)(?=\d)|\u2212(?<!\w\u2212)(?=\d)")
"""What counts although it is punctuation: 0.5 is not 05, and -1 is not 1. Each branch begins with
its character, since `re` can then look for nothing but these three."""


class _Bare(dict[int, int | None]):
    """What `str.translate` makes of a character: itself, or nothing. Looked up once for each."""

    def __missing__(self, code: int) -> int | None:
        kept = unicodedata.category(chr(code))[0] in "LNMS"
        self[code] = code if kept else None
        return self[code]


_BARE = _Bare()
_ASCII = bytes(range(128))
_LOWER = (_ASCII + bytes(128)).lower()
_DROPPED = bytes(code for code in _ASCII if _BARE[code] is None)


def bare_text(text: str) -> str:
    """The text's letters, digits and symbols, casefolded: without spacing and punctuation."""
    kept = _POINT.sub(lambda found: "+" if found[0] == "." else "~", text)
    if kept.isascii():  # most texts: NFKC and casefolding come down to small letters
        return kept.encode().translate(_LOWER, _DROPPED).decode()
    folded = unicodedata.normalize("NFKC", kept).casefold()
    return folded.translate(_BARE)


def answer_hash(kind: str, parts: Iterable[str]) -> str:
    """12 hexadecimal digits for an answer of that kind that consists of these texts, in order."""
    said = "\n".join((kind, *map(bare_text, parts)))
    return hashlib.sha256(said.encode()).hexdigest()[:12]
