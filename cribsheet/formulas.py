"""Formulas: TeX in, MathML out, at build time.

`latex2mathml` makes the MathML (https://www.w3.org/TR/mathml-core/); browsers draw it, so a page
needs no script and no font for its formulas. What it makes is held against an allow-list: some TeX
commands would set any attribute their author likes, `href` and `style` among them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize
from xml.etree import ElementTree as ET

from latex2mathml.commands import MATRICES
from latex2mathml.converter import Converter

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = re.compile(r"(?:\\(?:text|mathrm|operatorname|mathit|mathbf)\s*|_)\{([^{}]*)\}")
_ACCENT = re.compile(r"\\(hat|bar)\s*(?:\{(\w)\}|\s(\w))")
_ACCENTS = {"hat": "\u0302", "bar": "\u0304"}
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_POWER = re.compile(r"\^\s*\{([^{}]*)\}|\^([23])(?!\d)")
_COMMAND = re.compile(r"\\([A-Za-z]+)|\\([%$#&|])|\\.?|[{}_&]", re.DOTALL)
_COMPOUND = re.compile(r"[\s+=<>*/\u2212\u00b7\u00d7-]")
"""What makes a part of a formula more than one number or name."""
_LOOSE = re.compile("([(^\u2308\u230a]) | (?=[)\u2309\u230b\u00b2\u00b3,;])")
"""Blanks that nobody would write."""
_POWERS = {"2": "\u00b2", "3": "\u00b3"}
_SYMBOLS = dict(
    pair.split(":")
    for pair in (
        "cdot:· times:× pm:± sum:∑ prod:∏ sqrt:√ le:≤ leq:≤ ge:≥ geq:≥ ne:≠ neq:≠ "
        "approx:≈ infty:∞ to:→ partial:∂ varnothing:∅ lceil:⌈ rceil:⌉ lfloor:⌊ rfloor:⌋ "
        "mid:| lvert:| rvert:| lVert:‖ rVert:‖ dots:… ldots:…"
    ).split()
)
_SILENT = frozenset(
    "frac dfrac tfrac left right big Big begin end aligned hat bar quad qquad displaystyle "
    "textstyle limits".split()
)
LONGEST = 2000
"""Longest formula in characters; the converter's time grows with the square."""

_PARTS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""Elements that need just so many children (MathML Core, sections 3.3 and 3.4)."""
_ELEMENTS = frozenset(
    "math menclose mi mn mo mpadded mphantom mrow mspace msqrt mstyle mtable mtd mtext mtr".split()
) | frozenset(_PARTS)
_ATTRIBUTES = frozenset(
    "accent columnalign columnlines columnspacing depth display displaystyle fence form height "
    "largeop linebreak linethickness lspace mathsize mathvariant maxsize minsize movablelimits "
    "notation rowlines rowspacing rspace scriptlevel separator stretchy voffset width xmlns".split()
)
_VALUE = re.compile(r"[A-Za-z0-9.+% -]{0,60}|http://www\.w3\.org/1998/Math/MathML")
_SETS = {"href": "href", "style": "style", "class": "class", "mathcolor": "color"}
"""Attributes that are not allowed, and the command that sets them."""
_MACROS = re.compile(r"\\(?:(?:re)?newcommand|(?:re)?newenvironment|def|DeclareMathOperator)\b")
_ENVIRONMENT = re.compile(r"\\begin\s*\{([a-zA-Z]+\*?)\}")
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
_CHARACTER = re.compile(r"&#x([0-9A-Fa-f]{1,6});")
_ESCAPED = re.compile(r"\\([%&_#$])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_REASONS = {
    "DenominatorNotFoundError": "a fraction has nothing below its line",
    "DoubleSubscriptsError": 'two "_" follow one another: write x_{a_b}',
    "DoubleSuperscriptsError": 'two "^" follow one another: write x^{a^b}',
    "ExtraLeftOrMissingRightError": r'"\left" and "\right" do not pair up',
    "InvalidAlignmentError": "the columns of an array are given with l, c and r",
    "InvalidStyleForGenfracError": r"the style of \genfrac is 0, 1, 2 or 3",
    "InvalidWidthError": "a width is a number and a unit: 1em",
    "LimitsMustFollowMathOperatorError": r'"\limits" must follow an operator such as \sum',
    "MissingEndError": r'"\begin{…}" without its "\end{…}"',
    "MissingSuperScriptOrSubscriptError": 'nothing follows "^" or "_"',
    "NoAvailableTokensError": "it ends before it is complete",
    "NumeratorNotFoundError": "a fraction has nothing above its line",
    "StopIteration": "it ends before it is complete",
}
"""What the converter's errors mean; they carry no text of their own."""


