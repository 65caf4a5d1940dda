"""Short sources for tests of the parsers: text in, values and said problems out."""

from __future__ import annotations

import shutil
from pathlib import Path

from cribsheet.diagnostics import Problems
from cribsheet.markdown import Context
from cribsheet.source import Reporter, SourceFile

NAME = "topics/10-data/20-storage/topic.md"


BASE = Path(__file__).parent / "invalid" / "base"


def base_content(folder: Path) -> Path:
    """A valid content folder to change, below `folder`: the one that broken sites start from."""
    return Path(shutil.copytree(BASE, folder / "content"))


def edit(path: Path, old: str, new: str) -> None:
    """Replaces a text that must be in the file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def context(text: str, *, topic: str = "storage", name: str = NAME) -> Context:
    """What a parser is given for a file with that text."""
    reporter = Reporter(SourceFile(name, text), Problems())
    return Context(reporter, topic, name.rpartition("/")[0])


def said(found: Context | Reporter) -> list[str]:
    """What was reported so far: ``line:column code message``."""
    reporter = found.reporter if isinstance(found, Context) else found
    return [f"{one.line}:{one.column} {one.code} {one.message}" for one in reporter.problems]


def codes(found: Context | Reporter) -> list[str]:
    """The codes that were reported so far, by place."""
    reporter = found.reporter if isinstance(found, Context) else found
    return [one.code for one in reporter.problems]
