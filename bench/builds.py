"""Builds: cold, with nothing changed, after one edit; beside the plain loop and MkDocs."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import measure
import tools
from corpus import Corpus
from ledger import Part, Target
from measure import Cost

RUNS = 3
ONCE_ABOVE = 2_000
"""Topics above which everything runs once."""
GROWTH_TURNS = 3
"""Builds of the large site that are compared with the small one."""
MKDOCS_MOST = 1_000
"""Topics above which MkDocs is left out: it would take the better part of an hour."""
RATIOS = 1_000
"""Topics at which the ratios to other tools are targets."""
MEMORY = {1_000: 400, 10_000: 2_500}
"""MB at most, by topics."""


class Site:
    """One content folder, and what is built from it."""

    def __init__(self, name: str, content: Path) -> None:
        self.name = name
        self.content = content
        self.topics = len(list(content.glob("topics/*/*/topic.md")))
        self.runs = 1 if self.topics > ONCE_ABOVE else RUNS
        self.folder = tools.OUT / name
        self.out = self.folder / "site"
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
        self.out = self.fresh()
        return self.build(memory=memory)

    def fresh(self) -> Path:
        """A place to build to that has never been used.

        Not one that was cleared: ext4 passes over what was deleted in the last minutes, one inode
        after the other, so whoever writes many files would pay for the clearing. So all that was
        built stays until the benchmark ends: some 20 GB with 10,000 topics.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self.folder)) / "site"

    def build_edited(self) -> Cost:
        """Builds after one line was added to one topic."""
        note = sorted(self.content.glob("topics/*/*/topic.md"))[self.topics // 2]
        self._edits += 1
        with note.open("a", encoding="utf-8") as file:
            file.write(f"\nOne more sentence, number {self._edits}.\n")
        return self.build()


def builds(site: Site) -> Part:
    """All builds of one site; what is compared is run in turns, so that a busy minute hits all."""
    site.build_cold()
    tools.write_notes(site.out, site.content, site.notes)
    runs: dict[str, list[Cost]] = {"cold": [], "plain loop": [], "MkDocs with Material": []}
    for _ in range(site.runs):
        runs["cold"].append(site.build_cold())
        runs["plain loop"].append(tools.plain_loop(site.notes, site.fresh()))
        if site.topics <= MKDOCS_MOST:
            runs["MkDocs with Material"].append(tools.mkdocs(site.notes, site.fresh()))
    rows = {name: measure.median(costs) for name, costs in runs.items() if costs}
    rows["nothing changed"] = measure.repeat(site.runs, site.build)
    rows["one edit"] = measure.repeat(site.runs, site.build_edited)
    rows["cold, memory watched"] = site.build_cold(memory=True)
    return Part(_table(site, rows), _targets(site, rows))


def _table(site: Site, rows: dict[str, Cost]) -> str:
    yardstick = rows["plain loop"].wall
    lines = [
        f"\n### {site.name}: {site.topics} topics\n",
        "| Run | Wall s | CPU s | Memory MB | × plain loop | CPU ms per topic |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, cost in rows.items():
        memory = f"{cost.memory:.0f}" if cost.memory else ""
        lines.append(
            f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {memory} "
            f"| {cost.wall / yardstick:.2f} | {1000 * cost.cpu / site.topics:.1f} |"
        )
    return "\n".join(lines)


def _targets(site: Site, rows: dict[str, Cost]) -> list[Target]:
    cold = rows["cold"].wall
    size = f"{site.topics:,} topics"
    targets = []
    if site.topics >= RATIOS:
        unchanged = rows["nothing changed"].wall / cold
        targets.append(Target(f"{size}: nothing changed / cold", unchanged, 0.1))
    if site.topics == RATIOS:
        loop, material = rows["plain loop"].wall, rows["MkDocs with Material"].wall
        targets.append(Target(f"{size}: cold / plain loop", cold / loop, 3))
        targets.append(Target(f"{size}: cold / MkDocs with Material", cold / material, 0.25))
    if site.topics in MEMORY and (memory := rows["cold, memory watched"].memory):
        targets.append(Target(f"{size}: memory", memory, MEMORY[site.topics], "MB"))
    return targets


def growth(small: Site, large: Site) -> Part:
    """What a topic costs on a large site against a small one; CPU, as both use the same cores.

    In turns, the small site before and after the large one: a build of the large one takes long
    enough for the machine to change its speed.
    """
    costs: dict[Site, list[Cost]] = {small: [], large: []}
    for _ in range(GROWTH_TURNS):
        for site in (small, large, small):
            costs[site].append(site.build_cold())
    lines = [
        "\n### A topic on a large site\n",
        "| Topics | Builds | CPU ms per topic | Least | Most |",
        "|---:|---:|---:|---:|---:|",
    ]
    medians = []
    for site, found in costs.items():
        each = sorted(1000 * cost.cpu / site.topics for cost in found)
        medians.append(statistics.median(each))
        shown = f"{medians[-1]:.1f} | {each[0]:.1f} | {each[-1]:.1f}"
        lines.append(f"| {site.topics:,} | {len(each)} | {shown} |")
    ratio = medians[1] / medians[0]
    name = f"a topic at {large.topics:,} / at {small.topics:,}"
    return Part("\n".join(lines), [Target(name, ratio, 1)])
