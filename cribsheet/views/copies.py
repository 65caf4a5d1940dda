"""Files beside a topic's page: its copy in Markdown, and the images it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from string import ascii_uppercase
from typing import TYPE_CHECKING

from cribsheet.marks import resolve
from cribsheet.model import End
from cribsheet.page import Page
from cribsheet.views.questions import item_order, right_options, right_order, task

if TYPE_CHECKING:
    from cribsheet.links import Resolver
    from cribsheet.model import Table, Topic, Tree
    from cribsheet.question import Question
    from cribsheet.views.context import Context

_BREAKS = re.compile(r"\s*\n\s*")


def topic_pages(context: Context, topic: Topic) -> Iterator[Page]:
    """The Markdown copy of one topic, and its images."""
    path = f"topics/{topic.id}/index.md"
    yield Page(
        path=path,
        url=path,
        kind="markdown",
        key=context.key("markdown", context.topic_key(topic)),
        make=partial(render_markdown, context, topic),
    )
    for media in topic.media:
        path = f"topics/{topic.id}/{media.name}"
        key = context.key("media", context.topic_key(topic), media.name)
        yield Page(path=path, url=path, kind="media", key=key, make=partial(bytes, media.data))


def render_markdown(context: Context, topic: Topic) -> bytes:
    """A topic as Markdown: its notes, tables, questions with answers, and sources."""
    resolver = markdown_resolver(context)
    skills = ", ".join(
        f"{badge.code} {badge.skill}" for badge in context.lookups.badges_of(topic.skills)
    )
    parts = [
        f"# {topic.title}\n\n{topic.summary}\n\nSkills: {skills}\n",
        resolve(topic.markdown, resolver).strip(),
    ]
    if topic.questions:
        questions = (_question(question) for question in topic.questions)
        parts.append("## Questions\n\n" + "\n\n".join(questions))
    if topic.cards:
        cards = (f"- **{_line(card.front_text)}** {_line(card.back_text)}" for card in topic.cards)
        parts.append("## Cards\n\n" + "\n".join(cards))
    sources = (f"- [{s.title}]({s.url}), checked {s.checked}" for s in topic.sources)
    parts.append("## Sources\n\n" + "\n".join(sources))
    page = context.links.absolute(f"topics/{topic.id}/")
    parts.append(f"From {page}, {context.site.licence} ({context.site.licence_url})")
    return ("\n\n".join(part.strip("\n") for part in parts) + "\n").encode()


def markdown_resolver(context: Context) -> Resolver:
    """Resolves marks inside Markdown: whole addresses, plain titles, pipe tables."""

    def resolver(kind: str, argument: str) -> str:
        match kind:
            case "href":
                return context.links.absolute(context.links.locate(argument)[0])
            case "title":
                return context.links.title(argument)
            case "define":
                return context.site.terms[argument].text
            case "table":
                return pipe_table(context.site.tables[argument])
            case "tree":
                return nested_list(context.site.trees[argument])
            case _:
                return argument

    return resolver


def pipe_table(table: Table) -> str:
    """A comparison table in GitHub's table syntax (https://github.github.com/gfm/#tables-extension-)."""
    header = [table.name, *(column.title for column in table.columns), "Cue words"]
    rows = [[row.name, *(cell.text for cell in row.cells), row.cue.text] for row in table.rows]
    lines = [_cells(header), _cells(["---"] * len(header)), *map(_cells, rows)]
    return f"**{table.title}.** {table.decide}\n\n" + "\n".join(lines)


def nested_list(tree: Tree) -> str:
    """A decision tree as a list in a list: question, answers, and where each leads."""
    nodes = tree.nodes

    def lines(name: str, depth: int) -> list[str]:
        node = nodes[name]
        blank = "  " * depth
        if isinstance(node, End):
            return [f"{blank}- → **{node.name}.** {_line(node.text)}"]
        found = [f"{blank}- {_line(node.text)}"]
        for answer in node.answers:
            found.append(f"{blank}  - {_line(answer.text)}")
            found += lines(answer.to, depth + 2)
        return found

    return f"**{tree.title}**\n\n" + "\n".join(lines(tree.steps[0].id, 0))


def _cells(texts: list[str]) -> str:
    return "| " + " | ".join(_line(text).replace("|", r"\|") for text in texts) + " |"


def _question(question: Question) -> str:
    asked, answer = _BODIES.get(question.kind, _choice)(question)
    told = "\n".join(f"> {line}".rstrip() for line in answer)
    return "\n\n".join(filter(None, (f"### {_line(question.text)}", asked, told)))


Body = tuple[str, list[str]]
"""What stands below the stem, and the lines of the answer."""


def _choice(question: Question) -> Body:
    lettered = list(zip(ascii_uppercase, question.options, strict=False))
    asked = "\n".join(f"- {letter}. {_line(option.text)}" for letter, option in lettered)
    whys = [f"- {letter}: {_line(option.why_text)}" for letter, option in lettered if option.why]
    return asked, [f"Answer: {right_options(question)}", "", *whys]


def _ordering(question: Question) -> Body:
    shown = [f"- {_line(question.items[place].text)}" for place in item_order(question)]
    told = [
        f"{number}. {_line(item.text)}: {_line(item.why_text)}"
        for number, item in enumerate(question.items, 1)
    ]
    return "\n".join([task(question), "", *shown]), ["The right order:", "", *told]


def _matching(question: Question) -> Body:
    rights = question.rights
    letters = {
        position: letter
        for letter, position in zip(ascii_uppercase, right_order(question), strict=False)
    }
    lefts = [f"{n}. {_line(pair.left.text)}" for n, pair in enumerate(question.pairs, 1)]
    shown = [f"- {letter}. {_line(rights[position].text)}" for position, letter in letters.items()]
    told = [
        f"- {n}{letters[n - 1]}, {_line(pair.left.text)} → {_line(pair.right.text)}: "
        f"{_line(pair.why_text)}"
        for n, pair in enumerate(question.pairs, 1)
    ]
    asked = "\n".join([task(question), "", *lefts, "", *shown])
    return asked, ["The matches:", "", *told]


def _typed(question: Question) -> Body:
    first, *others = question.accepted
    also = f" (also accepted: {', '.join(others)})" if others else ""
    return task(question), [f"Answer: {first}{also}", "", f"- {_line(question.why_text)}"]


_BODIES = {"ordering": _ordering, "matching": _matching, "typed": _typed}


def _line(text: str) -> str:
    stripped = text.strip()
    return _BREAKS.sub(" ", stripped) if "\n" in stripped else stripped
