"""The emitted JSON Schemas are valid, current, and accept sound content."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cribsheet.shapes import FILES, json_schemas

ROOT = Path(__file__).parents[2]
SCHEMAS = json_schemas()
GLOBS = {
    "site": "site.yaml",
    "tags": "tags.yaml",
    "services": "services.yaml",
    "exam": "exams/*.yaml",
    "group": "topics/*/group.yaml",
    "questions": "topics/*/*/questions.yaml",
    "cards": "topics/*/*/cards.yaml",
    "table": "tables/*.yaml",
    "tree": "trees/*.yaml",
    "topic": "topics/*/*/topic.md",
}


def as_json(value: Any) -> Any:  # noqa: ANN401 - whatever YAML gives
    """A YAML value as an editor's JSON Schema checker sees it: dates are text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return {k: as_json(v) for k, v in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_valid_and_accepts_sound_files(kind: str) -> None:
    schema = SCHEMAS[f"{kind}.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    folders = [
        ROOT / "content",
        ROOT / "tests" / "sites" / "base",
        *(ROOT / "tests" / "sites").glob("*/content"),
    ]
    files = sorted(file for folder in folders for file in folder.glob(GLOBS[kind]))
    assert files
    for file in files:
        text = file.read_text("utf-8")
        if file.suffix == ".md":
            text = text.split("\n---\n")[0]
        validator.validate(as_json(yaml.safe_load(text)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_for_editors_are_current(name: str) -> None:
    kept = json.loads((ROOT / "docs" / "schemas" / name).read_text("utf-8"))
    assert kept == SCHEMAS[name], "run: python build.py schema"


def test_patterns_work_in_other_languages() -> None:
    text = json.dumps(SCHEMAS)
    patterns = set(re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', text))
    assert patterns
    for pattern in patterns:
        # What ECMAScript's "u" flag, which editors use, does not take: needless escapes, (?P…), \Z.
        assert not re.search(r"\\\\[^\\sdwSDWbB.^$*+?()\[\]{}|/-]|\(\?P|\\\\Z", pattern), pattern


def test_every_field_of_a_topic_is_described_to_authors() -> None:
    text = (ROOT / "docs" / "authoring.md").read_text("utf-8")
    for kind in ("topic", "questions", "cards", "table", "services"):
        schema = SCHEMAS[f"{kind}.schema.json"]
        for name in schema.get("items", schema)["properties"]:
            assert re.search(rf"`{name}`|^- {name}:|^  {name}:", text, re.MULTILINE), name
