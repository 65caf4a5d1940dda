"""Mappings whose fields depend on the value of one of them."""

from __future__ import annotations

import jsonschema
import pytest

from cribsheet.scalars import Number, Words
from cribsheet.schema import Field
from cribsheet.variants import variants
from cribsheet.yamlfile import compose
from tests.sample_source import context, said

SHAPE = variants(
    "is",
    {"is": Field(Words(choices=("cat", "fish")), required=True), "name": Field(Words())},
    {
        "cat": {"lives": Field(Number(), required=True)},
        "fish": {"fins": Field(Number(), required=True), "salt": Field(Words())},
    },
)


@pytest.mark.parametrize(
    ("text", "expected", "complete"),
    [
        ("is: cat\nlives: 9", [], True),
        ("is: fish\nfins: 4\nname: Wanda", [], True),
        ("is: fish", ['1:1 S002 animal: the field "fins" is missing'], False),
        (
            "is: cat\nlives: 9\nsalt: y",
            ['3:1 S001 animal: the field "salt" does not go with cat'],
            True,
        ),
        ("is: cat\nlives: 9\nwool: 1", ['3:1 S001 animal: the field "wool" is not known'], True),
        ("is: dog\nfins: x", ["1:5 S004", "2:7 S003"], False),
        ("fins: 4", ['1:1 S002 animal: the field "is" is missing'], False),
        ("is: [cat]", ["1:5 S003"], False),
        ("[]", ["1:1 S003"], False),
    ],
)
def test_the_kind_decides_the_fields(text: str, expected: list[str], complete: bool) -> None:
    found = context(text)
    node = compose(found.reporter, text)
    assert node is not None
    record = SHAPE.read(node, found.reporter, "animal")
    assert len(said(found)) == len(expected)
    assert all(one.startswith(start) for one, start in zip(said(found), expected, strict=True))
    assert SHAPE.complete(record) is complete


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ({"is": "cat", "lives": 9}, True),
        ({"is": "cat", "fins": 4}, False),
        ({"is": "fish", "fins": 4, "salt": "y"}, True),
        ({"is": "dog"}, False),
        ({"lives": 9}, False),
    ],
)
def test_the_json_schema_agrees(value: object, valid: bool) -> None:
    assert jsonschema.Draft202012Validator(SHAPE.json_schema()).is_valid(value) is valid
