"""Loading again reads and parses only what changed, and gives the same as loading anew."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cribsheet import load as module
from cribsheet.load import Loaded, Loader, Parsed, parse
from cribsheet.markdown import Context
from cribsheet.question import Question
from cribsheet.questionfile import read_questions
from cribsheet.scan import Unit
from tests.sample_source import BASE, base_content, edit

CONTENT = Path(__file__).parents[2] / "content"
STORAGE = "topics/10-data/20-storage/topic.md"
TABLE = "tables/formats.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return base_content(tmp_path)


def codes(loaded: Loaded) -> list[str]:
    return [found.code for found in loaded.diagnostics]


def test_only_what_changed_is_parsed_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids: list[str] = []

    def counting(unit: Unit, files: dict[str, bytes]) -> Parsed:
        ids.append(unit.id)
        return parse(unit, files)

    monkeypatch.setattr(module, "parse", counting)
    loader = Loader(content)
    first = loader.load()
    assert len(ids) == 8
    ids.clear()
    assert loader.load() == first
    assert ids == []
    edit(content / STORAGE, "Objects, unless", "Blocks, unless")
    second = loader.load()
    assert ids == ["storage"]
    assert second == Loader(content).load()
    assert second != first


def test_a_file_that_cannot_be_read_hides_no_other_problem(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = content / "topics/10-data/10-formats/questions.yaml"
    edit(content / "topics/10-data/10-formats/topic.md", "term:column", "term:colum")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == questions:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    loader = Loader(content)
    for _ in range(2):  # also when nothing looks changed
        found = [f"{one.file.rpartition('/')[2]} {one.code}" for one in loader.load().diagnostics]
        assert found == ["questions.yaml F006", "topic.md R005"]
    monkeypatch.undo()
    assert codes(loader.load()) == ["R005"]


def test_what_stands_in_the_place_of_a_folder_is_the_only_problem(content: Path) -> None:
    shutil.rmtree(content / "tables")
    (content / "tables").write_text("x\n", "utf-8")
    shutil.rmtree(content / "exams")
    (content / "exams").write_text("x\n", "utf-8")
    assert codes(Loader(content).load()) == ["F007", "F007"]


def test_questions_are_read_again_only_when_they_changed(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = content / "topics/10-data/10-formats/questions.yaml"
    loader = Loader(content)
    loader.load()
    read: list[str] = []

    def noted(context: Context) -> tuple[Question, ...]:
        read.append(context.topic)
        return read_questions(context)

    monkeypatch.setattr(module, "read_questions", noted)
    text = questions.with_name("topic.md")
    text.write_text(f"{text.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
    assert loader.load() == Loader(content).load()
    assert read == []
    edit(questions, "difficulty: ", "difficulty:  ")
    loader.load()
    assert read == ["formats"]


def test_a_change_elsewhere_shows_in_what_was_not_parsed_again(content: Path) -> None:
    loader = Loader(content)
    assert codes(loader.load()) == []
    edit(content / TABLE, "title: Formats\nsummary", "title: [\nsummary")
    assert codes(loader.load()) == ["Y001"]
    (content / TABLE).unlink()
    assert codes(loader.load()) == ["R003"]
    shutil.copy(BASE / TABLE, content / TABLE)
    assert codes(loader.load()) == []


def test_files_come_and_go(content: Path) -> None:
    loader = Loader(content)
    loader.load()
    (content / STORAGE).with_name("new.svg").write_bytes(b"<svg/>")
    assert codes(loader.load()) == ["U001"]
    shutil.rmtree((content / STORAGE).parent)
    loaded = loader.load()
    assert codes(loaded) == []
    assert loaded.site is not None
    assert list(loaded.site.topics) == ["formats"]


@dataclass
class Memory:
    """A cache in memory."""

    kept: dict[str, object] = field(default_factory=dict)
    hits: int = 0

    def get(self, key: str) -> object | None:
        self.hits += key in self.kept
        return self.kept.get(key)

    def put(self, key: str, value: object) -> None:
        self.kept[key] = value

    def put_pickled(self, key: str, pickled: bytes) -> None:
        self.kept[key] = pickle.loads(pickled)  # noqa: S301 - our own


def test_a_cache_serves_another_loader(content: Path) -> None:
    cache = Memory()
    first = Loader(content, cache).load()
    assert (len(cache.kept), cache.hits) == (8, 0)
    assert Loader(content, cache).load() == first
    assert cache.hits == 8
    edit(content / STORAGE, "Objects, unless", "Blocks, unless")
    assert Loader(content, cache).load() == Loader(content).load()
    assert (len(cache.kept), cache.hits) == (9, 15)


def test_a_cache_that_holds_something_else_is_not_believed(content: Path) -> None:
    cache = Memory()
    first = Loader(content, cache).load()
    cache.kept = dict.fromkeys(cache.kept, "rubbish")
    assert Loader(content, cache).load() == first


def test_a_renamed_folder_is_another_unit(content: Path) -> None:
    cache = Memory()
    Loader(content, cache).load()
    (content / STORAGE).parent.rename(content / "topics/10-data/05-storage")
    loaded = Loader(content, cache).load()
    assert loaded.site is not None
    assert list(loaded.site.topics) == ["storage", "formats"]
    place = loaded.site.topics["storage"].place
    assert place.file == "topics/10-data/05-storage/topic.md"


def test_worker_processes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SLICE", 3)
    alone = Loader(CONTENT).load()
    assert alone.site is not None
    assert Loader(CONTENT).load(workers=2) == alone


def test_worker_processes_report_the_same(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SLICE", 1)
    edit(content / STORAGE, "topic:formats", "topic:format")
    edit(content / "tags.yaml", "title: Storage", "title: on")
    alone = Loader(content).load()
    assert codes(alone) == ["Y004", "R001"]
    assert Loader(content).load(workers=2) == alone


def test_the_site_in_reading_order(content: Path) -> None:
    site = Loader(content).load().site
    assert site is not None
    assert (site.title, list(site.exams), list(site.tags)) == (
        "Sample",
        ["ml"],
        ["storage", "formats"],
    )
    assert site.groups["data"].topics == ("formats", "storage")
    assert list(site.terms) == ["column"]
    assert [question.id for question in site.questions()] == ["formats-scan"]
    assert site.topics["formats"].tables == ("formats",)


def test_a_file_that_vanishes_while_it_is_read_is_a_diagnostic(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def vanishing(path: Path) -> bytes:
        if path.name == "tags.yaml":
            raise FileNotFoundError(2, "No such file or directory")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", vanishing)
    loaded = Loader(content).load()
    assert codes(loaded)[0] == "F006"
    assert loaded.site is None


def test_an_empty_folder_is_a_diagnostic(tmp_path: Path) -> None:
    assert codes(Loader(tmp_path).load()) == ["F006", "F006"]
