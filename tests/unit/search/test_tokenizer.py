from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.search import SearchDocument, tokenize_document
from cribsheet.search.tokenizer import chains, fold, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fine-tuning", ["fine", "tuning", "finetuning"]),
        ("k-NN", ["k", "nn", "knn"]),
        ("SageMaker", ["sagemaker", "sage", "maker"]),
        ("XGBoost", ["xgboost", "xg", "boost"]),
        ("LLMs and GPUs", ["llms", "gpus"]),
        ("A2I", ["a2i"]),
        ("R²", ["r2"]),
        ("model's don't", ["model", "dont"]),
        ("a/b", ["b", "ab"]),
        ("naïve Ångström", ["naive", "angstrom"]),
        ("検索 model", ["検", "索", "model"]),
        ("the model of it", ["model"]),
        ("which", ["which"]),
        ("", []),
        ("?!", []),
        ("one-two-three-four-five-six-seven", "one two three four five six seven".split()),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(
    st.lists(
        st.one_of(
            st.text(max_size=4),
            st.sampled_from(
                [*" -'./_&+\t\n\x1c\x85\xa0\u2003\u2010\u2011\u2019\u0301", "SageMaker", "検"]
            ),
        )
    ).map("".join)
)
def test_the_chains_of_a_text_are_those_of_its_pieces_between_blanks(text: str) -> None:
    assert list(chains(text)) == [chain for piece in text.split() for chain in chains(piece)]


def test_pairs_join_neighbours_but_not_over_stop_words() -> None:
    assert words("Data lake", pairs=True) == ["data", "lake", "datalake"]
    assert words("Rate of change", pairs=True) == ["rate", "change"]


@pytest.mark.parametrize(
    ("run", "folded"), [("ﬁne", "fine"), ("½", "12"), ("STRASSE", "strasse"), ("İ", "i")]
)
def test_fold(run: str, folded: str) -> None:
    assert fold(run) == folded


def test_a_tokenized_document_pickles_and_keeps_its_fields() -> None:
    document = SearchDocument(
        url="topics/a/",
        page="Data stores",
        title="Data lake",
        kind="topic",
        exams=(),
        keywords=("S3 lake", "raw zone"),
        body="Raw files in one place.",
    )
    tokenized = tokenize_document(document)
    assert pickle.loads(pickle.dumps(tokenized)) == tokenized  # noqa: S301 (our own bytes)
    assert tokenized.title == ["data", "lake", "datalake"]
    assert tokenized.keywords == ("s3", "lake", "s3lake", "raw", "zone", "rawzone")
    assert tokenized.page == ("data", "stores")
    assert tokenized.body == ["raw", "files", "one", "place"]


def test_long_titles_are_not_joined() -> None:
    title = "A team reads four of two hundred columns from many files every hour of the day"
    document = SearchDocument("q/", "Page", title, "question", (), (), "")
    assert "teamreads" not in tokenize_document(document).title


def test_camel_case_parts_of_a_title_are_other_names() -> None:
    document = SearchDocument("t/", "Page", "ShardedByS3Key on S3", "term", (), ("shards",), "")
    tokenized = tokenize_document(document)
    assert set(tokenized.title) == {"shardedbys3key", "s3"}
    assert tokenized.keywords == ("shards", "sharded", "key")
