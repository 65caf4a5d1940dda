"""A small content folder, and the command run on it as people run it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cribsheet.options import MANIFEST
from cribsheet.scaffold import new_topic

ROOT = Path(__file__).resolve().parents[2]

SITE = """\
title: Small
tagline: A site for tests
description: Three topics in two groups.
language: en
exams: [one]
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
"""

EXAM = """\
code: ONE-1
title: The only exam
short: Only
status: current
guide: first
checked: 2026-01-02
domains:
  - id: "1"
    title: Everything
    weight: 100
    tasks:
      - id: "1.1"
        title: Know it all
        skills:
          - id: "1.1.1"
            text: Know the first thing
          - id: "1.1.2"
            text: Know the second thing
"""

TAGS = """\
- id: plain
  title: Plain
"""

TABLE = """\
title: Things to tell apart
summary: Two things that look alike.
decide: Which one is it?
skills:
  one: ["1.1.2"]
sources:
  - title: A page
    url: https://example.org/
    checked: 2026-01-02
name: Thing
columns:
  - id: size
    title: Size
rows:
  - id: small
    name: Small thing
    cue: '"tiny"'
    cells:
      size: 1 cm
  - id: large
    name: Large thing
    topic: alpha#choose
    cue: '"huge"'
    cells:
      size: 1 km
"""


@dataclass(frozen=True)
class Workplace:
    """A content folder and the folder its site goes to."""

    content: Path
    out: Path

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs build.py with these words."""
        return subprocess.run(
            self.command(*words),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            cwd=self.content.parent,
            env={**os.environ, **environment},
        )

    def command(self, *words: str) -> list[str]:
        """The command line that runs build.py with these words."""
        return [sys.executable, str(ROOT / "build.py"), *words]

    def build(self, *words: str, **environment: str) -> dict[str, Any]:
        """Builds, which must succeed; returns what --json prints."""
        done = self.run(*self.arguments("--json", *words), **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        result: dict[str, Any] = json.loads(done.stdout)
        return result

    def arguments(self, *words: str) -> list[str]:
        """The words that build this content into this output."""
        return ["build", "--content", str(self.content), "--out", str(self.out), *words]

    def topic(self, name: str) -> Path:
        """The text of a topic."""
        (path,) = self.content.glob(f"topics/*/*-{name}/topic.md")
        return path

    def tree(self) -> dict[str, str]:
        """Every file of the site with a hash of its bytes; empty when there is no site."""
        return tree(self.out)

    def complete(self) -> bool:
        """True when the site is exactly what its manifest says."""
        if not self.out.exists():
            return False
        files = json.loads((self.out / MANIFEST).read_bytes())["files"]
        listed = {path: entry["sha256"] for path, entry in files.items()}
        return listed == {path: sha for path, sha in self.tree().items() if path != MANIFEST}


def tree(folder: Path) -> dict[str, str]:
    """Every file below `folder` with the SHA-256 of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_workplace(folder: Path) -> Workplace:
    """Three topics in two groups, and a table that one of them shows, below `folder`."""
    content = folder / "content"
    for name, text in {
        "site.yaml": SITE,
        "exams/one.yaml": EXAM,
        "tags.yaml": TAGS,
        "tables/things.yaml": TABLE,
    }.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    for name in ("first/alpha", "first/beta", "second/gamma"):
        new_topic(content, name)
    made = Workplace(content, folder / "site")
    with made.topic("beta").open("a", encoding="utf-8") as file:
        file.write("\nSee [](topic:alpha#choose) and [gamma](topic:gamma).\n\n::table{id=things}\n")
    return made
