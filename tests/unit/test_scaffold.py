"""A scaffold validates, whatever the topic is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cribsheet.failure import Failure
from cribsheet.load import Loader
from cribsheet.scaffold import new_topic
from tests.build.workplace import make_workplace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["first/delta", "new/on", "no/1", "2026/null", "first/k-nn"])
def test_a_new_topic_validates(tmp_path: Path, name: str) -> None:
    place = make_workplace(tmp_path)
    new_topic(place.content, name)
    loaded = Loader(place.content).load()
    assert loaded.diagnostics == ()
    assert loaded.site is not None
    assert name.rpartition("/")[2] in loaded.site.topics


@pytest.mark.parametrize("name", ["alpha", "first/", "First/x", "a/b/c", "../x", "10-data/x"])
def test_a_name_that_is_no_pair_of_ids_is_refused(tmp_path: Path, name: str) -> None:
    place = make_workplace(tmp_path)
    with pytest.raises(Failure):
        new_topic(place.content, name)


def test_a_content_folder_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="missing does not exist"):
        new_topic(tmp_path / "missing", "a/b")
    (tmp_path / "file").write_text("x")
    with pytest.raises(Failure, match="file is not a folder"):
        new_topic(tmp_path / "file", "a/b")


def test_a_topic_that_exists_is_not_written_over(tmp_path: Path) -> None:
    place = make_workplace(tmp_path)
    with pytest.raises(Failure, match="exists already"):
        new_topic(place.content, "second/alpha")
