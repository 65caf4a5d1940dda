"""Formulas: TeX in, MathML and searchable words out."""

from __future__ import annotations

import contextlib
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cribsheet.formulas import LONGEST, FormulaError, formula_text, mathml

MATHML = "{http://www.w3.org/1998/Math/MathML}"


def parts(tex: str) -> list[str]:
    """Names of the elements of a formula's MathML, in document order."""
    return [one.tag.removeprefix(MATHML) for one in ET.fromstring(mathml(tex, block=True)).iter()]  # noqa: S314


@pytest.mark.parametrize(
    ("tex", "element"),
    [
        (r"\frac{TP}{TP + FN}", "mfrac"),
        ("x^2", "msup"),
        ("x_i", "msub"),
        (r"\sqrt{x}", "msqrt"),
        (r"\sum_{i=1}^{n} x_i", "munderover"),
        (r"\text{recall}", "mtext"),
        (r"\begin{cases} a & b \\ c & d \end{cases}", "mtable"),
    ],
)
def test_tex_becomes_mathml(tex: str, element: str) -> None:
    assert element in parts(tex)


def test_the_source_travels_along() -> None:
    root = ET.fromstring(mathml("a\n+ b", block=False))  # noqa: S314
    assert root.get("alttext") == "a + b"
    assert root.get("display") == "inline"


def test_signs_are_escaped() -> None:
    assert "&lt;" in mathml("a < b", block=False)


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\frac{1}{2", '"{" without "}"'),
        ("a}", '"}" without "{"'),
        (r"\nosuchcommand x", "nosuchcommand"),
        (r"\begin{cases} a", r'"\begin{…}" without its "\end{…}"'),
        (r"\begin{aligned} a &= b \end{aligned}", 'the environment "aligned" is not known'),
        ("x^", 'nothing follows "^" or "_"'),
        ("a^b^c", 'two "^" follow one another'),
        (r"\left( a", r'"\left" and "\right" do not pair up'),
        (r"\frac{1}", "a part of a fraction"),
        (r"\sqrt", "it ends before it is complete"),
        ("", "it is empty"),
        ("a & b", "write \\&"),
        ("5 % of it", r"write \%"),
        (r"\unicode{x0}", "a character that no page may hold"),
        (r"\unicode{xD800}", "a character that no page may hold"),
        ("a" * (LONGEST + 1), "longer than"),
    ],
)
def test_what_cannot_be_read(tex: str, why: str) -> None:
    with pytest.raises(FormulaError) as raised:
        mathml(tex, block=False)
    assert why in str(raised.value)
    assert str(raised.value)


@pytest.mark.parametrize(
    ("tex", "command"),
    [
        (r"\href{javascript:alert(1)}{y}", r"\href"),
        (r"\style{position:fixed;background:url(https://evil.example/a.png)}{x}", r"\style"),
        (r"\class{site-header}{x}", r"\class"),
        (r"\color{red}{x}", r"\color"),
        (r"\textcolor{red}{x}", r"\color"),
        (r"\colorbox{red}{x}", "mathbackground"),
        (r"\hspace{;}", 'width=";"'),
        (r"\def\a{xx}\a", r"\def"),
        (r"\newcommand{\a}{x}\a", r"\newcommand"),
    ],
)
def test_what_would_reach_out_of_the_formula_is_refused(tex: str, command: str) -> None:
    with pytest.raises(FormulaError, match="not allowed") as raised:
        mathml(tex, block=False)
    assert command in str(raised.value)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\text{a<b}", "a<b"),
        (r"\text{p & q}", "p & q"),
        (r"\text{<b onclick=x>}", "<b onclick=x>"),
        (r"\text{50\%}", "50%"),
        (r"\verb|a<b|", "a<b"),
    ],
)
def test_words_hold_any_sign(tex: str, text: str) -> None:
    root = ET.fromstring(mathml(tex, block=False))  # noqa: S314
    found = [one for one in root.iter() if one.text]
    assert [(one.tag, one.text.replace("\xa0", " ")) for one in found] == [(f"{MATHML}mtext", text)]  # type: ignore[union-attr]


@given(st.text(alphabet=r"\{}^_&$a12+<#; fracleftrightsqrt[]", max_size=40))
def test_any_text_has_a_plain_form(tex: str) -> None:
    assert not set(formula_text(tex)) & set("\\{}_")


@given(st.text(alphabet=r"\{}^_&$a1+<#; fracleftrightsqrt[]", max_size=40))
def test_any_text_is_read_or_refused(tex: str) -> None:
    made = ""
    with contextlib.suppress(FormulaError):
        made = mathml(tex, block=False)
    assert not made or ET.fromstring(made).tag == f"{MATHML}math"  # noqa: S314


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\text{recall} = \frac{TP}{TP + FN}", "recall = TP / (TP + FN)"),
        (r"\sqrt{x} \le \alpha", "√x ≤ alpha"),
        ("R^2", "R²"),
        (r"2^d = 2^{d + 1} / 2", "2^d = 2^(d + 1) / 2"),
        (r"\sqrt{\frac{1}{n} \sum_i (y_i - \hat{y}_i)^2}", "√(1 / n ∑ i (y i - ŷ i)²)"),
        (r"\left\lceil \frac{50}{8} \right\rceil = 7", "⌈50 / 8⌉ = 7"),
        (r"\lVert a \rVert \cdot 5\,\%", "‖ a ‖ · 5 %"),
        (r"10{,}000 \cdot \bar x", "10,000 · x̄"),
        (r"e^\lambda", "e^lambda"),
    ],
)
def test_a_formula_as_plain_text(tex: str, words: str) -> None:
    assert formula_text(tex) == words
