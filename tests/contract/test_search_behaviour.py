"""What readers type is found: an index built in Python, asked in JavaScript.

Numbers such as lunr.js#255 name the complaint about lunr that a case answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from cribsheet.search import SearchDocument
from tests.contract.search_support import Site, ask, document, urls

FILLER = [
    document(title, body)
    for title, body in [
        ("Storage classes", "Objects move to colder classes by lifecycle rules."),
        ("Instance types", "Accelerated instances train faster than general ones."),
        ("Monitoring", "Alarms watch a metric and notify a topic."),
        ("Permissions", "A role grants access for a limited time."),
        ("Networking", "Endpoints keep traffic inside the private network."),
        ("Cost", "Savings plans lower the price of steady use."),
    ]
]

FINDS: list[tuple[str, str, str, str]] = [
    # query, title, body of the document it must find first; and what the case shows
    ("A2I", "Amazon A2I", "Human review.", "letters and digits mixed"),
    ("a2i", "Human review", "Augmented AI (A2I) sends tasks to people.", "case"),
    ("k-NN", "kNN", "Neighbors vote.", "hyphen asked, camel case written"),
    ("knn", "k-NN search", "Neighbors vote.", "hyphen written (lunr.js#255, #296, #527)"),
    ("k nn", "k-NN search", "Neighbors vote.", "space for a hyphen"),
    ("F1", "F1 score", "Harmonic mean.", "a letter and a digit"),
    ("R²", "R² and adjusted R²", "Explained variance.", "superscript"),
    ("r2", "R² and adjusted R²", "Explained variance.", "superscript as a digit"),
    ("R2", "Goodness of fit", "R² is the share explained.", "superscript in the text"),
    ("top p", "Top P", "Nucleus sampling.", "single letter (lunr.js#233, #480)"),
    ("top-p", "Top P", "Nucleus sampling.", "hyphen for a space"),
    ("topp", "Top P", "Nucleus sampling.", "no space"),
    ("top p", "Sampling", "Set top-p below one.", "hyphen in the text"),
    ("RLHF", "RLHF", "People rank answers.", "acronym"),
    ("SageMaker", "Amazon SageMaker AI", "Managed training.", "camel case"),
    ("sagemaker", "Amazon SageMaker AI", "Managed training.", "camel case in lower case"),
    ("sage maker", "Amazon SageMaker AI", "Managed training.", "camel case in two words"),
    ("maker", "Amazon SageMaker AI", "Managed training.", "part of camel case (lunr.js#372)"),
    ("S3", "Amazon S3", "Object storage.", "service"),
    ("PR curve", "PR curve", "Precision against recall.", "two letters and a word"),
    ("fine tuning", "Fine-tuning", "Adapt a model.", "space for a hyphen"),
    ("finetuning", "Fine-tuning", "Adapt a model.", "joined for a hyphen"),
    ("fine-tuning", "Finetuning", "Adapt a model.", "hyphen for joined"),
    ("fine-tuning", "Fine tuning", "Adapt a model.", "hyphen for a space"),
    ("finetuning", "Adapters", "Use fine-tuning with care.", "joined for a hyphen in the text"),
    ("over fitting", "Overfitting", "Learns the noise.", "space too many"),
    ("overfit", "Overfitting", "Learns the noise.", "word form"),
    ("data lakes", "Data lake", "Raw files.", "plural asked"),
    ("metric", "Metrics", "Measure it.", "plural written"),
    ("biases", "Bias", "A systematic error.", "plural that Porter parts"),
    ("key", "Partition key", "Chooses the shard.", "final y (lunr.py and lunr.js differ)"),
    ("gateway", "API Gateway", "Fronts a function.", "final y"),
    ("Shapley", "Shapley values", "Fair shares.", "final y"),
    ("CI/CD", "CI/CD", "Deliver often.", "slash (lunr.js#365)"),
    ("recall", "Precision/recall", "Trade one for the other.", "slash parts words (lunr.js#365)"),
    ("training_data", "Training data", "Examples.", "underscore (lunr.js#372, #424)"),
    ("rate", "learning_rate", "Step size.", "underscore written (lunr.js#424)"),
    ("overfitt", "Overfitting", "Learns the noise.", "beginning past the stem (lunr.js#256, #273)"),
    ("generaliza", "Generalization", "Works on new data.", "beginning past the stem (lunr.js#377)"),
    ("overfiting", "Overfitting", "Learns the noise.", "typo against stems (lunr.js#410)"),
    ("regularizaton", "Regularization", "Penalty.", "letter missing (lunr.js#410)"),
    ("rpecall precission", "Precision", "Share of alarms that are right.", "double letter"),
    ("redshfit", "Redshift", "Warehouse.", "neighbours swapped"),
    ("question?", "Question", "Ask.", "punctuation asked (no trimmer on lunr's query side)"),
    ("(e.g.,", "e.g.", "For example.", "punctuation around and inside"),
    ("which", "Which", "The relative pronoun.", "a stop word alone (lunr.js#233)"),
    ("model's", "Models", "Learnt functions.", "possessive"),
    ("naive bayes", "Naïve Bayes", "Independent features.", "accents"),
    ("検索", "日本語の検索", "Search.", "CJK (lunr.js#91, #173)"),
    ("c++", "C++", "A language.", "sign"),
    (
        "+recall -precision field:x ~2 ^",
        "Recall",
        "Found positives.",
        "lunr's query syntax is text",
    ),
]


def case_document(title: str, body: str) -> SearchDocument:
    return document(title, body, url="topics/wanted/#wanted")


@pytest.fixture(scope="module")
def found() -> list[list[str]]:
    sites = [
        Site([*FILLER, case_document(title, body)], [query]) for query, title, body, _ in FINDS
    ]
    return [urls(answers[0]) for answers in ask(sites=sites)["sites"]]


@pytest.mark.parametrize(
    "place", range(len(FINDS)), ids=[f"{query}: {why}" for query, _, _, why in FINDS]
)
def test_finds_what_is_typed(found: list[list[str]], place: int) -> None:
    assert found[place][:1] == ["topics/wanted/#wanted"]


def search(
    *documents: SearchDocument,
    query: str,
    synonyms: Mapping[str, Sequence[str]] | None = None,
    **options: object,
) -> dict[str, Any]:
    site = Site(documents, [(query, options)], synonyms=synonyms or {})
    response: dict[str, Any] = ask(sites=[site])["sites"][0][0]
    return response


def test_exact_before_prefix_before_typo() -> None:
    body = "Some words of the same length."
    documents = [
        document("Planned", body, url="typo/"),
        document("Planetarium", body, url="prefix/"),
        document("Planet", body, url="exact/"),
        *FILLER,
    ]
    assert urls(search(*documents, query="planet")) == ["exact/", "prefix/"]
    assert urls(search(*documents, query="planeta")) == ["prefix/"]
    assert urls(search(*documents, query="plannet "))[0] == "exact/"


def test_known_words_are_not_corrected() -> None:
    documents = [document("Hover", "A pointer."), document("Cover", "A lid."), *FILLER]
    assert urls(search(*documents, query="over")) == []
    assert urls(search(*documents, query="cover ")) == ["topics/page/#cover"]


def test_title_and_aliases_outweigh_the_body() -> None:
    documents = [
        document("Notes", "Drift, drift and drift again.", url="body/"),
        document("Drift", "Inputs change.", url="title/"),
        document("Monitoring change", "Inputs change.", url="alias/", keywords=("drift",)),
        *FILLER,
    ]
    assert urls(search(*documents, query="drift")) == ["title/", "alias/", "body/"]


def test_a_word_in_the_title_outweighs_one_in_its_other_names() -> None:
    documents = [
        document("ROUGE", "Words of the reference.", url="other/", keywords=("recall-oriented",)),
        document("Recall", "Share of positives found.", url="word/"),
        *FILLER,
    ]
    synonyms = {"ROUGE": ("recall-oriented",), "Recall": ("sensitivity", "true positive rate")}
    response = search(*documents, query="recall", synonyms=synonyms)
    assert urls(response) == ["word/", "other/"]
    assert response["groups"][0]["score"] > 1.5 * response["groups"][1]["score"]


def test_a_word_in_the_title_outweighs_a_part_of_a_name() -> None:
    documents = [
        document("ShardedByS3Key", "Gives instances parts of the S3 objects.", url="part/"),
        document("S3 Standard", "Objects of everyday use.", url="word/"),
        *FILLER,
    ]
    assert urls(search(*documents, query="S3")) == ["word/", "part/"]


def test_a_document_with_all_words_beats_one_that_repeats_one() -> None:
    documents = [
        document("Learning", "Rate rate rate rate rate rate.", url="repeats/"),
        document("Schedules", "The learning rate decays.", url="covers/"),
        *FILLER,
    ]
    assert urls(search(*documents, query="rate decays"))[0] == "covers/"


def test_a_missing_word_does_not_empty_the_results() -> None:
    documents = [document("Confusion matrix", "Counts."), *FILLER]
    response = search(*documents, query="confusion matrix qqqq")
    assert urls(response)[0] == "topics/page/#confusion-matrix"


def test_documents_that_cover_little_are_left_out() -> None:
    documents = [
        document("Confusion matrix", "Counts of right and wrong.", url="both/"),
        *(document(f"Matrix {number}", "Rows and columns.", url=f"{number}/") for number in "1234"),
        *FILLER,
    ]
    response = search(*documents, query="confusion matrix")
    assert urls(response) == ["both/"]
    assert response["total"] == 1


def test_questions_come_after_the_notes_they_mention() -> None:
    documents = [
        document("Partial dependence", "Shows an effect.", url="question/", kind="question"),
        document("Partial dependence", "Shows an effect.", url="section/"),
        *FILLER,
    ]
    assert urls(search(*documents, query="partial dependence")) == ["section/", "question/"]


def test_synonyms_find_and_mark_the_other_name() -> None:
    documents = [document("Missed cases", "Recall falls when positives are missed."), *FILLER]
    synonyms = {"Recall": ("sensitivity", "TPR")}
    response = search(*documents, query="tpr", synonyms=synonyms)
    (hit,) = response["groups"][0]["hits"]
    assert [hit["snippet"][start:end] for start, end in hit["ranges"]] == ["Recall"]


def test_a_longer_synonym_is_marked_only_as_a_whole() -> None:
    body = "Recall is the true positive rate: true positives over positives; one rate of many."
    documents = [document("Missed cases", body), *FILLER]
    synonyms = {"Recall": ("sensitivity", "true positive rate")}
    response = search(*documents, query="recall", synonyms=synonyms)
    (hit,) = response["groups"][0]["hits"]
    marked = [hit["snippet"][start:end] for start, end in hit["ranges"]]
    assert marked == ["Recall", "true positive rate"]
    assert {"true", "positive", "rate"}.isdisjoint(response["terms"])


def test_longer_synonyms_belong_to_titles() -> None:
    documents = [
        document("Recall", "Share of positives found.", url="title/"),
        document("Notes", "Recall is one of several.", url="body/"),
        *FILLER,
    ]
    synonyms = {"Recall": ("true positive rate",)}
    response = search(*documents, query="true positive rate", synonyms=synonyms)
    assert urls(response)[0] == "title/"


def test_filters_by_exam_and_kind() -> None:
    documents = [
        document("Tokens", "One.", url="one/", exams=("aif-c01",), kind="term"),
        document("Tokens", "Two.", url="two/", exams=("mla-c02", "mla-c01")),
        document("Tokens", "Three.", url="three/"),
    ]
    assert set(urls(search(*documents, query="tokens"))) == {"one/", "two/", "three/"}
    assert set(urls(search(*documents, query="tokens", exam="mla-c01"))) == {"two/", "three/"}
    assert set(urls(search(*documents, query="tokens", kinds=["term"]))) == {"one/"}
    assert search(*documents, query="tokens", exam="mla-c01", kinds=["term"])["total"] == 0


def test_groups_by_page_and_marks() -> None:
    documents = [
        document("Recall", "Of the positives.", url="topics/a/#recall", page="Metrics"),
        document("Precision and recall", "A pair.", url="topics/a/#both", page="Metrics"),
        document("Recall of documents", "For RAG.", url="topics/b/#rag", page="Retrieval"),
    ]
    response = search(*documents, query="recal")
    assert [(group["url"], group["page"]) for group in response["groups"]] == [
        ("topics/a/", "Metrics"),
        ("topics/b/", "Retrieval"),
    ]
    first = response["groups"][0]["hits"][0]
    assert first["title"] == "Recall"
    assert first["titleRanges"] == [[0, 6]]
    assert "recall" in response["terms"]


def test_more_gives_the_rest() -> None:
    documents = [document(f"Shard {number}", "Part.", url=f"{number}/") for number in range(30)]
    response = search(*documents, query="shard", limit=20, first=5)
    assert (len(urls(response)), response["total"]) == (5, 30)
    assert len(urls(response["more"])) == 20
    assert urls(response["more"])[:5] == urls(response)


def test_suggests_the_corrected_query() -> None:
    documents = [document("Confusion matrix", "Counts."), *FILLER]
    response = search(*documents, query="Confussion  matrix")
    assert response["suggestion"] == "confusion  matrix"
    assert "suggestion" not in search(*documents, query="confusion matrix")


@pytest.mark.parametrize("query", ["", "   ", "?!", "\u0301", "*", "💥"])
def test_queries_without_words_find_nothing(query: str) -> None:
    assert search(*FILLER, query=query)["groups"] == []


def test_an_empty_site_finds_nothing() -> None:
    assert search(query="anything")["groups"] == []
