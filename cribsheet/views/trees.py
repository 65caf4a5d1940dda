"""Decision trees: one page each, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.page import Page
from cribsheet.treequestions import tree_questions
from cribsheet.views.context import Context, safe, shown
from cribsheet.views.frame import Head
from cribsheet.views.questions import made_html

if TYPE_CHECKING:
    from cribsheet.model import Tree


def pages(context: Context) -> Iterator[Page]:
    """The list, then one page per decision tree."""
    trees = context.site.trees.values()
    topics = context.lookups.walking
    faces = [
        context.key(context.tree_face(tree), *shown(topics.get(tree.id, ()))) for tree in trees
    ]
    yield Page(
        path="decide/index.html",
        url="decide/",
        kind="trees",
        key=context.key("trees", *faces),
        make=partial(render_list, context),
    )
    for tree, face in zip(trees, faces, strict=True):
        url = f"decide/{tree.id}/"
        yield Page(
            path=f"{url}index.html",
            url=url,
            kind="tree",
            key=context.key("tree", face),
            make=partial(render_tree, context, tree),
        )


def render_list(context: Context) -> bytes:
    """All decision trees with what they decide between."""
    head = Head(
        title="Decision trees",
        description="From a few questions to the service or method that fits.",
        path="decide/",
        section="tables",
    )
    entries = [
        {"tree": tree, "exams": context.lookups.exams_of(tree.skills)}
        for tree in context.site.trees.values()
    ]
    return context.render("pages/trees.html", head, context.plain(), entries=entries)


def render_tree(context: Context, tree: Tree) -> bytes:
    """One decision tree on a page of its own, where its ends' anchors are short."""
    head = Head(
        title=tree.title,
        description=tree.summary,
        path=f"decide/{tree.id}/",
        section="tables",
        study=bool(tree.questions),
    )
    return context.render(
        "pages/tree.html",
        head,
        context.plain(own=f"tree:{tree.id}", prefix=f"{tree.id}--"),
        tree=tree,
        block=tree,
        html=safe(context.tree_html(tree.id)),
        badges=context.badges(tree.skills),
        tags=[context.site.tags[name] for name in tree.tags],
        topics=context.lookups.walking.get(tree.id, ()),
        made=made_html(context, tree_questions(tree)),
    )
