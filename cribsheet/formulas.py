"""Formulas: TeX in, MathML out, at build time.

`latex2mathml` makes the MathML (https://www.w3.org/TR/mathml-core/); browsers draw it, so a page
needs no script and no font for its formulas.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_WORDS = re.compile(r"\\(?:text|mathrm|operatorname|mathit|mathbf)\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)|[\\{}_^&]")
_SILENT = frozenset(
    "frac dfrac tfrac left right cdot times sum sqrt begin end aligned hat bar quad qquad "
    "le leq ge geq ne neq approx displaystyle limits in to infty mid dots ldots".split()
)
LONGEST = 2000
"""Longest formula in characters; the converter's time grows with the square."""


class FormulaError(ValueError):
    """A formula that cannot be read; the text says why."""


@lru_cache(maxsize=4096)
def mathml(tex: str, *, block: bool) -> str:
    """The MathML of a TeX formula; raises `FormulaError`.

    The TeX source travels along as `alttext`, for tools and for copying.
    """
    if len(tex) > LONGEST:
        raise FormulaError(f"it is longer than {LONGEST} characters")
    depth = 0
    for char in re.sub(r"\\.", "", tex):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            raise FormulaError('"}" without "{"')
    if depth:
        raise FormulaError('"{" without "}"')
    try:
        xml = convert(tex, display="block" if block else "inline")
        root = ET.fromstring(xml)  # noqa: S314 - our own converter's output
    except Exception as error:
        # The converter has no common error class; whatever it raises means "cannot be read".
        raise FormulaError(str(error) or type(error).__name__.removesuffix("Error")) from error
    unread = [e.text for e in root.iter() if (e.text or "").startswith("\\")]
    if unread:
        raise FormulaError(f'the command "{unread[0]}" is not known')
    root.set("alttext", " ".join(tex.split()))
    ET.register_namespace("", _NAMESPACE)
    return ET.tostring(root, encoding="unicode")


def formula_text(tex: str) -> str:
    """The words and symbols of a formula as plain text, for search."""
    text = _WORDS.sub(r" \1 ", tex)
    text = _COMMAND.sub(lambda m: " " if not m[1] or m[1] in _SILENT else f" {m[1]} ", text)
    return " ".join(text.split())
