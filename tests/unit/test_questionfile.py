"""Questions: what makes one usable, and what its fingerprint hangs on."""

from __future__ import annotations

import pytest

from cribsheet.model import SkillRef
from cribsheet.question import Question
from cribsheet.questionfile import read_questions
from tests.sample_source import codes, context

ONE = """\
- id: q-one
  kind: multiple-choice
  difficulty: easy
  skills:
    ml: [1.1.1]
  tags: [formats]
  section: layout
  stem: Which *one*?
  options:
    - text: A
      correct: true
      why: It is.
    - text: B
      why: It is not.
    - text: C
      why: Nor this.
"""


def read(text: str) -> tuple[tuple[Question, ...], list[str]]:
    found = context(text, name="topics/10-data/20-storage/questions.yaml")
    return read_questions(found), codes(found)


def test_a_question_in_full() -> None:
    (question,), found = read(ONE)
    assert found == []
    assert (question.id, question.kind, question.difficulty) == ("q-one", "multiple-choice", "easy")
    assert question.stem == "<p>Which <em>one</em>?</p>\n"
    assert question.text == "Which one?"
    assert question.skills == (SkillRef("ml", "1.1.1"),)
    assert (question.tags, question.topic, question.section) == (("formats",), "storage", "layout")
    assert [option.html for option in question.options] == ["A", "B", "C"]
    assert question.answers == (0,)
    assert (question.place.line, question.place.column) == (1, 7)


def test_it_names_what_it_needs() -> None:
    found = context(ONE, name="q.yaml")
    read_questions(found)
    assert [(one.kind, one.target, one.line) for one in found.references] == [
        ("question", "q-one", 1),
        ("exam", "ml", 5),
        ("skill", "ml:1.1.1", 5),
        ("tag", "formats", 6),
        ("link", "topic:storage#layout", 7),
    ]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("difficulty: easy", "difficulty: hard", True),
        ("why: It is.", "why: It always was.", True),
        ("stem: Which *one*?", "stem: Which two?", True),
        ("text: B", "text: D", True),
        ("text: A\n", "text: '*a*.'\n", True),
        ("text: A\n", "text: E\n", False),
    ],
)
def test_the_hash_changes_with_the_answer(old: str, new: str, same: bool) -> None:
    (before,), _ = read(ONE)
    (after,), _ = read(ONE.replace(old, new))
    assert (before.hash == after.hash) is same


FOUR = ONE.replace("multiple-choice", "multiple-response") + (
    "    - text: D\n      why: No.\n    - text: E\n      why: No.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FOUR.replace("text: B", "text: B\n      correct: true"), []),
        (ONE.replace("      correct: true\n", ""), ["Q001"]),
        (ONE.replace("text: B", "text: B\n      correct: true"), ["Q002"]),
        (FOUR, ["Q003"]),
        (ONE.replace("      why: It is not.\n", ""), ["Q004"]),
        (ONE.replace("text: B", "text: '  a '"), ["Q005"]),
        (ONE[: ONE.index("    - text: C")], ["Q006"]),
        ("[]", ["S006"]),
        ("{}", ["S003"]),
        (ONE + "- id: q-two\n", ["S002"] * 5),
    ],
)
def test_what_is_reported(text: str, expected: list[str]) -> None:
    found = read(text)[1]
    assert found == expected or (set(found) == set(expected) == {"S002"})


def test_an_unusable_question_leaves_the_others() -> None:
    questions, found = read(ONE.replace("  difficulty: easy\n", "") + ONE.replace("q-one", "q-two"))
    assert [question.id for question in questions] == ["q-two"]
    assert found == ["S002"]


def of_kind(kind: str, fields: str) -> str:
    head = ONE[: ONE.index("  options:")].replace("multiple-choice", kind)
    return head + "".join(f"  {line}\n" for line in fields.splitlines())


ORDERING = of_kind(
    "ordering",
    "items:\n- {text: One, why: a}\n- {text: '*Two*', why: b}\n- {text: Three, why: c}",
)
MATCHING = of_kind(
    "matching",
    """pairs:
- {left: cat, right: '`meow`', why: a}
- {left: dog, right: woof, why: b}
- {left: cow, right: moo, why: c}
extras: [hoot]""",
)
STATEMENT = of_kind("true-false", "answer: false\nwhy: It is *not*.")
TYPED = of_kind("typed", "accepted: [K-fold, k fold validation]\nhint: a name\nwhy: So.")


def only(text: str) -> Question:
    (question,), found = read(text)
    assert found == []
    return question


def test_a_statement_has_the_options_true_and_false() -> None:
    question = only(STATEMENT)
    assert [(one.text, one.correct, one.why) for one in question.options] == [
        ("True", False, ""),
        ("False", True, "It is <em>not</em>."),
    ]
    assert question.fixed


def test_an_ordering_keeps_its_order() -> None:
    question = only(ORDERING)
    assert [(one.html, one.why_text) for one in question.items] == [
        ("One", "a"),
        ("<em>Two</em>", "b"),
        ("Three", "c"),
    ]


def test_a_matching_has_pairs_and_extras() -> None:
    question = only(MATCHING)
    assert [(one.left.text, one.right.html, one.why) for one in question.pairs] == [
        ("cat", "<code>meow</code>", "a"),
        ("dog", "woof", "b"),
        ("cow", "moo", "c"),
    ]
    assert [right.text for right in question.rights] == ["meow", "woof", "moo", "hoot"]


def test_a_typed_answer_has_its_forms() -> None:
    question = only(TYPED)
    assert question.accepted == ("K-fold", "k fold validation")
    assert (question.hint, question.why, question.why_text) == ("a name", "So.", "So.")


def test_a_fixed_order_is_kept() -> None:
    assert only(ONE.replace("  options:", "  order: fixed\n  options:")).fixed
    assert not only(ONE.replace("  options:", "  order: shuffled\n  options:")).fixed


@pytest.mark.parametrize(
    ("text", "old", "new", "same"),
    [
        (ORDERING, "One", "one!", True),
        (ORDERING, "One", "Four", False),
        (ORDERING, "why: a", "why: d", True),
        (MATCHING, "left: cat, right: '`meow`'", "left: Cat, right: Meow", True),
        (MATCHING, "right: woof", "right: bark", False),
        (MATCHING, "extras: [hoot]", "extras: [caw]", True),
        (STATEMENT, "answer: false", "answer: true", False),
        (STATEMENT, "It is", "That is", True),
        (TYPED, "K-fold", "k fold", True),
        (TYPED, "[K-fold, k fold validation]", "[k fold validation, K-fold]", True),
        (TYPED, "K-fold", "hold-out", False),
    ],
)
def test_the_hash_of_each_kind(text: str, old: str, new: str, same: bool) -> None:
    assert old in text
    assert (only(text).hash == only(text.replace(old, new)).hash) is same


def test_the_order_of_items_is_the_answer() -> None:
    swapped = ORDERING.replace("One", "X").replace("Three", "One").replace("X", "Three")
    assert only(swapped).hash != only(ORDERING).hash


def test_every_text_that_can_hold_marks_is_given() -> None:
    given = {text for one in (ONE, ORDERING, MATCHING, TYPED) for text in only(one).texts()}
    assert {"A", "It is.", "<em>Two</em>", "b", "dog", "<code>meow</code>", "hoot", "So."} <= given
