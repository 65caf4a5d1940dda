from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from xml.etree import ElementTree as ET

import pytest

from cribsheet.exam import Changes, Format
from cribsheet.options import ROOT
from cribsheet.page import Settings
from cribsheet.views.context import Context, breakable
from cribsheet.views.glossary import initial, sort_key
from tests.sample_site import BASICS, bundle, planned, sample_site, with_topic

ORIGIN = Settings(origin="https://example.org", base="/repo/")


def made(path: str, settings: Settings | None = None) -> str:
    return planned(sample_site(), settings)[path].make().decode()


def test_the_policy_allows_exactly_what_stands_inline() -> None:
    html = made("index.html")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    allowed = set(re.findall(r"'sha256-([^&']+)'", policy[1].replace("&#39;", "'")))
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    assert len(inline) == 2
    assert hashes == allowed
    assert not re.search(r"<[^>]+\sstyle=", html)


def test_whose_the_notes_are_is_said_by_the_content_alone() -> None:
    site = sample_site()
    html = made("about/index.html")
    assert '">CC BY 4.0</a></p>' in html
    assert "the day they were last read.</p>" in html
    said = dataclasses.replace(site, notice="not of <X>", about="Made by us.")
    html = planned(said)["about/index.html"].make().decode()
    assert '">CC BY 4.0</a> · not of &lt;X&gt;</p>' in html
    assert "the day they were last read. Made by us.</p>" in html


def test_nothing_of_the_shipped_subject_is_in_the_generator() -> None:
    subject = re.compile(r"\b(AWS|Amazon|SageMaker|Bedrock|(?:MLA|AIF)-C\d+)\b", re.IGNORECASE)
    for path in (*sorted((ROOT / "templates").rglob("*.*")), ROOT / "assets" / "share.svg"):
        if path.name != "README.md":
            assert not subject.search(path.read_text("utf-8")), path


def test_a_group_s_sheet_has_no_two_landmarks_of_one_name() -> None:
    site = sample_site()
    section = dataclasses.replace(site.topics["recall"].sections[1], id="again")
    site = with_topic(site, "splits", sections=(section,), tables=("rates",))
    html = planned(site)["print/groups/evaluation/index.html"].make().decode()
    assert html.count('aria-label="Rates"') == 2
    landmarks = re.findall(r'role="region" aria-label="([^"]*)"', html)
    assert len(landmarks) == len(set(landmarks))


def test_what_serves_one_exam_is_hidden_for_the_others() -> None:
    html = made("index.html")
    for exam in ("mla", "aif"):
        hidden = f'html[data-exam="{exam}"] [data-exams]:not([data-exams~="{exam}"])'
        unserved = f':not([data-serves]:not([data-serves~="{exam}"]) *)'
        assert f"{hidden}{unserved}{{display:none!important}}" in html
        shown = f'html[data-exam="{exam}"] [data-unless]:not([data-unless~="{exam}"])'
        assert f"{shown}{{display:revert}}" in html
    assert '<li class="card" data-exams="mla aif">' in html


def test_a_heading_is_hidden_with_all_that_stands_under_it() -> None:
    site = sample_site()
    miss = site.terms["miss"]
    fair = dataclasses.replace(miss, id="fair", name="Fair", topic="formats")
    site = dataclasses.replace(site, terms={"miss": miss, "fair": fair})
    site = with_topic(site, "recall", skills=site.topics["recall"].skills[:1])
    site = with_topic(site, "formats", skills=(BASICS,))
    glossary = planned(site)["glossary/index.html"].make().decode()
    assert '<section aria-labelledby="letter_f" data-exams="aif">' in glossary
    assert '<section aria-labelledby="letter_m" data-exams="mla">' in glossary
    assert '<li data-exams="aif"><a href="#letter_f">' in glossary
    tags = planned(site)["tags/index.html"].make().decode()
    assert '<section aria-labelledby="metrics" data-exams="mla">' in tags
    assert '<section aria-labelledby="unused">' in tags


def test_exams_of_several_things() -> None:
    lookups = Context(sample_site(), Settings(), bundle(), "").lookups
    assert lookups.exams_of_any(["aif", "mla"]) == "mla aif"
    assert lookups.exams_of_any(["aif", ""]) == "", "something under it is shown for every exam"
    assert lookups.exams_of_all(["mla aif", "aif"]) == "aif"
    assert lookups.exams_of_all(["mla", "aif"]) == ""


