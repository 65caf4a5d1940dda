"""The command from the outside: what it says, what it returns, and that it never falls over."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.workplace import Workplace

BROKEN = "\nSee [nothing](topic:nowhere).\n"


def break_topic(place: Workplace) -> None:
    with place.topic("alpha").open("a", encoding="utf-8") as file:
        file.write(BROKEN)


def test_a_build_makes_a_complete_site(place: Workplace) -> None:
    done = place.run(*place.arguments())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Built site: ")
    assert done.stderr == ""
    assert place.complete()
    assert {"index.html", "404.html", "topics/alpha/index.html"} <= place.tree().keys()


def test_a_second_build_finds_nothing_changed(place: Workplace) -> None:
    first = place.build()
    before = place.tree()
    second = place.build()
    assert (first["status"], second["status"]) == ("built", "unchanged")
    assert second["files"] == first["files"]
    assert second["made"] == 0
    assert place.tree() == before


def test_build_is_what_happens_without_a_command(place: Workplace) -> None:
    done = place.run("--content", "content", "--out", "site", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert place.complete()


def test_errors_are_all_reported_and_nothing_is_changed(place: Workplace) -> None:
    place.build()
    before = place.tree()
    break_topic(place)
    place.topic("gamma").write_text("no front matter", "utf-8")
    done = place.run(*place.arguments())
    assert done.returncode == 1
    assert "alpha/topic.md:" in done.stderr
    assert "gamma/topic.md:" in done.stderr
    assert "^" in done.stderr
    assert "the site that was there is untouched" in done.stderr
    assert done.stdout == ""
    assert place.tree() == before


def test_errors_as_json(place: Workplace) -> None:
    break_topic(place)
    done = place.run(*place.arguments("--json"))
    result = json.loads(done.stdout)
    assert done.returncode == 1
    assert (result["ok"], result["status"], result["command"]) == (False, "failed", "build")
    (found,) = result["diagnostics"]
    assert found["file"].endswith("alpha/topic.md")
    assert found["severity"] == "error"
    assert found["code"] == "R001"
    assert found["line"] > 1
    assert not place.out.exists()


def test_strict_makes_warnings_fail_also_when_nothing_changed(place: Workplace) -> None:
    (place.content / "tables/unused.yaml").write_text(
        (place.content / "tables/things.yaml").read_text("utf-8"), "utf-8"
    )
    assert [found["code"] for found in place.build()["diagnostics"]] == ["U002"]
    again = place.build()
    assert again["status"] == "unchanged"
    assert [found["code"] for found in again["diagnostics"]] == ["U002"]
    assert place.run(*place.arguments("--strict")).returncode == 1
    assert place.run("check", "--content", "content").returncode == 0
    assert place.run("check", "--content", "content", "--strict").returncode == 1


def test_check_reports_and_builds_nothing(place: Workplace) -> None:
    assert place.run("check", "--content", "content").returncode == 0
    break_topic(place)
    done = place.run("check", "--content", "content")
    assert done.returncode == 1
    assert "R001" in done.stderr
    assert json.loads(place.run("check", "--content", "content", "--json").stdout)["ok"] is False
    assert sorted(path.name for path in place.content.parent.iterdir()) == ["content"]


def test_the_base_url_is_in_every_address(place: Workplace) -> None:
    place.build("--base-url", "https://example.org/repo/")
    index = (place.out / "index.html").read_text("utf-8")
    assert 'href="https://example.org/repo/"' in index
    assert 'href="/repo/tables/"' in index
    assert 'href="/tables/"' not in index


def test_options_are_inputs_too(place: Workplace) -> None:
    place.build()
    assert place.build("--base-url", "/repo/")["status"] == "built"
    assert place.build("--base-url", "/repo")["status"] == "unchanged"


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--base-url", "https://example.org/?q"], 2, "--base-url"),
        (["--base-url", "a b"], 2, "--base-url"),
        (["--base-url", "/a/../b"], 2, "--base-url"),
        (["--content", "nowhere"], 2, "does not exist"),
        (["--content", "content/site.yaml"], 2, "is not a folder"),
        (["--out", "content"], 3, "is "),
        (["--out", "content/site"], 3, "is inside"),
        (["--out", "."], 3, "holds"),
        (["--out", "content/site.yaml"], 3, "is inside"),
        (["--out", "/proc/site"], 3, "cannot write"),
        (["--jobs", "0"], 2, "number of processes"),
        (["--nonsense"], 2, "--nonsense"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    place: Workplace, words: list[str], code: int, message: str
) -> None:
    given = words if "--content" in words else ["--content", "content", *words]
    done = place.run(*(words if words == ["nonsense"] else given))
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in place.content.parent.iterdir()) == ["content"]


def test_a_strangers_folder_is_refused(place: Workplace) -> None:
    place.out.mkdir()
    (place.out / "thesis.txt").write_text("years of work")
    done = place.run(*place.arguments())
    assert done.returncode == 3
    assert "thesis.txt" in done.stderr
    assert (place.out / "thesis.txt").read_text() == "years of work"
    result = json.loads(place.run(*place.arguments("--json")).stdout)
    assert result["ok"] is False
    assert result["error"]["code"] == 3


def test_a_linked_output_is_written_where_it_points(place: Workplace, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    place.out.symlink_to(tmp_path / "www", target_is_directory=True)
    place.build()
    assert place.out.is_symlink()
    assert (tmp_path / "www/index.html").is_file()


def test_a_name_that_is_no_ascii_works(place: Workplace, tmp_path: Path) -> None:
    place.content.rename(tmp_path / "Notizen für später")
    done = place.run("--content", "Notizen für später", "--out", "Prüfung ☕", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "Prüfung ☕/index.html").is_file()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_cleans_up(place: Workplace, number: signal.Signals) -> None:
    place.build()
    before = place.tree()
    break_nothing(place)
    command = place.command(*place.arguments("--jobs", "2"))
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=place.out.parent) as job:
        staging = place.out.parent / ".cribsheet/output/site/new"
        wait_for(staging.exists, job)
        job.send_signal(number)
        _, said = job.communicate(timeout=60)
    # The signal may come too late; then the build is complete. It is never half.
    if job.returncode == 130:
        assert said == "cribsheet: interrupted\n"
        assert place.tree() == before
    else:
        assert job.returncode == 0, said
    assert place.complete()
    assert not staging.exists()


def break_nothing(place: Workplace) -> None:
    with place.topic("alpha").open("a", encoding="utf-8") as file:
        file.write("\nOne more line.\n")


def wait_for(condition: object, job: subprocess.Popen[str]) -> None:
    assert callable(condition)
    while not condition() and job.poll() is None:
        time.sleep(0.001)


def test_output_that_nobody_reads_is_no_error(place: Workplace) -> None:
    place.build()
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        place.command(*place.arguments()),
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=place.out.parent,
    )
    os.close(write)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(
    "encoding",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["cp1252", "C"],
)
def test_every_encoding_takes_what_is_said(place: Workplace, encoding: dict[str, str]) -> None:
    with place.topic("alpha").open("a", encoding="utf-8") as file:
        file.write("\n😀 é [nothing](topic:nowhere)\n")
    done = subprocess.run(
        place.command("check", "--content", "content", "--json"),
        capture_output=True,
        check=False,
        cwd=place.out.parent,
        env=os.environ | encoding,
    )
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert found["source"].startswith("😀 é ")
    assert (done.returncode, done.stderr) == (1, b"")


FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110


@FULL
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("words", [["build", "--out", "site"], ["check", "--json"]])
def test_output_that_does_not_fit_is_said_so(
    place: Workplace, words: list[str], buffered: str
) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            place.command(*words, "--content", "content"),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=place.out.parent,
            env=os.environ | {"PYTHONUNBUFFERED": buffered},
        )
    assert done.returncode == 3
    assert done.stderr == (
        "cribsheet: cannot write what the command prints: No space left on device\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="closes streams in a shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_changes_no_exit_code(place: Workplace, closed: str) -> None:
    def run(*words: str) -> int:
        command = f'exec "$@" {closed}'
        shell = ["sh", "-c", command, "sh", *place.command(*words, "--content", "content")]
        return subprocess.run(shell, check=False, cwd=place.out.parent).returncode

    assert run("build", "--out", "site") == 0
    assert run("check", "--json") == 0
    break_topic(place)
    assert run("build", "--out", "site") == 1
    assert run("check", "--json") == 1


def test_a_broken_cache_only_costs_time(place: Workplace) -> None:
    place.build()
    before = place.tree()
    for path in (place.out.parent / ".cribsheet").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] + b"garbage")
    assert place.build()["status"] == "built"
    assert place.tree() == before


def test_without_its_cache_the_build_makes_the_same(place: Workplace) -> None:
    place.build()
    before = place.tree()
    shutil.rmtree(place.out.parent / ".cribsheet")
    assert place.build()["made"] == 0
    assert place.tree() == before


def test_a_new_topic_validates(place: Workplace) -> None:
    done = place.run("new", "topic", "third/delta", "--content", "content")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "content/topics/30-third/group.yaml",
        "content/topics/30-third/10-delta/topic.md",
        "content/topics/30-third/10-delta/questions.yaml",
        "content/topics/30-third/10-delta/cards.yaml",
    ]
    done = place.run("check", "--json", "--content", "content")
    assert done.returncode == 0, done.stderr
    told = [found["code"] for found in json.loads(done.stdout)["diagnostics"]]
    # What a scaffold says to its author stands in every topic made from it.
    assert set(told) <= {"W004", "W008"}, told


@pytest.mark.parametrize("name", ["first/alpha", "other/alpha", "first", "First/X", "a/../b", "/"])
def test_a_topic_that_cannot_be_is_refused(place: Workplace, name: str) -> None:
    done = place.run("new", "topic", name, "--content", "content")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_schemas_are_written(place: Workplace) -> None:
    assert place.run("schema", "--out", "schemas").returncode == 0
    written = sorted(path.name for path in (place.content.parent / "schemas").iterdir())
    assert "topic.schema.json" in written
    assert all(
        json.loads((place.content.parent / "schemas" / name).read_text()) for name in written
    )


def test_a_port_that_is_taken_is_said_so(place: Workplace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = place.run("serve", "--content", "content", "--port", port)
    assert done.returncode == 5
    assert f"port {port} is taken" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("host", ["256.1.1.1", "no.such.host.invalid", "192.0.2.1"])
def test_an_address_that_is_not_ours_is_said_so(place: Workplace, host: str) -> None:
    done = place.run("serve", "--content", "content", "--host", host, "--port", "0")
    assert done.returncode == 5
    assert "cannot listen" in done.stderr
    assert "Traceback" not in done.stderr
