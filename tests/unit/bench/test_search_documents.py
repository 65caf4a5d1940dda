"""The documents that search is measured on: the site's own, and as many renamed copies as asked."""

from __future__ import annotations

from bench.search.documents import scaled
from cribsheet.search import SearchDocument

PAGE = [
    SearchDocument(
        url=f"topics/overfitting/#section-{number}",
        kind="section",
        title="Overfitting shows",
        page="Overfitting",
        keywords=("generalization",),
        exams=("mla-c02",),
        body="A model learns the training data by heart and fails on anything else.",
    )
    for number in range(5)
]


def test_copies_are_as_many_as_asked_and_on_pages_of_their_own() -> None:
    made = scaled(PAGE, 100)
    assert len(made) == 100
    assert len({document.url for document in made}) == 100
    pages = {document.url.partition("#")[0] for document in made}
    assert "topics/overfitting/" in pages
    assert len(pages) > 100 / len(PAGE)


def test_the_same_documents_are_made_each_time() -> None:
    assert scaled(PAGE, 100) == scaled(PAGE, 100)


def test_the_vocabulary_grows_with_the_copies() -> None:
    few, many = ({word for one in scaled(PAGE, n) for word in one.body.split()} for n in (10, 400))
    assert len(few) < len(many)
