"""`make bench`: builds beside other tools on the same notes, previews, weights, study, search.

    python bench/run.py                 the shipped site, 100 and 1,000 topics; about a quarter hour
    BENCH=full python bench/run.py      10,000 topics too
    python bench/run.py builds|fresh|weights|study|search    one part or several

An interrupted run goes on where it was when the same command is given again. It exits 1 when a part
could not be measured; a missed target is only said.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from functools import cache, partial

import fresh
import measure
import study
import tools
import weights
from builds import Site, builds, growth
from ledger import Ledger, Part, Target

PARTS = ("builds", "fresh", "weights", "study", "search")
CORES = 2
"""What the targets are for; more are left alone, so that figures of two machines compare."""
FULL = os.environ.get("BENCH") == "full"
SIZES = (100, 1_000, 10_000) if FULL else (100, 1_000)
FEW = 50
MANY = 1_000
"""Topics at which development servers are measured."""
FRESH_MOST = 250
"""Milliseconds from save to fresh page at `MANY`."""
VITEPRESS_PORT = 5199


@cache
def site(name: str) -> Site:
    """A site by name: `shipped`, or how many topics to make. Made once a run."""
    return Site.shipped() if name == "shipped" else Site.generated(int(name))


def save_to_fresh() -> Part:
    """Development servers, from save to fresh page."""
    few, many = site(str(FEW)), site(str(MANY))
    few.build_cold()
    tools.write_notes(few.out, few.content, few.notes)
    own, peer = [], []
    for _ in range(fresh.TURNS):
        own += fresh.cribsheet(few.content)
        peer += fresh.vitepress(few.notes, VITEPRESS_PORT)
    large = fresh.cribsheet(many.content)
    rows = [(FEW, "Cribsheet", own), (FEW, "VitePress", peer), (MANY, "Cribsheet", large)]
    lines = ["| Topics | Server | Median ms | Slowest ms |", "|---:|---|---:|---:|"]
    for topics, name, taken in rows:
        middle, slowest = fresh.summary(taken)
        lines.append(f"| {topics} | {name} | {middle:.0f} | {slowest:.0f} |")
    ratio = fresh.summary(own)[0] / fresh.summary(peer)[0]
    targets = [
        Target(f"{FEW} topics: save to fresh page / VitePress", ratio, 1),
        Target(f"{MANY:,} topics: save to fresh page", fresh.summary(large)[0], FRESH_MOST, "ms"),
    ]
    return Part("\n".join(lines), targets)


def page_weights(name: str) -> Part:
    """What pages and the search index of a site weigh."""
    measured = site(name)
    measured.build()
    lines = [
        f"\n### {name}: {measured.topics} topics\n",
        "| Page | Pages | HTML | CSS | JS at once | Together |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for kind, weight in weights.page_weights(measured.out).items():
        parts = (weight.html, weight.css, weight.js)
        shown = " | ".join(f"{part:.1f}" for part in (*parts, sum(parts)))
        lines.append(f"| {kind} | {weight.pages} | {shown} |")
    files, total, engine = weights.search_weight(measured.out)
    shown = f"{files} files, {total:.0f} kB in all; engine and manifest {engine:.1f} kB"
    return Part("\n".join((*lines, f"\nSearch: {shown}")))


def studying() -> Part:
    """What studying loads, and how long its steps take, on the shipped site."""
    shipped = site("shipped")
    shipped.build()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        study.measure(shipped.out)
    return Part(said.getvalue().rstrip())


def search(count: int) -> Part:
    """The search benchmark, which has a program of its own, on so many documents."""
    results = tools.HOME / "search.json"
    results.unlink(missing_ok=True)
    command = [sys.executable, str(tools.BENCH / "search/run.py"), str(count)]
    done = subprocess.run(
        [*command, "--targets", str(results)],
        check=True,
        cwd=tools.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    targets = [Target(*values) for values in json.loads(results.read_text("utf-8"))]
    return Part(done.stdout.rstrip(), targets)


def main(wanted: list[str]) -> int:
    """Runs the parts named, or all of them; returns the exit code."""
    if unknown := set(wanted) - set(PARTS):
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
        return 2
    parts = [part for part in PARTS if part in (wanted or PARTS)]
    cores = measure.keep_to(CORES)
    print(f"{cores} CPUs, Python {sys.version.split()[0]}", flush=True)
    if {"builds", "fresh"} & set(parts):
        tools.install()
    tools.HOME.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(tools.HOME / "results.json", f"{tools.stamp()} {parts} {SIZES}")
    names = ["shipped", *map(str, SIZES)]
    if "builds" in parts:
        print("\n## Builds", flush=True)
        for name in names:
            ledger.take(f"builds of {name}", partial(_builds, name))
        if FULL:
            ledger.take("growth", _growth)
    if "fresh" in parts:
        print("\n## From save to fresh page\n", flush=True)
        ledger.take("save to fresh page", save_to_fresh)
    if "weights" in parts:
        print("\n## Weights, kB gzipped", flush=True)
        for name in names:
            ledger.take(f"weights of {name}", partial(page_weights, name))
    if "study" in parts:
        print("\n## Studying\n", flush=True)
        ledger.take("studying", studying)
    if "search" in parts:
        print("\n## Search", flush=True)
        for count in (0, 10_000, 100_000) if FULL else (0, 10_000):
            ledger.take(f"search in {count or 'shipped'}", partial(search, count))
    ledger.finish()
    shutil.rmtree(tools.OUT, ignore_errors=True)
    return 1 if ledger.failed else 0


def _builds(name: str) -> Part:
    return builds(site(name))


def _growth() -> Part:
    return growth(site("1000"), site("10000"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
