"""The study files keep to their schemas, and the site's scripts read what Python wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cribsheet.load import Loader
from cribsheet.page import Settings
from cribsheet.pages import plan
from cribsheet.registers import FULL_WEIGHT
from tests.sample_site import bundle
from tests.shipped import only_shipped

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("study_contract.js")


@cache
def files() -> dict[str, Any]:
    """The study files of the content by path."""
    site = Loader(ROOT / "content").load().site
    assert site is not None
    pages = plan(site, Settings(base="/cribsheet/"), bundle())
    return {page.path: json.loads(page.make()) for page in pages if page.path.startswith("study/")}


def topics() -> dict[str, Any]:
    return {path: file for path, file in files().items() if path.startswith("study/topics/")}


@cache
def in_javascript() -> Any:  # noqa: ANN401 - JSON
    node = shutil.which("node")
    assert node
    asked = json.dumps({"index": files()["study/index.json"], "topics": [*topics().values()]})
    done = subprocess.run(
        [node, str(SCRIPT)], input=asked, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("study-index", "study/index.json"),
        ("study-topic", "study/topics/*.json"),
        ("study-titles", "study/exams/*.json"),
    ],
)
def test_files_keep_to_their_schema(name: str, pattern: str) -> None:
    schema = json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = [file for path, file in files().items() if Path(path).match(pattern)]
    assert found
    for file in found:
        validator.validate(file)


def test_the_index_unpacked_lists_what_the_files_hold() -> None:
    index = in_javascript()["index"]
    for what in ("questions", "cards"):
        listed = [
            (index["topics"][one["topic"]]["id"], one["id"], one["kind"]) for one in index[what]
        ]
        held = [
            (file["topic"], one["id"], one["kind"])
            for file in topics().values()
            for one in file[what]
        ]
        assert listed == held
    for one, full in zip(
        index["questions"],
        (question for file in topics().values() for question in file["questions"]),
        strict=True,
    ):
        assert one["generated"] is full.get("generated", False)
        assert one["difficulty"] == full["difficulty"]
        assert one["hash"] == (full["hash"][:3] if one["generated"] else full["hash"])
    backs = [card["hash"][:3] for file in topics().values() for card in file["cards"]]
    assert [one["hash"] for one in index["cards"]] == backs


def test_the_index_unpacked_knows_exams_and_skills() -> None:
    index = in_javascript()["index"]
    for exam in index["exams"]:
        titles = files()[exam["titles"].removeprefix("/cribsheet/")]
        assert [skill["id"] for skill in exam["skills"]] == list(titles["titles"])
        assert sum(domain["weight"] for domain in exam["domains"]) in FULL_WEIGHT
    known = {exam["id"]: {skill["id"] for skill in exam["skills"]} for exam in index["exams"]}
    for one in [*index["questions"], *index["cards"]]:
        for exam, skills in one["skills"].items():
            assert set(skills) <= known[exam]


@only_shipped
def test_what_may_be_left_out_is_there() -> None:
    for exam in in_javascript()["index"]["exams"]:
        assert {kind for form in exam["mock"]["forms"] for kind in form} >= {"minutes", "scored"}
    assert {file["kind"] for topic in topics().values() for file in topic["questions"]} == {
        "multiple-choice",
        "multiple-response",
        "true-false",
        "ordering",
        "matching",
        "typed",
    }


def test_every_question_can_be_answered_right_and_not_by_doing_nothing() -> None:
    questions = in_javascript()["questions"]
    assert questions
    assert [one["id"] for one in questions if not one["right"]] == []
    assert [one["id"] for one in questions if one["empty"]] == []


def test_ids_are_unique() -> None:
    for what in ("questions", "cards"):
        ids = [one["id"] for file in topics().values() for one in file[what]]
        assert len(ids) == len(set(ids)) > 0


def test_no_mark_is_left_open() -> None:
    assert "\\u0002" not in json.dumps(files())
