"""Shapes check YAML and emit JSON Schema; both say the same."""

from __future__ import annotations

import json
import pickle
from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cribsheet.placed import Keys, Record, Text
from cribsheet.scalars import Day, Flag, Number, Words, address, identifier
from cribsheet.schema import Field, Fields, Items, Keyed, required
from cribsheet.shape import Shape
from cribsheet.yamlfile import compose
from tests.sample_source import context, said


def read(shape: Shape, text: str) -> tuple[Any, list[str]]:
    reporter = context(text).reporter
    node = compose(reporter, text)
    assert node is not None, said(reporter)
    return shape.read(node, reporter, "it"), said(reporter)


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (Words(), "  hello ", "hello"),
        (Words(), "'1.10'", "1.10"),
        (Words(), "|\n  one\n  two\n", "one\ntwo"),
        (Words(line=True), "'a b'", "a b"),
        (Words(choices=("a", "b")), "b", "b"),
        (Words(most=3), "abc", "abc"),
        (identifier(), "file-formats-2", "file-formats-2"),
        (address(), "https://example.org/?a=b&c=d#e", "https://example.org/?a=b&c=d#e"),
        (Day(), "2026-11-22", date(2026, 11, 22)),
        (Day(), "'2026-11-22'", date(2026, 11, 22)),
        (Flag(), "true", True),
        (Flag(), "false", False),
        (Number(least=-5), "-5", -5),
        (Number(), "0", 0),
        (Items(of=Words()), "[]", []),
        (Items(of=Words()), "[a, b]", ["a", "b"]),
        (Keyed(of=Number()), "{a: 1}", {"a": 1}),
        (Fields(fields={"a": Field(Words())}), "{}", {}),
        (Fields(fields=required([("a", Words())])), "a: b", {"a": "b"}),
    ],
)
def test_what_fits(shape: Shape, text: str, value: object) -> None:
    assert read(shape, text) == (value, [])


@pytest.mark.parametrize(
    ("shape", "text", "code"),
    [
        (Words(), "[a]", "S003"),
        (Words(), "", "S003"),
        (Words(), "no", "Y004"),
        (Words(), "1.0e+3", "Y004"),
        (Words(), "0x1F", "Y004"),
        (Words(), "12:30:45", "Y004"),
        (Words(), "null", "Y004"),
        (Words(), "''", "S006"),
        (Words(), '"a\\u0002b"', "F005"),
        (Words(), '"a\\u2028b"', "F005"),
        (Words(choices=("easy", "hard")), "eazy", "S004"),
        (Words(most=3), "abcd", "S006"),
        (identifier(), "Not_An_Id", "S005"),
        (identifier(), "a--b", "S005"),
        (identifier(), "a-", "S005"),
        (address(), "http://example.org", "S005"),
        (address(), "https://", "S005"),
        (address(), "'https://[::1'", "S005"),
        (address(), "https://...", "S005"),
        (address(), "https:///path", "S005"),
        (address(), "https://user@example.org/", "S005"),
        (Words(line=True), "|\n  a\n  b\n", "S005"),
        (Words(line=True), '"a\\nb"', "S005"),
        (Words(), '"a\\u202eb"', "F005"),
        (Words(), '"a\\u200bb"', "F005"),
        (Day(), "22.11.2026", "S005"),
        (Day(), "2026-02-30", "S005"),
        (Day(), "'٢٠٢٦-١١-٢٢'", "S005"),
        (Day(), "[]", "S003"),
        (Day(), "''", "S003"),
        (Flag(), "yes", "Y004"),
        (Flag(), "True", "Y004"),
        (Flag(), "'true'", "S003"),
        (Flag(), "[]", "S003"),
        (Number(), "010", "S003"),
        (Number(), "'5'", "S003"),
        (Number(), "1.5", "S003"),
        (Number(), "1_000", "S003"),
        (Number(), "9999999999", "S003"),
        (Number(most=9), "10", "S004"),
        (Items(of=Words()), "a", "S003"),
        (Items(of=Words(), least=2), "[a]", "S006"),
        (Keyed(of=Words()), "[]", "S003"),
        (Keyed(of=Words(), least=1), "{}", "S006"),
        (Fields(fields={}), "[]", "S003"),
        (Fields(fields={}), "a: 1", "S001"),
        (Fields(fields=required([("a", Words())])), "{}", "S002"),
        (Fields(fields={"a": Field(Day(), required=True, missing="S007")}), "{}", "S007"),
    ],
)
def test_what_does_not_fit(shape: Shape, text: str, code: str) -> None:
    found = read(shape, text or "''")[1] if text else read_empty(shape)
    assert [one.split()[1] for one in found] == [code]


