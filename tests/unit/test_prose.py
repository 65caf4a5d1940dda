"""Sentences are found where they stand, without markup, code and formulas."""

from __future__ import annotations

import textwrap

from cribsheet.prose import Sentence, of_markdown, of_yaml, sentences


def found(line: str) -> list[tuple[int, str]]:
    return [(one.column, " ".join(one.words)) for one in sentences(line, 1)]


def test_sentences_end_at_stops_and_start_at_their_first_word() -> None:
    assert found("- **One** is here. Two, e.g. this; three!") == [
        (5, "One is here"),
        (20, "Two e.g this"),
        (36, "three"),
    ]
    assert found("It holds 1.5 MB. So?") == [(1, "It holds 1.5 MB"), (18, "So")]


def test_code_formulas_and_addresses_are_no_words() -> None:
    ((_, words),) = found("Set `a b c d` and $x + y$ as [the guide](https://docs.example/a.b) says")
    assert "guide" in words
    assert len(words.split()) == 8
    assert found("`only code`") == [(2, "xxxxxxxxx")]


def test_words_are_compared_without_case_and_markup() -> None:
    (one,) = sentences("**A** program that [changes](#x) bytes", 1)
    (two,) = sentences("a program that changes bytes.", 2)
    assert one.folded == two.folded


def test_a_topics_prose_leaves_front_matter_code_tables_and_directives_out() -> None:
    text = "---\ntitle: T\n---\nLead.\n\n## Head\n\n```\ncode here\n```\n"
    text += "\n| a | b |\n\n:::cue\nSay it.\n:::\n$$\nx\n$$\n"
    assert [(one.line, one.words) for one in of_markdown(text)] == [
        (4, ("Lead",)),
        (15, ("Say", "it")),
    ]


def test_a_yaml_files_prose_is_told_at_its_field() -> None:
    text = textwrap.dedent("""\
        - id: one
          stem: >-
            First one.
            Second one.
          options:
            - text: Third
              why: 'No'
    """)
    assert list(of_yaml(text)) == [
        Sentence(2, 9, ("First", "one")),
        Sentence(2, 9, ("Second", "one")),
        Sentence(6, 13, ("Third",)),
        Sentence(7, 12, ("No",)),
    ]
    assert list(of_yaml("")) == []