class FormulaError(ValueError):
    """A formula that cannot be read; the text says why."""


@lru_cache(maxsize=4096)
def mathml(tex: str, *, block: bool) -> str:
    """The MathML of a TeX formula; raises `FormulaError`.

    The TeX source travels along as `alttext`, for tools and for copying.
    """
    _check_source(tex)
    try:
        # The element, not the text: the converter's own text is not escaped and need not be XML.
        root = Converter(display="block" if block else "inline").convert_to_element(tex)
    except Exception as error:
        # The converter has no common error class; whatever it raises means "cannot be read".
        reason = _REASONS.get(type(error).__name__, "it is not the TeX that latex2mathml reads")
        raise FormulaError(reason) from error
    for element in root.iter():
        _finish(element)
    root.set("alttext", " ".join(tex.split()))
    return ET.tostring(root, encoding="unicode")


def _check_source(tex: str) -> None:
    """Raises `FormulaError` for what the converter would take in its own way, or drop."""
    if not tex.strip():
        raise FormulaError("it is empty")
    if len(tex) > LONGEST:
        raise FormulaError(f"it is longer than {LONGEST} characters")
    if found := _MACROS.search(tex):
        # A few definitions of definitions expand to more than memory holds.
        raise FormulaError(f'the command "{found[0]}" is not allowed: write the formula out')
    for name in _ENVIRONMENT.findall(tex):
        if f"\\{name}" not in MATRICES:
            raise FormulaError(f'the environment "{name}" is not known; "split" and "cases" are')
    if _COMMENT.search(tex):
        raise FormulaError(r'"%" starts a comment in TeX: write \%')
    depth = 0
    for char in re.sub(r"\\.", "", tex):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            raise FormulaError('"}" without "{"')
    if depth:
        raise FormulaError('"{" without "}"')


def _finish(element: ET.Element) -> None:
    """Makes the text of an element what it stands for; raises `FormulaError` when not allowed."""
    if element.tag not in _ELEMENTS:
        raise FormulaError(f"it would become the element <{element.tag}>, which is not allowed")
    for name, value in element.items():
        if name in _SETS:
            raise FormulaError(f'the command "\\{_SETS[name]}" is not allowed')
        if name not in _ATTRIBUTES or not _VALUE.fullmatch(value):
            raise FormulaError(f'it would set {name}="{value}", which is not allowed')
    if len(element) != _PARTS.get(element.tag, len(element)):
        raise FormulaError("a part of a fraction, root, index or accent is missing")
    written = element.text or ""
    if written == "&":
        raise FormulaError(r'"&" only stands between the cells of an array: write \&')
    text = "".join(_characters(written))
    if _CONTROL.search(text):
        raise FormulaError("it holds a character that no page may hold")
    if element.tag == "mtext":
        text = _ESCAPED.sub(r"\1", text)
    elif len(text) > 1 and text.startswith("\\"):
        raise FormulaError(f'the command "{text}" is not known')
    element.text = text or None


def _characters(written: str) -> Iterator[str]:
    """The parts of the converter's text, its character references as characters."""
    for number, part in enumerate(_CHARACTER.split(written)):
        code = int(part, 16) if number % 2 else 0
        yield chr(code) if number % 2 and code <= 0x10FFFF else part


def formula_text(tex: str) -> str:
    """A formula as plain text in one line, for search, speech and comparison: "√(a / b) ≈ 2²"."""
    text, before = tex.replace("{,}", ","), ""
    text = _ACCENT.sub(lambda m: normalize("NFC", (m[2] or m[3]) + _ACCENTS[m[1]]), text)
    while text != before:  # from the inside out: a fraction's parts may be fractions
        before = text
        text = _WORDS.sub(r" \1 ", text)
        text = _FRACTION.sub(lambda m: f" {_grouped(m[1])} / {_grouped(m[2])} ", text)
        text = _ROOT.sub(lambda m: f" \u221a{_grouped(m[1])} ", text)
        text = _POWER.sub(lambda m: _raised(m[1] or m[2] or ""), text)
    text = _COMMAND.sub(_spelled, text)
    return _LOOSE.sub(r"\1", " ".join(text.split()))


def _grouped(part: str) -> str:
    part = part.strip()
    return f"({part})" if _COMPOUND.search(part) else part


def _raised(power: str) -> str:
    return _POWERS.get(power.strip()) or f"^{_grouped(power)} "


def _spelled(found: re.Match[str]) -> str:
    name, sign = found.groups()
    if sign:
        return str(sign)
    return " " if not name or name in _SILENT else f" {_SYMBOLS.get(name, name)} "
