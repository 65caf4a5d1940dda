from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from cribsheet.failure import Failure
from cribsheet.placed import Text
from cribsheet.render import Templates, load_templates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text("<p>{{ text }}</p>\n")
    (tmp_path / "broken.html").write_text("line\n{% if %}\n")
    return tmp_path


def test_values_are_escaped(folder: Path) -> None:
    assert Templates(folder).render("page.html", {"text": "a < b"}) == "<p>a &lt; b</p>\n"


DAY = date(2026, 1, 31)


class Link:
    def __html__(self) -> str:
        return "<a>"


@pytest.mark.parametrize(
    "value",
    ["a < b", "'&\"", "plain", "", Markup("<b>"), Link(), 7, None, DAY, Text("<"), Text("x")],
)
def test_every_kind_of_value_is_escaped_as_markupsafe_does(folder: Path, value: object) -> None:
    made = Templates(folder).render("page.html", {"text": value})
    assert made == f"<p>{escape(value)}</p>\n"


def test_a_key_never_hides_a_method_of_its_dict(tmp_path: Path) -> None:
    text = "{% for k, v in a.items() %}{{ k }}{{ v }}{% endfor %} {{ a['items'] }}"
    (tmp_path / "page.html").write_text(f"{text} {{{{ a.b is defined }}}}")
    made = Templates(tmp_path).render("page.html", {"a": {"items": 3, "x": 1}})
    assert made == "items3x1 3 False"


def test_a_macro_and_an_included_part_are_not_escaped_again(tmp_path: Path) -> None:
    (tmp_path / "macros.html").write_text("{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}")
    (tmp_path / "part.html").write_text("<i>{{ x }}</i>")
    text = '{% from "macros.html" import b %}{{ b(x) }}{{ b("&") }}{% include "part.html" %}'
    (tmp_path / "page.html").write_text(text)
    made = Templates(tmp_path).render("page.html", {"x": "<"})
    assert made == "<b>&lt;</b><b>&amp;</b><i>&lt;</i>"


@pytest.mark.parametrize(("number", "said"), [(0, "rows"), (1, "row"), (2, "rows")])
def test_a_noun_goes_with_its_number(tmp_path: Path, number: int, said: str) -> None:
    (tmp_path / "page.html").write_text("{{ rows | noun('row') }}")
    assert Templates(tmp_path).render("page.html", {"rows": number}) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("page.html", "templates/page.html is broken: 'text' is undefined"),
        ("broken.html", "templates/broken.html:2 is broken"),
        ("missing.html", "templates/missing.html is broken"),
    ],
)
def test_a_broken_template_is_named(folder: Path, name: str, said: str) -> None:
    with pytest.raises(Failure) as caught:
        Templates(folder).render(name, {})
    assert said in caught.value.message


def test_templates_are_compiled_anew_when_their_digest_changes(folder: Path) -> None:
    first = load_templates(folder, "1")
    assert load_templates(folder, "1") is first
    assert first.render("page.html", {"text": "x"}) == "<p>x</p>\n"
    (folder / "page.html").write_text("<b>{{ text }}</b>\n")
    assert load_templates(folder, "2").render("page.html", {"text": "x"}) == "<b>x</b>\n"


def test_a_macro_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text("{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}")
    templates = Templates(tmp_path)
    made = [templates.call("part.html", "bold", value) for value in ("<", Markup("<i>"))]
    assert made == ["<b>&lt;</b>", "<b><i></b>"]
    assert all(type(one) is Markup for one in made)


@pytest.mark.parametrize(
    ("macro", "said"), [("thin", "it has no macro 'thin'"), ("bold", "has no attribute 'y'")]
)
def test_a_broken_macro_is_named(tmp_path: Path, macro: str, said: str) -> None:
    (tmp_path / "part.html").write_text("{% macro bold(x) %}<b>{{ x.y }}</b>{% endmacro %}")
    with pytest.raises(Failure) as caught:
        Templates(tmp_path).call("part.html", macro, {})
    assert caught.value.message.startswith("the template templates/part.html is broken: ")
    assert said in caught.value.message


def test_calls_in_loops_and_blocks_get_what_they_are_given(tmp_path: Path) -> None:
    (tmp_path / "macros.html").write_text(
        "{% macro of(x, sign='!') %}{{ x }}{{ sign }}{% endmacro %}"
    )
    (tmp_path / "page.html").write_text(
        "{% from 'macros.html' import of %}{% block all %}{% for x in 'ab' %}"
        "{{ of(x) }}{{ of(x, sign='?') }}{{ up(x) }}{{ late(x) }}{{ join(x, end='.') }}"
        "{% endfor %}{% endblock %}"
    )

    class Ours:
        def up(self, text: str) -> str:
            return text.upper()

        def join(self, text: str, *, end: str) -> str:
            return text + end

    @pass_context
    def late(context: Context, text: str) -> str:
        return f"{text}{context['tail']}"

    ours = Ours()
    values = {"up": ours.up, "join": ours.join, "late": late, "tail": "&"}
    made = Templates(tmp_path).render("page.html", values)
    assert made == "a!a?Aa&amp;a.b!b?Bb&amp;b."
