"""Questions that a decision tree gives by itself.

`walk`
    what do these answers lead to: one question per end, asked with the shortest way to it, with up
    to three other ends as distractors, first those that share most of the way.

Ends of the same name never stand in one question, and no two answers of a step say the same (T003),
so the ways to two ends part at an answer that rules one of them out: none has two right answers.
Everything is decided by ids: the same tree gives the same questions in every build.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from cribsheet.answers import answer_hash, bare_text
from cribsheet.model import Answer, End, Step
from cribsheet.question import Option, Question
from cribsheet.shuffle import drawn

if TYPE_CHECKING:
    from cribsheet.model import Tree

KINDS = ("walk",)
DIFFICULTY = "medium"
DISTRACTORS = 3
FEWEST_DISTRACTORS = 2
"""With fewer, the answer is too easily guessed, and the end has no question."""
SHORT_WHY = 120
"""Characters; a longer reason for another end is left to the tree."""

Way = tuple[tuple[Step, Answer], ...]
"""From the start to an end: each step with the answer given."""


class Distractor(NamedTuple):
    """Another end, and the way to it that shares most with the way asked for.

    `parting` is the position of the first step that is answered differently.
    """

    end: End
    way: Way
    parting: int


class Walk(NamedTuple):
    """What is asked: an end, the shortest way to it, and what else there is to choose."""

    end: End
    way: Way
    others: Sequence[Distractor]

    @property
    def hash(self) -> str:
        """The hash of the answer: the end's name and the way to it."""
        said = (f"{step.text}={answer.text}" for step, answer in self.way)
        return answer_hash("multiple-choice", [self.end.name, *said])


def tree_questions(tree: Tree) -> Iterator[Question]:
    """The tree's questions of the kinds it asks for."""
    return (_question(tree, walk) for walk in walks(tree))


def walks(tree: Tree) -> Iterator[Walk]:
    """What the same questions ask, which takes less time."""
    if "walk" in tree.questions:
        ways = ways_of(tree)
        for end in tree.ends:
            others = distractors(tree, end, ways)
            if len(others) >= FEWEST_DISTRACTORS:
                yield Walk(end, ways[end.id][0], others)


def ways_of(tree: Tree) -> dict[str, list[Way]]:
    """Every way to each end, by the end's id, the shortest first."""
    nodes = tree.nodes
    found: dict[str, list[Way]] = {}
    waiting: deque[tuple[str, Way]] = deque([(tree.steps[0].id, ())])
    while waiting:
        name, way = waiting.popleft()
        node = nodes[name]
        if isinstance(node, End):
            found.setdefault(name, []).append(way)
        else:
            waiting.extend((answer.to, (*way, (node, answer))) for answer in node.answers)
    return found


def distractors(tree: Tree, end: End, ways: Mapping[str, Sequence[Way]]) -> list[Distractor]:
    """Up to `DISTRACTORS` ends of other names, those that are nearly reached first."""
    asked = ways[end.id][0]
    others = []
    for other in drawn(tree.ends, walk_id(tree, end)):
        way = max(ways[other.id], key=lambda way: _shared(way, asked))
        others.append(Distractor(other, way, _shared(way, asked)))
    names = {bare_text(end.name)}
    chosen = []
    for one in sorted(others, key=lambda one: -one.parting):
        name = bare_text(one.end.name)
        if name not in names:
            names.add(name)
            chosen.append(one)
    return chosen[:DISTRACTORS]


def _shared(one: Way, other: Way) -> int:
    """How many answers they give alike before they part."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (mine, its) in enumerate(pairs) if mine != its), len(one))


def walk_id(tree: Tree, end: End) -> str:
    """The id of the question that asks for the end."""
    return f"tree-{tree.id}-{end.id}-walk"


def _question(tree: Tree, walk: Walk) -> Question:
    end, way, others = walk
    identity = walk_id(tree, end)
    asked = tree.title if tree.title.endswith("?") else f"{tree.title}: which one fits?"
    given = "".join(
        f"<li>{step.html} <strong>{answer.html}</strong></li>\n" for step, answer in way
    )
    rivals = {one.end.id: one for one in others}
    options = [
        Option(
            html=escape(one.name, quote=False),
            why=one.html if one is end else _elsewhere(rivals[one.id]),
            correct=one is end,
            text=one.name,
            why_text=one.text if one is end else _elsewhere_text(rivals[one.id]),
        )
        for one in drawn([end, *(other.end for other in others)], f"{identity}:order")
    ]
    return Question(
        id=identity,
        kind="multiple-choice",
        stem=f"<p>{escape(asked, quote=False)}</p>\n<ul>\n{given}</ul>\n",
        text=" ".join([asked, *(f"{step.text} {_ended(answer.text)}" for step, answer in way)]),
        skills=tree.skills,
        difficulty=DIFFICULTY,
        tags=tree.tags,
        topic="",
        section=end.id,
        hash=walk.hash,
        place=tree.place,
        made_from=f"tree:{tree.id}",
        options=tuple(options),
    )


def _elsewhere(other: Distractor) -> str:
    """What would have to be answered for the other end, and why it would then be chosen."""
    step, answer = other.way[other.parting]
    needed = f"Would need: {step.html} <strong>{answer.html}</strong>{_stop(answer.text)}"
    return f"{needed} {other.end.html}" if len(other.end.text) <= SHORT_WHY else needed


def _elsewhere_text(other: Distractor) -> str:
    step, answer = other.way[other.parting]
    needed = f"Would need: {step.text} {_ended(answer.text)}"
    return f"{needed} {other.end.text}" if len(other.end.text) <= SHORT_WHY else needed


def _ended(text: str) -> str:
    return text + _stop(text)


def _stop(text: str) -> str:
    return "" if text.endswith((".", "!", "?")) else "."
