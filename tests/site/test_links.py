"""Every address in the site leads somewhere, at the host's root and under a path."""

from __future__ import annotations

from tests.conftest import BuiltSite
from tests.site_crawler import SiteCrawler


def test_every_address_leads_somewhere(any_site: BuiltSite) -> None:
    assert SiteCrawler(any_site.folder).problems() == []


def test_every_address_keeps_to_the_base_path(any_project_site: BuiltSite) -> None:
    assert SiteCrawler(any_project_site.folder, base=any_project_site.base).problems() == []


def test_the_crawl_is_not_empty(site: BuiltSite) -> None:
    documents = SiteCrawler(site.folder).documents
    assert len(documents) >= 50
    assert sum(len(document.references) for document in documents.values()) >= 1000
