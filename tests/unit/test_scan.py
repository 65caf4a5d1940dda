"""What lies in the content folder becomes units, in reading order."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cribsheet.diagnostics import Problems
from cribsheet.load import Loader
from cribsheet.scan import Scan, scan


def make(root: Path, *names: str) -> None:
    """Creates files; a name that ends in a slash is a folder."""
    for name in names:
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x\n", "utf-8")


def look(root: Path) -> tuple[Scan, list[str]]:
    problems = Problems()
    found = scan(root, problems)
    return found, [f"{one.file} {one.code}" for one in problems]


BASE = ("site.yaml", "topics/10-a/group.yaml")


def test_units_stand_in_reading_order(tmp_path: Path) -> None:
    make(
        tmp_path,
        "site.yaml",
        "tags.yaml",
        "exams/ml.yaml",
        "tables/z.yaml",
        "tables/a.yaml",
        "topics/20-b/group.yaml",
        "topics/20-b/x/topic.md",
        "topics/3-a/group.yaml",
        "topics/3-a/10-z/topic.md",
        "topics/3-a/9-y/topic.md",
        "topics/3-a/9-y/questions.yaml",
        "topics/3-a/9-y/fig.svg",
    )
    found, said = look(tmp_path)
    assert said == []
    assert [(unit.kind, unit.id) for unit in found.units] == [
        ("site", "site"),
        ("tags", "tags"),
        ("exam", "ml"),
        ("table", "a"),
        ("table", "z"),
        ("group", "a"),
        ("topic", "y"),
        ("topic", "z"),
        ("group", "b"),
        ("topic", "x"),
    ]
    topic = found.units[6]
    assert (topic.folder, topic.group) == ("topics/3-a/9-y", "a")
    assert topic.files == ("fig.svg", "questions.yaml", "topic.md")
    assert found.topic_files["topics/3-a/9-y/topic.md"] == "y"
    assert set(found.signatures) == set(found.units)


def test_hidden_files_and_what_a_forge_shows_are_left_alone(tmp_path: Path) -> None:
    make(tmp_path, *BASE, ".git/x", "LICENSE", "README.md", "tables/.a.yaml.swp", "tables/b.yaml~")
    make(tmp_path, "topics/10-a/.DS_Store", "topics/10-a/#x#", "tables/b.yaml.bak", "x.yaml.orig")
    assert look(tmp_path)[1] == []


def test_names_that_only_start_like_them_are_not_ignored(tmp_path: Path) -> None:
    make(tmp_path, *BASE, "tables/license-models.yaml", "topics/10-a/readme-files/topic.md")
    units = look(tmp_path)[0].units
    assert [unit.id for unit in units if unit.kind in ("table", "topic")] == [
        "license-models",
        "readme-files",
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("topics/10-a/group.yaml",), ["site.yaml F006"]),
        (("site.yaml",), ["topics F006"]),
        (("site.yaml", "topics/10-a/"), ["topics/10-a F006"]),
        ((*BASE, "topics/10-a/b/"), ["topics/10-a/b F006"]),
        ((*BASE, "exam/ml.yaml"), ["exam F007"]),
        ((*BASE, "exams/x/y.yaml"), ["exams/x F007"]),
        ((*BASE, "tables/a.yml"), ["tables/a.yml F007"]),
        ((*BASE, "topics/a.md"), ["topics/a.md F007"]),
        ((*BASE, "topics/10-a/a.md"), ["topics/10-a/a.md F007"]),
        (
            (*BASE, "topics/10-a/b/topic.md", "topics/10-a/b/a b.svg"),
            ["topics/10-a/b/a b.svg F007"],
        ),
        ((*BASE, "topics/10-a/b/topic.md", "topics/10-a/b/x.svg/y"), ["topics/10-a/b/x.svg F007"]),
        ((*BASE, "tables/A.yaml"), ["tables/A.yaml S005"]),
        ((*BASE, "topics/20-a/group.yaml"), ["topics/20-a D001"]),
        ((*BASE, "topics/10-a/1-b/topic.md", "topics/10-a/2-b/topic.md"), ["topics/10-a/2-b D001"]),
    ],
)
def test_what_is_reported(tmp_path: Path, names: tuple[str, ...], said: list[str]) -> None:
    make(tmp_path, *names)
    assert look(tmp_path)[1] == said


def test_ids_of_different_kinds_do_not_clash(tmp_path: Path) -> None:
    make(tmp_path, *BASE, "exams/a.yaml", "tables/a.yaml", "topics/10-a/a/topic.md")
    assert look(tmp_path)[1] == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tables", "tables is a folder: move what the file holds into it"),
        ("trees", "trees is a folder: move what the file holds into it"),
        ("exams", "exams is a folder: move what the file holds into it"),
        ("topics", "topics is a folder: move what the file holds into it"),
    ],
)
def test_a_file_in_the_place_of_a_folder(tmp_path: Path, name: str, hint: str) -> None:
    make(tmp_path, "site.yaml", name, *(() if name == "topics" else ("topics/10-a/group.yaml",)))
    problems = Problems()
    scan(tmp_path, problems)
    assert [(one.file, one.code, one.hint) for one in problems] == [(name, "F007", hint)]


def test_a_link_that_leads_nowhere_is_named_and_hides_nothing(tmp_path: Path) -> None:
    make(tmp_path, *BASE, "topics/10-a/b/topic.md", "topics/10-a/b/questions.yml", "tables/y.yaml")
    (tmp_path / "topics/10-a/b/cards.yaml").symlink_to("nowhere")
    (tmp_path / "tables/x.yaml").symlink_to("nowhere")
    found, said = look(tmp_path)
    assert said == [
        "tables/x.yaml F006",
        "topics/10-a/b/cards.yaml F006",
        "topics/10-a/b/questions.yml F007",
    ]
    files = {unit.id: unit.files for unit in found.units}
    assert files["b"] == ("topic.md",)
    assert files["x"] == ()  # there, so that what names it is not reported too


def test_links_stay_in_the_content_folder(tmp_path: Path) -> None:
    content = tmp_path / "content"
    make(content, *BASE, "tables/x.yaml", "topics/10-a/b/topic.md")
    make(tmp_path, "elsewhere.yaml", "folder/topic.md")
    (content / "tables/y.yaml").symlink_to("x.yaml")
    assert look(content)[1] == []
    (content / "tables/z.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    (content / "topics/10-a/c").symlink_to(tmp_path / "folder")
    (content / "topics/10-a/b/questions.yaml").symlink_to("../../../../elsewhere.yaml")
    assert look(content)[1] == [
        "tables/z.yaml F006",
        "topics/10-a/b/questions.yaml F006",
        "topics/10-a/c F006",
    ]
    assert look(content.rename(tmp_path / "moved"))[1][0] == "tables/z.yaml F006"


def test_a_link_leads_to_no_folder_that_it_lies_in(tmp_path: Path) -> None:
    make(tmp_path, *BASE, "topics/10-a/b/topic.md")
    for name in ("tables", "topics/20-c", "topics/10-a/d"):
        (tmp_path / name).symlink_to(tmp_path if name == "tables" else ".")
    assert look(tmp_path)[1] == ["tables F006", "topics/10-a/d F006", "topics/20-c F006"]


def test_the_content_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    make(tmp_path / "real", *BASE, "tables/x.yaml")
    (tmp_path / "real/tables/y.yaml").symlink_to("x.yaml")
    (tmp_path / "content").symlink_to("real")
    assert look(tmp_path / "content")[1] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize(
    "name",
    ["site.yaml", "tables", "tables/x.yaml", "topics/10-a/b/topic.md", "topics/10-a/b/x.svg"],
)
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    names = ("site.yaml", "topics/10-a/group.yaml", "topics/10-a/b/topic.md")
    make(tmp_path, *(one for one in names if one != name), "topics/10-a/b/y.svg")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / name)
    assert look(tmp_path)[1] == [f"{name} F006"]
    Loader(tmp_path).load()


def test_a_missing_content_folder_is_a_diagnostic(tmp_path: Path) -> None:
    assert look(tmp_path / "nowhere")[1] == [". F006"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    make(tmp_path, *BASE)
    with open(os.fsencode(tmp_path) + b"/\xff\n.yaml", "wb") as file:  # noqa: PTH123 - no text
        file.write(b"x")
    problems = Problems()
    scan(tmp_path, problems)
    (problem,) = problems
    assert problem.code == "F007"
    assert problem.render().isprintable() or "\n    hint" in problem.render()
    problem.render().encode()


def test_a_signature_changes_with_the_file(tmp_path: Path) -> None:
    make(tmp_path, *BASE)
    before = look(tmp_path)[0]
    again = look(tmp_path)[0]
    assert before.signatures == again.signatures
    (tmp_path / "site.yaml").write_text("other\n", "utf-8")
    after = look(tmp_path)[0]
    changed = [unit.id for unit in after.units if after.signatures[unit] != before.signatures[unit]]
    assert changed == ["site"]


TOPIC = "topics/10-data/10-formats"


def settle(root: Path) -> None:
    """Makes every folder look as if it had not changed for a minute."""
    then = time.time() - 60
    for folder in [path for path in root.rglob("*") if path.is_dir()]:
        os.utime(folder, (then, then))


def again(root: Path, last: Scan) -> tuple[Scan, list[str]]:
    problems = Problems()
    found = scan(root, problems, last)
    assert found.units == scan(root, Problems()).units
    assert found.signatures == scan(root, Problems()).signatures
    return found, [one.code for one in problems]


def test_a_folder_that_has_not_changed_is_not_listed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "site.yaml", "topics/10-data/group.yaml", f"{TOPIC}/topic.md")
    settle(tmp_path)
    last, _ = look(tmp_path)
    listed: list[str] = []
    scandir = os.scandir

    def noted(path: str) -> Iterator[os.DirEntry[str]]:
        listed.append(Path(path).name)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", noted)
    found = scan(tmp_path, Problems(), last)
    assert found.units == last.units
    assert "10-data" in listed
    assert "10-formats" not in listed


def test_what_changes_in_a_settled_folder_is_seen(tmp_path: Path) -> None:
    make(tmp_path, "site.yaml", "topics/10-data/group.yaml", f"{TOPIC}/topic.md", f"{TOPIC}/a.svg")
    settle(tmp_path)
    first, _ = look(tmp_path)
    (tmp_path / TOPIC / "topic.md").write_text("longer than before\n", "utf-8")
    second, codes = again(tmp_path, first)
    assert codes == []
    assert second.signatures != first.signatures
    (tmp_path / TOPIC / "note.txt").write_text("x", "utf-8")
    third, codes = again(tmp_path, second)
    assert codes == ["F007"]
    assert again(tmp_path, third)[1] == ["F007"]
    (tmp_path / TOPIC / "note.txt").unlink()
    (tmp_path / TOPIC / "a.svg").unlink()
    settle(tmp_path)
    fourth, codes = again(tmp_path, third)
    assert codes == []
    (tmp_path / TOPIC / "topic.md").unlink()
    settle(tmp_path)
    assert again(tmp_path, fourth)[1] == ["F006"]


def test_a_folder_that_changed_just_now_is_listed_again(tmp_path: Path) -> None:
    make(tmp_path, "site.yaml", "topics/10-data/group.yaml", f"{TOPIC}/topic.md")
    found, _ = look(tmp_path)
    assert found.settled == {}
