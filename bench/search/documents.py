"""The documents measured: the shipped site's own, and copies of them with a growing vocabulary.

A copy keeps the site's kinds, lengths and word frequencies. Its words of five letters and more are
partly renamed, each into one of √copies made-up forms, so that the vocabulary grows with the square
root of the text, as Heaps' law has it for real prose. A copy leaves out a tenth of the documents
and the pages are shuffled: copies in order would repeat, and compress as no real site does.
"""

from __future__ import annotations

import hashlib
import itertools
import math
import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from cribsheet.load import Loader
from cribsheet.search import SearchDocument
from cribsheet.search_documents import search_documents, synonyms

ROOT = Path(__file__).parents[2]
_LONG_WORD = re.compile(r"[A-Za-z]{5,}")
_LEFT_OUT = 0.1
_RENAMED = 77  # of 256: three words in ten
_SYLLABLES = [
    consonant + vowel + ending
    for consonant in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")
    for vowel in "aeiou"
    for ending in ("", "l", "n", "r", "s")
]


def shipped() -> tuple[list[SearchDocument], Mapping[str, Sequence[str]]]:
    """Return the documents and synonyms of the site in `content/`.

    Raises:
        SystemExit: The content does not validate.
    """
    site = Loader(ROOT / "content").load().site
    if site is None:
        raise SystemExit("content/ has errors; run: python build.py check")
    return search_documents(site), synonyms(site)


def scaled(documents: Sequence[SearchDocument], count: int) -> list[SearchDocument]:
    """Return `count` documents: the given ones and renamed copies of them, page by page."""
    chance = random.Random(0)
    copies = math.ceil(count / len(documents) / (1 - _LEFT_OUT))
    forms = math.ceil(math.sqrt(copies))
    made = list(documents)
    for copy in range(1, copies + 1):
        kept = (document for document in documents if chance.random() >= _LEFT_OUT)
        made += (_copy(document, copy, forms) for document in kept)
    pages = [
        list(page)
        for _, page in itertools.groupby(
            made[:count], key=lambda document: document.url.partition("#")[0]
        )
    ]
    chance.shuffle(pages)
    return [document for page in pages for document in page]


def _copy(document: SearchDocument, copy: int, forms: int) -> SearchDocument:
    def renamed(text: str) -> str:
        return _LONG_WORD.sub(lambda found: _rename(found[0], copy, forms), text)

    folder, _, rest = document.url.partition("/")
    return document._replace(
        url=f"{folder}/{copy}-{rest}",
        page=renamed(document.page),
        title=renamed(document.title),
        keywords=tuple(renamed(keyword) for keyword in document.keywords),
        body=renamed(document.body),
    )


@lru_cache(maxsize=1 << 16)
def _rename(word: str, copy: int, forms: int) -> str:
    chance, form = hashlib.blake2b(f"{word.lower()} {copy}".encode(), digest_size=2).digest()
    return _made_up(word.lower(), form % forms) if chance < _RENAMED else word


@lru_cache(maxsize=1 << 18)
def _made_up(word: str, form: int) -> str:
    digest = hashlib.blake2b(f"{word} {form}".encode(), digest_size=4).digest()
    return word[0] + "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[:3])
