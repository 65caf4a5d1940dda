from __future__ import annotations

import dataclasses
import json
import re

import pytest

from cribsheet.model import Site
from cribsheet.page import Settings
from cribsheet.views.topics import NEIGHBOURS, listing_of
from tests.sample_site import BASICS, FORMATS, RECALL, planned, sample_site, with_topic

PAGE = "topics/recall/index.html"


def page(site: Site | None = None, settings: Settings | None = None, path: str = PAGE) -> str:
    return planned(site or sample_site(), settings)[path].make().decode()


def test_references_are_resolved() -> None:
    html = page()
    assert '<a href="/topics/formats/#rows">Formats &amp; files</a>' in html
    assert '<a href="#rates">the rates</a>' in html
    assert '<a class="term" href="/glossary/#miss" data-define="Not found">miss</a>' in html


def test_a_table_has_prefixed_row_anchors_and_marks_closed_services() -> None:
    html = page()
    assert '<tr id="rates--recall">' in html
    assert 'href="#rates--recall"' in html
    assert 'class="row-notes" href="#what"' in html
    assert "closed to new customers since <time>2026-07-30</time>" in html


def test_narrow_blocks_and_wide_ones_are_separate_runs() -> None:
    html = page()
    assert re.findall(r'<div class="run([^"]*)">', html) == [" run-1", ""]
    assert html.count('<section class="block wide"') == 1


def test_a_question_is_readable_without_a_script() -> None:
    html = page()
    assert 'data-question="recall-which" data-kind="multiple-response"' in html
    assert 'data-answers="0 2"' in html
    assert '<p class="choose">Choose two.</p>' in html
    assert "<strong>A and C</strong>" in html
    assert html.count("Because ") == 5
    assert 'Explained in <a href="#what">What it counts</a>' in html


def test_skills_lead_to_their_coverage_in_their_domains_hue() -> None:
    html = page()
    assert '<a class="badge d2" data-exams="mla" href="/coverage/mla/#2.1.1"' in html
    assert '<a class="badge d1" data-exams="aif" href="/coverage/aif/#1.1.1"' in html


def test_edit_and_report_links_need_a_repository() -> None:
    assert "Edit this page" not in page()
    settings = Settings(repository="https://forge.example/me/notes", edit_branch="trunk")
    html = page(settings=settings)
    where = "content/topics/evaluation/recall/topic.md"
    assert f'href="https://forge.example/me/notes/edit/trunk/{where}"' in html
    assert 'href="https://forge.example/me/notes/issues/new?title=Recall%3A+&amp;body=' in html


def test_previous_and_next_stay_in_the_group() -> None:
    assert re.findall(r'<a rel="(next|prev)" href="([^"]+)"', page()) == [
        ("next", "/topics/splits/")
    ]
    last = page(path="topics/splits/index.html")
    assert re.findall(r'<a rel="(next|prev)" href="([^"]+)"', last) == [("prev", "/topics/recall/")]


def test_a_topic_says_for_whom_it_is() -> None:
    html = page(path="topics/formats/index.html")
    assert re.search(r'<main [^>]* data-serves="mla">', html)
    assert '<p class="exam-note" data-unless="mla">This topic serves MLA-1, not the exam' in html
    assert '<p class="exam-note"' not in page(), "it serves every exam"


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (list("ABC"), "A, B and C")],
)
def test_exams_are_listed_as_in_a_sentence(names: list[str], text: str) -> None:
    assert listing_of(names) == text


def test_a_neighbour_that_other_exams_need_says_so() -> None:
    splits = sample_site().topics["splits"]
    before = with_topic(sample_site(), "splits", skills=(FORMATS,), digest=splits.digest)
    after = with_topic(sample_site(), "splits", skills=(BASICS,), digest=splits.digest)
    assert '<li data-exams="mla"><a href="/topics/splits/">' in page(before)
    html = page(after)
    assert '<li data-exams="aif"><a href="/topics/splits/">' in html
    assert 'Next<span class="exam-note" data-unless="aif">, not for the exam you chose' in html
    assert planned(before)[PAGE].key != planned(after)[PAGE].key


def test_questions_and_their_number_show_for_the_exams_that_they_serve() -> None:
    (question,) = sample_site().topics["recall"].questions
    questions = (
        dataclasses.replace(question, skills=(RECALL, BASICS)),
        dataclasses.replace(question, id="second", skills=(RECALL,)),
    )
    html = page(with_topic(sample_site(), "recall", questions=questions))
    assert 'aria-labelledby="questions" data-exams="mla aif">' in html
    assert 'href="#questions">Questions <span class="count" data-exams="mla">2</span>' in html
    group = page(
        with_topic(sample_site(), "recall", questions=questions),
        path="groups/evaluation/index.html",
    )
    assert '#questions">Questions <span class="count" data-exams="mla">2</span>' in group


def test_whole_addresses_need_an_origin() -> None:
    html = page()
    assert "canonical" not in html
    assert "og:image" not in html
    assert "ld+json" not in html
    html = page(settings=Settings(origin="https://example.org", base="/repo/"))
    assert '<link rel="canonical" href="https://example.org/repo/topics/recall/">' in html
    assert "https://example.org/repo/assets/share.png" in html


def test_structured_data_is_valid_json_that_cannot_end_its_element() -> None:
    site = sample_site()
    topic = dataclasses.replace(site.topics["recall"], title="</script><b>", digest="x")
    site = dataclasses.replace(site, topics={**site.topics, "recall": topic})
    html = page(site, Settings(origin="https://example.org"))
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    data = json.loads(found[1])
    assert data["@graph"][0]["headline"] == "</script><b>"
    assert data["@graph"][0]["dateModified"] == "2026-11-22"
    assert [item["item"] for item in data["@graph"][1]["itemListElement"]] == [
        "https://example.org/",
        "https://example.org/groups/evaluation/",
        "https://example.org/topics/recall/",
    ]


def test_a_large_group_shows_the_neighbourhood_only() -> None:
    site = sample_site()
    template = site.topics["splits"]
    topics = {
        name: dataclasses.replace(template, id=name, group="data", title=name, digest=name)
        for name in (f"topic-{number}" for number in range(100))
    }
    group = dataclasses.replace(site.groups["data"], id="data", topics=("formats", *topics))
    site = dataclasses.replace(
        site, topics={**site.topics, **topics}, groups={**site.groups, "data": group}
    )
    html = page(site, path="topics/topic-50/index.html")
    near = re.search(r'<nav class="near".*?</nav>', html, re.DOTALL)
    assert near
    assert near[0].count("<li ") == 2 * NEIGHBOURS + 1
    assert 'href="/topics/topic-50/" aria-current="page"' in near[0]


def test_text_of_the_model_is_escaped() -> None:
    assert "Data &lt;and&gt; more" in page(path="topics/formats/index.html")
    assert "<h1>Formats &amp; files</h1>" in page(path="topics/formats/index.html")
