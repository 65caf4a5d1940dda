"""A query on the files it loads gives what lunr gives on the whole index.

The whole index is built by lunr.py's builder, serialized, and loaded by an unmodified lunr.js.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from cribsheet.search import SearchDocument
from tests.contract.search_support import Site, ask, document

WORDS = (
    "model metric recall precision bucket stream shard bias variance fold split curve threshold "
    "embedding vector store search data lake warehouse format row column parquet training k-NN "
    "fine-tuning SageMaker R² AUC-ROC overfitting regularization Shapley gateway key the of and"
).split()


def made_up(count: int, seed: int) -> list[SearchDocument]:
    """Documents of random words, some rare, some in nearly every document."""
    chance = random.Random(seed)
    rare = [f"{chance.choice('bcdfg')}{number}ab" for number in range(count)]
    weights = [1 / (place + 1) for place in range(len(WORDS))]

    def text(most: int) -> str:
        words = chance.choices(WORDS, weights, k=chance.randrange(most + 1))
        return " ".join([*words, *chance.sample(rare, chance.randrange(2))])

    return [
        document(
            text(4) or "Untitled",
            text(60),
            url=f"topics/{number // 7}/#{number}",
            page=f"Page {WORDS[number // 7 % len(WORDS)]}",
            kind=chance.choice(["topic", "section", "row", "term", "question"]),
            keywords=[text(2) for _ in range(chance.randrange(3))],
        )
        for number in range(count)
    ]


def queries(seed: int) -> list[str]:
    """Words, beginnings, typing errors, and several of them together."""
    chance = random.Random(seed)
    asked = list(WORDS)
    for _ in range(150):
        words = chance.choices(WORDS, k=chance.randrange(1, 5))
        last = words[-1]
        spoilt = chance.choice([last, last[:3], last[:-2] + last[-1:] + last[-2:-1], f"{last} "])
        asked.append(" ".join([*words[:-1], spoilt]))
    return asked


SITES = {
    "tiny": Site(made_up(3, 1), queries(1), whole=True),
    "small": Site(made_up(120, 2), queries(2), whole=True),
    "with synonyms": Site(
        made_up(60, 3),
        queries(3),
        synonyms={"recall": ("sensitivity", "true positive rate"), "k-NN": ("neighbors",)},
        whole=True,
    ),
    "large": Site(made_up(700, 4), queries(4), whole=True),
}


@pytest.fixture(scope="module")
def answers() -> dict[str, list[dict[str, Any]]]:
    return dict(zip(SITES, ask(sites=list(SITES.values()))["sites"], strict=True))


@pytest.mark.parametrize("name", SITES)
def test_documents_order_and_scores_are_those_of_the_whole_index(
    answers: dict[str, list[dict[str, Any]]], name: str
) -> None:
    found = 0
    for response in answers[name]:
        compared = response["compared"]
        assert compared["partial"] == compared["full"], response["query"]
        found += len(compared["full"])
    assert found > 0


@pytest.mark.parametrize("name", SITES)
def test_the_best_are_those_of_ranking_every_document_of_the_whole_index(
    answers: dict[str, list[dict[str, Any]]], name: str
) -> None:
    several = 0
    for response in answers[name]:
        compared = response["compared"]
        assert compared["engine"] == compared["expected"], response["query"]
        several += len(compared["engine"]) > 1
    assert several > 0