def test_a_tables_own_page_has_short_anchors() -> None:
    html = made("tables/rates/index.html")
    assert '<tr id="recall">' in html
    assert 'class="row-link" href="#recall"' in html
    assert 'class="row-notes" href="/topics/recall/#what"' in html
    assert '<a href="/topics/recall/">Recall</a>: Recall in one sentence.' in html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("CreateModelInvocationJob", "Create<wbr>Model<wbr>Invocation<wbr>Job"),
        ("<code>IngestKnowledgeBase</code>", "<code>Ingest<wbr>Knowledge<wbr>Base</code>"),
        ("Amazon SageMaker AI", "Amazon SageMaker AI"),
        ('<abbr title="CreateModelInvocationJob">CMI</abbr>',) * 2,
    ],
)
def test_long_names_may_break_between_their_words(html: str, expected: str) -> None:
    assert breakable(html) == expected


def test_compare_data_is_ready_to_show() -> None:
    data = json.loads(made("compare/data.json", ORIGIN))
    table = data["tables"][0]
    assert table["id"] == "rates"
    assert [column["id"] for column in table["columns"]] == ["formula", "hides", "cue"]
    assert [len(row["cells"]) for row in table["rows"]] == [3, 3]
    assert table["rows"][0]["cells"][0] == {
        "html": '<a href="/repo/topics/recall/#what">TP / (TP + FN)</a>',
        "text": "TP / (TP + FN)",
    }
    assert data["services"][0]["rows"] == [{"table": "rates", "row": "precision"}]


def test_coverage_shows_places_questions_and_gaps() -> None:
    html = made("coverage/mla/index.html")
    row = re.search(r'<tr id="2\.1\.1".*?</tr>', html, re.DOTALL)
    assert row
    assert '<a href="/topics/recall/#what">What it counts</a>' in row[0]
    assert 'href="/topics/recall/#q-recall-which"' in row[0]
    assert "1 of 1 taught, 1 tested" in html
    aif = made("coverage/aif/index.html")
    assert "1 of 1 taught, 0 tested" in aif
    assert '<span class="gap-mark">none</span>' in aif


def test_the_register_says_what_changed_and_what_it_was_called() -> None:
    html = made("services/index.html")
    assert html.index('id="changed"') < html.index('id="renamed"') < html.index('id="all"')
    assert "<dt>Older Tool</dt> <dd>now" in html
    row = re.search(r'<tr id="old-tool">.*?</tr>', html, re.DOTALL)
    assert row
    assert '<a href="/topics/recall/">Recall</a>' in row[0]
    assert "closed to new customers since <time>2026-07-30</time>" in row[0]
    assert "not named" in row[0]


def test_a_service_that_no_topic_names_is_listed_without_notes() -> None:
    site = sample_site()
    spare = dataclasses.replace(site.services["old-tool"], id="spare", name="Spare")
    site = dataclasses.replace(site, services={**site.services, "spare": spare})
    html = planned(site)["services/index.html"].make().decode()
    row = re.search(r'<tr id="spare">.*?</tr>', html, re.DOTALL)
    assert row
    assert "Notes:" not in row[0]


def test_the_register_says_when_a_service_ended_and_what_to_mind_of_an_open_one() -> None:
    site = sample_site()
    old = site.services["old-tool"]
    gone = dataclasses.replace(old, id="gone", availability="ended", since="2025-10-31")
    new = dataclasses.replace(old, id="new", availability="open", note="Version 2 is current.")
    site = dataclasses.replace(site, services={"gone": gone, "new": new, "old-tool": old})
    html = planned(site)["services/index.html"].make().decode()
    rows = {
        name: html[html.index(f'<tr id="{name}">') :].partition("</tr>")[0]
        for name in ("gone", "new")
    }
    assert "ended <time>2025-10-31</time>" in rows["gone"]
    assert "Version 2 is current." in rows["new"]


def test_an_exams_page_lists_domains_new_skills_and_the_services_it_names() -> None:
    site = sample_site()
    exam = site.exams["mla"]
    task = exam.domains[0].tasks[0]
    skill = dataclasses.replace(task.skills[0], new=True)
    task = dataclasses.replace(task, skills=(skill,))
    domain = dataclasses.replace(exam.domains[0], tasks=(task,))
    exam = dataclasses.replace(
        exam,
        domains=(domain, *exam.domains[1:]),
        changes=Changes("What changed", ("1.9 Old",), ("More.",)),
        formats=(Format("Ordering", "Steps", "The order"),),
    )
    tool = dataclasses.replace(site.services["old-tool"], exams=("mla",))
    site = dataclasses.replace(site, exams={**site.exams, "mla": exam}, services={"old-tool": tool})
    html = planned(site)["exams/mla/index.html"].make().decode()
    assert "New skills (1)" in html
    assert f'<a href="/coverage/mla/#{skill.id}">{skill.id}</a>' in html
    assert "<li>1.9 Old</li>" in html
    assert '<th scope="row">Ordering</th><td>Steps</td><td>The order</td>' in html
    assert '<a href="/services/#old-tool">Old Tool</a>' in html


