"""The style guide's rules; what each one says is in tests/invalid."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cribsheet.load import Loader
from cribsheet.style import judged_address

BASE = Path(__file__).parents[1] / "invalid" / "base"


def codes(content: Path) -> list[str]:
    loaded = Loader(content).load(style=True)
    assert loaded.site is not None
    return [found.code for found in loaded.diagnostics]


def test_style_is_judged_only_when_asked_and_only_of_sound_content(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    topic = content / "topics/10-data/20-storage/topic.md"
    sound = topic.read_text("utf-8")
    topic.write_text(sound.replace("Objects, unless", "Utilize objects, unless"), "utf-8")
    assert codes(content) == ["W002"]
    assert Loader(content).load().diagnostics == ()
    topic.write_text(sound.replace("Objects, unless", "[Utilize](#nowhere), unless"), "utf-8")
    assert [found.code for found in Loader(content).load(style=True).diagnostics] == ["R002"]


def test_hidden_files_are_not_judged(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    (content / "tables/.#formats.yaml").symlink_to("author@host.1")  # a lock of Emacs
    (content / "tables/._formats.yaml").write_bytes(b"\0\5\x16\7\xff")  # a fork of macOS
    draft = content / "topics/10-data/20-storage/.questions.yaml"
    draft.write_text("- stem: Leverage it\n", "utf-8")
    assert codes(content) == []


def test_a_term_that_another_file_names_is_used(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    topic = content / "topics/10-data/20-storage/topic.md"
    topic.write_text(topic.read_text("utf-8") + "\nBucket\n: Holds objects.\n", "utf-8")
    assert codes(content) == ["W005"]
    table = content / "tables/formats.yaml"
    table.write_text(table.read_text("utf-8").replace("scan less data", "one bucket"), "utf-8")
    assert codes(content) == []


def test_options_of_questions_may_say_what_a_topic_says(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    fact = "A columnar file lets a query skip the columns it does not name"
    for name in ("10-formats/topic.md", "20-storage/topic.md"):
        topic = content / "topics/10-data" / name
        topic.write_text(topic.read_text("utf-8") + f"\n{fact}.\n", "utf-8")
    assert codes(content) == ["W004"]
    topic.write_text(topic.read_text("utf-8").replace(f"\n{fact}.\n", ""), "utf-8")
    questions = content / "topics/10-data/10-formats/questions.yaml"
    text = questions.read_text("utf-8")
    questions.write_text(text.replace("why: ", f"why: {fact}. ", 1), "utf-8")
    assert codes(content) == []


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("https://www.medium.com/a", "cite the official documentation"),
        ("https://somebody.Medium.com", "cite the official documentation"),
        ("https://dev.to:443/a", "cite the official documentation"),
        ("https://docs.aws.Amazon.com/s3/", "write the host in lower case"),
        ("https://docs.aws.Amazon.com/de_de/s3/", "leave out the language"),
        ("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html", None),
        ("https://notmedium.com/a", None),
        ("https://example.org/medium.com", None),
    ],
)
def test_hosts_are_judged_by_the_domain_they_belong_to(address: str, hint: str | None) -> None:
    found = judged_address(address)
    assert (found and found[1]) == hint


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Amazon Boxes keeps objects.", ["W009"]),
        ("Boxes by name, such as QuickBox.", ["W009"]),
        ("File Box keeps objects.", ["W009"]),
        ("Object Store, formerly File Box, keeps objects.", []),
        ('A question may say "keep it in File Box" still.', []),
        ("Object Box and a file box keep objects.", []),
        ("Objects lie in the Store.", []),
    ],
)
def test_former_names_of_services_are_told_as_such(
    tmp_path: Path, text: str, found: list[str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    services = content / "services.yaml"
    former = "  former: [File Box, Amazon Boxes, Amazon QuickBox, Store]\n"
    name = "  name: Object Store\n"
    services.write_text(services.read_text("utf-8").replace(name, name + former), "utf-8")
    topic = content / "topics/10-data/20-storage/topic.md"
    topic.write_text(topic.read_text("utf-8") + f"\n{text}\n", "utf-8")
    assert codes(content) == found
