r"""The words of a text, exactly as `assets/js/search/tokenizer.js` finds them.

A *run* is letters and digits without a gap; an apostrophe inside belongs to it. A *chain* is runs
with one joiner between each (`fine-tuning`, `AUC-ROC`, `k-NN`, `A/B`). A chain gives every run, the
parts of a camel-case run (`SageMaker`: `sage`, `maker`), and the chain without its joiners
(`finetuning`, `knn`), so that a text is found however its name is spelt.

Python's `[^\W_]` and JavaScript's `[\p{L}\p{N}]` are the same set, code point by code point, for
the characters both Unicode versions know; `tests/contract` compares all of them.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from cribsheet.search.document import SearchDocument, TokenizedDocument

_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_CHAIN = re.compile(rf"{_LETTER}+(?:[-\u2010\u2011'\u2019./_&+]{_LETTER}+)*")
_ASCII_CHAIN = re.compile(r"[A-Za-z0-9]+(?:[-'./_&+][A-Za-z0-9]+)*")
_JOINER = re.compile(r"[-\u2010\u2011./_&+]")
_POSSESSIVE = re.compile(r"['\u2019][sS]$")
_CAMEL = re.compile(r"[A-Z]+[0-9]*(?![a-z]{2})|[A-Z]?[^A-Z]+")
_LOWER_PAIR = re.compile(r"[a-z]{2}")
_INNER_CAPITAL = re.compile(r"[A-Za-z0-9'][A-Z]")
_NOT_LETTER = re.compile(r"[\W_]+")
_FIRST_WIDE = "\u3040"
"""The least of the characters that are words of their own."""
_MOST_KNOWN = 1 << 17
"""Chains, and pieces of text between blanks, whose words are remembered."""
_LONGEST_JOINED = 24
_LONGEST_NAME = 60
_PHRASES = 1 << 12
"""Keywords that are remembered: topics share tags and services."""
_NEIGHBOURS = 64
"""Page titles and lists of keywords that are remembered: neighbouring documents share them."""

STOP_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have how if in into "
    "is it its may me my of on or our should so such than that the their them then there these "
    "they this those to us was we were what when where which while who whose why will with would "
    "you your".split()
)
"""Words left out, unless a text or a query holds nothing else."""


def fold(run: str) -> str:
    """Return a run in lower case, without accents and compatibility forms (`R²` gives `r2`)."""
    run = _POSSESSIVE.sub("", run)
    if run.isascii():
        return run.replace("'", "").lower()
    plain = unicodedata.normalize("NFKD", run)
    plain = re.sub(r"[\u0300-\u036f]", "", plain).lower()
    return _NOT_LETTER.sub("", unicodedata.normalize("NFC", plain))


@cache
def _ideograph() -> re.Pattern[str]:
    """Characters of scripts written without spaces, each a word of its own, or a run of others.

    Compiled when a text needs it: these ranges take longer than the other patterns together.
    """
    wide = rf"{_FIRST_WIDE}-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    return re.compile(rf"[{wide}]|[^{wide}]+")


def _camel_parts(run: str) -> list[str]:
    if not (run.isascii() and _INNER_CAPITAL.search(run) and _LOWER_PAIR.search(run)):
        return []
    parts = _CAMEL.findall(run.replace("'", ""))
    return [part.lower() for part in parts if len(part) > 1] if len(parts) > 1 else []


@lru_cache(maxsize=_MOST_KNOWN)
def _chain_words(chain: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a chain's plain words and the words derived from it."""
    if chain.isascii() and chain.isalnum() and chain.islower():
        return (chain,), ()
    plain: list[str] = []
    derived: list[str] = []
    for run in _JOINER.split(chain):
        word = fold(run)
        if not word:
            continue
        plain.extend([word] if max(word) < _FIRST_WIDE else _ideograph().findall(word))
        derived.extend(_camel_parts(run))
    if len(plain) > 1:
        joined = "".join(plain)
        if len(joined) <= _LONGEST_JOINED and joined.isascii():
            derived.append(joined)
    return tuple(plain), tuple(derived)


