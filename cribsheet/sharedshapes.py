"""Shapes of fields that several kinds of content files have."""

from __future__ import annotations

from cribsheet.scalars import Day, Words, address, identifier
from cribsheet.schema import Field, Fields, Items, Keyed

TITLE = Words(most=60, line=True, about="Shown as the page's heading; at most 60 characters.")
SUMMARY = Words(most=180, line=True, about="One sentence of plain text, at most 180 characters.")
SKILLS = Keyed(of=Items(of=Words(), least=1), least=1, about="Exam id to the skill ids it serves.")
TAGS = Items(of=identifier(), about="Ids from tags.yaml.")
ALIASES = Items(of=Words(), about="What people type when they look for this.")
CHECKED = Field(
    Day(about="The day somebody read the source: YYYY-MM-DD."), required=True, missing="S007"
)
SOURCES = Items(
    least=1,
    about="What the facts rest on; at least one.",
    of=Fields(
        fields={
            "title": Field(Words(line=True), required=True),
            "url": Field(address("An https address."), required=True),
            "checked": CHECKED,
        }
    ),
)
