"""The development server: fresh pages, errors in the page, and nothing but the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.build.preview_client import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.build.preview_client import Client
    from tests.build.workplace import Workplace


def append(place: Workplace, topic: str, text: str) -> None:
    with place.topic(topic).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("topics/alpha/", "text/html; charset=utf-8"),
        ("topics/alpha/index.md", "text/markdown; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("embed.js", "text/javascript; charset=utf-8"),
        ("search/engine.js", "text/javascript; charset=utf-8"),
        ("assets/favicon.svg", "image/svg+xml"),
        ("assets/share.png", "image/png"),
    ],
)
def test_files_come_with_their_type_and_are_not_kept(shared: Client, path: str, kind: str) -> None:
    answer = shared.get(shared.base + path)
    assert answer.status == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["cache-control"] == "no-store"
    assert len(answer.text) > 0


@pytest.fixture
def shared(place: Workplace) -> Iterator[Client]:
    with serving(place, "--base-url", "/repo/") as client:
        yield client


def test_addresses(shared: Client) -> None:
    assert shared.get("/").headers["location"] == "/repo/"
    assert shared.get("/repo").headers["location"] == "/repo/"
    moved = shared.get("/repo/topics/alpha?exam=one")
    assert (moved.status, moved.headers["location"]) == (302, "/repo/topics/alpha/?exam=one")
    head = shared.get("/repo/", "HEAD")
    assert (head.status, head.text) == (200, "")
    assert int(head.headers["content-length"]) > 1000


@pytest.mark.parametrize(
    "path",
    [
        "/repo/nothing/",
        "/elsewhere",
        "/repo/../../../../etc/passwd",
        "/repo/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/repo//etc/passwd",
        "/_cribsheet/serve.py",
        "/_cribsheet/../cli.py",
        "/repo/topics/../../build.py",
        "/repo/\\..\\build.py",
        "/repo/%00",
        "/repo/%ff%fe",
    ],
)
def test_there_is_nothing_but_the_site(shared: Client, path: str) -> None:
    answer = shared.get(path)
    assert answer.status == 404
    assert "root:" not in answer.text
    assert "import " not in answer.text


def test_what_was_saved_is_served(place: Workplace) -> None:
    with serving(place) as client:
        append(place, "alpha", "\nFresh from the editor.\n")
        client.wait_for("topics/alpha/", "Fresh from the editor.")
        place.run("new", "topic", "first/delta", "--content", "content")
        client.wait_for("", "Delta")
        assert client.get("/topics/delta/").status == 200


def test_the_page_is_told_to_reload_only_when_it_has_changed(place: Workplace) -> None:
    with (
        serving(place) as client,
        client.events(client.seen("topics/alpha/")) as alpha,
        client.events(client.seen("topics/gamma/")) as gamma,
    ):
        assert next(alpha) == next(gamma) == {"reload": False, "problems": []}
        append(place, "gamma", "\nA change of this page.\n")
        assert next(gamma)["reload"] is True
        assert next(alpha)["reload"] is False


def test_errors_are_shown_in_the_page_while_the_last_good_site_stays(place: Workplace) -> None:
    with serving(place) as client, client.events(client.seen("topics/alpha/")) as states:
        assert next(states)["problems"] == []
        good = place.topic("alpha").read_text("utf-8")
        append(place, "alpha", "\nSee [x](topic:<script>alert(1)</script>) and [y](topic:betta).\n")
        state = next(states)
        assert state["reload"] is False
        titles = "\n".join(problem["title"] for problem in state["problems"])
        texts = "\n".join(problem["text"] for problem in state["problems"])
        assert re.search(r"10-alpha/topic\.md:\d+:\d+ R001", titles)
        assert "^^^" in texts
        assert 'did you mean "beta"' in texts
        assert "See [y]" not in client.page("topics/alpha/")
        assert client.get("/topics/alpha/").status == 200
        place.topic("alpha").write_text(good, "utf-8")
        assert next(states) == {"reload": False, "problems": []}


def test_errors_from_the_start_are_shown_and_escaped(place: Workplace) -> None:
    good = place.topic("alpha").read_text("utf-8")
    append(place, "alpha", "\n<script>alert(1)</script>\n")
    with serving(place) as client:
        answer = client.get("/topics/alpha/")
        assert answer.status == 503
        assert "alpha/topic.md:" in answer.text
        assert "&lt;script&gt;alert(1)" in answer.text
        assert "<script>alert" not in answer.text
        with client.events(client.seen("topics/alpha/")) as states:
            assert len(next(states)["problems"]) == 1
            place.topic("alpha").write_text(good, "utf-8")
            assert next(states) == {"reload": True, "problems": []}
        assert client.get("/topics/alpha/").status == 200


def test_an_open_page_still_finds_its_search_index_after_a_save(place: Workplace) -> None:
    with serving(place) as client:
        folder = re.search(r'"folder":"(\w+)"', client.page("search/engine.js"))
        assert folder
        append(place, "alpha", "\nAnother word: xylophone.\n")
        client.wait_for("topics/alpha/", "xylophone")
        new = re.search(r'"folder":"(\w+)"', client.page("search/engine.js"))
        assert new
        assert new[1] != folder[1]
        assert client.get(f"/search/{folder[1]}/t0.json").status == 200
        assert client.get(f"/search/{new[1]}/t0.json").status == 200


def test_the_live_script_is_no_part_of_a_built_site(place: Workplace) -> None:
    place.build()
    for path in place.out.rglob("*.html"):
        assert "_cribsheet" not in path.read_text("utf-8")
