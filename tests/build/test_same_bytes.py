"""Same input, same bytes: whatever the machine, and whatever was built before."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.build.workplace import Workplace, tree

if TYPE_CHECKING:
    from pathlib import Path

EDITS = 8


@pytest.fixture(params=[1, 2])
def seed(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


def test_hash_seeds_locales_and_time_zones_do_not_show(place: Workplace, tmp_path: Path) -> None:
    place.build(PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    other = Workplace(place.content, tmp_path / "elsewhere/deep/site")
    other.out.parent.mkdir(parents=True)
    other.build("--jobs", "1", PYTHONHASHSEED="2", LC_ALL="tr_TR.UTF-8", TZ="Asia/Kathmandu")
    assert place.tree() == other.tree()


def test_where_the_content_lies_does_not_show(place: Workplace, tmp_path: Path) -> None:
    place.build()
    shutil.copytree(place.content, tmp_path / "other/notes")
    other = Workplace(tmp_path / "other/notes", tmp_path / "other/site")
    other.build()
    assert place.tree() == other.tree()


class Editor:
    """Makes random changes to a content folder that leave it valid."""

    def __init__(self, place: Workplace, seed: int) -> None:
        self.place = place
        self.random = random.Random(seed)
        self.number = 0
        shutil.copytree(place.content, self.saved)

    @property
    def saved(self) -> Path:
        return self.place.content.parent / "saved"

    def edit(self) -> str:
        """Makes one change; returns its name."""
        edits: list[Callable[[], None]] = [
            self.text,
            self.title,
            self.summary,
            self.term,
            self.heading,
            self.table,
            self.tag,
            self.question,
            self.card,
            self.reorder,
            self.add,
            self.site,
            self.undo,
        ]
        self.number += 1
        chosen = self.random.choice(edits)
        chosen()
        return chosen.__name__

    def substitute(self, path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def topic(self) -> Path:
        return self.random.choice(sorted(self.place.content.glob("topics/*/*/topic.md")))

    def append(self, text: str) -> None:
        with self.topic().open("a", encoding="utf-8") as file:
            file.write(text)

    def line(self, path: Path, field: str, value: str) -> None:
        lines = path.read_text("utf-8").split("\n")
        at = next(i for i, line in enumerate(lines) if line.strip().startswith(f"{field}:"))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines[at] = f"{indent}{field}: {value}"
        path.write_text("\n".join(lines), "utf-8")

    def text(self) -> None:
        self.append(f"\nSomething new, number {self.number}; see [](topic:alpha).\n")

    def title(self) -> None:
        self.line(self.topic(), "title", f"Title {self.number}")

    def summary(self) -> None:
        self.line(self.topic(), "summary", f"Summary {self.number}.")

    def term(self) -> None:
        self.append(f"\nTerm {self.number} (T{self.number})\n: Means {self.number}.\n")

    def heading(self) -> None:
        self.append(f"\n## Heading {self.number}\n\nText under it.\n\n::table{{id=things}}\n")

    def table(self) -> None:
        self.line(self.place.content / "tables/things.yaml", "size", f"{self.number} mm")

    def tag(self) -> None:
        self.line(self.place.content / "tags.yaml", "title", f"Tag {self.number}")
        self.line(self.topic(), "tags", "[plain]")

    def question(self) -> None:
        path = self.topic().with_name("questions.yaml")
        self.line(path, "difficulty", self.random.choice(["easy", "medium", "hard"]))

    def card(self) -> None:
        path = self.topic().with_name("cards.yaml")
        name = f"card-{self.number}"
        text = (
            f"- id: {name}\n  front: Which [one](topic:alpha)?\n  back: This\n  section: choose\n"
        )
        path.write_text(text, "utf-8")

    def reorder(self) -> None:
        folder = self.topic().parent
        number = self.random.randrange(100, 999)
        folder.rename(folder.with_name(f"{number}-{folder.name.split('-', 1)[1]}"))

    def add(self) -> None:
        name = f"second/new{self.number}"
        done = self.place.run("new", "topic", name, "--content", str(self.place.content))
        assert done.returncode == 0, done.stderr

    def site(self) -> None:
        self.line(self.place.content / "site.yaml", "tagline", f"Tagline {self.number}")

    def undo(self) -> None:
        shutil.rmtree(self.place.content)
        shutil.copytree(self.saved, self.place.content)


def test_a_cached_build_equals_a_clean_one(place: Workplace, seed: int, tmp_path: Path) -> None:
    editor = Editor(place, seed)
    place.build()
    reused = 0
    for number in range(EDITS):
        names = [editor.edit() for _ in range(editor.random.randint(1, 2))]
        result = place.build("--jobs", str(number % 2 + 1))
        reused += result["files"] - result["made"]
        clean = Workplace(place.content, tmp_path / f"clean{number}" / "site")
        clean.out.parent.mkdir()
        clean.build()
        assert tree(place.out) == tree(clean.out), names
    assert reused > 0


def test_one_edit_leaves_other_pages_alone(place: Workplace) -> None:
    place.build()
    names = ("topics/alpha/index.html", "topics/gamma/index.html", "topics/gamma/index.md")
    before = [(place.out / name).stat().st_ino for name in names]
    text = place.topic("gamma").read_text("utf-8")
    place.topic("gamma").write_text(f"{text}\nOne more line.\n", "utf-8")
    place.build()
    after = [(place.out / name).stat().st_ino for name in names]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, False]
