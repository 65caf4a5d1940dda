"""The shapes of every content file: what `docs/authoring.md` describes, as data.

`json_schemas` emits them for editors; `python build.py schema` writes the files.
"""

from __future__ import annotations

import re

from cribsheet.questionshapes import CARDS, KINDS, QUESTIONS
from cribsheet.scalars import ID, Day, Flag, Number, Words, address, guide_id, identifier, language
from cribsheet.schema import Field, Fields, Items, Keyed, required
from cribsheet.shape import JsonSchema, Shape
from cribsheet.sharedshapes import ALIASES, CHECKED, SKILLS, SOURCES, SUMMARY, TAGS, TITLE
from cribsheet.switch import Switch
from cribsheet.tablequestions import KINDS as TABLE_QUESTIONS
from cribsheet.treequestions import KINDS as TREE_QUESTIONS

TOPIC = Fields(
    fields={
        "title": Field(TITLE, required=True),
        "summary": Field(SUMMARY, required=True),
        "skills": Field(SKILLS, required=True),
        "tags": Field(TAGS),
        "aliases": Field(ALIASES),
        "services": Field(Items(of=identifier(), about="Ids from services.yaml.")),
        "sources": Field(SOURCES, required=True),
        "reviewed": Field(Day(about="The day the whole topic was last checked.")),
    }
)

GROUP = Fields(
    fields={"title": Field(TITLE, required=True), "summary": Field(SUMMARY, required=True)}
)

EXPLAINED = Words(
    pattern=re.compile(f"{ID.pattern}(#{ID.pattern})?"),
    form="a topic or topic#anchor",
    hint="write the topic's id, and the anchor after a #",
    about="topic or topic#anchor that explains it.",
)
TABLE = Fields(
    fields={
        "title": Field(TITLE, required=True),
        "summary": Field(SUMMARY, required=True),
        "decide": Field(
            Words(about="The deciding question of the family.", most=180, line=True), required=True
        ),
        "skills": Field(SKILLS, required=True),
        "tags": Field(TAGS),
        "sources": Field(SOURCES, required=True),
        "name": Field(
            Words(about="The heading of the first column.", most=40, line=True), required=True
        ),
        "columns": Field(
            Items(
                least=1,
                of=Fields(
                    fields={
                        "id": Field(identifier(), required=True),
                        "title": Field(Words(most=40, line=True), required=True),
                    }
                ),
            ),
            required=True,
        ),
        "questions": Field(
            Switch(
                choices=TABLE_QUESTIONS,
                about="Kinds of questions to make from the rows, or false; all when left out.",
            )
        ),
        "rows": Field(
            Items(
                least=2,
                of=Fields(
                    fields={
                        "id": Field(identifier("Permanent."), required=True),
                        "name": Field(Words(about="Inline Markdown."), required=True),
                        "aliases": Field(ALIASES),
                        "topic": Field(EXPLAINED),
                        "service": Field(identifier("An id from services.yaml.")),
                        "cue": Field(
                            Words(about="The words in a question that point to this row."),
                            required=True,
                        ),
                        "cells": Field(
                            Keyed(of=Words(), about="Column id to inline Markdown."),
                            required=True,
                        ),
                    }
                ),
            ),
            required=True,
        ),
    }
)

TREE = Fields(
    fields={
        "title": Field(TITLE, required=True),
        "summary": Field(SUMMARY, required=True),
        "skills": Field(SKILLS, required=True),
        "tags": Field(TAGS),
        "sources": Field(SOURCES, required=True),
        "questions": Field(
            Switch(
                choices=TREE_QUESTIONS,
                about="Kinds of questions to make from the ends, or false; all when left out.",
            )
        ),
        "steps": Field(
            Items(
                least=1,
                about="The questions, in any order; the first one starts the tree.",
                of=Fields(
                    fields={
                        "id": Field(identifier("Permanent."), required=True),
                        "ask": Field(Words(about="The question; inline Markdown."), required=True),
                        "answers": Field(
                            Items(
                                least=2,
                                of=Fields(
                                    fields={
                                        "text": Field(
                                            Words(about="The answer; inline Markdown."),
                                            required=True,
                                        ),
                                        "to": Field(
                                            identifier("The step or end it leads to."),
                                            required=True,
                                        ),
                                    }
                                ),
                            ),
                            required=True,
                        ),
                    }
                ),
            ),
            required=True,
        ),
        "ends": Field(
            Items(
                least=2,
                about="What the tree decides between.",
                of=Fields(
                    fields={
                        "id": Field(identifier("Permanent."), required=True),
                        "name": Field(
                            Words(about="What to choose; plain text.", most=80, line=True),
                            required=True,
                        ),
                        "why": Field(Words(about="Why; inline Markdown."), required=True),
                        "topic": Field(EXPLAINED),
                        "service": Field(identifier("An id from services.yaml.")),
                    }
                ),
            ),
            required=True,
        ),
    }
)

TAG = Fields(fields=required([("id", identifier()), ("title", TITLE)]))
TAG_LIST = Items(of=TAG)

