"""From planned pages to staged files: what changed is made, the rest is taken over.

Rendering and indexing are spread over forked processes (`cribsheet.workers`). Every process writes
what it makes straight into the staging folder and hands back only the file's entry in the manifest,
so memory holds one page at a time, not the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from cribsheet import workers
from cribsheet.cache import generator_stamp
from cribsheet.fingerprint import key_of
from cribsheet.pages import SEARCH_ENTRY
from cribsheet.search import TokenizedDocument, build_index, tokenize_document
from cribsheet.search_documents import search_documents, synonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cribsheet.assets import AssetBundle
    from cribsheet.model import Site
    from cribsheet.output import Output, Written
    from cribsheet.page import Page
    from cribsheet.progress import Progress
    from cribsheet.search import SearchDocument

LARGE_FAMILY = 100
"""Pages of one kind from which it pays to compile their templates before workers are forked."""
SLICE = 128
"""Pages per task at most: enough that the pages of a common group are one (its sheet shows what the
sheets of its topics show), few enough that no process waits long for another at the end."""


def stage_site(
    output: Output,
    site: Site,
    bundle: AssetBundle,
    pages: Sequence[Page],
    *,
    jobs: int,
    progress: Progress,
) -> list[Written]:
    """Puts every file of the site into the staging folder of `output`, in up to `jobs` processes.

    Returns:
        One entry per file, in no fixed order.
    """
    tasks: list[Callable[[], list[Written]]] = [partial(_stage_index, output, site, bundle)]
    made_by = f"{generator_stamp()}|{bundle.digest}"
    tasks.extend(
        partial(_stage_pages, output, made_by, pages[start:end])
        for start, end in pairwise(_cuts(pages))
    )
    tasks.append(partial(_stage_assets, output, bundle))
    if jobs > 1:
        _warm_up(pages)
    progress.stage("Rendering", len(pages))
    written: list[Written] = []
    for files in workers.run(tasks, jobs):
        written += files
        progress.advance(len(files))
    return written


def _cuts(pages: Sequence[Page]) -> Iterator[int]:
    """Where tasks begin and end: after pages that share parts, and after `SLICE` pages at most."""
    start = 0
    yield start
    for end, page in enumerate(pages, 1):
        if page.closes or end - start == SLICE or end == len(pages):
            yield (start := end)


def _warm_up(pages: Sequence[Page]) -> None:
    """Makes one page of every large family, so that workers are forked with compiled templates."""
    families = Counter(page.kind for page in pages)
    for page in pages:
        if families.pop(page.kind, 0) > LARGE_FAMILY:
            page.make()


class Tokens(Sequence[TokenizedDocument]):
    """The words of documents, found when they are asked for; `known` remembers them if given.

    The index takes them one by one: at a hundred thousand documents a list of them would take more
    memory than the index itself.
    """

    def __init__(
        self,
        documents: Sequence[SearchDocument],
        known: dict[SearchDocument, TokenizedDocument] | None = None,
    ) -> None:
        self._documents = documents
        self._known = known

    def __len__(self) -> int:
        return len(self._documents)

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - an index or a slice
        if isinstance(at, slice):
            return [self._tokens(document) for document in self._documents[at]]
        return self._tokens(self._documents[at])

    def _tokens(self, document: SearchDocument) -> TokenizedDocument:
        if self._known is None:
            return tokenize_document(document)
        if document not in self._known:
            self._known[document] = tokenize_document(document)
        return self._known[document]


def index_files(
    site: Site, bundle: AssetBundle, documents: Sequence[SearchDocument], tokens: Tokens
) -> dict[str, bytes]:
    """The search engine and its index: bytes by path below the site's root."""
    made = build_index(documents, synonyms=synonyms(site), engine=bundle.engine, tokenized=tokens)
    return {SEARCH_ENTRY if path == made.entry else path: data for path, data in made.files.items()}


def _stage_index(output: Output, site: Site, bundle: AssetBundle) -> list[Written]:
    documents = search_documents(site)
    names = repr(synonyms(site))
    key = key_of(chain([generator_stamp(), bundle.engine, names], map(tuple.__repr__, documents)))
    kept = output.keyed(key)
    if kept and all(output.intact(path, key) for path in kept):
        return [output.put(path, key, bytes) for path in kept]
    files = index_files(site, bundle, documents, Tokens(documents))
    return [output.put(path, key, partial(bytes, data)) for path, data in files.items()]


def _stage_pages(output: Output, made_by: str, pages: Sequence[Page]) -> list[Written]:
    return [output.put(page.path, key_of([made_by, page.key]), page.make) for page in pages]


def _stage_assets(output: Output, bundle: AssetBundle) -> list[Written]:
    return [
        output.put(path, key_of([data]), partial(bytes, data))
        for path, data in bundle.files.items()
    ]
