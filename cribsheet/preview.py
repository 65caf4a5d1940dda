"""The site while it is being written: loaded again after every save, rendered page by page.

A snapshot of the last good site answers requests. After a save the content is loaded and planned
anew, which costs little; a page is rendered when somebody asks for it, and the search index is
built when somebody searches. While the content has errors the last good snapshot stays.
"""

from __future__ import annotations

import gc
import hashlib
import threading
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cribsheet.assets import bundle_assets
from cribsheet.builder import Tokens, index_files
from cribsheet.diagnostics import report
from cribsheet.failure import Failure
from cribsheet.load import Loader
from cribsheet.options import ROOT, Options
from cribsheet.outcome import stops
from cribsheet.pages import plan
from cribsheet.search_documents import search_documents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cribsheet.assets import AssetBundle
    from cribsheet.diagnostics import Diagnostic
    from cribsheet.model import Site
    from cribsheet.page import Page
    from cribsheet.search import SearchDocument, TokenizedDocument

_RENDERED = 100
"""Pages kept in memory."""
_GENERATIONS = 3
"""Search indexes kept: a page that is open still asks for the files of the one it began with."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to show in the page: a place or a title, and the text below it."""

    title: str
    text: str


@dataclass(slots=True)
class Snapshot:
    """A good site. `pages` by path below the site's root."""

    site: Site
    bundle: AssetBundle
    pages: Mapping[str, Page]
    rendered: dict[str, bytes] = field(default_factory=dict)
    """Pages made lately: one that is open is asked for by its event stream and by its reload."""
    searching: threading.Lock = field(default_factory=threading.Lock)
    search: Mapping[str, bytes] = field(default_factory=dict)


class Preview:
    """The site and what is wrong with it, for several threads at once."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.problems: tuple[Problem, ...] = ()
        """What keeps the content from being shown; empty when the snapshot is up to date."""
        self._changed = threading.Condition()
        self._revision = 0
        self._refreshing = False
        self._loader = Loader(options.content)
        self._bundle: AssetBundle | None = None
        self._snapshot: Snapshot | None = None
        self._tokenized: dict[SearchDocument, TokenizedDocument] = {}
        self._old_search: list[Mapping[str, bytes]] = []

    def refresh(self, *, assets: bool = True, fault: Problem | None = None) -> str:
        """Loads what changed and plans the pages; returns a report for the terminal.

        Args:
            assets: templates, scripts or style sheets may have changed.
            fault: a problem found elsewhere, which is shown in place of a new site.
        """
        text = ""
        self._refreshing = True
        try:
            if fault is None:
                text = self._load(assets=assets)
        except Failure as failure:
            fault = Problem(failure.message, failure.hint)
        except Exception as error:  # noqa: BLE001 - the server outlives a fault of its generator
            place = "".join(traceback.format_tb(error.__traceback__)[-1:])
            fault = Problem(f"internal error: {type(error).__name__}: {error}", place)
        if fault is not None:
            self.problems = (fault,)
            text = f"{fault.title}\n{fault.text}".rstrip()
        with self._changed:
            self._revision += 1
            self._refreshing = False
            self._changed.notify_all()
        return text

    def settle(self, seconds: float) -> None:
        """Waits while a refresh is under way, but no longer than so.

        Who asks just after a save gets what was saved, and the refresh is not slowed down by
        requests for what it is about to replace.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._refreshing, seconds)

    def wait(self, revision: int, seconds: float) -> tuple[int, tuple[Problem, ...]]:
        """Waits until there is another revision, or for so long; returns it with its problems."""
        with self._changed:
            self._changed.wait_for(lambda: self._revision != revision, seconds)
            return self._revision, self.problems

    def file(self, path: str) -> bytes | None:
        """The file at `path` below the site's root; None when the site has none there.

        Raises:
            Failure: a template cannot be rendered.
        """
        snapshot = self._snapshot
        if snapshot is None:
            return None
        page = snapshot.pages.get(path)
        if page is not None:
            made = snapshot.rendered.get(path)
            if made is None:
                if len(snapshot.rendered) >= _RENDERED:
                    snapshot.rendered.clear()
                made = snapshot.rendered[path] = page.make()
            return made
        asset = snapshot.bundle.files.get(path)
        if asset is None and path.startswith("search/"):
            return self._search_file(snapshot, path)
        return asset

    def digest(self, path: str) -> str:
        """Hash of the file at `path` as it is now; empty when there is none."""
        data = self.file(path)
        return "" if data is None else digest(data)

    @property
    def ready(self) -> bool:
        """True once there is a good site to show."""
        return self._snapshot is not None

    def _load(self, *, assets: bool) -> str:
        loaded = self._loader.load(workers=1 if self.ready else self.options.jobs)
        if loaded.site is None or stops(loaded.diagnostics, strict=self.options.strict):
            self.problems = tuple(map(_problem, loaded.diagnostics))
            return report(loaded.diagnostics)
        if assets or self._bundle is None:
            self._bundle = bundle_assets(ROOT, self.options.workspace)
        pages = plan(loaded.site, self.options.settings, self._bundle, keyed=False)
        if self._snapshot is not None and self._snapshot.search:
            self._old_search = [self._snapshot.search, *self._old_search][:_GENERATIONS]
        first = self._snapshot is None
        bundle = self._bundle.sharing(loaded.site.share)
        self._snapshot = Snapshot(loaded.site, bundle, {page.path: page for page in pages})
        self.problems = ()
        if first:
            # The model lives as long as the server: the collector need not walk it at every save.
            gc.freeze()
        return report(loaded.diagnostics) if loaded.diagnostics else ""

    def _search_file(self, snapshot: Snapshot, path: str) -> bytes | None:
        with snapshot.searching:
            if not snapshot.search:
                documents = search_documents(snapshot.site)
                tokens = Tokens(documents, self._tokenized)
                snapshot.search = index_files(snapshot.site, snapshot.bundle, documents, tokens)
                for gone in self._tokenized.keys() - documents:
                    del self._tokenized[gone]
        for files in (snapshot.search, *self._old_search):
            if path in files:
                return files[path]
        return None


def digest(data: bytes) -> str:
    """A short hash of a page, to tell whether a reader sees the newest."""
    return hashlib.sha256(data).hexdigest()[:16]


def _problem(found: Diagnostic) -> Problem:
    head, _, rest = found.render().partition("\n")
    return Problem(head, rest)
