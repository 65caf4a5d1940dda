"""Formulas: TeX in, MathML and searchable words out."""

from __future__ import annotations

import contextlib
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
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
        (r"\begin{cases} a", ""),
        ("x^", ""),
        ("a" * (LONGEST + 1), "longer than"),
    ],
)
def test_what_cannot_be_read(tex: str, why: str) -> None:
    with pytest.raises(FormulaError) as raised:
        mathml(tex, block=False)
    assert why in str(raised.value)
    assert str(raised.value)


@given(st.text(alphabet=r"\{}^_&$a1+ fracleftrightsqrt[]", max_size=40))
@settings(deadline=None)
def test_any_text_is_read_or_refused(tex: str) -> None:
    made = ""
    with contextlib.suppress(FormulaError):
        made = mathml(tex, block=False)
    assert not made or ET.fromstring(made).tag == f"{MATHML}math"  # noqa: S314


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\text{recall} = \frac{TP}{TP + FN}", "recall = TP TP + FN"),
        (r"\sqrt{x} \le \alpha", "x alpha"),
        ("R^2", "R 2"),
    ],
)
def test_words_for_the_search(tex: str, words: str) -> None:
    assert formula_text(tex) == words
