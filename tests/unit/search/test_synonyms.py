from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cribsheet.search.stemmer import stem
from cribsheet.search.synonyms import Synonyms

GROUPS = {"Recall": ("sensitivity", "true positive rate", "TPR"), "k-NN": ("nearest neighbors",)}


def stems(text: str) -> list[str]:
    return [stem(word) for word in text.split()]


def test_titles_get_every_other_name() -> None:
    found = Synonyms(GROUPS).expand(stems("recall matters"), single=False)
    assert found[:2] == stems("recall matters")
    assert set(found[2:]) == set(stems("sensitivity true positive rate tpr"))


def test_bodies_get_names_of_one_word() -> None:
    found = Synonyms(GROUPS).expand(stems("recall matters"), single=True)
    assert set(found[2:]) == set(stems("sensitivity tpr"))


def test_a_name_of_several_words_is_recognized() -> None:
    found = Synonyms(GROUPS).expand(stems("true positive rate"), single=True)
    assert set(found[3:]) == set(stems("recall sensitivity tpr"))
    assert Synonyms(GROUPS).expand(stems("positive rate"), single=True) == stems("positive rate")


def test_a_chain_is_one_word() -> None:
    found = Synonyms(GROUPS).expand(stems("nearest neighbors"), single=True)
    assert found[2:] == ["knn"]


def test_words_already_there_are_not_repeated() -> None:
    found = Synonyms(GROUPS).expand(stems("recall tpr"), single=True)
    assert found.count("tpr") == 1


def test_marks_say_what_a_name_stands_for() -> None:
    marks = Synonyms(GROUPS).marks
    assert marks["tpr"] == ("recall", "sensitivity", "true-positive-rate")
    assert marks["knn"] == ("nearest-neighbors",)


def test_separate_words_of_a_name_are_not_marked() -> None:
    marked = {mark for marks in Synonyms(GROUPS).marks.values() for mark in marks}
    assert marked.isdisjoint({"true", "positive", "rate", "nearest", "neighbors"})


def test_order_of_groups_does_not_matter() -> None:
    turned = dict(reversed(GROUPS.items()))
    assert Synonyms(GROUPS).marks == Synonyms(turned).marks


TEXTS = st.lists(st.sampled_from(["ant", "bee", "cat", "dog"]), min_size=1, max_size=4)


@given(
    st.dictionaries(TEXTS.map(" ".join), st.lists(TEXTS.map(" ".join), max_size=3), max_size=4),
    TEXTS,
)
def test_every_name_is_found_wherever_it_stands(
    groups: dict[str, list[str]], text: list[str]
) -> None:
    said = f" {' '.join(text)} "
    meant = {
        word
        for name, others in groups.items()
        if any(f" {form} " in said for form in (name, *others))
        for form in (name, *others)
        for word in form.split()
    }
    found = Synonyms(groups).expand(text, single=False)
    assert set(found) == {*text, *meant}