SERVICE = Fields(
    fields={
        "id": Field(identifier(), required=True),
        "name": Field(Words(), required=True),
        "former": Field(Items(of=Words(), about="Former names.")),
        "purpose": Field(Words(most=180, about="What it is for, in one line."), required=True),
        "availability": Field(
            Words(choices=("open", "closed", "sunset", "ended")),
            required=True,
        ),
        "since": Field(Day(about="The day from which that availability holds.")),
        "ends": Field(Day(about="The announced last day.")),
        "note": Field(Words()),
        "exams": Field(Items(of=identifier(), about="Exams whose guide names it.")),
        "certainty": Field(Words(choices=("high", "medium", "low")), required=True),
        "source": Field(address(), required=True),
        "checked": CHECKED,
    }
)
SERVICES = Items(of=SERVICE)

SKILL = Fields(
    fields={
        "id": Field(guide_id(), required=True),
        "text": Field(Words(), required=True),
        "terms": Field(Items(of=Words())),
        "new": Field(Flag(about="Added by this version of the guide.")),
    }
)
TASK = Fields(
    fields=required([("id", guide_id()), ("title", Words()), ("skills", Items(of=SKILL, least=1))])
)
DOMAIN = Fields(
    fields=required(
        [
            ("id", guide_id()),
            ("title", Words()),
            ("weight", Number(least=1, most=100, about="Per cent of the scored content.")),
            ("tasks", Items(of=TASK, least=1)),
        ]
    )
)
FORMAT = Fields(
    fields=required(
        [
            ("kind", Words(most=40, line=True)),
            ("asks", Words(line=True, about="What one question looks like.")),
            ("credit", Words(line=True, about="What earns the point.")),
        ]
    )
)
CHANGES = Fields(
    about="What this version of the guide changed; skills with new: true are what it added.",
    fields={
        "title": Field(TITLE, required=True),
        "removed": Field(Items(of=Words(line=True), about="Skills that are gone.")),
        "notes": Field(Items(of=Words(line=True), about="Other changes.")),
    },
)
FORM = Fields(
    fields={
        "id": Field(identifier("Permanent."), required=True),
        "title": Field(Words(most=40, line=True), required=True),
        "questions": Field(Number(least=1, most=500), required=True),
        "scored": Field(Number(least=1, most=500, about="How many of them count.")),
        "minutes": Field(Number(least=1, most=600, about="Left out where nobody knows.")),
        "note": Field(Words(about="What is not confirmed about this form.")),
    }
)
MOCK = Fields(
    fields={
        "pass": Field(Number(about="The pass mark on the exam's scale.")),
        "scale": Field(
            Items(of=Number(), least=2, most=2, about="Lowest and highest score: [100, 1000]."),
            required=True,
        ),
        "kinds": Field(
            Items(of=Words(choices=tuple(KINDS)), least=1, about="Kinds of questions it asks."),
            required=True,
        ),
        "note": Field(Words(about="What its score is not.")),
        "forms": Field(Items(of=FORM, least=1), required=True),
    }
)
EXAM = Fields(
    fields={
        "code": Field(Words(most=20), required=True),
        "title": Field(Words(), required=True),
        "short": Field(Words(most=40, about="The name shown where space is short."), required=True),
        "status": Field(Words(), required=True),
        "guide": Field(Words(about="Version of the exam guide."), required=True),
        "checked": CHECKED,
        "facts": Field(Keyed(of=Words(), about="Label to value, for the exam's page.")),
        "formats": Field(Items(of=FORMAT, about="The types of questions it asks.")),
        "rules": Field(Items(of=Words(line=True), about="How it is scored and repeated.")),
        "changes": Field(CHANGES),
        "unconfirmed": Field(Items(of=Words(line=True), about="What could not be confirmed.")),
        "scope": Field(
            Words(most=300, line=True, about="What is not known of the services in its scope.")
        ),
        "sources": Field(SOURCES),
        "mock": Field(MOCK),
        "domains": Field(Items(of=DOMAIN, least=1), required=True),
    }
)

SITE = Fields(
    fields={
        "title": Field(Words(most=40), required=True),
        "tagline": Field(Words(most=120), required=True),
        "description": Field(Words(most=300), required=True),
        "language": Field(language(), required=True),
        "exams": Field(Items(of=identifier(), least=1), required=True),
        "licence": Field(Words(), required=True),
        "licence_url": Field(address(), required=True),
        "repository": Field(address("The repository's web address.")),
        "notice": Field(Words(most=120, line=True, about="Shown at the foot of every page.")),
        "about": Field(
            Words(most=600, about="Plain text for the About page: whose the notes are.")
        ),
    }
)

FILES: dict[str, tuple[Shape, str]] = {
    "site": (SITE, "content/site.yaml"),
    "tags": (TAG_LIST, "content/tags.yaml"),
    "services": (SERVICES, "content/services.yaml"),
    "exam": (EXAM, "content/exams/*.yaml"),
    "group": (GROUP, "content/topics/*/group.yaml"),
    "questions": (QUESTIONS, "content/topics/*/*/questions.yaml"),
    "cards": (CARDS, "content/topics/*/*/cards.yaml"),
    "table": (TABLE, "content/tables/*.yaml"),
    "tree": (TREE, "content/trees/*.yaml"),
    "topic": (TOPIC, "the front matter of content/topics/*/*/topic.md"),
}


def json_schemas() -> dict[str, JsonSchema]:
    """File name to JSON Schema (draft 2020-12), one per kind of content file."""
    return {
        f"{name}.schema.json": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"Cribsheet: {where}",
            **shape.json_schema(),
        }
        for name, (shape, where) in FILES.items()
    }
