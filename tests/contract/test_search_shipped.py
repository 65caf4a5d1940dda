"""The shipped site's own index: the benchmark's judged queries, and lunr on the whole of it."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import pytest
import yaml

from cribsheet.load import Loader
from cribsheet.search import SearchDocument
from cribsheet.search_documents import search_documents, synonyms
from tests.contract.search_support import Site, ask, urls
from tests.shipped import only_shipped

ROOT = Path(__file__).parents[2]
QUERIES = yaml.safe_load((ROOT / "bench/search/queries.yaml").read_text("utf-8"))
JUDGED = [(entry["q"], entry["want"]) for entries in QUERIES.values() for entry in entries]

pytestmark = only_shipped

FIRST = {
    "recall": "topics/classification-metrics/#term-recall",
    "S3": "tables/storage-options/#amazon-s3",
    "A2I": "topics/human-oversight/#a2i",
    "RLHF": "topics/generative-ai-metrics/#term-rlhf",
    "top p": "topics/inference-parameters/#term-top-p",
    "top-p": "topics/inference-parameters/#term-top-p",
    "fine tuning": "topics/fine-tuning/*",
    "fine-tuning": "topics/fine-tuning/*",
    "finetuning": "topics/fine-tuning/*",
}
"""Queries readers are told will work, and the one place that must come first; not for tuning."""


@pytest.fixture(scope="module")
def shipped() -> Site:
    site = Loader(ROOT / "content").load().site
    assert site is not None
    asked = [query for query, _ in JUDGED]
    return Site(search_documents(site), asked, synonyms=synonyms(site), whole=True)


@pytest.fixture(scope="module")
def answers(shipped: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(sites=[shipped])["sites"][0]
    return found


def is_wanted(url: str, want: list[str]) -> bool:
    return any(
        url == wanted or (wanted.endswith("*") and url.startswith(wanted[:-1])) for wanted in want
    )


def test_there_are_enough_queries_of_six_kinds() -> None:
    assert len(QUERIES) == 6
    assert all(len(entries) >= 20 for entries in QUERIES.values())
    assert len({query for query, _ in JUDGED}) == len(JUDGED)


def test_every_wanted_place_exists(shipped: Site) -> None:
    def exists(wanted: str) -> bool:
        documents: list[SearchDocument] = list(shipped.documents)
        return any(is_wanted(document.url, [wanted]) for document in documents)

    assert [wanted for _, want in JUDGED for wanted in want if not exists(wanted)] == []


def test_documents_order_and_scores_are_those_of_the_whole_index(
    answers: list[dict[str, Any]],
) -> None:
    for response in answers:
        compared = response["compared"]
        assert compared["full"], response["query"]
        assert compared["partial"] == compared["full"], response["query"]
        assert compared["engine"] == compared["expected"], response["query"]


def test_the_judged_queries_are_answered(answers: list[dict[str, Any]]) -> None:
    places = [
        next((place for place, url in enumerate(urls(found)[:10], 1) if is_wanted(url, want)), 0)
        for found, (_, want) in zip(answers, JUDGED, strict=True)
    ]
    assert statistics.fmean(1 / place if place else 0 for place in places) >= 0.88
    assert statistics.fmean(0 < place <= 3 for place in places) >= 0.92


@pytest.fixture(scope="module")
def promised(shipped: Site) -> dict[str, dict[str, Any]]:
    site = Site(shipped.documents, list(FIRST), synonyms=shipped.synonyms)
    return {found["query"]: found for found in ask(sites=[site])["sites"][0]}


@pytest.mark.parametrize("query", FIRST)
def test_promised_queries_lead_to_their_place(
    promised: dict[str, dict[str, Any]], query: str
) -> None:
    assert is_wanted(urls(promised[query])[0], [FIRST[query]])


def test_marks_are_what_was_typed_and_whole_other_names(
    promised: dict[str, dict[str, Any]],
) -> None:
    terms = promised["recall"]["terms"]
    assert terms[:3] == ["recall", "sensitivity", "true-positive-rate"]
    assert {"true", "positive", "rate"}.isdisjoint(terms)
