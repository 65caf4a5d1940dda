"""The evaluator that the examples of formulas are checked with."""

from __future__ import annotations

import math

import pytest

from tests.content.latex_arithmetic import NotArithmeticError, Value, evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8 / 10", 0.8),
        ("1 - 2 - 3", -4),
        ("2 - 0.1 \\cdot 4", 1.6),
        ("12 / 2 / 3", 2),
        ("-2^2", -4),
        ("2^{3 - 1} \\cdot 10", 40),
        ("64^{1/3}", 4),
        ("180{,}000 + 1\\,000\\,000", 1_180_000),
        ("\\frac{3 \\cdot 4 + 4 \\cdot 3}{5 \\cdot 5}", 0.96),
        ("\\tfrac{1}{2}\\big[(16 - 10) + (22 - 12)\\big]", 8),
        ("0.02 / \\sqrt{4}", 0.01),
        ("\\left\\lceil \\frac{9900}{400} \\right\\rceil", 25),
        ("\\lceil 12 \\cdot 0.8 \\cdot 1.25 \\rceil", 12),
        ("\\lfloor 12 / 0.3 \\rfloor", 40),
        ("\\max(5, 7, 5)", 7),
        ("\\min\\left(300,\\ 256\\right)", 256),
        ("\\lceil \\log_2 50 \\rceil", 6),
        ("3 \\cdot \\log_{10} 100", 6),
        ("0.2 \\ln 1.4 - 0.2 \\ln 0.6", 0.2 * math.log(1.4 / 0.6)),
        ("\\exp(1)", math.e),
        ("e^{-1}", 1 / math.e),
        ("|3 - 5|", 2),
        ("\\lVert (3, 4) \\rVert", 5),
        ("(3/5,\\ 4/5)", (0.6, 0.8)),
    ],
)
def test_arithmetic_has_its_value(text: str, value: Value) -> None:
    assert evaluate(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["", "x", "2 x", "2 +", "(1", "1)", "\\frac{1}{0}", "(1, 2) + 1", "\\sum_i 2", "1 \\le 2"],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotArithmeticError):
        evaluate(text)


def test_symbols_take_their_values_as_they_are_written() -> None:
    symbols: dict[str, Value] = {"\\bar{y}_c": 0.5, "n": 4, "t_{\\text{first}}": 1, "b'": 2}
    assert evaluate("n \\cdot \\bar{y}_c - t_{\\text{first}} + 2n (n - 1) b'", symbols) == 49
    with pytest.raises(NotArithmeticError):
        evaluate("m", symbols)
