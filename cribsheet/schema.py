"""Shapes of YAML values: one description checks a file and is emitted as JSON Schema.

A shape's `read` turns a YAML node into a plain value (text, date, list, dict), or reports what is
wrong and returns `None` for it. Texts remember where they stand (`Text` is a `str` with a place),
so that later stages can point at them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from cribsheet.diagnostics import closest, count, did_you_mean
from cribsheet.source import CONTROL, named
from cribsheet.yamlfile import Node, describe, entries, place, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cribsheet.source import Reporter

JsonSchema = dict[str, Any]
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LABEL = r'[^\s<>"/?#@:.\[\]\\]+'
ADDRESS = re.compile(rf'https://{_LABEL}(\.{_LABEL})*(:[0-9]{{1,5}})?([/?#][^\s<>"]*)?')
"""An https address with a host (https://url.spec.whatwg.org/); no user, no bare IPv6 address."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
ID_HINT = "use lower-case letters and digits in words joined by hyphens"


class Text(str):
    """A text with the 1-based line and column at which its YAML value starts, and its last line."""

    __slots__ = ("column", "last", "line")

    line: int
    column: int
    last: int

    @classmethod
    def of(cls, value: str, line: int, column: int, last: int = 0) -> Text:
        """A text that stands at that place, on one line unless `last` says more."""
        text = cls(value)
        text.line, text.column, text.last = line, column, max(line, last)
        return text


class Record(dict[str, Any]):
    """The fields of a mapping, with the place where the mapping starts.

    `unread` are names of fields that are given but could not be read, which is reported: that they
    are not here says nothing of what the author meant.
    """

    line: int = 1
    column: int = 1
    unread: frozenset[str] = frozenset()


class Keys(dict[Text, Any]):
    """A mapping with keys of the author's own, and the place where it starts.

    `unread` are the keys whose values could not be read, which is reported.
    """

    line: int = 1
    column: int = 1
    unread: tuple[Text, ...] = ()


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


_MORE = "add what is missing, or remove the field where it is optional"
_FEWER = "remove some"
_FORMS = {
    "text": "write text after the colon",
    "a list": 'write "- " before each entry, or [one, two]',
    "a mapping": 'write "name: value" lines',
    "a date": "write it as YYYY-MM-DD",
    "true or false": "write true or false, without quotes",
    "a whole number": "write digits, without quotes",
}


def _entries(node: Node) -> str:
    return count(len(node.value), "entry", "entries")


def _say(node: Node, reporter: Reporter, where: str, code: str, *words: str) -> None:
    """Reports what is wrong with the value `node` of the field `where`: message and hint."""
    reporter.at(*place(node), code, *words, width=width(node), field=where)


def _wrong(node: Node, reporter: Reporter, where: str, expected: str) -> None:
    message = f"expected {expected}, received {describe(node)}"
    _say(node, reporter, where, "S003", message, _FORMS[expected])


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Shape):
    """Text. Plain scalars that YAML reads as something else are reported (Y004)."""

    most: int = 0
    """Longest length in characters; 0 for any."""
    pattern: re.Pattern[str] | None = None
    form: str = ""
    """The pattern in words."""
    hint: str = ""
    """How to write what fits the pattern."""
    choices: tuple[str, ...] = ()
    line: bool = False
    """Whether it must be one line."""

    def read(self, node: Node, reporter: Reporter, where: str) -> Text | None:
        """The text without surrounding blanks, with its place."""
        if not isinstance(node, yaml.ScalarNode):
            _wrong(node, reporter, where, "text")
            return None
        if not node.style and node.tag != "tag:yaml.org,2002:str":
            if node.value == "":
                _wrong(node, reporter, where, "text")
                return None
            message = f"YAML reads {node.value} as {describe(node)}, not as text"
            hint = f'write it in quotes: "{node.value}"'
            _say(node, reporter, where, "Y004", message, hint)
            return None
        value = node.value.strip()
        complaint = self._complaint(value)
        if complaint:
            _say(node, reporter, where, *complaint)
            return None
        return Text.of(value, *place(node), last=node.end_mark.line + 1)

    def _complaint(self, value: str) -> tuple[str, str, str] | None:
        if not value:
            return "S006", "the text is empty", "fill it or remove the field"
        if control := CONTROL.search(value):
            return "F005", f"the text holds the {named(control[0])}", "remove it"
        if self.choices and value not in self.choices:
            allowed = ", ".join(self.choices)
            return "S004", f'"{value}" is not one of {allowed}', did_you_mean(value, self.choices)
        if self.most and len(value) > self.most:
            return "S006", f"{len(value)} characters, at most {self.most}", "shorten it"
        return self._malformed(value)

    def _malformed(self, value: str) -> tuple[str, str, str] | None:
        if self.line and "\n" in value:
            return "S005", "the text has a line break", "write it in one line"
        if self.pattern is not None and not self.pattern.fullmatch(value):
            return "S005", f'"{value}" is not {self.form}', self.hint
        return None

    def _json(self) -> JsonSchema:
        schema: JsonSchema = {"type": "string", "minLength": 1}
        if self.most:
            schema["maxLength"] = self.most
        if self.pattern is not None:
            schema["pattern"] = f"^{self.pattern.pattern}$"
        elif self.line:
            schema["pattern"] = "^.*$"
        if self.choices:
            schema["enum"] = list(self.choices)
        return schema


