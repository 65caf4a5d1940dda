"""The formulas of the shipped topics, with the arithmetic of their examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.content.latex_arithmetic import NUMBER, NotArithmeticError, Value, evaluate, number

CONTENT = Path(__file__).parents[2] / "content"

_BLOCK = re.compile(r"^:::formula\[[^\n]*\]\{#([\w-]+)\}\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
_DISPLAY = re.compile(r"\$\$\n(.*?)\n\$\$", re.DOTALL)
_EXAMPLE = re.compile(r"\bExample\b[^:]*:(.*)", re.DOTALL)
_INLINE = re.compile(r"(?<![\\$])\$([^$]+)\$(?!\$)")
_SIGN = re.compile(r"(=|\\approx(?![A-Za-z]))")
_PARTS = re.compile(r"\\qquad|\\quad|;")


@dataclass(frozen=True)
class Step:
    """`left = right` of an example, both of them arithmetic."""

    left: str
    right: str
    exact: bool
    """An equals sign stands between them."""

    def holds(self) -> bool:
        """Whether the right side is the left one, rounded to the digits it is printed with."""
        left, right = _list(evaluate(self.left)), _list(evaluate(self.right))
        slack = max(_slack(self.right, exact=self.exact), 1e-9 * max(map(abs, right)))
        return len(left) == len(right) and all(
            abs(one - other) <= slack for one, other in zip(left, right, strict=True)
        )


@dataclass(frozen=True)
class Example:
    """A formula as its author wrote it, and its example."""

    id: str
    file: str
    formula: str
    """The LaTeX on lines of its own."""
    text: str
    """What follows "Example:"; empty when there is none."""

    def steps(self) -> Iterator[Step]:
        """Every two neighbors of a chain such as `24 / 25 = 0.96` that are arithmetic."""
        for chain in _INLINE.findall(self.text):
            parts = _SIGN.split(chain)
            for left, sign, right in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
                if _computes(left) and _computes(right):
                    yield Step(left.strip(), right.strip(), sign == "=")

    def symbols(self) -> dict[str, Value]:
        """What the example sets its symbols to: `$n = 4$`."""
        found: dict[str, Value] = {}
        for chain in _INLINE.findall(self.text):
            names, _, value = chain.rpartition("=")
            if names and not _computes(names) and _computes(value):
                for name in names.split("="):
                    found[name.strip().replace(" ", "")] = evaluate(value)
        return found

    def applied(self) -> Iterator[float]:
        """What each equation of the formula gives for those symbols, where it has them all."""
        symbols = self.symbols()
        for equation in _PARTS.split(self.formula):
            for side in _SIGN.split(equation.strip().strip(","))[2::2]:
                try:
                    value = evaluate(side, symbols)
                except NotArithmeticError:
                    continue
                if isinstance(value, float) and not _computes(side):
                    yield value

    def results(self) -> list[str]:
        """The numbers that the example comes to."""
        return [step.right for step in self.steps() if NUMBER.fullmatch(step.right)]


def examples() -> list[Example]:
    """All formulas of the shipped topics, in reading order."""
    found = []
    for path in sorted(CONTENT.glob("topics/*/*/topic.md")):
        for block in _BLOCK.finditer(path.read_text("utf-8")):
            display, example = _DISPLAY.search(block[2]), _EXAMPLE.search(block[2])
            formula = display[1] if display else ""
            text = example[1] if example else ""
            name = path.relative_to(CONTENT).as_posix()
            found.append(Example(block[1], name, formula, text))
    return found


def rounds_to(value: float, printed: str) -> bool:
    """Whether a literal is this value, to the digits that are printed."""
    slack = _slack(printed, exact="." not in printed) + 1e-9 * abs(value)
    return abs(value - number(printed)) <= slack


def _list(value: Value) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,)


def _computes(text: str) -> bool:
    try:
        evaluate(text)
    except NotArithmeticError:
        return False
    return True


def _slack(text: str, *, exact: bool) -> float:
    """How far rounding its decimals may have moved an expression.

    A decimal was rounded by at most half a unit of its last digit; whole numbers are exact, but for
    one that stands alone after "about".
    """
    numbers = list(NUMBER.finditer(text))
    if not exact and len(numbers) == 1 and NUMBER.fullmatch(text) and "." not in text:
        return 0.5
    value, slack = _list(evaluate(text)), 0.0
    for found in numbers:
        _, point, decimals = found[0].partition(".")
        if point:
            moved = f"{number(found[0]) + 0.5 * 10 ** -len(decimals):.{len(decimals) + 1}f}"
            changed = _list(evaluate(text[: found.start()] + moved + text[found.end() :]))
            slack += max(abs(a - b) for a, b in zip(value, changed, strict=True))
    return slack
