"""From planned pages to staged files: what changed is made, the rest is taken over.

Rendering and indexing are spread over forked processes (`cribsheet.workers`). Every process writes
what it makes straight into the staging folder and hands back only the file's entry in the manifest,
so memory holds one page at a time, not the site.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cribsheet import workers
from cribsheet.cache import generator_stamp
from cribsheet.fingerprint import key_of
from cribsheet.pages import SEARCH_ENTRY
from cribsheet.search import build_index, tokenize_document
from cribsheet.search_documents import search_documents, synonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cribsheet.assets import AssetBundle
    from cribsheet.model import Site
    from cribsheet.output import Output, Written
    from cribsheet.page import Page
    from cribsheet.progress import Progress
    from cribsheet.search import SearchDocument, TokenizedDocument

SLICE = 16
"""Pages per task: enough that handing them out costs nothing, few enough that none waits long."""


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
        partial(_stage_pages, output, made_by, pages[start : start + SLICE])
        for start in range(0, len(pages), SLICE)
    )
    tasks.append(partial(_stage_assets, output, bundle))
    progress.stage("Rendering", len(pages))
    written: list[Written] = []
    for files in workers.run(tasks, jobs):
        written += files
        progress.advance(len(files))
    return written


def index_files(
    site: Site,
    bundle: AssetBundle,
    tokenized: dict[SearchDocument, TokenizedDocument] | None = None,
) -> dict[str, bytes]:
    """The search engine and its index: bytes by path below the site's root.

    Args:
        site: what is searched.
        bundle: where the engine's script is.
        tokenized: what earlier calls have found in documents; used, and brought up to date.
    """
    documents = search_documents(site)
    known = {} if tokenized is None else tokenized
    for document in documents:
        if document not in known:
            known[document] = tokenize_document(document)
    for document in known.keys() - documents:
        del known[document]
    made = build_index(
        documents,
        synonyms=synonyms(site),
        engine=bundle.engine,
        tokenized=[known[document] for document in documents],
    )
    return {SEARCH_ENTRY if path == made.entry else path: data for path, data in made.files.items()}


def _stage_index(output: Output, site: Site, bundle: AssetBundle) -> list[Written]:
    documents = search_documents(site)
    key = key_of([generator_stamp(), bundle.engine, repr(synonyms(site)), *map(repr, documents)])
    kept = output.keyed(key)
    if kept and all(output.intact(path, key) for path in kept):
        return [output.put(path, key, bytes) for path in kept]
    files = index_files(site, bundle)
    return [output.put(path, key, partial(bytes, data)) for path, data in files.items()]


def _stage_pages(output: Output, made_by: str, pages: Sequence[Page]) -> list[Written]:
    return [output.put(page.path, key_of([made_by, page.key]), page.make) for page in pages]


def _stage_assets(output: Output, bundle: AssetBundle) -> list[Written]:
    return [
        output.put(path, key_of([data]), partial(bytes, data))
        for path, data in bundle.files.items()
    ]
