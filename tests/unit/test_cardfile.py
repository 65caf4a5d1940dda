"""Cards as authors write them."""

from __future__ import annotations

import pytest

from cribsheet.cardfile import read_cards
from cribsheet.model import SkillRef
from cribsheet.question import Card
from tests.sample_source import codes, context

ONE = """\
- id: c-one
  front: Which *one*?
  back: The [first](#first)
  section: layout
"""
TOPIC = (SkillRef("ml", "1.1.1"),)


def read(text: str) -> tuple[list[Card], list[str]]:
    found = context(text, name="topics/10-data/20-storage/cards.yaml")
    return read_cards(found, TOPIC, ("formats",)), codes(found)


def test_a_card_takes_skills_and_tags_from_its_topic() -> None:
    (card,), found = read(ONE)
    assert found == []
    assert (card.kind, card.asks, card.accepted) == ("card", "back", ())
    assert (card.front, card.front_text) == ("Which <em>one</em>?", "Which one?")
    assert card.back_text == "The first"
    assert (card.skills, card.tags, card.target) == (TOPIC, ("formats",), "topic:storage#layout")


def test_a_card_may_have_its_own() -> None:
    (card,), _ = read(f"{ONE}  skills:\n    ml: [1.1.2]\n  tags: [cost]\n  accepted: [first]\n")
    assert (card.skills, card.tags) == ((SkillRef("ml", "1.1.2"),), ("cost",))
    assert card.accepted == ("first",)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Which *one*", "Which", True),
        ("The [first](#first)", "the first!", True),
        ("The [first](#first)", "The second", False),
    ],
)
def test_the_hash_follows_the_back(old: str, new: str, same: bool) -> None:
    (before,), _ = read(ONE)
    (after,), _ = read(ONE.replace(old, new))
    assert (before.hash == after.hash) is same


def test_an_unusable_card_leaves_the_others() -> None:
    cards, found = read(ONE.replace("  section: layout\n", "") + ONE.replace("c-one", "c-two"))
    assert [card.id for card in cards] == ["c-two"]
    assert found == ["S002"]


def test_it_names_what_it_needs() -> None:
    found = context(ONE, name="cards.yaml")
    read_cards(found, TOPIC, ())
    assert [(one.kind, one.target) for one in found.references] == [
        ("card", "c-one"),
        ("link", "topic:storage#layout"),
        ("link", "topic:storage#first"),
    ]
