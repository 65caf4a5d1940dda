"""A decision tree: `trees/ID.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.answers import bare_text
from cribsheet.diagnostics import did_you_mean
from cribsheet.fields import id_refs, report_repeated, skill_refs, sources_of
from cribsheet.model import Answer, End, Place, Step, Tree
from cribsheet.shapes import TREE
from cribsheet.snippets import inline
from cribsheet.treequestions import KINDS as TREE_QUESTIONS
from cribsheet.yamlfile import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cribsheet.markdown import Context
    from cribsheet.placed import Record, Text


def read_tree(context: Context, identity: str) -> Tree | None:
    """The decision tree of the file, or None when it cannot be used."""
    node = compose(context.reporter, context.source.text)
    if node is None:
        return None
    record = TREE.read(node, context.reporter, "tree")
    if record is None:
        return None
    skills = skill_refs(context, record.get("skills"))
    tags = id_refs(context, "tag", record.get("tags"))
    steps = [_step(one, context) for one in record.get("steps", ())]
    ends = [_end(one, context) for one in record.get("ends", ())]
    given = [one["id"] for part in ("steps", "ends") for one in record.get(part, ()) if "id" in one]
    report_repeated(context.reporter, given)
    whole = TREE.complete(record) and None not in steps and None not in ends
    if whole:
        whole = _hangs_together(record, given, context)
    if not whole:
        return None
    return Tree(
        id=identity,
        title=str(record["title"]),
        summary=str(record["summary"]),
        steps=tuple(step for step in steps if step is not None),
        ends=tuple(end for end in ends if end is not None),
        skills=skills,
        tags=tags,
        sources=sources_of(record["sources"]),
        place=Place(context.source.name, record.line),
        questions=tuple(dict.fromkeys(map(str, record.get("questions", TREE_QUESTIONS)))),
    )


def _step(record: Record, context: Context) -> Step | None:
    ask = inline(context, record["ask"]) if "ask" in record else None
    written = record.get("answers", ())
    answers = []
    for one in written:
        text = inline(context, one["text"]) if "text" in one else None
        if text is not None and "to" in one:
            answers.append(Answer(text.html, text.text, str(one["to"])))
    if ask is None or "id" not in record or not written or len(answers) < len(written):
        return None
    if not _told_apart(answers, [one["text"] for one in written], context):
        return None
    return Step(str(record["id"]), ask.html, ask.text, tuple(answers))


def _told_apart(answers: list[Answer], written: list[Text], context: Context) -> bool:
    """Whether the answers of a step differ in more than spacing and punctuation (T003)."""
    first: dict[str, Text] = {}
    for answer, text in zip(answers, written, strict=True):
        earlier = first.setdefault(bare_text(answer.text), text)
        if earlier is not text:
            message = f"this answer says the same as the one on line {earlier.line}"
            hint = "say what tells them apart, or lead to one step or end"
            context.reporter.at(text.line, text.column, "T003", message, hint, width=len(text))
    return len(first) == len(answers)


def _end(record: Record, context: Context) -> End | None:
    why = inline(context, record["why"]) if "why" in record else None
    topic: Text | None = record.get("topic")
    if topic is not None:
        context.refer_text("link", f"topic:{topic}", topic)
    service: Text | None = record.get("service")
    if service is not None:
        context.refer_text("service", str(service), service)
    if why is None or "id" not in record or "name" not in record:
        return None
    return End(
        id=str(record["id"]),
        name=str(record["name"]),
        html=why.html,
        text=why.text,
        topic=str(topic or ""),
        service=str(service or ""),
    )


def _hangs_together(record: Record, given: list[Text], context: Context) -> bool:
    """Whether every answer leads on, and everything is reached once (R013, T001, T002).

    An end may be reached in several ways. A step may not: the tree is printed as a list in a list,
    and a reader who goes back must know where to.
    """
    before = len(context.reporter.problems)
    steps = {str(step["id"]) for step in record["steps"]}
    start = str(record["steps"][0]["id"])
    first: dict[str, Text] = {}
    for target in _targets(record):
        name = str(target)
        place = (target.line, target.column)
        if name not in given:
            hint = did_you_mean(name, [str(one) for one in given]) or "add it to steps or ends"
            message = f'the answer leads to "{name}", which is no step or end'
            context.reporter.at(*place, "R013", message, hint, width=len(name))
        elif name == start or (name in steps and name in first):
            earlier = "the tree starts with it" if name == start else f"line {first[name].line} too"
            message = f'an answer already leads to the step "{name}"'
            message = f'the answer leads back to "{name}"' if name == start else message
            hint = f"{earlier}: write a step of its own, or lead to an end"
            context.reporter.at(*place, "T001", message, hint, width=len(name))
        first.setdefault(name, target)
    lost = set(map(str, first)) - set(map(str, given))
    for one in given if not lost else ():
        if str(one) != start and str(one) not in first:
            message = f'no answer leads to "{one}"'
            context.reporter.at(
                one.line, one.column, "T002", message, "lead to it, or remove it", width=len(one)
            )
    if len(context.reporter.problems) == before:
        _reachable(record, start, given, context)
    return len(context.reporter.problems) == before


def _reachable(record: Record, start: str, given: list[Text], context: Context) -> None:
    """Reports what only a ring of steps leads to (T002): each is led to, none from the start."""
    follow = {
        str(step["id"]): [str(answer["to"]) for answer in step["answers"]]
        for step in record["steps"]
    }
    seen, waiting = {start}, [start]
    while waiting:
        for name in follow.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    for one in given:
        if str(one) not in seen:
            message = f'no way from the start leads to "{one}"'
            hint = "its steps lead to one another only: lead to one of them from the start"
            context.reporter.at(one.line, one.column, "T002", message, hint, width=len(one))


def _targets(record: Record) -> Iterator[Text]:
    return (answer["to"] for step in record["steps"] for answer in step["answers"])