def chains(text: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the plain and the derived words of each chain of a text, in order."""
    pattern = _ASCII_CHAIN if text.isascii() else _CHAIN
    yield from map(_chain_words, pattern.findall(text))


class _Pieces(dict[str, tuple[str, ...]]):
    """From a piece of text between blanks to its words, as `words_of` finds them.

    No chain holds a blank, so the words of a text are those of its pieces. A text is split much
    faster than searched, and most pieces (`model`, `model.`, `(model`) come again and again.
    """

    def __init__(self, words_of: Callable[[str], Iterator[str]]) -> None:
        super().__init__()
        self._words_of = words_of

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[piece] = tuple(self._words_of(piece))
        return found

    def words(self, pieces: list[str]) -> list[str]:
        """Return the words of all pieces, in order."""
        return list(itertools.chain.from_iterable(map(self.__getitem__, pieces)))


def _plain(piece: str) -> Iterator[str]:
    for plain, _ in chains(piece):
        yield from plain


def _kept(piece: str) -> Iterator[str]:
    for plain, derived in chains(piece):
        yield from (word for word in plain if word not in STOP_WORDS)
        yield from derived


def _parts(piece: str) -> Iterator[str]:
    for chain in _CHAIN.findall(piece):
        for run in _JOINER.split(chain):
            yield from _camel_parts(run)


_PLAIN = _Pieces(_plain)
_KEPT = _Pieces(_kept)
"""Words that are no stop words, and those derived."""
_PARTS = _Pieces(_parts)
"""Camel-case parts."""


def words(text: str, *, pairs: bool = False) -> list[str]:
    """Return the words of a text, stop words left out unless there is nothing else.

    Args:
        text: Plain text.
        pairs: Also give neighbouring words joined, so that "datalake" finds the title "Data lake".
    """
    pieces = text.split()
    kept = _KEPT.words(pieces)
    if kept and not pairs:
        return kept
    plain = _PLAIN.words(pieces)
    if not kept:
        return plain
    seen = set(kept)
    for left, right in itertools.pairwise(plain):
        if left in STOP_WORDS or right in STOP_WORDS:
            continue
        joined = left + right
        if len(joined) <= _LONGEST_JOINED and joined not in seen and joined.isascii():
            seen.add(joined)
            kept.append(joined)
    return kept


@lru_cache(maxsize=_NEIGHBOURS)
def _phrases(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return (*itertools.chain.from_iterable(map(_phrase, phrases)),)


@lru_cache(maxsize=_PHRASES)
def _phrase(phrase: str) -> tuple[str, ...]:
    return tuple(words(phrase, pairs=True))


@lru_cache(maxsize=_NEIGHBOURS)
def _page_words(page: str) -> tuple[str, ...]:
    return tuple(words(page))


def _parts_only(text: str) -> list[str]:
    """Return the camel-case parts in a text that do not also stand in it as words."""
    if not _INNER_CAPITAL.search(text):
        return []
    pieces = text.split()
    parts = dict.fromkeys(_PARTS.words(pieces))
    if not parts:
        return []
    written = set(_PLAIN.words(pieces))
    return [part for part in parts if part not in written]


def tokenize_document(document: SearchDocument) -> TokenizedDocument:
    """Return the words of a document's four fields; a pure function of the document."""
    # Who types "S3" means a title that says so rather than "ShardedByS3Key": parts of a title's
    # names are found like its other names.
    parts = _parts_only(document.title)
    # Longer titles are questions: their neighbours joined would only make the vocabulary larger.
    named = len(document.title) <= _LONGEST_NAME
    title = words(document.title, pairs=named)
    return TokenizedDocument(
        title=[word for word in title if word not in parts] if parts else title,
        keywords=(*_phrases(document.keywords), *parts),
        page=_page_words(document.page),
        body=words(document.body),
    )
