"""What readers look up lands on the section that teaches it."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml

from cribsheet.model import Site
from cribsheet.search_documents import search_documents, synonyms
from tests.contract.search_support import Site as Index
from tests.contract.search_support import ask

SEARCHES: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("searches.yaml").read_text("utf-8")
)
SHOWN = 15
"""How many results the search page shows at first, grouped by page (`FIRST_HITS` in page.js)."""
SEEN = 3
"""How many pages a reader looks at, and how many results of each."""


def is_place(url: str, places: str) -> bool:
    return any(fnmatchcase(url, place) for place in places.split())


@pytest.fixture(scope="module")
def addresses(shipped: Site) -> list[str]:
    return [document.url for document in search_documents(shipped)]


@pytest.fixture(scope="module")
def found(shipped: Site) -> dict[str, list[str]]:
    """The addresses that a reader of the search page sees first, by query."""
    return seen_by_query(shipped, SEARCHES)


def seen_by_query(shipped: Site, queries: Iterable[str]) -> dict[str, list[str]]:
    asked = [(query, {"first": SHOWN}) for query in queries]
    site = Index(search_documents(shipped), asked, synonyms=synonyms(shipped))
    return {
        answer["query"]: [
            hit["url"] for group in answer["groups"][:SEEN] for hit in group["hits"][:SEEN]
        ]
        for answer in ask(sites=[site])["sites"][0]
    }


def test_every_place_exists(addresses: list[str]) -> None:
    places = {place for wanted in SEARCHES.values() for place in wanted.split()}
    assert [one for one in sorted(places) if not any(is_place(url, one) for url in addresses)] == []


@pytest.mark.parametrize("query", SEARCHES)
def test_the_search_lands(found: dict[str, list[str]], query: str) -> None:
    assert any(is_place(url, SEARCHES[query]) for url in found[query]), found[query]


def test_former_names_of_services_lead_to_the_current_one(shipped: Site) -> None:
    former = {name: service.id for service in shipped.services.values() for name in service.former}
    assert former["Amazon Kinesis Data Firehose"] == "amazon-data-firehose"
    lost = {}
    for query, seen in seen_by_query(shipped, former).items():
        wanted = SEARCHES.get(query) or " ".join(places_of(shipped, former[query]))
        if not any(is_place(url, wanted) for url in seen):
            lost[query] = seen
    assert lost == {}


def places_of(shipped: Site, service: str) -> list[str]:
    """The service's entry, the rows about it, and the topics that name it in their front matter."""
    topics = [topic.id for topic in shipped.topics.values() if service in topic.services]
    rows = [
        f"tables/{table.id}/#{row.id}"
        for table in shipped.tables.values()
        for row in table.rows
        if row.service == service
    ]
    return [f"services/#{service}", *rows, *(f"topics/{topic}/*" for topic in topics)]
