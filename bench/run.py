"""`make bench`: builds beside other tools on the same notes, previews, weights, study, search.

    python bench/run.py                 the shipped site, 100 and 1,000 topics; about a quarter hour
    BENCH=full python bench/run.py      10,000 topics too
    python bench/run.py builds|fresh|weights|study|search    one part

Every ratio comes from runs of one session on one machine, taken in turns, medians of several.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import fresh
import measure
import study
import tools
import weights
from corpus import Corpus
from measure import Cost

RUNS = 3
MKDOCS_MOST = 1_000
"""Topics above which MkDocs is left out: it would take the better part of an hour."""
ONCE_ABOVE = 2_000
"""Topics above which everything runs once."""
SMALL = 500
"""Topics up to which the development server is measured at 50 only."""
VITEPRESS_PORT = 5199
FULL = os.environ.get("BENCH") == "full"


class Site:
    """One content folder, and what is built from it."""

    def __init__(self, name: str, content: Path) -> None:
        self.name = name
        self.content = content
        self.topics = len(list(content.glob("topics/*/*/topic.md")))
        self.runs = 1 if self.topics > ONCE_ABOVE else RUNS
        self.out = tools.HOME / f"out/{name}/site"
        self.notes = tools.HOME / f"notes/{name}"
        self._edits = 0

    @classmethod
    def generated(cls, topics: int) -> Site:
        """A site of so many topics, recombined from the shipped ones."""
        content = tools.HOME / f"content/{topics}"
        Corpus(tools.ROOT / "content", content, topics).write()
        return cls(str(topics), content)

    @classmethod
    def shipped(cls) -> Site:
        """The site in `content/`, copied, because the benchmark edits it."""
        content = tools.HOME / "content/shipped"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(tools.ROOT / "content", content)
        return cls("shipped", content)

    def build(self, *, memory: bool = False) -> Cost:
        """Builds with whatever earlier builds have left."""
        build = [sys.executable, str(tools.ROOT / "build.py"), "build", "--quiet"]
        command = [*build, "--content", str(self.content), "--out", str(self.out)]
        return measure.run(command, tools.ROOT, memory=memory)

    def build_cold(self, *, memory: bool = False) -> Cost:
        """Builds from nothing: no site, no cache."""
        shutil.rmtree(self.out.parent, ignore_errors=True)
        self.out.parent.mkdir(parents=True)
        return self.build(memory=memory)

    def build_edited(self) -> Cost:
        """Builds after one line was added to one topic."""
        note = sorted(self.content.glob("topics/*/*/topic.md"))[self.topics // 2]
        self._edits += 1
        with note.open("a", encoding="utf-8") as file:
            file.write(f"\nOne more sentence, number {self._edits}.\n")
        return self.build()


def builds(sites: list[Site]) -> None:
    """Cold builds, rebuilds, and the other tools."""
    print("\n## Builds\n")
    print("| Topics | Run | Wall s | CPU s | Memory MB | × plain loop | ms per topic |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    for site in sites:
        _build_site(site)


def _build_site(site: Site) -> None:
    site.build_cold()
    tools.write_notes(site.out, site.content, site.notes)
    other = tools.HOME / f"out/{site.name}-other/site"
    other.parent.mkdir(parents=True, exist_ok=True)
    cold, plain = [], []
    for _ in range(site.runs):  # in turns, so that a busy minute hits both
        cold.append(site.build_cold())
        plain.append(tools.plain_loop(site.notes, other))
    yardstick = measure.median(plain)
    rows = {"plain loop": yardstick, "cold": measure.median(cold)}
    rows["nothing changed"] = measure.repeat(site.runs, site.build)
    rows["one edit"] = measure.repeat(site.runs, site.build_edited)
    rows["cold, memory watched"] = site.build_cold(memory=True)
    if site.topics <= MKDOCS_MOST:
        rows["MkDocs with Material"] = tools.mkdocs(site.notes, other)
    for name, cost in rows.items():
        memory = f"{cost.memory:.0f}" if cost.memory else ""
        print(
            f"| {site.topics} | {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {memory} "
            f"| {cost.wall / yardstick.wall:.2f} | {1000 * cost.wall / site.topics:.1f} |"
        )
    cold_time = rows["cold"].wall
    verdicts = [
        _verdict("cold / plain loop", cold_time / yardstick.wall, 3),
        _verdict("nothing changed / cold", rows["nothing changed"].wall / cold_time, 0.1),
    ]
    if "MkDocs with Material" in rows:
        ratio = cold_time / rows["MkDocs with Material"].wall
        verdicts.append(_verdict("cold / MkDocs with Material", ratio, 0.25))
    print(f"| {site.topics} | {'; '.join(verdicts)} | | | | | |", flush=True)


def _verdict(name: str, ratio: float, most: float) -> str:
    return f"{name} = {ratio:.2f} ({'within' if ratio <= most else 'ABOVE'} {most})"


def save_to_fresh(sites: list[Site]) -> None:
    """Development servers, from save to fresh page."""
    print("\n## From save to fresh page\n")
    print("| Topics | Server | Median ms | Slowest ms |")
    print("|---:|---|---:|---:|")
    fifty = Site.generated(50)
    fifty.build_cold()
    tools.write_notes(fifty.out, fifty.content, fifty.notes)
    for site in (fifty, *(site for site in sites if site.topics > SMALL)):
        _print_fresh(site.topics, "Cribsheet", fresh.cribsheet(site.content))
    _print_fresh(50, "VitePress", fresh.vitepress(fifty.notes, VITEPRESS_PORT))


def _print_fresh(topics: int, name: str, taken: list[float]) -> None:
    middle, slowest = fresh.summary(taken)
    print(f"| {topics} | {name} | {middle:.0f} | {slowest:.0f} |", flush=True)


def page_weights(sites: list[Site]) -> None:
    """What pages and the search index weigh."""
    print("\n## Weights, kB gzipped\n")
    for site in sites:
        site.build()
        print(f"\n{site.name}: {site.topics} topics\n")
        print("| Page | Pages | HTML | CSS | JS at once | Together |")
        print("|---|---:|---:|---:|---:|---:|")
        for kind, weight in weights.page_weights(site.out).items():
            parts = (weight.html, weight.css, weight.js)
            shown = " | ".join(f"{part:.1f}" for part in (*parts, sum(parts)))
            print(f"| {kind} | {weight.pages} | {shown} |")
        files, total, engine = weights.search_weight(site.out)
        print(
            f"\nSearch: {files} files, {total:.0f} kB in all; engine and manifest {engine:.1f} kB"
        )


def search() -> None:
    """The search benchmark, which has a program of its own."""
    for name in ("run.py", "run.js", "run.mjs"):
        script = tools.BENCH / "search" / name
        if script.is_file():
            program = [sys.executable] if name.endswith(".py") else ["node"]
            subprocess.run([*program, str(script)], check=True, cwd=tools.ROOT)


def main(parts: list[str]) -> None:
    """Runs the parts named, or all of them."""
    wanted = parts or ["builds", "fresh", "weights", "study", "search"]
    sizes = (100, 1_000, 10_000) if FULL else (100, 1_000)
    print(f"{os.cpu_count()} CPUs, Python {sys.version.split()[0]}", flush=True)
    if {"builds", "fresh"} & set(wanted):
        tools.install()
    if {"builds", "fresh", "weights"} & set(wanted):
        sites = [Site.shipped(), *map(Site.generated, sizes)]
        if "builds" in wanted:
            builds(sites)
        if "fresh" in wanted:
            save_to_fresh(sites)
        if "weights" in wanted:
            page_weights(sites)
    if "study" in wanted:
        print("\n## Studying\n", flush=True)
        site = Site.shipped()
        site.build()
        study.measure(site.out)
    if "search" in wanted:
        print("\n## Search\n", flush=True)
        search()


if __name__ == "__main__":
    main(sys.argv[1:])
