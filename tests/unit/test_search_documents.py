from __future__ import annotations

from cribsheet.links import Links
from cribsheet.page import Settings
from cribsheet.search_documents import search_documents, synonyms
from tests.sample_site import sample_site

SITE = sample_site()
DOCUMENTS = {document.url: document for document in search_documents(SITE)}


def test_there_is_one_document_per_findable_place() -> None:
    assert list(DOCUMENTS) == [
        "topics/recall/",
        "topics/recall/#what",
        "topics/recall/#rates",
        "topics/recall/#term-miss",
        "topics/recall/#q-recall-which",
        "topics/recall/#card--recall-share",
        "topics/formats/",
        "topics/formats/#rows",
        "topics/splits/",
        "topics/splits/#why",
        "tables/rates/",
        "tables/rates/#recall",
        "tables/rates/#precision",
        "services/#old-tool",
    ]
    assert len(search_documents(SITE)) == len(DOCUMENTS)


def test_every_address_exists() -> None:
    links = Links(SITE, Settings())
    for url in DOCUMENTS:
        path, _, anchor = url.partition("#")
        if path == "services/":
            assert anchor in SITE.services
            continue
        folder, name, _ = path.split("/")
        kind = folder.removesuffix("s")
        assert links.exists(f"{kind}:{name}{'#' if anchor else ''}{anchor}"), url


def test_a_topic_is_found_by_its_aliases_tags_and_services_old_names() -> None:
    topic = DOCUMENTS["topics/recall/"]
    assert topic.kind == "topic"
    assert topic.exams == ("mla", "aif")
    assert topic.keywords == ("sensitivity", "Metrics", "Old Tool", "Older Tool")
    assert topic.body == "Recall in one sentence. The lead."


def test_a_row_holds_its_cells_and_its_service() -> None:
    row = DOCUMENTS["tables/rates/#precision"]
    assert (row.page, row.title, row.kind) == ("Rates", "Precision", "row")
    assert row.keywords == ("Older Tool",)
    assert row.body == 'Formula: TP / (TP + FP) | a bar. Hides: misses. "misses"'


def test_a_question_does_not_give_its_answer_away() -> None:
    question = DOCUMENTS["topics/recall/#q-recall-which"]
    assert question.title == "Question: Which two?"
    assert question.body == "Which two? one two three four five"


def test_a_card_is_found_by_both_sides() -> None:
    card = DOCUMENTS["topics/recall/#card--recall-share"]
    assert (card.title, card.kind, card.page) == ("Card: Recall counts what?", "card", "Recall")
    assert card.body == "Found ones: formats"


def test_former_names_and_aliases_are_synonyms() -> None:
    assert synonyms(SITE) == {"Old Tool": ("Older Tool",), "Miss": ("false negative",)}
