"""A topic's questions: `questions.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cribsheet.answers import answer_hash
from cribsheet.fields import id_refs, skill_refs
from cribsheet.model import Cell, Place
from cribsheet.question import Item, Option, Pair, Question
from cribsheet.questionchecks import check
from cribsheet.questionshapes import ITEM, OPTION, PAIR, QUESTION, QUESTIONS
from cribsheet.snippets import block, inline
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from cribsheet.markdown import Context
    from cribsheet.placed import Record, Text


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
    kind = str(record.get("kind", ""))
    parts, answer = _READERS[kind](record, context) if kind else ({}, [])
    check(record, context)
    if not QUESTION.complete(record) or stem is None:
        return None
    return Question(
        id=str(record["id"]),
        kind=kind,
        stem=stem.html,
        text=stem.text,
        skills=skills,
        difficulty=str(record["difficulty"]),
        tags=tags,
        topic=context.topic,
        section=str(section),
        hash=answer_hash(kind, answer),
        place=Place(context.source.name, record["id"].line, record["id"].column),
        **parts,
    )


Parts = tuple[dict[str, Any], list[str]]
"""The fields of a `Question` that its kind decides, and what its answer says, for the hash."""


def _choice(record: Record, context: Context) -> Parts:
    options = tuple(
        _option(one, context) for one in record.get("options", ()) if OPTION.complete(one)
    )
    fixed = record.get("order") == "fixed"
    right = sorted(option.text for option in options if option.correct)
    return {"options": options, "fixed": fixed}, right


def _option(record: Record, context: Context) -> Option:
    text = inline(context, record["text"])
    why = inline(context, record["why"])
    correct = bool(record.get("correct", False))
    return Option(html=text.html, why=why.html, correct=correct, text=text.text, why_text=why.text)


def _statement(record: Record, context: Context) -> Parts:
    """True and false as options; the one that is right carries the rationale."""
    true = bool(record.get("answer", False))
    why = inline(context, record["why"]) if "why" in record else None
    options = []
    for name, correct in (("True", true), ("False", not true)):
        said = why if correct else None
        html, text = (said.html, said.text) if said else ("", "")
        options.append(Option(html=name, why=html, correct=correct, text=name, why_text=text))
    return {"options": tuple(options), "fixed": True}, [str(true)]


def _ordering(record: Record, context: Context) -> Parts:
    items = []
    for one in record.get("items", ()):
        if ITEM.complete(one):
            text, why = inline(context, one["text"]), inline(context, one["why"])
            items.append(Item(text.html, why.html, text.text, why.text))
    return {"items": tuple(items)}, [item.text for item in items]


def _matching(record: Record, context: Context) -> Parts:
    pairs = []
    for one in record.get("pairs", ()):
        if PAIR.complete(one):
            why = inline(context, one["why"])
            sides = _cell(one["left"], context), _cell(one["right"], context)
            pairs.append(Pair(*sides, why.html, why.text))
    extras = tuple(_cell(text, context) for text in record.get("extras", ()))
    answer = sorted(f"{pair.left.text}={pair.right.text}" for pair in pairs)
    return {"pairs": tuple(pairs), "extras": extras}, answer


def _cell(text: Text, context: Context) -> Cell:
    snippet = inline(context, text)
    return Cell(snippet.html, snippet.text)


def _typed(record: Record, context: Context) -> Parts:
    accepted = tuple(str(form) for form in record.get("accepted", ()))
    why = inline(context, record["why"]) if "why" in record else None
    hint = str(record.get("hint", ""))
    parts = {"accepted": accepted, "hint": hint}
    if why is not None:
        parts |= {"why": why.html, "why_text": why.text}
    return parts, sorted(accepted)


_READERS: dict[str, Callable[[Record, Context], Parts]] = {
    "multiple-choice": _choice,
    "multiple-response": _choice,
    "true-false": _statement,
    "ordering": _ordering,
    "matching": _matching,
    "typed": _typed,
}
