"""Questions made from tables: never two right answers, and the same in every build."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.model import Cell, Column, Place, Row, SkillRef, Table
from cribsheet.tablequestions import (
    EXTRAS,
    PAIRS,
    asked,
    overlap,
    phrases,
    table_questions,
)


def row(name: str, cue: str, cell: str = "x") -> Row:
    return Row(
        id=name.lower(),
        name=name,
        name_html=name,
        aliases=(),
        cue=Cell(cue, cue),
        cells=(Cell(cell, cell),),
        topic="",
        service="",
    )


def table(*rows: Row, kinds: tuple[str, ...] = ("cue", "match")) -> Table:
    return Table(
        id="t",
        title="Things & more",
        summary="",
        decide="Which?",
        name="Thing",
        columns=(Column("c", "Column"),),
        rows=rows,
        skills=(SkillRef("ml", "1.1"),),
        tags=("tag",),
        sources=(),
        place=Place("tables/t.yaml", 1),
        questions=kinds,
    )


FOUR = (row("A", '"alpha"'), row("B", '"beta"'), row("C", '"gamma"'), row("D", '"delta"', "–"))


def test_every_row_is_asked_for_once_and_all_are_matched() -> None:
    questions = list(table_questions(table(*FOUR)))
    assert [question.id for question in questions] == [
        "table-t-a-cue",
        "table-t-b-cue",
        "table-t-c-cue",
        "table-t-d-cue",
        "table-t-match",
    ]
    assert all(
        question.made_from == "table:t" and question.tags == ("tag",) for question in questions
    )


def test_a_cue_question_in_full() -> None:
    question = next(table_questions(table(*FOUR)))
    assert (question.kind, question.target) == ("multiple-choice", "table:t#a")
    assert question.text == 'Things & more: which one do these words point to? "alpha"'
    assert "Things &amp; more" in question.stem
    (right,) = (option for option in question.options if option.correct)
    assert (right.text, right.why) == ("A", "Column: x")
    wrong = {option.text: option.why_text for option in question.options if not option.correct}
    assert wrong == {
        "B": 'Its cue words: "beta"',
        "C": 'Its cue words: "gamma"',
        "D": 'Its cue words: "delta"',
    }


def test_a_matching_in_full() -> None:
    *_, question = table_questions(table(*FOUR))
    assert (question.kind, question.target) == ("matching", "table:t")
    assert {(pair.left.text, pair.right.text) for pair in question.pairs} == {
        ('"alpha"', "A"),
        ('"beta"', "B"),
        ('"gamma"', "C"),
        ('"delta"', "D"),
    }
    assert {pair.right.text: pair.why for pair in question.pairs}["D"] == ""


def test_kinds_can_be_switched_off() -> None:
    assert [q.kind for q in table_questions(table(*FOUR, kinds=("match",)))] == ["matching"]
    assert {q.kind for q in table_questions(table(*FOUR, kinds=("cue",)))} == {"multiple-choice"}
    assert list(table_questions(table(*FOUR, kinds=()))) == []


def test_a_name_that_is_a_link_is_given_as_text() -> None:
    linked = dataclasses.replace(FOUR[0], name_html='<a href="x">A</a>')
    question = next(table_questions(table(linked, *FOUR[1:])))
    assert '<a href="x">A</a>' not in [option.html for option in question.options]


def test_two_rows_are_not_enough() -> None:
    assert list(table_questions(table(*FOUR[:2]))) == []


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ('"Scan less data", "a few of many columns"', {"scan less data", "a few of many columns"}),
        ("scan less data, open; “anywhere”", {"scan less data", "open", "anywhere"}),
        ('"p99 < 10.5 ms"', {"p99 < 10.5 ms"}),
        ("–", set()),
    ],
)
def test_phrases_of_a_cue(cue: str, expected: set[str]) -> None:
    assert {phrase.strip() for phrase in phrases(cue)} == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ('"less data"', '"scan less data"', True),
        ('"less data"', '"LESS  data!"', True),
        ('"less data", "x"', '"y", "less data"', True),
        ('"data"', '"metadata"', False),
        ('"less data"', '"less of the data"', False),
    ],
)
def test_what_overlaps(one: str, other: str, expected: bool) -> None:
    assert overlap(row("A", one), row("B", other)) is expected
    assert overlap(row("B", other), row("A", one)) is expected


WORDS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(" ".join)
CUES = st.lists(WORDS, min_size=1, max_size=2).map(lambda all_: ", ".join(f'"{w}"' for w in all_))
TABLES = st.lists(CUES, min_size=2, max_size=9).map(
    lambda cues: table(*(row(f"R{number}", cue) for number, cue in enumerate(cues)))
)


@given(TABLES)
def test_no_question_has_two_right_answers(made: Table) -> None:
    rows = {one.name: one for one in made.rows}
    for question in table_questions(made):
        if question.options:
            (right,) = (rows[option.text] for option in question.options if option.correct)
            others = [rows[option.text] for option in question.options if not option.correct]
            assert len(others) >= 2
            assert not any(overlap(right, other) for other in others)
        else:
            matched = [rows[right.text] for right in question.rights]
            assert 3 <= len(question.pairs) <= PAIRS
            assert len(question.extras) <= EXTRAS
            for position, one in enumerate(matched):
                assert not any(overlap(one, other) for other in matched[position + 1 :])


@given(TABLES)
def test_they_are_told_in_short_without_being_made(made: Table) -> None:
    questions = list(table_questions(made))
    assert list(asked(made)) == [(one.section, one.id, one.kind, one.hash) for one in questions]
    assert questions == list(table_questions(made))
