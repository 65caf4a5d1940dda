"""YAML is parsed with places, and its surprises are reported."""

from __future__ import annotations

import pytest
import yaml

from cribsheet.yamlfile import DEEPEST, compose, describe, entries, place, width
from tests.sample_source import context, said


def read(text: str) -> tuple[yaml.Node | None, list[str]]:
    reporter = context(text).reporter
    return compose(reporter, text), said(reporter)


def test_nodes_know_their_place() -> None:
    node, found = read("a: 1\nlist:\n  - é: x\n")
    assert isinstance(node, yaml.MappingNode)
    assert found == []
    key, value = node.value[1]
    assert place(key) == (2, 1)
    assert width(key) == 4
    assert place(value.value[0]) == (3, 5)
    assert width(value) == 1, "of a node on several lines only the first character is shown"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [x\nb: y", "2:2 Y001 YAML: did not find expected ',' or ']'"),
        ("a: 'x", "1:4 Y001 YAML: found unexpected end of stream while scanning a quoted scalar"),
        ("a: b: c", "1:5 Y001 YAML: mapping values are not allowed in this context"),
        ("a: 1\n---\nb: 2", "2:1 Y001 YAML: a second document starts here"),
        ("a: *b", "1:4 Y001 YAML: found undefined alias"),
        ("%FOO\n", "Y001 YAML: "),
        ("# nothing\n", "1:1 F004 the YAML holds no value"),
        ("a: &x b", '1:4 Y003 YAML anchor "&x"'),
        ("- !!str 5", '1:3 Y003 YAML tag "!!str"'),
        ("title:x\nb: y", '1:7 Y001 YAML: no blank after "title:"'),
        ("a: b\ntitle:x\nc: d", '2:7 Y001 YAML: no blank after "title:"'),
        ("a: b\ntitle:x", '2:7 Y001 YAML: no blank after "title:"'),
        ("- a: b\n  c:d\n\n  e: f", '2:5 Y001 YAML: no blank after "c:"'),
        ("a: x\n  https://example.org/\nb: c: d", "3:5 Y001 YAML: mapping values"),
        ("a: &m {x: 1}\nb: {<<: *m}", '2:5 Y003 merge key "<<"'),
    ],
)
def test_what_cannot_be_used(text: str, words: str) -> None:
    node, found = read(text)
    assert node is None
    assert any(words in one for one in found), found


def test_front_matter_has_the_lines_of_its_file_and_other_offsets() -> None:
    text = "tags: &t [x]\naliases: *t\ntitle: !!str y\n"
    reporter = context(f"---\n{text}---\n").reporter
    assert compose(reporter, f"\n{text}") is None
    assert said(reporter) == ['2:7 Y003 YAML anchor "&t"', '4:8 Y003 YAML tag "!!str"']


def test_signs_inside_text_are_no_properties() -> None:
    node, found = read("a: x &y !z\nb: '&q'\nc: |\n  &r\n  !s\n")
    assert node is not None
    assert found == []


STAIRS = "".join(f"{' ' * depth}a:\n" for depth in range(2 * DEEPEST + 1))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 100_000,
        "{a: " * 1000,
        "? " * 50_000,
        f"b:\n{'- ' * 500}",
        f"? b\n: {'- ' * 60_000}",
        f"- ? b\n  : {'? ' * 60_000}",
        STAIRS,
    ],
)
def test_deep_nesting_is_reported_and_not_followed(text: str) -> None:
    node, found = read(text)
    assert node is None
    assert any(f"nest more than {DEEPEST} deep" in one for one in found), found


def test_nesting_up_to_the_limit_is_read() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST) != (None, [])
    assert read("[" * DEEPEST + "]" * DEEPEST)[1] == []


def test_many_brackets_side_by_side_are_not_deep() -> None:
    node, found = read("\n".join(["- [a, b]"] * 500))
    assert node is not None
    assert found == []


def test_the_first_of_two_equal_keys_counts() -> None:
    text = "a: 1\nb: 2\na: 3\n"
    reporter = context(text).reporter
    node = compose(reporter, text)
    assert node is not None
    found = entries(reporter, node)
    assert [(entry.key, entry.value.value) for entry in found] == [("a", "1"), ("b", "2")]
    assert said(reporter) == ['3:1 Y002 the key "a" is already given on line 1']


def test_keys_are_text() -> None:
    text = "on: 1\n[a]: 2\n"
    reporter = context(text).reporter
    node = compose(reporter, text)
    assert node is not None
    assert [entry.key for entry in entries(reporter, node)] == ["on"]
    assert said(reporter) == [
        '1:1 Y004 the key "on" is read by YAML as true or false',
        "2:1 S003 a key must be text",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yes", "true or false"),
        ("1.10", "a number"),
        ("0o7", "text"),
        ("~", "nothing"),
        ("2026-11-22", "a date"),
        ("=", "a value key"),
        ("x", "text"),
        ("[]", "a list"),
        ("{}", "a mapping"),
    ],
)
def test_what_yaml_reads(text: str, words: str) -> None:
    node, _ = read(text)
    assert node is not None
    assert describe(node) == words
