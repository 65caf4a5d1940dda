"""A topic's cards beyond its terms and tables: `cards.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.answers import answer_hash
from cribsheet.fields import id_refs, skill_refs
from cribsheet.question import Card
from cribsheet.questionchecks import check_accepted
from cribsheet.questionshapes import CARD, CARDS
from cribsheet.snippets import inline
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from cribsheet.markdown import Context
    from cribsheet.model import SkillRef
    from cribsheet.placed import Record, Text


def read_cards(context: Context, skills: tuple[SkillRef, ...], tags: tuple[str, ...]) -> list[Card]:
    """The usable cards of the file; notes their references in `context`.

    `skills` and `tags` are those of the topic, for cards that name none.
    """
    node = compose(context.reporter, context.source.text)
    if node is None:
        return []
    records = CARDS.read(node, context.reporter, "cards") or []
    found = (_card(record, context, skills, tags) for record in records)
    return [card for card in found if card is not None]


def _card(
    record: Record, context: Context, skills: tuple[SkillRef, ...], tags: tuple[str, ...]
) -> Card | None:
    if "id" in record:
        context.refer_text("card", str(record["id"]), record["id"])
    own_skills = skill_refs(context, record.get("skills"))
    own_tags = id_refs(context, "tag", record.get("tags"))
    section: Text | None = record.get("section")
    target = f"topic:{context.topic}#{section}"
    if section is not None:
        context.refer_text("link", target, section)
    front = inline(context, record["front"]) if "front" in record else None
    back = inline(context, record["back"]) if "back" in record else None
    check_accepted(record.get("accepted", ()), context.reporter)
    if not CARD.complete(record) or front is None or back is None:
        return None
    return Card(
        id=str(record["id"]),
        kind="card",
        front=front.html,
        back=back.html,
        front_text=front.text,
        back_text=back.text,
        accepted=tuple(str(form) for form in record.get("accepted", ())),
        asks="back",
        hash=answer_hash("card", [back.text]),
        skills=own_skills or skills,
        tags=own_tags or tags,
        target=target,
    )
