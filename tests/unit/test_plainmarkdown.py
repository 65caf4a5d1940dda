"""The copy of a topic in plain Markdown."""

from __future__ import annotations

import pytest

from cribsheet.marks import mark
from cribsheet.plainmarkdown import plain_markdown
from tests.sample_source import context


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('## Title {#id skills="a:1"}\n\nText {x}\n', "## Title\n\nText {x}"),
        (":::cue[Words]\nRead *less*.\n:::\n", "> **Exam cue: Words**\n>\n> Read *less*."),
        (":::trap\na\n:::\nb", "> **Trap**\n>\n> a\nb"),
        (
            ':::figure{src=a.svg alt="A line."}\nCaption.\n:::',
            "> **Figure.** A line.\n>\n> Caption.",
        ),
        (":::formula[F1]{#f1}\n$$\nx\n$$\n:::", "> **Formula: F1**\n>\n> $$\n> x\n> $$"),
        ("::table{id=one}", mark("table", "one")),
        ("[a](#b)", f"[a]({mark('href', 'topic:storage#b')})"),
        ("[](term:b)", f"[{mark('title', 'term:b')}]({mark('href', 'term:b')})"),
        ("[a](https://example.org)", "[a](https://example.org)"),
        ("```\n:::cue\n[a](#b)\n```", "```\n:::cue\n[a](#b)\n```"),
    ],
)
def test_what_becomes_of_it(text: str, plain: str) -> None:
    assert plain_markdown(text, context(text)) == plain + "\n"
