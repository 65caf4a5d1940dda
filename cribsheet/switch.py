"""A list of chosen things, or `false` for none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from cribsheet.placed import Text
from cribsheet.scalars import Words
from cribsheet.schema import Items
from cribsheet.shape import JsonSchema, Shape
from cribsheet.yamlfile import Node

if TYPE_CHECKING:
    from cribsheet.source import Reporter


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(Shape):
    """`false`, or a list of some of `choices`; gives a list."""

    choices: tuple[str, ...]

    def read(self, node: Node, reporter: Reporter, where: str) -> list[Text] | None:
        """What is chosen."""
        if isinstance(node, yaml.ScalarNode) and not node.style and node.value == "false":
            return []
        return self._list().read(node, reporter, where)

    def _list(self) -> Items:
        return Items(of=Words(choices=self.choices), least=1)

    def _json(self) -> JsonSchema:
        return {"anyOf": [{"const": False}, self._list().json_schema()]}
