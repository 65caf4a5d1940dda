"""A page of the site: where it stands, what it depends on, and how to make its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the site will be served, which its notes do not know.

    Attributes:
        origin: scheme and host (``https://example.org``), or empty when it is not known: pages
            then leave out what only makes sense as a whole address (canonical link, share image).
        base: path of the site's root, with a slash at both ends.
        repository: web address of the repository; empty means the one `content/site.yaml` names.
        edit_branch: the branch that "edit this page" opens.
    """

    origin: str = ""
    base: str = "/"
    repository: str = ""
    edit_branch: str = "main"


@dataclass(frozen=True, slots=True)
class Page:
    """Anything that becomes a file of the site.

    Attributes:
        path: file below the site's root, such as ``topics/recall/index.html``.
        url: address below the site's root, such as ``topics/recall/``; `path` itself for a file
            that is not an index.
        kind: family of the page, such as ``topic``.
        key: hash of everything the bytes depend on, save the templates and assets: with the same
            `cribsheet.render.Templates.digest`, equal keys mean equal bytes.
        make: renders the bytes.
        closes: whether it is the last of pages that share parts: rendered by one process, each
            finds what those before it have made.
    """

    path: str
    url: str
    kind: str
    key: str
    make: Callable[[], bytes]
    closes: bool = False
