"""A mapping whose fields depend on the value of one of them, such as a question's on its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from cribsheet.placed import Record
from cribsheet.schema import Field, Fields
from cribsheet.shape import JsonSchema, Shape
from cribsheet.yamlfile import Node, place, width

if TYPE_CHECKING:
    from cribsheet.source import Reporter


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Fields):
    """The fields of one kind; knows which other kinds have the fields it lacks."""

    kind: str
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field name to the kinds that have it."""

    def _unknown(self, key: str, node: Node, reporter: Reporter, where: str) -> str:
        kinds = self.elsewhere.get(key)
        if kinds is None:
            # Zero-argument super() does not work in a dataclass with slots before Python 3.14.
            return Fields._unknown(self, key, node, reporter, where)  # noqa: SLF001 - its parent's
        message = f'the field "{key}" does not go with {self.kind}'
        hint = f"it is for {' and '.join(kinds)}"
        reporter.at(*place(node), "S001", message, hint, width=width(node), field=where)
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants(Shape):
    """A mapping that is one of several `kinds`, as its field `by` says; gives a `Record`.

    A mapping of no known kind is read with the fields of all of them, so that what else is wrong
    with it is reported too; `complete` is then false.
    """

    by: str
    kinds: Mapping[str, Variant]
    lenient: Fields

    def read(self, node: Node, reporter: Reporter, where: str) -> Record | None:
        """The known fields that are given and right."""
        return self._shape(node).read(node, reporter, where)

    def _shape(self, node: Node) -> Fields:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == self.by and isinstance(value, yaml.ScalarNode):
                    return self.kinds.get(value.value.strip(), self.lenient)
        return self.lenient

    def complete(self, record: Mapping[str, Any] | None) -> bool:
        """True when `record` is of a known kind and has every required field of it."""
        kind = self.kinds.get((record or {}).get(self.by, ""))
        return kind is not None and kind.complete(record)

    def _json(self) -> JsonSchema:
        return {
            "type": "object",
            "required": [self.by],
            "properties": {self.by: self.lenient.fields[self.by].shape.json_schema()},
            "allOf": [
                {
                    "if": {"properties": {self.by: {"const": name}}, "required": [self.by]},
                    "then": shape.json_schema(),
                }
                for name, shape in self.kinds.items()
            ],
        }


def variants(
    by: str, common: Mapping[str, Field], kinds: Mapping[str, Mapping[str, Field]]
) -> Variants:
    """A shape with `common` fields, `by` among them, and more for each of the `kinds`."""
    having: dict[str, tuple[str, ...]] = {}
    for kind, fields in kinds.items():
        for name in fields:
            having[name] = (*having.get(name, ()), kind)
    every = {
        name: replace(one, required=False) for own in kinds.values() for name, one in own.items()
    }
    return Variants(
        by=by,
        kinds={
            kind: Variant(
                fields={**common, **fields},
                kind=kind,
                elsewhere={name: owners for name, owners in having.items() if name not in fields},
            )
            for kind, fields in kinds.items()
        },
        lenient=Fields(fields={**common, **every}),
    )
