"""A question as plain HTML: options to read, the answer and every rationale to open."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from cribsheet.marks import mark
from cribsheet.views.context import safe

if TYPE_CHECKING:
    from markupsafe import Markup

    from cribsheet.model import Question, Topic
    from cribsheet.views.context import Context

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six")


def questions_html(context: Context, topic: Topic) -> Markup:
    """All questions of a topic, marks open.

    The topic's page and its embed show the same; they stand next to each other in the plan, so
    keeping the last topic's questions saves making them twice.
    """
    kept = context.last_questions
    if kept is None or kept[0] is not topic:
        html = safe("").join(
            context.part("parts/question.html", question=question_values(context, question))
            for question in topic.questions
        )
        kept = context.last_questions = (topic, html)
    return kept[1]


def question_values(context: Context, question: Question) -> dict[str, object]:
    """What `parts/question.html` needs to show a question; its marks stay open."""
    answers = question.answers
    letters = [ascii_uppercase[position] for position in answers]
    section = context.links.title(f"topic:{question.topic}#{question.section}")
    return {
        "id": question.id,
        "anchor": safe(mark("id", f"q-{question.id}")),
        "kind": question.kind,
        "difficulty": question.difficulty,
        "fingerprint": question.fingerprint,
        "answers": " ".join(map(str, answers)),
        "exams": context.lookups.exams_of(question.skills),
        "badges": context.badges(question.skills),
        "stem": safe(question.stem),
        "choose": f"Choose {NUMBER_WORDS[len(answers)]}." if len(answers) > 1 else "",
        "options": [
            {
                "position": position,
                "html": safe(option.html),
                "why": safe(option.why),
                "correct": option.correct,
            }
            for position, option in enumerate(question.options)
        ],
        "right": " and ".join(letters) if len(letters) < 3 else ", ".join(letters),
        "section": section,
        "section_href": safe(mark("href", f"topic:{question.topic}#{question.section}")),
    }
