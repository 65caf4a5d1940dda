from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from cribsheet.search import SearchDocument, build_index, tokenize_document
from cribsheet.search.index import SearchFiles

ENGINE = 'const manifest="%search-manifest%";'
DOCUMENTS = [
    SearchDocument(
        url=f"topics/{number}/#place",
        page=f"Page {number}",
        title=f"Überschrift {number} – k-NN",
        kind="section" if number % 2 else "term",
        exams=("mla-c02",),
        keywords=("alias", f"Amazon S3 {number}"),
        body=f"Recall and precision of R² {number} " * 5,
    )
    for number in range(40)
]
SYNONYMS = {"recall": ("sensitivity", "TPR"), "precision": ("positive predictive value",)}


def built(documents: list[SearchDocument] | None = None) -> SearchFiles:
    own = DOCUMENTS if documents is None else documents
    return build_index(own, synonyms=SYNONYMS, engine=ENGINE)


def test_all_files_are_below_search_and_named_by_content() -> None:
    made = built()
    changed = built(DOCUMENTS[:-1])
    assert all(path.startswith("search/") for path in made.files)
    assert made.entry in made.files
    assert not set(made.files) & set(changed.files)


def test_the_manifest_stands_in_the_script() -> None:
    made = built()
    script = made.files[made.entry].decode()
    manifest = json.loads(script.removeprefix("const manifest=").removesuffix(";"))
    assert manifest["documents"] == len(DOCUMENTS)
    assert any(path.startswith(f"search/{manifest['folder']}/t") for path in made.files)


@pytest.mark.parametrize("engine", ["", ENGINE * 2, "const manifest='%search-manifest%"])
def test_an_engine_without_one_place_for_the_manifest_is_refused(engine: str) -> None:
    with pytest.raises(ValueError, match="places for its manifest, expected 1"):
        build_index(DOCUMENTS, synonyms={}, engine=engine)


@pytest.mark.parametrize("quote", ['"', "'", "`"])
def test_the_bundler_may_choose_the_quotes(quote: str) -> None:
    engine = ENGINE.replace('"', quote)
    made = build_index(DOCUMENTS, synonyms={}, engine=engine)
    assert b"%search-manifest%" not in made.files[made.entry]


def test_tokenized_documents_give_the_same_files() -> None:
    tokenized = [tokenize_document(document) for document in DOCUMENTS]
    made = build_index(DOCUMENTS, synonyms=SYNONYMS, engine=ENGINE, tokenized=tokenized)
    assert made == built()


def test_tokenized_documents_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="one entry for each document"):
        build_index(DOCUMENTS, synonyms={}, engine=ENGINE, tokenized=[])


def test_no_documents() -> None:
    made = built([])
    assert list(made.files) == [made.entry]


def test_classes_move_to_a_file_when_there_are_many() -> None:
    many = [
        SearchDocument(f"{number}/", "Page", "Title", "row" if number % 2 else "term", (), (), "")
        for number in range(1_200)
    ]
    made = built(many)
    assert any(path.endswith("/c.json") for path in made.files)
    assert not any(path.endswith("/c.json") for path in built().files)


def test_the_same_documents_give_the_same_bytes_everywhere() -> None:
    """Neither the hash seed nor the locale or the order of synonyms shows in the files."""
    script = (
        "import hashlib, tests.unit.search.test_index as t;"
        "made = t.built();"
        "print(hashlib.sha256(repr(sorted(made.files.items())).encode()).hexdigest())"
    )
    digests = set()
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4242", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": "."}
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env=environment,
            text=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1
