"""Questions made from decision trees: never two right answers, and the same in every build."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.answers import bare_text
from cribsheet.load import Loader
from cribsheet.model import Answer, End, Place, SkillRef, Step, Tree
from cribsheet.question import Question
from cribsheet.treequestions import (
    DIFFICULTY,
    DISTRACTORS,
    SHORT_WHY,
    tree_questions,
    walks,
    ways_of,
)
from tests.shipped import CONTENT, only_shipped


def step(name: str, *answers: str) -> Step:
    """`answers` are written "text>target"."""
    pairs = [answer.split(">") for answer in answers]
    made = tuple(Answer(f"<i>{text}</i>", text, to) for text, to in pairs)
    return Step(name, f"<b>{name}?</b>", f"{name}?", made)


def end(name: str, title: str = "", why: str = "") -> End:
    text = why or f"Why {name}."
    return End(name, title or name.upper(), f"<u>{text}</u>", text, "", "")


def tree(steps: tuple[Step, ...], ends: tuple[End, ...], title: str = "Which & why?") -> Tree:
    return Tree(
        id="t",
        title=title,
        summary="",
        steps=steps,
        ends=ends,
        skills=(SkillRef("ml", "1.1"),),
        tags=("tag",),
        sources=(),
        place=Place("trees/t.yaml", 1),
        questions=("walk",),
    )


STEPS = (
    step("start", "left>one", "right>two", "ahead>a"),
    step("one", "Yes>b", "No>c"),
    step("two", "Yes!>d", "No>b"),
)
ENDS = (end("a"), end("b"), end("c"), end("d"))
TREE = tree(STEPS, ENDS)


def asked(made: Tree, name: str) -> Question:
    return next(one for one in tree_questions(made) if one.section == name)


def wrong(question: Question) -> list[str]:
    return [option.text for option in question.options if not option.correct]


def test_every_end_is_asked_for_once() -> None:
    questions = list(tree_questions(TREE))
    assert [one.id for one in questions] == [f"tree-t-{name}-walk" for name in "abcd"]
    assert {one.made_from for one in questions} == {"tree:t"}
    assert {one.difficulty for one in questions} == {DIFFICULTY}
    assert [(one.kind, one.target, one.tags, one.skills) for one in questions[:1]] == [
        ("multiple-choice", "tree:t#a", ("tag",), TREE.skills)
    ]


def test_a_question_in_full() -> None:
    question = asked(TREE, "d")
    assert question.stem == (
        "<p>Which &amp; why?</p>\n<ul>\n"
        "<li><b>start?</b> <strong><i>right</i></strong></li>\n"
        "<li><b>two?</b> <strong><i>Yes!</i></strong></li>\n</ul>\n"
    )
    assert question.text == "Which & why? start? right. two? Yes!"
    whys = {option.text: (option.why, option.why_text) for option in question.options}
    assert whys == {
        "D": ("<u>Why d.</u>", "Why d."),
        "B": (
            "Would need: <b>two?</b> <strong><i>No</i></strong>. <u>Why b.</u>",
            "Would need: two? No. Why b.",
        ),
        "A": (
            "Would need: <b>start?</b> <strong><i>ahead</i></strong>. <u>Why a.</u>",
            "Would need: start? ahead. Why a.",
        ),
        "C": (
            "Would need: <b>start?</b> <strong><i>left</i></strong>. <u>Why c.</u>",
            "Would need: start? left. Why c.",
        ),
    }


def test_a_title_that_asks_nothing_is_made_to_ask() -> None:
    question = asked(dataclasses.replace(TREE, title="Things"), "a")
    assert question.text == "Things: which one fits? start? ahead."


def test_an_end_reached_in_several_ways_is_asked_with_the_shortest() -> None:
    steps = (step("start", "left>one", "right>b"), *STEPS[1:2], step("two", "Yes>c", "No>a"))
    steps = (steps[0], step("one", "Yes>b", "No>two"), steps[2])
    made = tree(steps, (end("a"), end("b"), end("c")))
    assert asked(made, "b").text == "Which & why? start? right."


def test_the_nearest_ends_are_the_distractors() -> None:
    steps = (step("start", "1>a", "2>b", "3>c", "4>d", "5>near"), step("near", "1>e", "2>f"))
    made = tree(steps, tuple(map(end, "abcdef")))
    for name, neighbor in (("e", "F"), ("f", "E")):
        found = wrong(asked(made, name))
        assert len(found) == DISTRACTORS
        assert neighbor in found


def test_ends_of_one_name_stand_in_no_question_together() -> None:
    ends = (end("a"), end("b", "Same"), end("c", "same."), end("d"))
    made = tree(STEPS, ends)
    assert sorted(wrong(asked(made, "b"))) == ["A", "D"]
    for name in "ad":
        texts = [bare_text(option.text) for option in asked(made, name).options]
        assert len(texts) == len(set(texts)) == 3


def test_two_other_ends_are_needed() -> None:
    steps = (step("start", "1>a", "2>b"),)
    assert list(tree_questions(tree(steps, ENDS[:2]))) == []


def test_they_can_be_switched_off() -> None:
    assert list(tree_questions(dataclasses.replace(TREE, questions=()))) == []


def test_a_long_reason_for_another_end_is_left_to_the_tree() -> None:
    long = "x" * (SHORT_WHY + 1)
    made = tree(STEPS, (end("a", why=long), *ENDS[1:]))
    (option,) = (one for one in asked(made, "d").options if one.text == "A")
    assert option.why_text == "Would need: start? ahead."
    assert long not in option.why


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda: tree(STEPS, (end("a", "A."), *ENDS[1:])), True),
        (lambda: tree(STEPS, (end("a", why="Other."), *ENDS[1:])), True),
        (
            lambda: tree((step("start", "left>one", "right>two", "Ahead!>a"), *STEPS[1:]), ENDS),
            True,
        ),
        (lambda: tree((step("start", "left>one", "right>two", "up>a"), *STEPS[1:]), ENDS), False),
        (lambda: tree(STEPS, (end("a", "Other"), *ENDS[1:])), False),
    ],
)
def test_the_hash_tells_a_changed_answer_from_a_changed_spelling(
    change: object, same: bool
) -> None:
    assert callable(change)
    assert (asked(TREE, "a").hash == asked(change(), "a").hash) is same


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Trees as they can be read: each step reached once, its answers all different."""
    names = draw(st.lists(st.sampled_from(["X", "x.", "Y", "Z", "W", "V"]), min_size=2, max_size=7))
    ends = [end(f"e{number}", name) for number, name in enumerate(names)]
    count = draw(st.integers(1, 4))
    targets: list[list[str]] = [[] for _ in range(count)]
    for number in range(1, count):
        targets[draw(st.integers(0, number - 1))].append(f"s{number}")
    for one in ends:
        for place in draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=2)):
            targets[place].append(one.id)
    for leads in targets:
        while len(leads) < 2:
            leads.append(draw(st.sampled_from(ends)).id)
    steps = [
        step(f"s{number}", *(f"answer {place}>{to}" for place, to in enumerate(leads)))
        for number, leads in enumerate(targets)
    ]
    return tree(tuple(steps), tuple(ends))


