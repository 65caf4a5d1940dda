"""Measures the search beside MiniSearch and Pagefind, on the same documents, in one browser.

    python bench/search/run.py              the shipped site and 10,000 documents
    BENCH=full python bench/search/run.py   100,000 documents too
    python bench/search/run.py 0            named sizes only; 0 is the shipped site
    python bench/search/run.py --targets FILE   also write name, value, limit and unit as JSON

For each size and engine it prints: compressed bytes a page loads, code included, until the first
ten results of a judged query can be shown (median over the queries); the 95th percentile of a query
once everything is loaded; and for the shipped site how well the queries in `queries.yaml` are
answered. Ratios are to Cribsheet in the same run.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser_binary import find_browser, prepare_playwright  # noqa: E402
from documents import scaled, shipped  # noqa: E402
from server import Server, serving  # noqa: E402

from cribsheet.search import SearchDocument, build_index  # noqa: E402

HERE = Path(__file__).parent
ENGINES = {"cribsheet": "Cribsheet", "minisearch": "MiniSearch", "pagefind": "Pagefind"}
TARGETS = {0: (30, 2.5, 0.5), 10_000: (40, 5.0, 5.0), 100_000: (80, 20.0, 60.0)}
"""By size (0: the shipped site): kB before the first result, warm ms, seconds to build."""
DEPTH = 10
TOP = 3
SAMPLE = 30
"""Cold pages opened for each engine whose bytes depend on the query, at 10,000 and more."""
_TIMEOUT = 600_000


@dataclass(frozen=True)
class Judged:
    """A query and the URLs that answer it; one ending in `*` stands for all that begin so."""

    text: str
    want: tuple[str, ...]
    kind: str
    held_out: bool

    def place(self, urls: Sequence[str]) -> int:
        """Return the place of the first answer among the first ten, from 1; 0 if there is none."""
        for place, url in enumerate(urls[:DEPTH], 1):
            for wanted in self.want:
                if url == wanted or (wanted.endswith("*") and url.startswith(wanted[:-1])):
                    return place
        return 0


def judged_queries() -> list[Judged]:
    """Return the committed queries."""
    kinds: Mapping[str, Sequence[Mapping[str, Any]]] = yaml.safe_load(
        (HERE / "queries.yaml").read_text("utf-8")
    )
    return [
        Judged(entry["q"], tuple(entry["want"]), kind, held_out=place % 2 == 1)
        for kind, entries in kinds.items()
        for place, entry in enumerate(entries)
    ]


def scores(places: Sequence[int]) -> tuple[float, float]:
    """Return mean reciprocal rank at 10 and the share answered in the top 3."""
    reciprocal = statistics.fmean(1 / place if place else 0.0 for place in places)
    return reciprocal, statistics.fmean(0 < place <= TOP for place in places)


def quality(places: Sequence[int]) -> str:
    """Return both scores as text."""
    reciprocal, success = scores(places)
    return f"{reciprocal:.3f} / {success:.2f}"


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def engine_script() -> str:
    """Return the search module bundled as the site ships it, the manifest's place still open."""
    bundle = [str(ROOT / "node_modules/.bin/esbuild"), "assets/js/search/index.js", "--bundle"]
    options = ["--minify", "--format=esm", "--target=es2022", "--charset=utf8"]
    done = subprocess.run([*bundle, *options], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode()


def build(count: int, folder: Path) -> None:
    """Write the index of `count` documents (0: the shipped ones) and print what it cost."""
    base, synonyms = shipped()
    documents = scaled(base, count) if count else base
    script = engine_script()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    made = build_index(documents, synonyms=synonyms, engine=script)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, content in made.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / "entry.json").write_text(json.dumps({"entry": made.entry}))
    (folder / "documents.json").write_text(json.dumps([_entry(one) for one in documents]))
    print(json.dumps({"documents": len(documents), "s": seconds, "kB": after, "rest kB": before}))


def _entry(document: SearchDocument) -> dict[str, str]:
    # One list entry for a phrase is Cribsheet's own form; the others index a text.
    return {
        "url": document.url,
        "page": document.page,
        "title": document.title,
        "kind": document.kind,
        "keywords": ", ".join(document.keywords),
        "body": document.body,
    }


class Bench:
    """One size, measured engine by engine."""

    def __init__(self, page: Page, server: Server, judged: Sequence[Judged]) -> None:
        self.page = page
        self.server = server
        self.judged = judged

    def cold(self, engine: str, queries: Sequence[Judged]) -> list[int]:
        """Return the bytes each query loads on a page that had loaded nothing."""
        sizes = []
        for query in queries:
            self._fresh()
            self._run("cold", engine, query.text)
            sizes.append(self.server.taken())
        return sizes

    def warm(self, engine: str) -> tuple[list[int], list[float]]:
        """Return the place of each query's first answer, and the times of warm queries."""
        self._fresh()
        answer = self._run("warm", engine, [query.text for query in self.judged])
        places = [
            query.place(urls) for query, urls in zip(self.judged, answer["results"], strict=True)
        ]
        return places, answer["milliseconds"]

    def _fresh(self) -> None:
        self.page.goto(f"{self.server.url}page.html")
        self.server.taken()

    def _run(self, name: str, engine: str, argument: object) -> Any:  # noqa: ANN401 (JSON)
        script = f"async ([engine, it]) => (await import('/drivers.js')).{name}(engine, it)"
        return self.page.evaluate(script, [engine, argument])


