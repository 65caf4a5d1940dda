"""A topic's questions: `questions.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.fields import id_refs, skill_refs
from cribsheet.model import Option, Place, Question
from cribsheet.shapes import OPTION, QUESTION, QUESTIONS
from cribsheet.snippets import block, inline
from cribsheet.topicfile import digest
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from cribsheet.markdown import Context
    from cribsheet.schema import Record, Text

FEWEST = {"multiple-choice": 3, "multiple-response": 5}


def read_questions(context: Context) -> tuple[Question, ...]:
    """The usable questions of the file; notes their references in `context`."""
    node = compose(context.reporter, context.source.text)
    if node is None:
        return ()
    records = QUESTIONS.read(node, context.reporter, "questions") or []
    return tuple(
        question for record in records if (question := _question(record, context)) is not None
    )


def _question(record: Record, context: Context) -> Question | None:
    if "id" in record:
        context.refer_text("question", str(record["id"]), record["id"])
    skills = skill_refs(context, record.get("skills"))
    tags = id_refs(context, "tag", record.get("tags"))
    section: Text | None = record.get("section")
    if section is not None:
        context.refer_text("link", f"topic:{context.topic}#{section}", section)
    stem = block(context, record["stem"]) if "stem" in record else None
    options = [_option(one, context) for one in record.get("options", ()) if OPTION.complete(one)]
    if "options" in record and "kind" in record:
        _check(str(record["kind"]), record, context)
    if not QUESTION.complete(record) or stem is None:
        return None
    meaning = [str(record["kind"]), stem.text]
    meaning += [f"{option.correct:d} {option.text}" for option in options]
    return Question(
        id=str(record["id"]),
        kind=str(record["kind"]),
        stem=stem.html,
        text=stem.text,
        options=tuple(options),
        skills=skills,
        difficulty=str(record["difficulty"]),
        tags=tags,
        topic=context.topic,
        section=str(section),
        fingerprint=digest(*(part.encode() for part in meaning))[:12],
        place=Place(context.source.name, record["id"].line, record["id"].column),
    )


def _option(record: Record, context: Context) -> Option:
    text = inline(context, record["text"])
    why = inline(context, record["why"])
    correct = bool(record.get("correct", False))
    return Option(html=text.html, why=why.html, correct=correct, text=text.text, why_text=why.text)


def _check(kind: str, record: Record, context: Context) -> None:
    """Reports a question whose options cannot be its answer key (Q001 to Q006)."""
    options: list[Record] = record["options"]
    right = [option for option in options if option.get("correct")]
    _texts_differ(options, context)

    def complain(code: str, message: str, hint: str, place: Record = record) -> None:
        context.reporter.at(place.line, place.column, code, message, hint)

    if any("correct" in option.unread for option in options):
        pass  # reported; which ones are right is not known
    elif not right:
        complain("Q001", "no option is right", "put correct: true on the right one")
    elif kind == "multiple-choice":
        if right[1:]:
            message = f"{len(right)} options are right in a multiple-choice question"
            complain("Q002", message, "keep one, or make it kind: multiple-response", right[1])
    elif not right[1:] or len(right) == len(options):
        message = f"{len(right)} of {len(options)} options are right in a {kind} question"
        complain("Q003", message, "two or more are right, and at least one is wrong")
    if len(options) < FEWEST[kind]:
        message = f"{len(options)} options, at least {FEWEST[kind]} in a {kind} question"
        complain("Q006", message, "add plausible alternatives")


def _texts_differ(options: list[Record], context: Context) -> None:
    seen: dict[str, Text] = {}
    for option in options:
        text = option.get("text")
        if text is None:
            continue
        key = " ".join(text.casefold().split())
        if key in seen:
            message = f"this option says the same as the one on line {seen[key].line}"
            hint = "make them differ, or remove one"
            context.reporter.at(text.line, text.column, "Q005", message, hint, width=len(text))
        seen.setdefault(key, text)
