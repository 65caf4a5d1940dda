"""Questions made from tables: never two right answers, and the same in every build."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.load import Loader
from cribsheet.model import Cell, Column, Place, Row, SkillRef, Table
from cribsheet.question import Question
from cribsheet.tablequestions import (
    EXTRAS,
    PAIRS,
    asked,
    clues,
    overlap,
    phrases,
    roots,
    table_questions,
)
from tests.shipped import CONTENT, only_shipped


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


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ('"a few, of many", open; "anywhere"', ('"a few, of many"', "open", '"anywhere"')),
        ('"so" must differ from “this, too”', ('"so" must differ from “this, too”',)),
        ('open, a 5" disk', ("open", 'a 5" disk')),
        (", ;", ()),
    ],
)
def test_clues_of_a_cue(cue: str, expected: tuple[str, ...]) -> None:
    assert clues(cue) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("number of trees", "Tree"),
        ("classes", "Class"),
        ("translate", "translation"),
        ("relational", "relations"),
        ("full-text search", "OpenSearch"),
        ("num_round", "rounds"),
        ("dropped", "drop"),
    ],
)
def test_words_that_give_each_other_away(one: str, other: str) -> None:
    assert roots(one) & roots(other)


def test_words_that_tell_nothing_give_nothing_away() -> None:
    assert roots("the most of it, for a while") == roots("Most, while") == {"most", "whil"}
    assert not roots("data") & roots("metadata")


NAMED = (
    row("Graph", '"knowledge graph", "friends of friends"'),
    row("Ledger", "ledgers, verifiable"),
    row("Cache", '"cached"'),
    row("Time series", '"time", "series of readings"'),
    row("Column", '"many writes"'),
)


def test_what_names_the_answer_is_not_asked() -> None:
    *cues, match = table_questions(table(*NAMED))
    expected = [
        ("graph", '"friends of friends"'),
        ("ledger", "verifiable"),
        ("column", '"many writes"'),
    ]
    assert [(one.section, one.text.rpartition("? ")[2]) for one in cues] == expected
    assert [(one.right.text.casefold(), one.left.text) for one in match.pairs] == expected


def test_a_word_that_another_option_has_as_well_is_asked() -> None:
    rows = (row("A graph", '"graph"'), row("B graph", '"beta"'), row("C graph", '"gamma"'))
    assert [one.section for one in table_questions(table(*rows, kinds=("cue",)))] == [
        "a graph",
        "b graph",
        "c graph",
    ]


def test_an_answer_is_the_same_whatever_of_its_cue_is_asked() -> None:
    bare = (row("Graph", '"friends of friends"'), *NAMED[1:])
    (short, *_), (whole, *_) = table_questions(table(*bare)), table_questions(table(*NAMED))
    assert (short.id, short.hash, short.text) == (whole.id, whole.hash, whole.text)


def test_what_is_left_of_a_cue_is_escaped() -> None:
    rows = (row("Graph", 'graph, "a < b & c"'), *NAMED[1:])
    assert '<p>"a &lt; b &amp; c"</p>' in next(table_questions(table(*rows))).stem


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


NAMES = st.lists(
    st.lists(st.sampled_from(("alpha", "betas", "gamma")), min_size=1, max_size=2).map(" ".join),
    min_size=3,
    max_size=9,
    unique=True,
)
TELLING = st.lists(st.sampled_from(("alphas", "beta", "gamma", "delta", "eta")), max_size=3)


@st.composite
def telling_tables(draw: st.DrawFn) -> Table:
    """Tables whose cues may hold words of names, and a clue of their own."""
    return table(
        *(
            row(
                name, ", ".join((*draw(TELLING), *(f"own{number}",) * draw(st.integers(0, 1)), "–"))
            )
            for number, name in enumerate(draw(NAMES))
        )
    )


def gives_away(question: Question) -> bool:
    """Whether something asked holds a word that only the right one's name has."""
    names = [option.text for option in question.options if not option.correct]
    right = [option.text for option in question.options if option.correct]
    asked_for = [(question.text.rpartition("?")[2], *right, names)] if right else []
    rights = [one.text for one in question.rights]
    asked_for += [
        (pair.left.text, pair.right.text, [one for one in rights if one != pair.right.text])
        for pair in question.pairs
    ]
    return any(
        roots(text) & roots(name).difference(*map(roots, others))
        for text, name, others in asked_for
    )


@given(telling_tables())
def test_no_question_names_its_answer(made: Table) -> None:
    for question in table_questions(made):
        assert not gives_away(question)
        assert not question.pairs or all(pair.left.text for pair in question.pairs)


@only_shipped
def test_no_question_of_the_shipped_tables_names_its_answer() -> None:
    site = Loader(CONTENT).load().site
    assert site is not None
    made = [one for each in site.tables.values() for one in table_questions(each)]
    assert [one.id for one in made if gives_away(one)] == []
    told = [one.id for each in site.tables.values() for one in asked(each)]
    assert told == [one.id for one in made]


@given(st.one_of(TABLES, telling_tables()))
def test_they_are_told_in_short_without_being_made(made: Table) -> None:
    questions = list(table_questions(made))
    assert list(asked(made)) == [(one.section, one.id, one.kind, one.hash) for one in questions]
    assert questions == list(table_questions(made))
