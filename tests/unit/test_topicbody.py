"""A topic's text becomes blocks, terms, formulas, figures and tables."""

from __future__ import annotations

import pytest

from cribsheet.markdown import Context
from cribsheet.marks import found as marks
from cribsheet.marks import mark
from cribsheet.model import SkillRef
from cribsheet.topicbody import Body
from tests.sample_source import codes, context, said

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>'


def read(text: str, files: dict[str, bytes] | None = None) -> tuple[Body, Context]:
    found = context(text)
    body = Body(found, files or {})
    body.read(text, 1)
    return body, found


def test_blocks_start_at_second_level_headings() -> None:
    body, found = read("Lead.\n\n## One\n\na\n\n### Part\n\nb\n\n## Two {#second}\n\nc\n")
    assert said(found) == []
    assert (body.lead.html, body.lead.text) == ("<p>Lead.</p>\n", "Lead.")
    one, two = body.sections
    assert [(h.id, h.level, h.text) for h in one.headings] == [("one", 2, "a"), ("part", 3, "b")]
    assert (two.id, two.title, two.html) == ("second", "Two", "<p>c</p>\n")
    assert (one.place.line, two.place.line) == (3, 11)
    assert "<h2" not in one.html
    assert f'<h3 id="{mark("id", "part")}">Part' in one.html


def test_a_heading_teaches_skills() -> None:
    body, found = read('## One {skills="ml:1.1 ai:2"}\n\na\n\n### Part {skills="ml:1.1"}\n\nb\n')
    assert body.sections[0].skills == (SkillRef("ml", "1.1"), SkillRef("ai", "2"))
    assert [one.target for one in found.references if one.kind == "skill"] == [
        "ml:1.1",
        "ai:2",
        "ml:1.1",
    ]


def test_a_text_without_headings_is_all_lead() -> None:
    body, _ = read("Only this.\n")
    assert body.sections == []
    assert body.lead.text == "Only this."


def test_terms_have_names_aliases_and_a_place() -> None:
    body, found = read(
        "## Terms\n\nRecall (sensitivity, hit rate)\n: Share *found*.\n\nF1 {#f-one}\n: Mean.\n"
    )
    recall, f1 = body.terms
    assert (recall.id, recall.name, recall.aliases) == (
        "recall",
        "Recall",
        ("sensitivity", "hit rate"),
    )
    assert "Share <em>found</em>." in recall.html
    assert (recall.text, recall.section) == ("Share found.", "terms")
    assert (f1.id, f1.name, f1.text) == ("f-one", "F1", "Mean.")
    assert f'<dt id="{mark("id", "term-recall")}"><dfn>' in body.sections[0].html
    assert [one.target for one in found.references if one.kind == "define"] == ["recall", "f-one"]


@pytest.mark.parametrize("name", ["cue", "trap", "mnemonic", "note"])
def test_callouts(name: str) -> None:
    body, found = read(f":::{name}[A *label*]\nText.\n:::\n")
    assert said(found) == []
    assert f'<div class="callout {name}" role="note">' in body.lead.html
    assert "<em>label</em></p>\n<p>Text.</p>\n</div>" in body.lead.html


def test_a_formula_is_named_and_kept() -> None:
    body, found = read("## A\n\n:::formula[Recall]{#recall}\n$$\nr = 1\n$$\nIn words.\n:::\n")
    assert said(found) == []
    (formula,) = body.formulas
    assert (formula.id, formula.title, formula.section) == ("recall", "Recall", "a")
    assert "<math" in formula.html
    assert "In words." not in formula.html
    assert "In words." in body.sections[0].html


def test_a_figure_is_set_into_the_text() -> None:
    text = ':::figure{src=a-b.svg alt="A line."}\nIts *caption*.\n:::\n'
    body, found = read(text, {"a-b.svg": SVG})
    assert said(found) == []
    (figure,) = body.figures
    assert (figure.id, figure.alt) == ("fig-a-b", "A line.")
    assert figure.svg in body.lead.html
    assert f'<figure class="figure" id="{mark("id", "fig-a-b")}"><svg' in body.lead.html
    assert body.lead.text == "A line. Its caption."
    assert body.media == []


def test_other_pictures_are_served_as_files() -> None:
    text = 'See ![Boxes](a.png).\n\n:::figure{src=b.png alt="B"}\nB.\n:::\n'
    body, found = read(text, {"a.png": b"1", "b.png": b"2"})
    assert said(found) == []
    assert [(media.name, media.data) for media in body.media] == [("a.png", b"1"), ("b.png", b"2")]
    address = mark("href", "page:topics/storage/a.png")
    assert f'<img src="{address}" alt="Boxes" loading="lazy"' in body.lead.html


def test_a_table_widens_its_block() -> None:
    body, found = read("## A\n\n::table{id=one}\n\n## B\n\nText.\n")
    assert [section.wide for section in body.sections] == [True, False]
    assert body.tables == ["one"]
    assert ("table", "one") in marks(body.sections[0].html)
    assert [one.target for one in found.references if one.kind == "table"] == ["one"]


def test_a_wide_markdown_table_widens_its_block() -> None:
    rows = "| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n"
    body, _ = read(f"## A\n\n{rows}\n## B\n\n| a |\n|---|\n| 1 |\n")
    assert [section.wide for section in body.sections] == [True, False]
    assert '<div class="table-scroll"' in body.sections[0].html


