r"""What a piece of LaTeX arithmetic comes to: `\frac{24}{25}` is 0.96.

Knows what the examples of formulas are written in: decimal numbers with `{,}` or `\,` between their
thousands, the four operations, products without a sign, powers, fractions, roots, bars, rounding
up and down, `\max`, `\min`, `\ln`, `\log_b`, `\exp`, vectors such as `(3, 4)`, and symbols whose
values are given. Whatever else stands there is no arithmetic and is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

Value = float | tuple[float, ...]

NUMBER = re.compile(r"\d+(?:(?:\{,\}|\\,)\d{3})*(?:\.\d+)?")
_ACCENTED = r"\\(?:bar|hat|tilde)\s*(?:\{[^{}]*\}|\\?[A-Za-z]+)"
_SYMBOL = rf"(?:{_ACCENTED}|\\text\{{[^{{}}]*\}}|\\[A-Za-z]+|[A-Za-z]+)"
_SCRIPT = r"(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\?[A-Za-z0-9]))"
_TOKEN = re.compile(rf"{NUMBER.pattern}|{_SYMBOL}'?{_SCRIPT}?'?|[-+/^(){{}}\[\],|]")
_SPACE = re.compile(r"\s+|\\[,;:! ]|\\q?quad\b|\\(?:left|right|[bB]igg?)(?![A-Za-z])|~")
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "\\ln": math.log,
    "\\exp": math.exp,
    "\\sqrt": math.sqrt,
}
_OF_SEVERAL: Mapping[str, Callable[..., float]] = {"\\max": max, "\\min": min}
_ROUNDED: Mapping[str, tuple[str, Callable[[float], int]]] = {
    "\\lceil": ("\\rceil", math.ceil),
    "\\lfloor": ("\\rfloor", math.floor),
}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_BARS = {"|": "|", "\\lVert": "\\rVert"}
_FRACTIONS = frozenset({"\\frac", "\\tfrac"})
_CONTINUES_NOTHING = frozenset({"\\rceil", "\\rfloor", "\\rVert", "\\cdot"})
"""Commands that cannot start a factor."""


class NotArithmeticError(Exception):
    """The text is no arithmetic, or holds a symbol without a value."""


def evaluate(text: str, symbols: Mapping[str, Value] | None = None) -> Value:
    """The value of an expression; the names of `symbols` are as written (``"x_{min}"``)."""
    parser = _Parser(_tokens(text), symbols or {})
    try:
        value = parser.sum()
    except (ArithmeticError, ValueError) as error:
        raise NotArithmeticError(text) from error
    if parser.next is not None:
        raise NotArithmeticError(text)
    return value


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    while at < len(text):
        if not NUMBER.match(text, at) and (space := _SPACE.match(text, at)):
            at = space.end()
        elif found := _TOKEN.match(text, at):
            tokens.append(found[0].replace(" ", ""))
            at = found.end()
        else:
            raise NotArithmeticError(text)
    return tokens


def number(text: str) -> float:
    """The value of a literal: ``"1{,}000.5"`` is 1000.5."""
    return float(text.replace("{,}", "").replace("\\,", ""))


def _scalar(value: Value) -> float:
    if isinstance(value, tuple):
        raise NotArithmeticError(f"a vector where a number is needed: {value}")
    return value


class _Parser:
    """Recursive descent, one method per level of precedence."""

    def __init__(self, tokens: list[str], symbols: Mapping[str, Value]) -> None:
        self.tokens = tokens
        self.symbols = symbols
        self.at = 0

    @property
    def next(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, wanted: str | None = None) -> str:
        word = self.next
        if word is None or (wanted is not None and word != wanted):
            raise NotArithmeticError(f"{wanted or 'more'} expected in {' '.join(self.tokens)}")
        self.at += 1
        return word

    def sum(self) -> Value:
        value = self.product()
        while self.next in {"+", "-"}:
            sign = 1 if self.take() == "+" else -1
            value = _scalar(value) + sign * _scalar(self.product())
        return value

    def product(self) -> Value:
        value = self.signed()
        while (word := self.next) is not None:
            if word == "\\cdot":
                self.take()
                value = _scalar(value) * _scalar(self.signed())
            elif word == "/":
                self.take()
                value = _scalar(value) / _scalar(self.signed())
            elif word in _BRACKETS or self.is_name(word):
                value = _scalar(value) * _scalar(self.power())
            else:
                break
        return value

    @staticmethod
    def is_name(word: str) -> bool:
        return word[0].isalpha() or (word[0] == "\\" and word not in _CONTINUES_NOTHING)

    def signed(self) -> Value:
        if self.next == "-":
            self.take()
            return -_scalar(self.signed())
        return self.power()

    def power(self) -> Value:
        euler = self.next == "e" and self.tokens[self.at + 1 : self.at + 2] == ["^"]
        if euler:
            self.take()
        base = math.e if euler else self.atom()
        if self.next != "^":
            return base
        self.take()
        exponent = _scalar(self.atom())
        return math.pow(_scalar(base), exponent)

    def atom(self) -> Value:
        word = self.take()
        if word[0].isdigit():
            return number(word)
        if word in _BRACKETS:
            return self.listed(_BRACKETS[word])
        if word in _BARS:
            value = self.sum()
            self.take(_BARS[word])
            return math.hypot(*value) if isinstance(value, tuple) else abs(value)
        if word in _ROUNDED:
            closing, rounded = _ROUNDED[word]
            value = _scalar(self.sum())
            self.take(closing)
            return float(rounded(round(value, 9)))  # 12 * 0.8 * 1.25 is 12, not a hair more
        return self.named(word)

    def listed(self, closing: str) -> Value:
        values = [self.sum()]
        while self.next == ",":
            self.take()
            values.append(self.sum())
        self.take(closing)
        return values[0] if len(values) == 1 else tuple(_scalar(value) for value in values)

    def named(self, word: str) -> Value:
        if word in self.symbols:
            return self.symbols[word]
        if word in _FRACTIONS:
            above = _scalar(self.atom())
            return above / _scalar(self.atom())
        if word in _OF_SEVERAL:
            value = self.atom()
            return _OF_SEVERAL[word](value) if isinstance(value, tuple) else value
        if word in _FUNCTIONS:
            return _FUNCTIONS[word](_scalar(self.power()))
        if base := re.fullmatch(r"\\log_\{?(\d+)\}?", word):
            return math.log(_scalar(self.power()), int(base[1]))
        raise NotArithmeticError(f"{word} has no value")