def identifier(about: str = "") -> Words:
    """The shape of an id."""
    return Words(pattern=ID, form="an id", hint=ID_HINT, about=about)


def address(about: str = "") -> Words:
    """The shape of an https address."""
    return Words(pattern=ADDRESS, form="an https address", hint="write https://…", about=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Shape):
    """A date, YYYY-MM-DD, quoted or not; gives a `datetime.date`."""

    def read(self, node: Node, reporter: Reporter, where: str) -> date | None:
        """The day."""
        if isinstance(node, yaml.ScalarNode) and node.value:
            hint = _FORMS["a date"]
            try:
                if _DAY.fullmatch(node.value):
                    return date.fromisoformat(node.value)
            except ValueError as error:
                hint = f"there is no such day: {error}"
            _say(node, reporter, where, "S005", f'"{node.value}" is not a date', hint)
            return None
        _wrong(node, reporter, where, "a date")
        return None

    def _json(self) -> JsonSchema:
        return {"type": "string", "format": "date"}


_TRUTHS = dict.fromkeys(("true", "yes", "on"), True) | dict.fromkeys(("false", "no", "off"), False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Shape):
    """`true` or `false`; `yes`, `on` and `"true"` are reported, and read as they are meant."""

    def read(self, node: Node, reporter: Reporter, where: str) -> bool | None:
        """Whether it is true."""
        if not isinstance(node, yaml.ScalarNode):
            _wrong(node, reporter, where, "true or false")
            return None
        if not node.style and node.value in ("true", "false"):
            return bool(node.value == "true")
        if not node.style and node.tag == "tag:yaml.org,2002:bool":
            message = f"YAML reads {node.value} as {describe(node)}"
            _say(node, reporter, where, "Y004", message, "write true or false")
        else:
            _wrong(node, reporter, where, "true or false")
        return _TRUTHS.get(node.value.lower())

    def _json(self) -> JsonSchema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Shape):
    """A whole number within limits."""

    least: int = 0
    most: int = 1_000_000

    def read(self, node: Node, reporter: Reporter, where: str) -> int | None:
        """The number."""
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        if plain and _WHOLE_NUMBER.fullmatch(node.value):
            value = int(node.value)
            if self.least <= value <= self.most:
                return value
            message = f"{value} is not between {self.least} and {self.most}"
            _say(node, reporter, where, "S004", message)
            return None
        _wrong(node, reporter, where, "a whole number")
        return None

    def _json(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


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
            _wrong(node, reporter, where, "a list")
            return None
        if len(node.value) < self.least:
            _say(node, reporter, where, "S006", f"{_entries(node)}, at least {self.least}", _MORE)
        if self.most and len(node.value) > self.most:
            _say(node, reporter, where, "S006", f"{_entries(node)}, at most {self.most}", _FEWER)
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
            _wrong(node, reporter, where, "a mapping")
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
            _say(node, reporter, where, "S006", f"{_entries(node)}, at least {self.least}", _MORE)
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
            _wrong(node, reporter, where, "a mapping")
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
        _say(node, reporter, where, "S001", f'the field "{key}" is not known', hint)
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