Targets = list[tuple[str, float, float, str]]
"""Name, value, the most it may be, and its unit."""


def measure(count: int, page: Page, judged: Sequence[Judged]) -> Targets:
    """Build one size, measure every engine on it and print its rows."""
    with tempfile.TemporaryDirectory() as name, serving(Path(name)) as server:
        folder = Path(name)
        (folder / "page.html").write_text("<!doctype html><title>Search benchmark</title>")
        (folder / "drivers.js").write_bytes((HERE / "drivers.js").read_bytes())
        command = [sys.executable, __file__, "--build", str(count), name]
        cost = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        weight, limit, seconds = TARGETS[count]
        print(
            f"\n{cost['documents']:,} documents: index built in {cost['s']:.2f} s "
            f"(target {seconds:g}), peak memory {cost['kB'] / 1024:.0f} MB "
            f"({cost['rest kB'] / 1024:.0f} MB before)\n"
            f"targets: {weight} kB before the first result, {limit:g} ms warm"
        )
        prepare = ["node", str(HERE / "prepare.js"), str(folder / "documents.json"), name]
        bench = Bench(page, server, judged)
        rows = {}
        for engine in ENGINES:
            if engine != "cribsheet":
                subprocess.run([*prepare, engine], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            asked = judged if not count else judged[:: len(judged) // SAMPLE]
            # MiniSearch loads its whole index whatever is asked.
            sizes = bench.cold(engine, asked[:1] if engine == "minisearch" else asked)
            rows[engine] = (sizes, *bench.warm(engine))
        _print_rows(rows, judged, with_quality=not count)
    where = f"search in {cost['documents']:,} documents"
    sizes, places, times = rows["cribsheet"]
    targets = [
        (f"{where}: before the first result", statistics.median(sizes) / 1000, weight, "kB"),
        (f"{where}: warm query, p95", percentile(times, 0.95), limit, "ms"),
        (f"{where}: building the index", cost["s"], seconds, "s"),
    ]
    if not count:
        peer = rows["minisearch"][1]
        own_rank, own_share = scores(places)
        rank, share = scores(peer)
        targets.append((f"{where}: MRR@10 of MiniSearch / ours", rank / own_rank, 1, ""))
        targets.append((f"{where}: success@3 of MiniSearch / ours", share / own_share, 1, ""))
    return targets


def _print_rows(
    rows: Mapping[str, tuple[list[int], list[int], list[float]]],
    judged: Sequence[Judged],
    *,
    with_quality: bool,
) -> None:
    own_size = statistics.median(rows["cribsheet"][0])
    own_time = percentile(rows["cribsheet"][2], 0.95)
    print(f"{'':12}{'kB before first result':>34}{'warm ms, p95':>22}", end="")
    print("   MRR@10 / success@3: all, held out" if with_quality else "")
    for engine, (sizes, places, times) in rows.items():
        size = statistics.median(sizes)
        slow = percentile(times, 0.95)
        print(
            f"{ENGINES[engine]:12}{size / 1000:10.1f} (p95 {percentile(sizes, 0.95) / 1000:7.1f})"
            f"{size / own_size:7.1f} ×{slow:13.2f}{slow / own_time:6.1f} ×",
            end="",
        )
        if with_quality:
            held = [place for query, place in zip(judged, places, strict=True) if query.held_out]
            print(f"    {quality(places)}   {quality(held)}", end="")
        print(flush=True)
    if with_quality:
        kinds = dict.fromkeys(query.kind for query in judged)
        print(f"{'by kind':12}" + "".join(f"{kind:>16}" for kind in kinds))
        for engine, (_, places, _) in rows.items():
            by_kind = (
                quality([p for q, p in zip(judged, places, strict=True) if q.kind == kind])
                for kind in kinds
            )
            print(f"{ENGINES[engine]:12}" + "".join(f"{shown:>16}" for shown in by_kind))


def main() -> None:
    """Measure every size, or those named."""
    usual = [0, 10_000, *([100_000] if os.environ.get("BENCH") == "full" else [])]
    words = sys.argv[1:]
    results = None
    if "--targets" in words:
        at = words.index("--targets")
        results = Path(words[at + 1])
        del words[at : at + 2]
    sizes = [int(size) for size in words] or usual
    targets: Targets = []
    judged = judged_queries()
    prepare_playwright()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        page = browser.new_page()
        page.set_default_timeout(_TIMEOUT)
        for count in sizes:
            targets += measure(count, page, judged)
        browser.close()
    if results:
        results.write_text(json.dumps(targets), "utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--build"]:
        build(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
