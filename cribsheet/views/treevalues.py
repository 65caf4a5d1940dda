"""A decision tree as nested values, for a template that prints a list in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from cribsheet.marks import mark
from cribsheet.model import End

if TYPE_CHECKING:
    from cribsheet.model import Tree
    from cribsheet.views.context import Context


def tree_values(context: Context, tree: Tree) -> dict[str, Any]:
    """The tree's start: a step with `ask` and `answers`, each of which holds the node it leads to.

    An end has a `name`; the first time it is reached it has an `anchor`, too.
    """
    nodes = tree.nodes
    anchored: set[str] = set()

    def values(name: str) -> dict[str, Any]:
        node = nodes[name]
        if isinstance(node, End):
            first = name not in anchored
            anchored.add(name)
            return {
                "name": node.name,
                "anchor": Markup(mark("id", f"{tree.id}--{name}")) if first else "",  # noqa: S704
                "why": Markup(node.html),  # noqa: S704 - made by our own parser
                "notes": Markup(mark("href", f"topic:{node.topic}")) if node.topic else "",  # noqa: S704
                "service": context.site.services[node.service] if node.service else None,
            }
        return {
            "id": name,
            "ask": Markup(node.html),  # noqa: S704
            "answers": [
                {"text": Markup(answer.html), "node": values(answer.to)}  # noqa: S704
                for answer in node.answers
            ],
        }

    return values(tree.steps[0].id)
