"""Study pages and the files they load; tests/contract/test_study.py reads them in JavaScript."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

from cribsheet.model import Cell, Site
from tests.sample_site import planned, sample_site, with_topic


def file(site: Site, path: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(planned(site)[path].make())


def html(path: str) -> str:
    return planned(sample_site())[path].make().decode()


def test_every_table_is_studied_once() -> None:
    site = sample_site()
    shown = with_topic(site, "formats", tables=("rates",))
    files = [path for path in planned(shown) if path.startswith("study/topics/")]
    ids = [card["id"] for path in files for card in file(shown, path)["cards"]]
    assert len(ids) == len(set(ids))
    assert "row-rates-recall" in ids


def test_a_topic_without_anything_to_study_has_no_file() -> None:
    site = sample_site()
    assert "study/topics/recall.json" in planned(site)
    bare = with_topic(site, "recall", questions=(), terms=(), tables=(), cards=())
    assert "study/topics/recall.json" not in planned(bare)
    listed = {topic["id"] for topic in file(bare, "study/index.json")["topics"]}
    assert "recall" not in listed


def test_links_in_a_study_file_are_final() -> None:
    text = json.dumps(file(sample_site(), "study/topics/recall.json"))
    assert "\\u0002" not in text
    assert '"/topics/recall/#' in text


def test_an_address_changes_with_the_file() -> None:
    def addresses(site: Site) -> dict[str, str]:
        return {topic["id"]: topic["file"] for topic in file(site, "study/index.json")["topics"]}

    site = sample_site()
    before = addresses(site)
    assert re.fullmatch(r"/study/topics/recall\.json\?v=[0-9a-f]{8}", before["recall"])
    after = addresses(with_topic(site, "recall", title="Other"))
    assert {name for name in before if before[name] != after[name]} == {"recall"}
    table = site.tables["rates"]
    row = dataclasses.replace(table.rows[0], cells=(Cell("x", "x"), Cell("y", "y")))
    rows = (row, *table.rows[1:])
    tables = {"rates": dataclasses.replace(table, rows=rows)}
    after = addresses(dataclasses.replace(site, tables=tables))
    assert before["recall"] != after["recall"]


def test_the_release_changes_with_what_there_is_to_study() -> None:
    site = sample_site()
    question = dataclasses.replace(site.topics["recall"].questions[0], hash="0" * 12)
    releases = {
        file(one, "study/index.json")["release"]
        for one in (site, sample_site(), with_topic(site, "recall", questions=(question,)))
    }
    assert len(releases) == 2


def test_a_question_without_a_mock_is_no_mock() -> None:
    exams = {exam["id"]: exam for exam in file(sample_site(), "study/index.json")["exams"]}
    assert exams["aif"]["mock"] is None
    assert exams["mla"]["mock"]["forms"] == [
        {"id": "all", "title": "All", "questions": 65, "scored": 50, "minutes": None, "note": ""}
    ]
    assert "exam/aif/index.html" not in planned(sample_site())


def test_a_mock_exam_says_what_it_can_draw() -> None:
    page = html("exam/mla/index.html")
    assert "65 questions, 50 of them scored." in page
    assert "100 to 1000, 720 to pass." in page
    counts = re.findall(r"<td>(\d+)</td></tr>", page)
    assert sorted(counts) == ["0", "1"]


def test_study_pages_lead_to_one_another() -> None:
    for name in ("quiz", "cards", "tonight", "progress", "exam/mla"):
        page = html(f"{name}/index.html")
        assert f'<a href="/{name}/" aria-current="page">' in page
        assert page.count('data-part="') == 1
        assert 'data-study="/study/index.json"' in page


def test_pages_with_questions_name_the_study_data_and_others_do_not() -> None:
    assert '<main id="main" class="page topic-page"' in html("topics/recall/index.html")
    assert 'data-study="/study/index.json"' in html("topics/recall/index.html")
    assert "data-study" not in html("topics/splits/index.html")
    assert "data-study" not in html("glossary/index.html")


def test_mastery_has_its_places() -> None:
    assert 'data-mastery-topic="recall" hidden' in html("index.html")
    assert 'data-mastery-group="evaluation" hidden' in html("index.html")
    coverage = html("coverage/mla/index.html")
    assert 'data-mastery-skill="mla:2.1.1" hidden' in coverage
    assert 'data-mastery-domain="mla:2" hidden' in coverage
    assert 'data-mastery-topic="recall" hidden' in html("topics/recall/index.html")
