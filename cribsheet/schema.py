"""Shapes of lists and mappings of YAML values.

What they are made of is in `shape` (what a shape is), `scalars` (shapes of single values) and
`placed` (values that know their place).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from cribsheet.diagnostics import closest, count
from cribsheet.placed import Keys, Record, Text
from cribsheet.shape import JsonSchema, Shape, say, wrong
from cribsheet.yamlfile import Node, entries, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cribsheet.source import Reporter

_MORE = "add what is missing, or remove the field where it is optional"
_FEWER = "remove some"


def _entries(node: Node) -> str:
    return count(len(node.value), "entry", "entries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Items(Shape):
    """A list of one shape."""

    of: Shape
    least: int = 0
    most: int = 0
    """Largest number of entries; 0 for any."""

    def read(self, node: Node, reporter: Reporter, where: str) -> list[Any] | None:
        """The entries that could be read."""
        if not isinstance(node, yaml.SequenceNode):
            wrong(node, reporter, where, "a list")
            return None
        if len(node.value) < self.least:
            say(node, reporter, where, "S006", f"{_entries(node)}, at least {self.least}", _MORE)
        if self.most and len(node.value) > self.most:
            say(node, reporter, where, "S006", f"{_entries(node)}, at most {self.most}", _FEWER)
        read = (self.of.read(n, reporter, f"{where}[{i}]") for i, n in enumerate(node.value))
        return [value for value in read if value is not None]

    def _json(self) -> JsonSchema:
        schema: JsonSchema = {"type": "array", "items": self.of.json_schema()}
        if self.least:
            schema["minItems"] = self.least
        if self.most:
            schema["maxItems"] = self.most
        return schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed(Shape):
    """A mapping whose keys are the author's own; gives a `Keys`."""

    of: Shape
    least: int = 0

    def read(self, node: Node, reporter: Reporter, where: str) -> Keys | None:
        """The entries by key."""
        if not isinstance(node, yaml.MappingNode):
            wrong(node, reporter, where, "a mapping")
            return None
        record = Keys()
        record.line, record.column = place(node)
        for entry in entries(reporter, node):
            key = Text.of(entry.key, *place(entry.key_node))
            value = self.of.read(entry.value, reporter, f"{where}.{entry.key}")
            if value is None:
                record.unread += (key,)
            else:
                record[key] = value
        if len(node.value) < self.least:
            say(node, reporter, where, "S006", f"{_entries(node)}, at least {self.least}", _MORE)
        return record

    def _json(self) -> JsonSchema:
        schema: JsonSchema = {
            "type": "object",
            "additionalProperties": self.of.json_schema(),
        }
        if self.least:
            schema["minProperties"] = self.least
        return schema


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a `Fields` shape. `missing` is the code reported when a required one lacks."""

    shape: Shape
    required: bool = False
    missing: str = "S002"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(Shape):
    """A mapping with known fields; gives a `Record`, without the fields that are not given.

    When a required field is missing or wrong the record is still returned, without it: the caller
    decides whether it can be used, and the problem is already reported.
    """

    fields: Mapping[str, Field]

    def read(self, node: Node, reporter: Reporter, where: str) -> Record | None:
        """The known fields that are given and right."""
        if not isinstance(node, yaml.MappingNode):
            wrong(node, reporter, where, "a mapping")
            return None
        record = Record()
        record.line, record.column = place(node)
        given: set[str] = set()
        """Names of fields that are there, if only misspelled: they are not missing too."""
        for entry in entries(reporter, node):
            given.add(entry.key)
            field = self.fields.get(entry.key)
            if field is None:
                given.add(self._unknown(entry.key, entry.key_node, reporter, where))
                continue
            value = field.shape.read(entry.value, reporter, f"{where}.{entry.key}")
            if value is None:
                record.unread |= {entry.key}
            else:
                record[entry.key] = value
        for name, field in self.fields.items():
            if field.required and name not in given:
                message, at = f'the field "{name}" is missing', (record.line, record.column)
                reporter.at(*at, field.missing, message, field.shape.about, field=where)
        return record

    def _unknown(self, key: str, node: Node, reporter: Reporter, where: str) -> str:
        """Reports an unknown field; the name of the field it was probably meant to be."""
        meant = closest(key, self.fields)
        hint = f'did you mean "{meant}"?' if meant else f"fields here: {', '.join(self.fields)}"
        say(node, reporter, where, "S001", f'the field "{key}" is not known', hint)
        return meant

    def complete(self, record: Mapping[str, Any] | None) -> bool:
        """True when `record` has every required field."""
        return record is not None and all(
            name in record for name, field in self.fields.items() if field.required
        )

    def _json(self) -> JsonSchema:
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, field in self.fields.items() if field.required],
            "properties": {name: field.shape.json_schema() for name, field in self.fields.items()},
        }


def required(names: Iterable[tuple[str, Shape]]) -> dict[str, Field]:
    """Fields that must all be given."""
    return {name: Field(shape, required=True) for name, shape in names}
