"""An explorable as HTML, as Markdown, and in a topic."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from cribsheet.explore.catalogue import EXPLORABLES
from cribsheet.explore.drawing import Drawing, label
from cribsheet.explore.explorable import Explorable, cells
from cribsheet.plainmarkdown import plain_markdown
from cribsheet.topicbody import Body
from tests.sample_source import context, said

SMALL = Explorable(
    id="small",
    title="Less & more",
    about="Is 1 < 2?",
    given={"sizes": [1, 2.5], "unit": 'a "quoted" one'},
    columns=("Size", "Share"),
    rows=(("1", "<half"), ("2", "all")),
    drawing=Drawing(10.5, 'Said "so" & <more>', (label("fig-mid", 1, 2.25, "1 < 2"),)),
    drawn="one & all",
)


def test_html_hands_the_numbers_over_and_escapes_the_texts() -> None:
    html = SMALL.html()
    found = re.search(r'data-given="([^"]*)"', html)
    assert found
    assert json.loads(unescape(found[1])) == SMALL.given
    assert '<p class="explore-title">Explore: Less &amp; more</p>\n<p>Is 1 &lt; 2?</p>' in html
    assert '<tr><th scope="row">1</th><td>&lt;half</td></tr>' in html


def test_it_is_drawn_before_a_script_has_run() -> None:
    assert (
        '<div class="figure explore-figure"><svg viewBox="0 0 360 10.5" role="img"'
        ' aria-label="Said &quot;so&quot; &amp; &lt;more&gt;">'
        '<text class="fig-text fig-mid" x="1" y="2.3">1 &lt; 2</text></svg></div>\n'
        '<p class="explore-drawn">Drawn for one &amp; all.</p>'
    ) in SMALL.html()


def test_markdown_is_a_table() -> None:
    assert SMALL.markdown() == (
        "**Explore: Less & more.** Is 1 < 2?\n\n"
        "| Size | Share |\n| --- | --- |\n| 1 | <half |\n| 2 | all |"
    )


def test_a_number_that_is_not_there_is_a_dash() -> None:
    assert cells([0.125, None, -1], ".1f") == ("0.1", "–", "−1.0")


@pytest.mark.parametrize("name", EXPLORABLES)
def test_a_topic_shows_it(name: str) -> None:
    text = f"## One\n\n::explore{{id={name}}}\n"
    found = context(text)
    body = Body(found, {})
    body.read(text, 1)
    assert said(found) == []
    explorable = EXPLORABLES[name]
    assert body.sections[0].html == explorable.html()
    assert body.sections[0].headings[0].text == explorable.text
    assert plain_markdown(text, context(text)).endswith(explorable.markdown() + "\n")
    assert all(len(row) == len(explorable.columns) for row in explorable.rows)


def test_an_id_is_needed_and_must_be_known() -> None:
    text = "::explore\n\n::explore{id=thresold}\n"
    found = context(text)
    Body(found, {}).read(text, 1)
    assert said(found) == [
        '1:3 M004 "explore" has no "id"',
        '3:14 R014 there is no explorable "thresold"',
    ]
