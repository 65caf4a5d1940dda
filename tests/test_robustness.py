"""Whatever is in the content folder, loading it ends soon and says what is wrong: no traceback."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cribsheet.diagnostics import report
from cribsheet.load import Loaded, Loader, Parsed, parse
from cribsheet.scan import Unit

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
FILES = sorted(
    path.relative_to(CONTENT).as_posix()
    for path in CONTENT.rglob("*")
    if path.suffix in {".md", ".yaml", ".svg"}
)

Mutation = Callable[[bytes], bytes]
SIGNS = [
    b":::", b"::table{", b"```", b"$$", b"$", b"{", b"}", b"[", b"](", b"|", b"<", b"-->", b"<!--",
    b"#### ", b"---\n", b"\n\n", b"\t", b"\r\n", b"\x00", b"\xff", b"\xe2\x80\xa8", b"\xef\xbb\xbf",
    b"&a ", b"*a", b"!x ", b"- ", b": ", b"? ", b"'", b'"', b"\\", b"\\u0002", b"<script>", b"%",
]  # fmt: skip


def at(data: bytes, share: float) -> int:
    """A position in `data`."""
    return min(len(data) - 1, int(share * len(data)))


def flip(share: float, bit: int) -> Mutation:
    def mutate(data: bytes) -> bytes:
        here = at(data, share)
        return data[:here] + bytes([data[here] ^ 1 << bit % 8]) + data[here + 1 :]

    return mutate


def truncate(share: float, _: int) -> Mutation:
    return lambda data: data[: at(data, share)]


def insert(share: float, number: int) -> Mutation:
    sign = SIGNS[number % len(SIGNS)]
    return lambda data: data[: at(data, share)] + sign + data[at(data, share) :]


def lines(share: float, times: int) -> Mutation:
    """Deletes a line, or writes it several times."""

    def mutate(data: bytes) -> bytes:
        found = data.split(b"\n")
        here = min(len(found) - 1, int(share * len(found)))
        return b"\n".join([*found[:here], *[found[here]] * (times % 4), *found[here + 1 :]])

    return mutate


def indent(share: float, by: int) -> Mutation:
    def mutate(data: bytes) -> bytes:
        found = data.split(b"\n")
        here = min(len(found) - 1, int(share * len(found)))
        found[here] = b" " * (by % 5) + found[here].lstrip()
        return b"\n".join(found)

    return mutate


MUTATIONS = st.builds(
    lambda kind, share, number: kind(share, number),
    st.sampled_from([flip, truncate, insert, insert, lines, indent]),
    st.floats(0, 1),
    st.integers(0, 7) | st.integers(0, len(SIGNS) - 1),
)
EDITS = st.lists(
    st.tuples(st.sampled_from(FILES), st.lists(MUTATIONS, min_size=1, max_size=3)),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def loader(tmp_path_factory: pytest.TempPathFactory) -> Loader:
    """A loader over a copy of the shipped content, which it has read once."""
    content = tmp_path_factory.mktemp("shipped") / "content"
    shutil.copytree(CONTENT, content)
    made = Loader(content)
    made.load()
    return made


@given(EDITS)
@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_broken_files_are_reported_in_order_and_in_place(
    loader: Loader, edits: list[tuple[str, list[Mutation]]]
) -> None:
    for name, mutations in edits:
        path = loader.content / name
        data = path.read_bytes()
        for mutate in mutations:
            data = mutate(data) or b"\n"
        path.write_bytes(data)
    try:
        check(loader.load(), loader.content)
    finally:
        for name, _ in edits:
            shutil.copyfile(CONTENT / name, loader.content / name)


def check(loaded: Loaded, content: Path) -> None:
    """Everything that holds of all diagnostics, whatever the content."""
    found = loaded.diagnostics
    assert [one.order for one in found] == sorted({one.order for one in found})
    assert (loaded.site is None) == any(one.severity == "error" for one in found)
    report(found).encode()
    json.dumps([one.as_json() for one in found])
    for one in found:
        assert one.line >= 1
        assert one.column >= 1
        path = content / one.file
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            found_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert one.line <= len(found_lines)
            assert one.column <= len(found_lines[one.line - 1]) + 1
        if one.source:
            assert one.column - 1 + one.width <= max(len(one.source), one.column)


BASE = ROOT / "tests" / "invalid" / "base" / "topics" / "10-data" / "20-storage" / "topic.md"
FRONT = BASE.read_text("utf-8").partition("\n---\n")[0] + "\n---\n\n"
SIZE = 100_000
PARAGRAPH = 1_000_000


def topic(text: str) -> Parsed:
    unit = Unit("topic", "storage", "topics/10-data/20-storage", ("topic.md",), "data")
    return parse(unit, {"topic.md": (FRONT + text).encode()})


def tags(text: str) -> Parsed:
    return parse(Unit("tags", "tags", "", ("tags.yaml",)), {"tags.yaml": text.encode()})


TEXTS = {
    "a paragraph of a megabyte": "word " * (PARAGRAPH // 5),
    "a word of a megabyte": "a" * PARAGRAPH,
    "blanks in a line": "a" + " " * PARAGRAPH + "b",
    "blanks in a heading": "## a" + " " * PARAGRAPH + "b",
    "blanks in a row of dashes": "a | b\n--" + " " * PARAGRAPH + "x | -",
    "brackets": "[" * SIZE,
    "nested brackets": "[" * 5000 + "](#x)" * 5000,
    "links": "".join(f"[a](#b{number}) " for number in range(SIZE // 20)),
    "nested quotations": "".join(">" * depth + " a\n" for depth in range(1, 300)),
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "nested directives": "".join(":" * depth + "note\n" for depth in range(300, 2, -1)),
    "directives that are not closed": ":::cue\n" * (SIZE // 20),
    "directives in a list": "- :::cue\n" * (SIZE // 20),
    "comments that are not closed": "<!-- " * (SIZE // 5),
    "comments": "<!---->" * (SIZE // 7),
    "arguments": "::table{" + "".join(f"a{n}=b " for n in range(SIZE // 8)) + "}\n",
    "headings": "".join(f"## H {number}\n\na\n\n" for number in range(SIZE // 40)),
    "tables": "| a |\n|---|\n| b |\n\n" * (SIZE // 60),
    "terms": "".join(f"T{number}\n: d\n\n" for number in range(SIZE // 40)),
    "a wide table": "|a" * 300 + "\n" + "|-" * 300 + "\n" + ("|a" * 300 + "\n") * 20,
    "a nested formula": "$" + "\\frac{" * 300 + "a" + "}{b}" * 300 + "$",
    "a long formula": "$" + "a+" * SIZE + "b$",
    "emphasis": "**a*b_c " * (SIZE // 20),
    "slips": "\\$x_1 $y_1 [a][b] [c](d e) ::a{ $$z " * (SIZE // 40),
    "slips in emphasis": r"\_a \$x_1 *$y_1* [a][b]" * (SIZE // 30),
    "fences that are not closed": ":::cue\n```text\n" * (SIZE // 20),
    "code": "```json\n" + "[" * SIZE + "\n```\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_extreme_text_is_read_in_bounded_time(name: str) -> None:
    start = time.process_time()
    parsed = topic(TEXTS[name])
    assert time.process_time() - start < 10, "this takes well below a second on its own"
    assert parsed.value is not None


BOMB = "- &a [x, x]\n" + "".join(
    f"- &{'a' * (number + 1)} [{', '.join(['*' + 'a' * number] * 9)}]\n" for number in range(1, 30)
)
YAML = {
    "brackets": "[" * PARAGRAPH,
    "closed brackets": "[" * SIZE + "]" * SIZE,
    "dashes": "- " * PARAGRAPH,
    "braces": "{a: " * SIZE,
    "indentation": "".join(" " * depth + "a:\n" for depth in range(1000)),
    "aliases of aliases": BOMB,
    "equal keys": "a: b\n" * (SIZE // 10),
    "a text of a megabyte": "- " + "a" * PARAGRAPH,
    "quotes": "'" * PARAGRAPH,
    "documents": "---\n" * (SIZE // 4),
}


@pytest.mark.parametrize("name", YAML)
def test_extreme_yaml_is_refused_in_bounded_time(name: str) -> None:
    start = time.process_time()
    parsed = tags(YAML[name])
    assert time.process_time() - start < 10, "this takes well below a second on its own"
    assert parsed.diagnostics
