"""What readers look up lands on the section that teaches it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import yaml

from cribsheet.model import Site as Shipped
from cribsheet.search_documents import search_documents, synonyms
from tests.contract.search_support import Site, ask, urls

SEARCHES: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("searches.yaml").read_text("utf-8")
)
SEEN = 3
"""How many results a reader looks at."""


def is_place(url: str, places: str) -> bool:
    return any(fnmatchcase(url, place) for place in places.split())


@pytest.fixture(scope="module")
def addresses(shipped: Shipped) -> list[str]:
    return [document.url for document in search_documents(shipped)]


@pytest.fixture(scope="module")
def found(shipped: Shipped) -> dict[str, list[str]]:
    """The addresses of each query's results, best first."""
    site = Site(search_documents(shipped), list(SEARCHES), synonyms=synonyms(shipped))
    return {answer["query"]: urls(answer) for answer in ask(sites=[site])["sites"][0]}


def test_every_place_exists(addresses: list[str]) -> None:
    places = {place for wanted in SEARCHES.values() for place in wanted.split()}
    assert [one for one in sorted(places) if not any(is_place(url, one) for url in addresses)] == []


@pytest.mark.parametrize("query", SEARCHES)
def test_the_search_lands(found: dict[str, list[str]], query: str) -> None:
    seen = found[query][:SEEN]
    assert any(is_place(url, SEARCHES[query]) for url in seen), seen


def test_former_names_of_services_lead_to_the_current_one(shipped: Shipped) -> None:
    former = {name: service.id for service in shipped.services.values() for name in service.former}
    assert former["Amazon Kinesis Data Firehose"] == "amazon-data-firehose"
    site = Site(search_documents(shipped), list(former), synonyms=synonyms(shipped))
    lost = {}
    for answer in ask(sites=[site])["sites"][0]:
        query = answer["query"]
        wanted = SEARCHES.get(query) or " ".join(places_of(shipped, former[query]))
        seen = urls(answer)[:SEEN]
        if not any(is_place(url, wanted) for url in seen):
            lost[query] = seen
    assert lost == {}


def places_of(shipped: Shipped, service: str) -> list[str]:
    """The service's entry, the rows about it, and the topics that name it in their front matter."""
    topics = [topic.id for topic in shipped.topics.values() if service in topic.services]
    rows = [
        f"tables/{table.id}/#{row.id}"
        for table in shipped.tables.values()
        for row in table.rows
        if row.service == service
    ]
    return [f"services/#{service}", *rows, *(f"topics/{topic}/*" for topic in topics)]
