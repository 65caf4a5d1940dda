"""The fingerprint changes with the bytes that make a site, and with nothing else."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cribsheet.fingerprint import files_below, fingerprint, key_of
from cribsheet.options import Options

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def options(tmp_path: Path) -> Options:
    (tmp_path / "content/topics").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text("title: One")
    return Options(content=tmp_path / "content", out=tmp_path / "site")


def test_it_stays_while_nothing_changes(options: Options) -> None:
    before = fingerprint(options)
    os.utime(options.content / "site.yaml", ns=(1, 1))
    assert fingerprint(options) == before


def test_what_does_not_show_in_the_site_does_not_count(options: Options) -> None:
    other = replace(options, out=options.out.with_name("other"), jobs=7)
    assert fingerprint(other) == fingerprint(options)


def test_a_strict_build_is_another_as_it_says_more(options: Options) -> None:
    assert fingerprint(replace(options, strict=True)) != fingerprint(options)


def test_it_changes_with_a_byte_a_name_and_a_file(options: Options) -> None:
    seen = {fingerprint(options)}
    (options.content / "site.yaml").write_text("title: Two")
    seen.add(fingerprint(options))
    (options.content / "site.yaml").rename(options.content / "sites.yaml")
    seen.add(fingerprint(options))
    (options.content / "topics/x").write_text("")
    seen.add(fingerprint(options))
    assert len(seen) == 4


@pytest.mark.parametrize(
    "change",
    [
        {"base": "/repo/"},
        {"origin": "https://example.org"},
        {"repository": "https://example.org/repo"},
        {"edit_branch": "trunk"},
    ],
)
def test_it_changes_with_what_shows_of_the_options(
    options: Options, change: dict[str, str]
) -> None:
    assert fingerprint(replace(options, **change)) != fingerprint(options)  # type: ignore[arg-type]


def test_files_come_with_their_names_from_the_folder(options: Options) -> None:
    (options.content / "topics/a").write_text("")
    names = sorted(name for name, _ in files_below(options.content))
    assert names == ["site.yaml", "topics/a"]


def test_links_are_followed_below_the_folder_but_not_round_in_a_circle(options: Options) -> None:
    content = options.content
    (content / "topics/a").write_text("")
    (content / "copy").symlink_to("topics")
    (content / "topics/up").symlink_to("..")
    (content / "out").symlink_to(content.parent)
    names = sorted(name for name, _ in files_below(content))
    assert names == ["copy/a", "site.yaml", "topics/a"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_not_waited_for(options: Options) -> None:
    before = fingerprint(options)
    os.mkfifo(options.content / "pipe")
    assert fingerprint(options) != before


def test_a_key_knows_where_its_parts_end() -> None:
    assert key_of(["ab", "c"]) != key_of(["a", "bc"])
    assert key_of(["ab", b"c"]) == key_of([b"ab", "c"])
