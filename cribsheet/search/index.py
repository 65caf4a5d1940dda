"""From documents to the files a browser loads."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from cribsheet.search.builder import BOOSTS, CompactBuilder, Posting
from cribsheet.search.document import FIELDS, SearchDocument, TokenizedDocument
from cribsheet.search.shards import term_shards, word_shards
from cribsheet.search.stemmer import stem
from cribsheet.search.synonyms import Synonyms
from cribsheet.search.texts import BLOCK, classes, runs, text_blocks
from cribsheet.search.tokenizer import tokenize_document

KIND_BOOSTS = {
    "table": 0.9,
    "row": 0.8,
    "tree": 0.8,
    "service": 0.3,
    "term": 1.1,
    "question": 0.4,
    "card": 0.4,
}
"""lunr's document boost by kind, 1 for the others: a question, a card, a table, a tree and the
services' register mention what a section explains."""

_MANIFEST = re.compile(r"""(["'`])%search-manifest%\1""")
_INLINE_RUNS = 2_000
"""Characters of document classes that still travel inside the script."""


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """The finished index.

    Attributes:
        files: Path relative to the site root → content; all below `search/`.
        entry: Path of the ES module to import.
    """

    files: dict[str, bytes]
    entry: str


def collect(
    documents: Sequence[SearchDocument],
    *,
    synonyms: Mapping[str, Sequence[str]],
    tokenized: Sequence[TokenizedDocument] | None = None,
) -> tuple[CompactBuilder, dict[str, set[str]], Synonyms]:
    """Return the filled builder, the words of each stem, and the synonyms used.

    Raises:
        ValueError: `tokenized` is not as long as `documents`.
    """
    if tokenized is None:
        tokenized = [tokenize_document(document) for document in documents]
    if len(tokenized) != len(documents):
        raise ValueError("tokenized must hold one entry for each document")
    builder = CompactBuilder()
    names = Synonyms(synonyms)
    stems = _Stems()
    for document, fields in zip(documents, tokenized, strict=True):
        stemmed = [list(map(stems.__getitem__, words)) for words in fields]
        builder.add_stems(_with_names(stemmed, names), boost=KIND_BOOSTS.get(document.kind, 1.0))
    return builder, stems.surfaces, names


class _Stems(dict[str, str]):
    """From a word to its stem; `surfaces` are the words asked for, by their stem."""

    def __init__(self) -> None:
        super().__init__()
        self.surfaces: dict[str, set[str]] = {}

    def __missing__(self, word: str) -> str:
        known = self[word] = stem(word)
        self.surfaces.setdefault(known, set()).add(word)
        return known


def _with_names(stemmed: Sequence[Sequence[str]], names: Synonyms) -> list[Sequence[str]]:
    """Return the stems of the four fields with other names added.

    Those of a title join the keywords: a title that says a word outweighs one that only means it.
    """
    title, keywords, page, body = stemmed
    known = names.expand(keywords, single=False)
    if others := names.expand(title, single=False)[len(title) :]:
        present = set(known)
        known = [*known, *(other for other in others if other not in present)]
    return [
        title,
        known,
        names.expand(page, single=True),
        names.expand(body, single=True),
    ]


def build_index(
    documents: Sequence[SearchDocument],
    *,
    synonyms: Mapping[str, Sequence[str]],
    engine: str,
    tokenized: Sequence[TokenizedDocument] | None = None,
) -> SearchFiles:
    """Build the search index.

    Args:
        documents: Everything findable. Neighbours in this order share text blocks, so keep the
            documents of a page together.
        synonyms: From a name to its other names ("recall" → "sensitivity", "TPR").
        engine: The bundled text of `assets/js/search/index.js`; the manifest is set into it.
        tokenized: `tokenize_document` of each document, where it is already known.

    Returns:
        Files with names that change with their content. The same arguments give the same bytes.

    Raises:
        ValueError: `engine` does not hold the manifest's place exactly once, or `tokenized` is
            not as long as `documents`.
    """
    builder, surfaces, names = collect(documents, synonyms=synonyms, tokenized=tokenized)
    counts: dict[str, int] = {}
    terms = term_shards(_counted(builder.postings(), counts), surfaces, names.marks)
    frequencies = {
        word: count for known, count in counts.items() for word in surfaces.get(known, (known,))
    }
    words = word_shards(frequencies)
    kinds, places = classes(documents)
    class_runs = runs(places)
    inline = len(class_runs) <= _INLINE_RUNS
    parts = {
        **_numbered("t", terms.contents),
        **_numbered("w", words.contents),
        **_numbered("x", text_blocks(documents, places)),
        **({} if inline else {"c.json": json.dumps(class_runs).encode()}),
    }
    folder = _digest(chain.from_iterable((name.encode(), parts[name]) for name in parts))
    manifest = {
        "folder": folder,
        "documents": len(documents),
        "block": BLOCK,
        "boosts": [BOOSTS[name] for name in FIELDS],
        "terms": " ".join(terms.boundaries),
        "words": " ".join(words.boundaries),
        "classes": kinds,
        "runs": class_runs if inline else None,
    }
    script = _with_manifest(engine, manifest)
    entry = f"search/engine-{_digest([script])}.js"
    files = {f"search/{folder}/{name}": content for name, content in parts.items()}
    return SearchFiles(files={**files, entry: script}, entry=entry)


def _numbered(letter: str, contents: Iterable[bytes]) -> dict[str, bytes]:
    return {f"{letter}{place}.json": content for place, content in enumerate(contents)}


def _with_manifest(engine: str, manifest: Mapping[str, object]) -> bytes:
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    script, count = _MANIFEST.subn(lambda _: text, engine)
    if count != 1:
        message = f"the search engine has {count} places for its manifest, expected 1"
        raise ValueError(message)
    return script.encode()


def _counted(
    postings: Iterable[tuple[str, Posting]], counts: dict[str, int]
) -> Iterator[tuple[str, Posting]]:
    """Pass postings on, noting how many documents each stem occurs in."""
    for known, posting in postings:
        counts[known] = len(posting)
        yield known, posting


def _digest(contents: Iterable[bytes]) -> str:
    # Piece by piece: joined, a large index would stand in memory twice.
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content + b"\0")
    return digest.hexdigest()[:12]
