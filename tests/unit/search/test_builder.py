from __future__ import annotations

import math

from cribsheet.search.builder import BOOSTS, CompactBuilder, levels
from cribsheet.search.document import FIELDS


def built(*documents: tuple[str, str, str, str]) -> CompactBuilder:
    builder = CompactBuilder()
    for fields in documents:
        builder.add_stems([field.split() for field in fields])
    return builder


def test_postings_are_sorted_and_hold_every_field() -> None:
    builder = built(("recall", "", "metric", "recall found"), ("metric", "", "metric", "lost"))
    postings = dict(builder.postings())
    assert list(postings) == ["found", "lost", "metric", "recall"]
    recall = postings["recall"]
    assert list(recall.documents) == [0]
    title, keywords, page, body = levels(recall.codes[0])
    assert title > 0
    assert (keywords, page) == (0, 0)
    assert body > 0
    assert list(postings["metric"].documents) == [0, 1]


def test_rare_stems_weigh_more() -> None:
    builder = built(
        *[("", "", "", "common rare" if not number else "common") for number in range(9)]
    )
    postings = dict(builder.postings())
    assert postings["rare"].idf > postings["common"].idf
    assert postings["rare"].idf == round(8 * math.log(1 + (9 - 1 + 0.5) / 1.5))


def test_levels_follow_frequency_and_length() -> None:
    builder = built(
        ("", "", "", "word"),
        ("", "", "", "word word word word"),
        ("", "", "", "word" + " other" * 60),
    )
    short, repeated, long = (levels(code)[3] for code in dict(builder.postings())["word"].codes)
    assert long < short <= repeated


def test_the_document_boost_lowers_levels() -> None:
    builder = CompactBuilder()
    builder.add_stems([["word"], [], [], []])
    builder.add_stems([["word"], [], [], []], boost=0.5)
    (_, posting) = next(iter(builder.postings()))
    assert levels(posting.codes[1])[0] < levels(posting.codes[0])[0]


def test_empty_fields_do_not_make_the_others_long() -> None:
    lone = built(("a", "key", "", ""), *[("b", "", "", "")] * 50)
    many = built(("a", "key", "", ""), *[("b", "other", "", "")] * 50)
    assert levels(dict(lone.postings())["key"].codes[0]) == levels(
        dict(many.postings())["key"].codes[0]
    )


def test_the_whole_index_has_the_weights_of_the_postings() -> None:
    builder = built(("recall", "sensit", "metric", "recall"), ("metric", "", "metric", "lost"))
    index = builder.build()
    for number, (stem, posting) in enumerate(builder.postings()):
        assert index.inverted_index[stem]["_index"] == number
        for document, code in zip(posting.documents, posting.codes, strict=True):
            for name, level in zip(FIELDS, levels(code), strict=True):
                vector = index.field_vectors[f"{name}/{document}"].elements
                weights = dict(zip(vector[::2], vector[1::2], strict=True))
                assert weights.get(number, 0) == posting.idf * level * BOOSTS[name]
