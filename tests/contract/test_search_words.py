"""Python and JavaScript find the same words in every text."""

from __future__ import annotations

import itertools
import random
import unicodedata
from pathlib import Path

from cribsheet.search.document import SearchDocument
from cribsheet.search.stemmer import EXCEPTIONS, stem
from cribsheet.search.tokenizer import STOP_WORDS, fold, tokenize_document, words
from tests.contract.search_support import ask

ROOT = Path(__file__).parents[2]

WRITTEN = (
    """
A2I|k-NN|k‑NN|kNN|KNN|F1|F-beta|Fβ|F₂|R²|R^2|top p|top-p|Top P|RLHF|SageMaker|sage maker|S3|PR curve
fine tuning|finetuning|fine-tuning|Fine‐Tuning|over fitting|keys|key|gateway|Shapley|survey|display
AUC-ROC|ROUGE-L|BERTScore|XGBoost|LLMs|GPUs|APIs|EC2Instance|F1Score|iPhone|McNemar|DeepAR|gRPC|NoSQL
don't|don’t|model's|model’s|models'|O'Reilly|rock'n'roll|'quoted'|it's|IT|AND/OR|TCP/IP|I/O|A/B test
state-of-the-art|end.Start|node.js|ml.m5.xlarge|3.5|1.10|10,000|us-east-1|training_data|__init__|a_b
C++|C#|.NET|AT&T|P&L|100%|$5|~2|*|**bold**|`code`|(e.g., this)|[x]|question?|what is it|the|which
naïve|café|Zürich|ÅNGSTRÖM|İstanbul|ΣΊΣΥΦΟΣ|straße|STRASSE|ﬁne|①②|½|㎏|™|SageMaker™|x̄|e\u0301tude|ñ
日本語の検索|機械学習 model|한국어|Ελλάδα|Привет мир|हिन्दी|עברית|العربية|ไทย|𝔘𝔫𝔦|𝒳|😀 smile|a😀b
--|-a|a-|a--b|a-b-c-d-e-f|a.b.c|...|''|'s|’s|x's-y|very-long-compound-that-is-never-joined-anywhere
""".strip()
    .replace("\n", "|")
    .split("|")
)


def texts() -> list[str]:
    """Written examples, the lines of the shipped notes, and mixtures of hard characters."""
    lines = [
        line
        for path in sorted((ROOT / "content").rglob("*.*"))
        if path.suffix in {".md", ".yaml"}
        for line in path.read_text("utf-8").splitlines()
    ]
    chance = random.Random(1)
    hard = "aAbBzZ019 -‐‑'’./_&+\u0301²ﬁßİıςΣσ日の한ñÉ½™\u200b\u00a0"
    mixed = ["".join(chance.choices(hard, k=chance.randrange(1, 24))) for _ in range(2_000)]
    return [*WRITTEN, *lines, *mixed]


def test_words_are_the_same() -> None:
    asked = texts()
    answer = ask(texts=asked)
    for text, plain, paired in zip(asked, answer["words"], answer["pairs"], strict=True):
        assert words(text) == plain, repr(text)
        assert words(text, pairs=True) == paired, repr(text)


def test_stop_words_are_the_same() -> None:
    assert ask()["stopWords"] == sorted(STOP_WORDS)


def test_every_character_is_the_same_kind_of_character() -> None:
    """Letters, digits and separators agree over all of Unicode.

    A character that only the newer of the two Unicode tables knows is left out: no two versions
    could agree on it.
    """
    categories = {code: unicodedata.category(chr(code)) for code in range(0x110000)}
    known = [chr(code) for code, kind in categories.items() if kind not in {"Cn", "Cs", "Co"}]
    # Between two letters, a character shows whether it belongs to the word or parts it.
    answer = ask(texts=[f"a{one}b" for one in known], folds=known)
    differing = [
        one
        for one, found, folded in zip(known, answer["words"], answer["folds"], strict=True)
        if words(f"a{one}b") != found or fold(one) != folded
    ]
    assert differing == []


def test_stems_are_the_same() -> None:
    chance = random.Random(2)
    parts = ["a", "e", "i", "o", "u", "y", "b", "c", "d", "l", "n", "r", "s", "t", "v", "x", "z"]
    endings = [
        *(
            "",
            "s",
            "es",
            "ed",
            "ing",
            "y",
            "ly",
            "ies",
            "eed",
            "ss",
            "ll",
            "e",
            "ational",
            "tional",
        ),
        *("enci", "anci", "izer", "bli", "alli", "entli", "eli", "ousli", "ization", "ation"),
        *("ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "logi"),
        *("icate", "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er"),
        *("ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "sion", "tion", "ou", "ism"),
        *("ate", "iti", "ous", "ive", "ize"),
    ]
    made = [
        "".join(chance.choices(parts, k=chance.randrange(1, 7))) + chance.choice(endings)
        for _ in range(40_000)
    ]
    found = sorted({word for text in texts() for word in words(text)})
    letters = "aeybdlsi"
    short = [
        "".join(own) for size in (1, 2, 3, 4) for own in itertools.product(letters, repeat=size)
    ]
    named = ["key", "gateway", "shapley", "display", "survey", "pay", "by", "sky", "yes", "yyy"]
    asked = [*named, *sorted(EXCEPTIONS), *found, *short, *made]
    answer = ask(stems=asked)
    differing = [
        (word, stem(word), other)
        for word, other in zip(asked, answer["stems"], strict=True)
        if stem(word) != other
    ]
    assert differing == []


def test_a_document_is_tokenized_by_the_same_words() -> None:
    document = SearchDocument(
        url="topics/a/#b",
        page="Metrics & curves",
        title="PR curve",
        kind="section",
        exams=(),
        keywords=("AUC-PR", "average precision"),
        body="The area under it: AUC-PR's range is 0–1.",
    )
    answer = ask(texts=["PR curve", "AUC-PR", "average precision", document.page, document.body])
    tokenized = tokenize_document(document)
    assert list(tokenized.title) == answer["pairs"][0]
    assert list(tokenized.keywords) == answer["pairs"][1] + answer["pairs"][2]
    assert list(tokenized.page) == answer["words"][3]
    assert list(tokenized.body) == answer["words"][4]
