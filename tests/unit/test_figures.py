"""Figures are drawings: nothing in them runs, loads or has colours of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cribsheet.figures import ATTRIBUTES, ELEMENTS, read_figure
from cribsheet.marks import mark
from tests.sample_source import codes, context, said

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 80">'


def read(inner: str, *, whole: str = "", alt: str = "Boxes") -> tuple[str, list[str]]:
    reporter = context(whole or f"{HEAD}{inner}</svg>", name="a.svg").reporter
    return read_figure(reporter, "boxes", alt), said(reporter)


def test_a_drawing_passes_as_it_is() -> None:
    drawing = '<g class="fig-line"><path d="M0 0L9 9"></path></g><text x="1" y="2">a &lt; b</text>'
    html, found = read(drawing)
    assert found == []
    start = '<svg class="figure-svg" viewBox="0 0 360 80" role="img" aria-label="Boxes">'
    assert html == f"{start}{drawing}</svg>"


def test_the_alternative_text_is_escaped() -> None:
    assert 'aria-label="&lt;b&gt; &quot;x&quot; \\1"' in read("", alt='<b> "x" \\1')[0]


def test_ids_are_made_unique() -> None:
    html, found = read('<path id="a"/><use href="#a"/><path marker-end="url(#a)" d="M0 0"/>')
    assert found == []
    own = mark("id", "boxes-a")
    assert f'id="{own}"' in html
    assert f'href="#{own}"' in html
    assert f'marker-end="url(#{own})"' in html


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<rect onclick="alert(1)"/>',
        '<rect onload="alert(1)"/>',
        "<style>* { fill: red }</style>",
        '<rect style="fill: red"/>',
        '<rect fill="red"/>',
        '<text font-size="20">a</text>',
        "<foreignObject><p>a</p></foreignObject>",
        '<image href="https://example.org/a.png"/>',
        '<a href="https://example.org"><text>a</text></a>',
        '<use href="https://example.org/a.svg#b"/>',
        '<use href="javascript:alert(1)"/>',
        '<use href="#a b"/>',
        '<path marker-end="url(https://example.org/#a)" d=""/>',
        "<rect clip-path=\"url('#a')\"/>",
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>',
        '<animate attributeName="x" to="9"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<rect class="button"/>',
        "<?php x ?>",
        "<iframe/>",
    ],
)
def test_what_is_ruled_out(inner: str) -> None:
    html, found = read(inner)
    assert [one.split()[1] for one in found] != []
    assert {one.split()[1] for one in found} == {"M015"}
    for word in ("alert", "script", "style", "https:", "onclick", "onload", "animate", "iframe"):
        assert word not in html.lower()


@pytest.mark.parametrize(
    "whole",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD + "&a;</svg>",
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + HEAD + "</svg>",
        HEAD + "&nbsp;</svg>",
        HEAD,
        HEAD + "</svg><svg/>",
        "words",
        "<html/>",
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg viewBox="0 0 1 1" width="9"/>',
        '<svg viewBox="0 0 1 1" onload="alert(1)"/>',
    ],
)
def test_files_that_are_no_figure(whole: str) -> None:
    found = read("", whole=whole)[1]
    assert found
    assert {one.split()[1] for one in found} == {"M015"}


def test_a_bomb_of_entities_is_not_followed() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12)
    )
    html, found = read("", whole=f"<!DOCTYPE svg [{entities}]>{HEAD}<text>&a11;</text></svg>")
    assert html == ""
    assert len(found) == 1


def test_problems_stand_at_what_they_are_about() -> None:
    _, found = read('\n  <rect class="fig-box"\n    class2="x" stroke="red"/>\n  <b/>')
    assert [one.rpartition(" M015")[0] for one in found] == ["3:5", "3:16", "4:3"]


@pytest.mark.parametrize(
    "value",
    [
        "translate(1)",
        "translate(-1,2) rotate( 45 )",
        "translate(1 2)scale(.5),rotate(90, 1.5, -2e3)",
        "matrix(1 0 0 1 0 0)",
        "translate(10-5)",
        "",
    ],
)
def test_transformations(value: str) -> None:
    html, found = read(f'<g transform="{value}"/>')
    assert found == []
    assert f'transform="{value}"' in html


@pytest.mark.parametrize(
    "value",
    [
        "rotate(x)",
        "rotate(1 2)",
        "translate()",
        "translate(1 2",
        "turn(3)",
        "translate(1,,2)",
        "rotate(45deg)",
        "none",
        "scale(2) 3",
        "translate(" + " " * 100_000,
        "translate(" + "1" * 100_000,
    ],
)
def test_what_is_no_list_of_transformations(value: str) -> None:
    html, found = read(f'<g transform="{value}"/>')
    assert [one.split()[:2] for one in found] == [[f"1:{len(HEAD) + 15}", "M015"]]
    assert "transform" not in html


def test_an_id_stands_once_and_a_reference_finds_it() -> None:
    inner = '\n<path class="a" id="a"/>\n<path class="fig-a" id="a"/><use href="#b"/>'
    _, found = read(inner.replace('class="a" ', "") + '\n<path marker-end="url(#aa)" d=""/>')
    assert found == [
        '3:21 M015 the id "a" is already given on line 2',
        '3:40 M015 nothing in the figure has the id "b"',
        '4:19 M015 nothing in the figure has the id "aa"',
    ]
    assert read('<use href="#later"/><path id="later"/>')[1] == []


def test_what_a_rejected_element_holds_is_not_missed_on_top() -> None:
    _, found = read('<symbol id="a"><path id="b"/></symbol><use href="#a"/><use href="#b"/>')
    assert len(found) == 1


def test_places_count_characters() -> None:
    _, found = read("<text>äöü</text><b/>")
    assert found[0].startswith(f"1:{len(HEAD) + len('<text>äöü</text>') + 1} ")


@given(st.text(alphabet="<>/=\"'&;!-[]?svgrecta #x", max_size=60))
@settings(max_examples=200)
def test_any_text_gives_safe_html_or_problems(inner: str) -> None:
    reporter = context(f"{HEAD}{inner}</svg>", name="a.svg").reporter
    html = read_figure(reporter, "x", "alt")
    if not codes(reporter):
        names = {part.split()[0].split(">")[0].strip("/") for part in html.split("<")[1:]}
        assert names <= ELEMENTS


def test_nothing_that_runs_is_on_the_lists() -> None:
    assert not {one for one in ATTRIBUTES if one.startswith("on") or one in ("style", "src")}
    assert ELEMENTS.isdisjoint({"script", "style", "foreignObject", "image", "a", "animate", "set"})
