"""A question as plain HTML: what is asked, and the answer with every rationale to open."""

from __future__ import annotations

import json
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from cribsheet.marks import mark
from cribsheet.shuffle import shuffled
from cribsheet.tablequestions import table_questions
from cribsheet.views.context import safe
from cribsheet.views.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from cribsheet.model import Table, Topic
    from cribsheet.question import Question
    from cribsheet.views.context import Context

NUMBER_WORDS = "no one two three four five six seven eight nine ten".split()
TASKS = {
    "true-false": "True or false?",
    "ordering": "Put these in order, the first on top.",
    "matching": "Find the match for each.",
}
"""What the reader has to do; a choice says how many, a typed answer has its hint."""
TYPE_IT = "Type the answer"
TEMPLATE = "parts/question.html"
KEPT = 16
"""Tables whose questions are kept; few topics show more than three."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A topic's questions as its pages show them, marks open."""

    topic: Topic
    values: list[dict[str, object]]
    """What the templates need, one for each question."""
    html: Markup
    """All of them, as the topic's page and its embed show them."""


def shown_questions(context: Context, topic: Topic) -> Shown:
    """A topic's questions.

    Its page, its embed and its sheet show the same; they stand next to each other in the plan, so
    keeping the last topic's questions saves making them three times.
    """
    kept = context.last_questions
    if kept is None or kept.topic is not topic:
        values = [question_values(context, question) for question in topic.questions]
        kept = context.last_questions = Shown(topic, values, _articles(context, values))
    return kept


def questions_of_table(table: Table) -> tuple[Question, ...]:
    """The questions made from a table.

    The table's own page and the study file of the topic that shows it, which stand next to each
    other in the plan, have the same.
    """
    return _MADE.of(table.id, table)


_MADE: Memory[Table, tuple[Question, ...]] = Memory(
    lambda table: tuple(table_questions(table)), most=KEPT
)


def made_html(context: Context, questions: Iterable[Question]) -> Markup:
    """What a table's or tree's own page shows of the questions made from it, marks open."""
    values = [question_values(context, question) for question in questions]
    return context.part(
        "parts/made-questions.html",
        made_from=values[0]["made_from"] if values else "",
        number=len(values),
        questions=_articles(context, values),
    )


def _articles(context: Context, values: Iterable[dict[str, object]]) -> Markup:
    """The questions with these `question_values` as pages list them."""
    return safe("".join(context.macro(TEMPLATE, "article", one) for one in values))


def question_values(context: Context, question: Question) -> dict[str, object]:
    """What `parts/question.html` needs to show a question; its marks stay open.

    What is asked and what is answered are among them: a sheet shows the same in another frame.
    """
    values: dict[str, object] = {
        "id": question.id,
        "anchor": safe(mark("id", f"q-{question.id}")),
        "kind": question.kind,
        "difficulty": question.difficulty,
        "hash": question.hash,
        "exams": context.lookups.exams_of(question.skills),
        "badges": context.badges(question.skills),
        "stem": safe(question.stem),
        "task": task(question),
        "made_from": question.made_from.partition(":")[0],
        "section": context.links.title(question.made_from or question.target),
        "section_href": safe(mark("href", question.target)),
        **_PARTS.get(question.kind, _choice)(question),
    }
    for part in ("asked", "answer"):
        values[part] = context.macro(TEMPLATE, part, values)
    return values


def card_values(topic: Topic) -> list[dict[str, object]]:
    """What `parts/topic-cards.html` needs of the cards of `cards.yaml`; their marks stay open."""
    return [
        {
            "anchor": safe(mark("id", f"card--{card.id}")),
            "front": safe(card.front),
            "back": safe(card.back),
        }
        for card in topic.cards
    ]


def task(question: Question) -> str:
    """What the reader has to do; empty where one option is to be chosen, which needs no word."""
    if question.kind == "typed":
        return f"{TYPE_IT} ({question.hint})." if question.hint else f"{TYPE_IT}."
    if question.kind == "matching" and question.extras:
        left_over = len(question.extras)
        verb = "is" if left_over == 1 else "are"
        return f"{TASKS['matching']} {NUMBER_WORDS[left_over].capitalize()} {verb} left over."
    if len(question.answers) > 1:
        return f"Choose {NUMBER_WORDS[len(question.answers)]}."
    return TASKS.get(question.kind, "")


def right_options(question: Question) -> str:
    """The right options' letters as a sentence lists them; of a statement, true or false."""
    if question.kind == "true-false":
        return question.options[question.answers[0]].text
    letters = [ascii_uppercase[position] for position in question.answers]
    return " and ".join(letters) if len(letters) < 3 else ", ".join(letters)


def item_order(question: Question) -> tuple[int, ...]:
    """Places of an ordering's items in the order in which they are shown; not the right one."""
    return shuffled(len(question.items), question.id)


def right_order(question: Question) -> tuple[int, ...]:
    """Positions of a matching's right sides in the order in which they are shown."""
    return shuffled(len(question.rights), question.id)


def _choice(question: Question) -> dict[str, object]:
    explained = [
        (position, option) for position, option in enumerate(question.options) if option.why
    ]
    return {
        "answers": " ".join(map(str, question.answers)),
        "fixed": question.fixed,
        "right": right_options(question),
        "options": [
            (position, safe(option.html)) for position, option in enumerate(question.options)
        ],
        # Behind one that is left out, a list would count on with the wrong letter.
        "explained": [
            (position, position + 1 if position != place else 0, option.correct, safe(option.why))
            for place, (position, option) in enumerate(explained)
        ],
    }


def _ordering(question: Question) -> dict[str, object]:
    items = [(place, safe(item.html), safe(item.why)) for place, item in enumerate(question.items)]
    return {"items": items, "shown": [items[place][:2] for place in item_order(question)]}


def _matching(question: Question) -> dict[str, object]:
    rights = question.rights
    return {
        "pairs": [
            (position, safe(pair.left.html), safe(pair.right.html), safe(pair.why))
            for position, pair in enumerate(question.pairs)
        ],
        "rights": [(position, safe(rights[position].html)) for position in right_order(question)],
    }


def _typed(question: Question) -> dict[str, object]:
    return {
        "accepted": json.dumps(question.accepted, ensure_ascii=False),
        "right": question.accepted[0],
        "also": ", ".join(question.accepted[1:]),
        "why": safe(question.why),
    }


_PARTS = {"ordering": _ordering, "matching": _matching, "typed": _typed}
