"""Marks are left, found and resolved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cribsheet.marks import found, mark, resolve

KINDS = st.sampled_from(["id", "href", "title", "define", "table"])
PLAIN = st.text(st.characters(exclude_characters="\x02\x03", exclude_categories=["Cs"]))


@given(st.lists(st.tuples(PLAIN, KINDS, PLAIN)), PLAIN)
def test_every_mark_is_found_in_order_and_resolved(
    parts: list[tuple[str, str, str]], tail: str
) -> None:
    html = "".join(text + mark(kind, argument) for text, kind, argument in parts) + tail
    assert found(html) == [(kind, argument) for _, kind, argument in parts]
    resolved = resolve(html, lambda kind, argument: f"[{kind}:{argument}]")
    assert resolved == "".join(f"{text}[{kind}:{arg}]" for text, kind, arg in parts) + tail


def test_what_a_resolver_gives_is_not_resolved_again() -> None:
    html = mark("title", "topic:a")
    assert resolve(html, lambda *_: mark("id", "b")) == mark("id", "b")


def test_html_without_marks_is_returned_as_it_is() -> None:
    html = "<p>x</p>"
    assert resolve(html, lambda *_: "never") is html
