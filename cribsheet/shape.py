"""What a shape is, and how it reports a value that does not fit.

A shape's `read` turns a YAML node into a plain value (text, date, list, dict), or reports what is
wrong and returns `None` for it. One description checks a file and is emitted as JSON Schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cribsheet.yamlfile import Node, describe, place, width

if TYPE_CHECKING:
    from cribsheet.source import Reporter

JsonSchema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a value must be. `about` is shown by editors."""

    about: str = ""

    def read(self, node: Node, reporter: Reporter, where: str) -> Any:  # noqa: ANN401
        """The value of `node`, or None after reporting; `where` names it ("topic.sources[0]")."""
        raise NotImplementedError

    def json_schema(self) -> JsonSchema:
        """The shape as JSON Schema (draft 2020-12)."""
        schema = self._json()
        if self.about:
            schema["description"] = self.about
        return schema

    def _json(self) -> JsonSchema:
        raise NotImplementedError


FORMS = {
    "text": "write text after the colon",
    "a list": 'write "- " before each entry, or [one, two]',
    "a mapping": 'write "name: value" lines',
    "a date": "write it as YYYY-MM-DD",
    "true or false": "write true or false, without quotes",
    "a whole number": "write digits, without quotes",
}
"""How to write what is expected, by its name."""


def say(node: Node, reporter: Reporter, where: str, code: str, *words: str) -> None:
    """Reports what is wrong with the value `node` of the field `where`: message and hint."""
    reporter.at(*place(node), code, *words, width=width(node), field=where)


def wrong(node: Node, reporter: Reporter, where: str, expected: str) -> None:
    """Reports that the value `node` of the field `where` is not of the expected form (`FORMS`)."""
    message = f"expected {expected}, received {describe(node)}"
    say(node, reporter, where, "S003", message, FORMS[expected])