def check(made: Tree) -> None:
    """Each question has one right answer, whoever reads it: as texts, without the tree."""
    ways = {
        name: [tuple((s.text, bare_text(a.text)) for s, a in way) for way in found]
        for name, found in ways_of(made).items()
    }
    ends = {one.id: one for one in made.ends}
    questions = list(tree_questions(made))
    assert questions == list(tree_questions(made))
    assert [one.section for one in questions] == [walk.end.id for walk in walks(made)]
    for question in questions:
        right = ends[question.section]
        told = set(ways[right.id][0])
        assert len(told) == min(map(len, ways[right.id]))
        assert [option.text for option in question.options if option.correct] == [right.name]
        assert 2 <= len(wrong(question)) <= DISTRACTORS
        names = [bare_text(option.text) for option in question.options]
        assert len(names) == len(set(names))
        for name in wrong(question):
            for way in (way for one in ends.values() if one.name == name for way in ways[one.id]):
                # Some step that the question tells is answered otherwise on the way there.
                assert any(ask == other and said != its for ask, said in told for other, its in way)


@given(trees())
def test_no_question_has_two_right_answers(made: Tree) -> None:
    check(made)


@only_shipped
def test_no_question_of_the_shipped_trees_has_two_right_answers() -> None:
    site = Loader(CONTENT).load().site
    assert site is not None
    assert site.trees
    for made in site.trees.values():
        check(made)
        assert list(walks(made)), made.id
