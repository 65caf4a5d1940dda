r"""Marks: references inside HTML that are resolved once the whole site is known.

A topic is parsed, and cached, without looking at any other file. Where its HTML depends on the
rest of the site, or on the page it will stand on, the parser leaves a mark::

    \x02KIND|ARGUMENT\x03

Control characters are rejected in content (`cribsheet.source`), so no author can write one.

=========  =======================  ==============================================================
kind       argument                 becomes
=========  =======================  ==============================================================
``id``     an anchor of this topic  the anchor, made unique where several topics share a page
``href``   a target, see below      the escaped address
``title``  a target                 the escaped title of the target (for links without text)
``define`` a term's id              the term's definition as escaped plain text
``table``  a table's id             the rendered table
``tree``   a decision tree's id     the rendered tree
``level``  a heading's level, 1-6   the level it has on this print sheet
=========  =======================  ==============================================================

A target is ``topic:ID``, ``topic:ID#ANCHOR``, ``table:ID``, ``table:ID#ROW``, ``tree:ID``,
``tree:ID#END``, ``term:ID`` or ``page:PATH#ANCHOR`` with a path below the site's root.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

START = "\x02"
END = "\x03"
_MARK = re.compile(START + r"([a-z]+)\|([^" + END + r"]*)" + END)


def mark(kind: str, argument: str) -> str:
    """The mark of that kind with that argument."""
    return f"{START}{kind}|{argument}{END}"


def resolve(html: str, resolver: Callable[[str, str], str]) -> str:
    """Replaces every mark in `html` by ``resolver(kind, argument)``.

    What the resolver returns is put in as it is: it must be safe where the mark stands (escaped
    text or attribute value, or whole HTML for a table or tree).
    """
    if START not in html:
        return html
    return _MARK.sub(lambda match: resolver(*match.groups()), html)


def found(html: str) -> list[tuple[str, str]]:
    """The (kind, argument) pairs of all marks in `html`, in order."""
    return _MARK.findall(html) if START in html else []
