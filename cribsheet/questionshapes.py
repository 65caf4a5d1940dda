"""The shapes of questions and cards: what differs between kinds of questions, as data."""

from __future__ import annotations

import re

from cribsheet.scalars import ID, ID_HINT, Flag, Words
from cribsheet.schema import Field, Fields, Items
from cribsheet.sharedshapes import SKILLS, TAGS
from cribsheet.variants import variants


def _own_id(reserved: str, what: str) -> Words:
    """The shape of an author's id for something that tables and terms give ids of their own."""
    return Words(
        pattern=re.compile(f"(?!{reserved}){ID.pattern}"),
        form="an id of your own",
        hint=f"{ID_HINT}; {reserved.replace('|', ' and ')} start ids of {what} made for you",
        about="Permanent; unique over the site.",
    )


WHY = Field(
    Words(about="The rationale: why this is right or wrong."), required=True, missing="Q004"
)
OPTION = Fields(
    fields={
        "text": Field(Words(about="What the reader chooses; inline Markdown."), required=True),
        "why": WHY,
        "correct": Field(Flag(about="true on a right option.")),
    }
)
ITEM = Fields(
    fields={
        "text": Field(Words(about="What the reader puts in its place."), required=True),
        "why": WHY,
    }
)
PAIR = Fields(
    fields={
        "left": Field(Words(about="What the reader finds a match for."), required=True),
        "right": Field(Words(about="What matches it, and no other left side."), required=True),
        "why": WHY,
    }
)
MOST_PARTS = 10
"""Options, items or pairs of a question: more fit no screen, and the exams have fewer."""
CHOICE = {
    "options": Field(Items(of=OPTION, most=MOST_PARTS), required=True),
    "order": Field(
        Words(
            choices=("shuffled", "fixed"),
            about="fixed keeps the options in this order, as for numbers that ascend.",
        )
    ),
}
KINDS: dict[str, dict[str, Field]] = {
    "multiple-choice": CHOICE,
    "multiple-response": CHOICE,
    "true-false": {
        "answer": Field(Flag(about="Whether the stem, a statement, is true."), required=True),
        "why": WHY,
    },
    "ordering": {
        "items": Field(Items(of=ITEM, most=MOST_PARTS, about="In the right order."), required=True),
    },
    "matching": {
        "pairs": Field(Items(of=PAIR, most=MOST_PARTS), required=True),
        "extras": Field(
            Items(of=Words(), most=MOST_PARTS, about="Right sides that match nothing.")
        ),
    },
    "typed": {
        "accepted": Field(
            Items(
                least=1,
                of=Words(most=80, line=True),
                about="Every right way to say it, the one to show first; plain text.",
            ),
            required=True,
        ),
        "hint": Field(Words(most=80, line=True, about='What to type: "one word", "a service".')),
        "why": WHY,
    },
}
"""The kinds of questions, and the fields each has besides the common ones."""

QUESTION = variants(
    "kind",
    {
        "id": Field(_own_id("table-|tree-", "questions"), required=True),
        "kind": Field(
            Words(choices=tuple(KINDS), about="How it is answered; decides the other fields."),
            required=True,
        ),
        "difficulty": Field(Words(choices=("easy", "medium", "hard")), required=True),
        "skills": Field(SKILLS, required=True),
        "tags": Field(TAGS),
        "section": Field(
            Words(about="The anchor in this topic that explains the answer."), required=True
        ),
        "stem": Field(Words(about="A scenario of your own; Markdown."), required=True),
    },
    KINDS,
)
QUESTIONS = Items(of=QUESTION, least=1)

CARD = Fields(
    fields={
        "id": Field(_own_id("term-|row-", "cards"), required=True),
        "front": Field(Words(about="What is asked; inline Markdown."), required=True),
        "back": Field(Words(about="The answer; inline Markdown."), required=True),
        "accepted": Field(
            Items(
                least=1,
                of=Words(most=80, line=True),
                about="Every way to type the answer, where it can be typed; plain text.",
            )
        ),
        "section": Field(
            Words(about="The anchor in this topic that explains the answer."), required=True
        ),
        "skills": Field(SKILLS),
        "tags": Field(TAGS),
    }
)
CARDS = Items(of=CARD, least=1)