def read_empty(shape: Shape) -> list[str]:
    """What is said of `a:` with nothing after it."""
    return read(Fields(fields={"a": Field(shape)}), "a:")[1]


def test_a_wrong_truth_value_is_read_as_it_is_meant() -> None:
    assert read(Flag(), "on")[0] is True
    assert read(Flag(), "'true'")[0] is True
    assert read(Flag(), "off")[0] is False
    assert read(Flag(), "1")[0] is None


def test_what_could_not_be_read_is_known_by_name() -> None:
    record = read(Fields(fields={"a": Field(Flag()), "b": Field(Flag())}), "{a: 1, b: true}")[0]
    assert isinstance(record, Record)
    assert dict(record) == {"b": True}
    assert record.unread == {"a"}
    keys = read(Keyed(of=Words()), "{a: 1, b: c}")[0]
    assert isinstance(keys, Keys)
    assert dict(keys) == {"b": "c"}
    assert [(str(key), key.column) for key in keys.unread] == [("a", 2)]


def test_the_message_names_the_place_in_the_file() -> None:
    shape = Fields(fields={"list": Field(Items(of=Keyed(of=Words())))})
    assert read(shape, "list:\n  - k: no\n")[1] == [
        "2:8 Y004 it.list[0].k: YAML reads no as true or false, not as text"
    ]


def test_a_misspelled_field_is_not_missing_too() -> None:
    shape = Fields(fields=required([("summary", Words()), ("title", Words())]))
    assert [one.split()[1] for one in read(shape, "sumary: a\ntitle: b")[1]] == ["S001"]
    assert [one.split()[1] for one in read(shape, "zebra: a\ntitle: b")[1]] == ["S001", "S002"]


def test_a_record_is_complete_when_all_required_fields_are_right() -> None:
    shape = Fields(fields={"a": Field(Words(), required=True), "b": Field(Words())})
    assert shape.complete(read(shape, "a: x")[0])
    assert not shape.complete(read(shape, "a: no")[0])
    assert not shape.complete(Record())
    assert not shape.complete(None)


def test_texts_know_their_place_and_travel_with_it() -> None:
    (_, second), _ = read(Items(of=Words()), "- a\n- >-\n  long\n  text\n")
    for text in (second, pickle.loads(pickle.dumps(second))):  # noqa: S301 - made here
        assert isinstance(text, Text)
        assert (text, text.line, text.column, text.last) == ("long text", 2, 3, 5)


def test_a_text_on_one_line_ends_there() -> None:
    assert Text.of("x", 4, 2).last == 4


WORDS = st.sampled_from(["a", "Not Id", "https://example.org", "http://x", "easy", "", "1.10"])
VALUES: st.SearchStrategy[object] = st.recursive(
    WORDS | st.integers(-3, 200) | st.booleans() | st.none() | st.just("2026-11-22"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "day", "n", "x"]), inner, max_size=4)
    ),
    max_leaves=6,
)
SHAPE = Items(
    least=1,
    of=Fields(
        fields={
            "id": Field(identifier(), required=True),
            "text": Field(Words(most=5, choices=("easy", "a"))),
            "day": Field(Keyed(of=address(), least=1)),
            "n": Field(Number(least=0, most=100)),
            "x": Field(Flag()),
        }
    ),
)


@given(VALUES)
@settings(max_examples=300)
def test_the_json_schema_says_the_same(value: object) -> None:
    # JSON is YAML, and quotes every text: the traps of plain scalars do not come into it.
    text = json.dumps(value)
    reporter = context(text).reporter
    node = yaml.SafeLoader(text).get_single_node()
    assert node is not None
    SHAPE.read(node, reporter, "it")
    validator = jsonschema.Draft202012Validator(SHAPE.json_schema())
    assert validator.is_valid(value) == (said(reporter) == []), said(reporter)
