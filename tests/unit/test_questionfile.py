"""Questions: what makes one usable, and what its fingerprint hangs on."""

from __future__ import annotations

import pytest

from cribsheet.model import Question, SkillRef
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
        ("section: layout", "section: other", True),
        ("stem: Which *one*?", "stem: Which one?", True),
        ("stem: Which *one*?", "stem: Which two?", False),
        ("text: B", "text: D", False),
    ],
)
def test_the_fingerprint_changes_with_the_meaning(old: str, new: str, same: bool) -> None:
    (before,), _ = read(ONE)
    (after,), _ = read(ONE.replace(old, new))
    assert (before.fingerprint == after.fingerprint) is same


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