def test_a_skill_that_nothing_teaches_is_a_gap() -> None:
    site = with_topic(sample_site(), "formats", skills=())
    section = dataclasses.replace(site.topics["formats"].sections[0], skills=())
    site = with_topic(site, "formats", sections=(section,))
    html = planned(site)["coverage/mla/index.html"].make().decode()
    assert '<tr id="1.1.1" class="gap">' in html
    assert "0 of 1 taught, 0 tested" in html


@pytest.mark.parametrize(
    ("name", "letter"), [("alpha", "A"), ("Äther", "A"), ("éclair", "E"), ("95 %", "#"), ("ß", "S")]
)
def test_terms_stand_under_their_base_letter(name: str, letter: str) -> None:
    term = dataclasses.replace(sample_site().terms["miss"], name=name)
    assert initial(term) == letter


def test_terms_are_ordered_without_case_and_accents() -> None:
    term = sample_site().terms["miss"]
    names = ["beta", "Ärger", "Zeta", "1 in 10", "alpha", "Apex"]
    terms = [dataclasses.replace(term, name=name) for name in names]
    ordered = [one.name for one in sorted(terms, key=sort_key)]
    assert ordered == ["1 in 10", "alpha", "Apex", "Ärger", "beta", "Zeta"]


def test_sheets_show_answers_openly_and_keep_links_inside() -> None:
    sheet = made("print/groups/evaluation/index.html", ORIGIN)
    assert "<details" not in sheet
    assert "<script" not in sheet
    assert sheet.count("Because ") == 5
    assert 'id="recall--what"' in sheet
    assert 'id="recall--q-recall-which"' in sheet
    assert 'id="recall--rates--recall"' in sheet
    assert '<a href="#recall--rates">the rates</a>' in sheet
    assert 'href="#recall--term-miss"' in sheet
    assert 'href="https://example.org/repo/topics/formats/#rows"' in sheet
    assert "https://docs.example/guide?a=1&amp;b=2</span>, checked 2026-11-22" in sheet


def test_headings_of_a_group_sheet_are_one_level_deeper() -> None:
    alone = made("print/topics/recall/index.html")
    assert "<h1>Recall</h1>" in alone
    assert '<h2 id="recall--what">' in alone
    grouped = made("print/groups/evaluation/index.html")
    assert "<h2>Recall</h2>" in grouped
    assert '<h3 id="recall--what">' in grouped


def test_only_topics_with_questions_can_be_embedded() -> None:
    pages = planned(sample_site())
    assert [page.url for page in pages.values() if page.kind == "embed"] == ["embed/quiz/recall/"]
    html = pages["embed/quiz/recall/index.html"].make().decode()
    assert '<html class="embed"' in html
    assert "site-head" not in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_sitemap_lists_whole_addresses_of_listed_pages() -> None:
    tree = ET.fromstring(made("sitemap.xml", ORIGIN))  # noqa: S314 - our own output
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {
        url.findtext("s:loc", "", space): url.findtext("s:lastmod", "", space)
        for url in tree.iterfind("s:url", space)
    }
    assert found["https://example.org/repo/topics/recall/"] == "2026-11-22"
    assert "https://example.org/repo/" in found
    assert not [address for address in found if "/embed/" in address or "404" in address]
    urls = {page.url for page in planned(sample_site()).values()}
    assert {address.removeprefix("https://example.org/repo/") for address in found} <= urls


def test_without_an_origin_there_is_no_sitemap() -> None:
    assert "sitemap.xml" not in planned(sample_site())


def test_robots_names_the_sitemap_when_its_address_is_known() -> None:
    assert "Sitemap" not in made("robots.txt")
    assert "Sitemap: https://example.org/repo/sitemap.xml\n" in made("robots.txt", ORIGIN)


def test_the_map_for_language_models_leads_to_markdown_copies() -> None:
    text = made("llms.txt", ORIGIN)
    assert text.startswith("# Sample\n\n> Notes for tests.\n\n## Evaluation\n\n")
    copy = "https://example.org/repo/topics/recall/index.md"
    assert f"- [Recall]({copy}): Recall in one sentence.\n" in text


def test_a_markdown_copy_is_complete_and_plain() -> None:
    text = made("topics/recall/index.md", ORIGIN)
    assert text.startswith("# Recall\n\nRecall in one sentence.\n")
    assert "[Formats & files](https://example.org/repo/topics/formats/#rows)" in text
    assert "| Rate | Formula | Hides | Cue words |\n| --- | --- | --- | --- |\n" in text
    assert r"| Precision | TP / (TP + FP) \| a bar | misses |" in text
    assert "> Answer: A and C\n" in text
    assert "- [A guide & more](https://docs.example/guide?a=1&b=2), checked 2026-11-22" in text


def test_images_are_served_beside_their_topic() -> None:
    page = planned(sample_site())["topics/recall/photo.png"]
    assert page.make() == b"\x89PNG"
