from __future__ import annotations

import contextlib
import pickle
from dataclasses import fields

import pytest

from cribsheet.model import Topic
from cribsheet.outline import Outline
from cribsheet.stored import StoredTopic, outline_of
from tests.sample_site import sample_site

TOPICS = list(sample_site().topics.values())


def open_fields(topic: Topic) -> set[str]:
    """Fields that hold a value, without asking for those that do not."""
    found = set()
    for field in fields(Topic):
        with contextlib.suppress(AttributeError):
            object.__getattribute__(topic, field.name)
            found.add(field.name)
    return found


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_stored_topic_gives_every_field(topic: Topic) -> None:
    stored = StoredTopic.of(topic)
    for field in fields(Topic):
        assert getattr(stored, field.name) == getattr(topic, field.name)
    assert stored.exams == topic.exams


def test_it_comes_back_from_a_pickle_still_packed() -> None:
    stored = StoredTopic.of(TOPICS[0])
    pickled = pickle.dumps(stored, pickle.HIGHEST_PROTOCOL)
    back = pickle.loads(pickled)  # noqa: S301 - made one line above
    assert back == stored
    assert "sections" not in open_fields(back)


def test_topics_that_differ_in_their_text_differ() -> None:
    first, second = (StoredTopic.of(topic) for topic in TOPICS[:2])
    assert first != second


def test_it_has_no_other_fields() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = StoredTopic.of(TOPICS[0]).nothing


def test_the_outline_is_the_same_whether_stored_or_not() -> None:
    for topic in TOPICS:
        assert outline_of(StoredTopic.of(topic)) == outline_of(topic) == Outline.of(topic)