def test_links_become_marks() -> None:
    body, found = read("[a](#x) [](topic:formats#y) [t](term:recall) [e](https://example.org)\n")
    assert marks(body.lead.html) == [
        ("href", "topic:storage#x"),
        ("href", "topic:formats#y"),
        ("title", "topic:formats#y"),
        ("href", "term:recall"),
        ("define", "recall"),
    ]
    assert 'href="https://example.org" rel="external"' in body.lead.html
    assert codes(found) == []


def test_code_is_highlighted_at_build_time() -> None:
    body, _ = read("```python\nx = '<'\n```\n\n```text\na < b\n```\n")
    assert '<span class="s1">' in body.lead.html
    assert "a &lt; b" in body.lead.html
    assert body.lead.text == "x = '<' a < b"


def test_allowed_html_passes_and_comments_do_not() -> None:
    line = 'Press <kbd>A</kbd>, H<sub>2</sub>O, <abbr title="x">y</abbr><br>z <!-- no -->.'
    text = f"{line}\n\n<!-- c -->\n"
    body, found = read(text)
    assert said(found) == []
    assert '<kbd>A</kbd>, H<sub>2</sub>O, <abbr title="x">y</abbr><br>z .' in body.lead.html
    assert "<!--" not in body.lead.html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>x</script>\n", ["M007"]),
        ("a <b>b</b>\n", ["M007"]),
        ("a <kbd>b\n", ["M007"]),
        ("a <kbd>b</sub>\n", ["M007", "M007"]),
        ("<!-- a\n", ["M007"]),
        ("<!-- a --> b\n", ["M007"]),
        ("<!-- a --><b>\n", ["M007"]),
        ("<?php ?>\n", ["M007"]),
        ("a <![CDATA[b]]>\n", ["M007"]),
        ("## \n", ["M006"]),
        ("> ## A\n", ["M014"]),
        ("## A {#term-b}\n\nB\n: c\n", ["D005"]),
        ("B {#B}\n: c\n", ["S005"]),
        (":::formula\n:::\n", ["M004", "M004", "M004"]),
        (":::formula[A]{#a}\nIn words.\n:::\n", ["M004"]),
        (":::cue\n:::\n", ["M004"]),
        (":::cue\n<!-- later -->\n:::\n", ["M004"]),
        (":::figure{src=x.svg alt=a}\n:::\n", ["R010"]),
        ("$$\nx\n", ["M010"]),
        ("a $$ b\n", ["M010"]),
        (r"a \$\$ b", []),
        ("```text\na\n", ["M002"]),
        ("> ```text\n> a\n\nb\n", ["M002"]),
        ("> ```text\n> a\n> ```\n\nb\n", []),
        ("```text\na\n~~~\n````\n", []),
        (":::cue\n```text\na\n:::\n\nb\n", ["M002"]),
        ("::: cue\na\n\nb\n", ["M005"]),
        ("a\n:: table{id=b}\n", ["M005"]),
        ("a ::table{id=b} c\n", ["M005"]),
        (":::cue a\nb\n:::\n", ["M005"]),
        (r"\:: a", []),
        ("C++ `::a` and std::vector{1} and std::map[k] at 12::30\n", []),
        ("## A {#a\n", ["M005"]),
        ("## A {#a} b\n", ["M005"]),
        ("## Sets {1, 2\n", []),
        ("B {#b\n: c\n", ["M005"]),
        ("##Heading\n", ["M006"]),
        ("a\n#Heading\n", ["M006"]),
        ("####### A\n", ["M006"]),
        ("#1 of #many, C#\n", []),
        (r"\#tag", []),
        ("| a |\n|---|\n| #tag |\n", []),
        ("[a][b]\n", ["M013"]),
        ("[**a**][b]\n", ["M013"]),
        ("[a](topic: b)\n", ["M013"]),
        ("[a](topic:b\n", ["M013"]),
        ("matrix[i][j], f[0](see there), `[a][b]`, [a]\n", []),
        (r"\[a][b] and \[a](b c)", []),
        ("so $x_1 is\n", ["M010"]),
        (r"so $\frac{1}{2} is", ["M010"]),
        (r"from \$5 to $6, \$x_1 and USD $n", []),
        ("> " * 20 + "a\n", ["M014"]),
        ("> " * 19 + "a\n", []),
        ("- " * 10 + "a\n", ["M014"]),
        ("- " * 9 + "a\n", []),
        ("`$$`\n", []),
    ],
)
def test_what_is_reported(text: str, expected: list[str]) -> None:
    assert codes(read(text)[1]) == expected


def test_the_formula_that_is_not_closed_is_pointed_at() -> None:
    _, found = read("$$a$$ and\n`$$` and\nhere $$b\n")
    assert said(found) == ["3:6 M010 the formula is not closed"]


def test_an_image_elsewhere_is_said_once() -> None:
    for path in ("/etc/passwd", "../x.svg", "https://example.org/x.svg"):
        _, found = read(f":::figure{{src={path} alt=a}}\n:::\n")
        assert said(found) == [f'1:15 M013 the image "{path}" does not lie next to the topic']


def test_every_problem_stands_in_its_own_line() -> None:
    text = "One line,\n[two](ftp://x) and\n<b>three</b>\n$\\frac{4$\n![](five.png)\n"
    found = read(text, {"five.png": b""})[1]
    assert [one.split()[0] for one in said(found)] == ["2:7", "3:1", "4:2", "5:5"]
