"""Shapes of single values: text, ids, addresses, days, truths and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import yaml

from cribsheet.diagnostics import did_you_mean, shortened
from cribsheet.placed import Text
from cribsheet.shape import FORMS, JsonSchema, Shape, say, wrong
from cribsheet.source import controls, named
from cribsheet.yamlfile import TEXT, Node, describe, place

if TYPE_CHECKING:
    from cribsheet.source import Reporter

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LABEL = r'[^\s<>"/?#@:.\[\]\\]+'
ADDRESS = re.compile(rf'https://{_LABEL}(\.{_LABEL})*(:[0-9]{{1,5}})?([/?#][^\s<>"]*)?')
"""An https address with a host (https://url.spec.whatwg.org/); no user, no bare IPv6 address."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_SUBTAG = "[A-Za-z0-9]"
LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    rf"(-({_SUBTAG}{{5,8}}|[0-9]{_SUBTAG}{{3}}))*"
    rf"(-[0-9A-WY-Za-wy-z](-{_SUBTAG}{{2,8}})+)*(-[xX](-{_SUBTAG}{{1,8}})+)?"
)
"""A language tag by its syntax: `langtag` of BCP 47 (RFC 5646, section 2.1), whose languages of
four to eight letters are left out, since none is registered."""
GUIDE_ID = re.compile(r"(?!main$|domain-|task-)[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
"""An id of an exam guide ("1.1.3", "2.k4"). It is an anchor of the coverage page, too, where the
ids that are ruled out name other things."""
ID_HINT = "use lower-case letters and digits in words joined by hyphens"


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
            wrong(node, reporter, where, "text")
            return None
        if not node.style and node.tag != TEXT:
            if node.value == "":
                wrong(node, reporter, where, "text")
                return None
            shown = shortened(node.value)
            message = f"YAML reads {shown} as {describe(node)}, not as text"
            hint = f'write it in quotes: "{shown}"'
            say(node, reporter, where, "Y004", message, hint)
            return None
        value = node.value.strip()
        complaint = self._complaint(value)
        if complaint:
            say(node, reporter, where, *complaint)
            return None
        return Text.of(value, *place(node), last=node.end_mark.line + 1)

    def _complaint(self, value: str) -> tuple[str, str, str] | None:
        if not value:
            return "S006", "the text is empty", "fill it or remove the field"
        # A simple text is quickly told.
        for offset in () if value.isascii() and value.isprintable() else controls(value):
            return "F005", f"the text holds the {named(value[offset])}", "remove it"
        if self.choices and value not in self.choices:
            allowed = ", ".join(self.choices)
            message = f'"{shortened(value)}" is not one of {allowed}'
            return "S004", message, did_you_mean(value, self.choices)
        if self.most and len(value) > self.most:
            return "S006", f"{len(value)} characters, at most {self.most}", "shorten it"
        return self._malformed(value)

    def _malformed(self, value: str) -> tuple[str, str, str] | None:
        if self.line and "\n" in value:
            return "S005", "the text has a line break", "write it in one line"
        if self.pattern is not None and not self.pattern.fullmatch(value):
            return "S005", f'"{shortened(value)}" is not {self.form}', self.hint
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


def guide_id() -> Words:
    """The shape of the id of a domain, task or skill: as the exam's guide numbers them."""
    hint = "use letters and digits, with single dots or hyphens between them, such as 1.1.3 or K1"
    return Words(pattern=GUIDE_ID, form="an id of a domain, task or skill", hint=hint)


def language() -> Words:
    """The shape of a language tag."""
    hint = "write the tag: en, de, pt-BR, zh-Hant"
    form = "a BCP 47 language tag"
    about = "The language of the notes, a BCP 47 tag: en."
    return Words(most=35, pattern=LANGUAGE, form=form, hint=hint, about=about)


def address(about: str = "") -> Words:
    """The shape of an https address."""
    return Words(pattern=ADDRESS, form="an https address", hint="write https://…", about=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Shape):
    """A date, YYYY-MM-DD, quoted or not; gives a `datetime.date`."""

    def read(self, node: Node, reporter: Reporter, where: str) -> date | None:
        """The day."""
        if isinstance(node, yaml.ScalarNode) and node.value:
            hint = FORMS["a date"]
            try:
                if _DAY.fullmatch(node.value):
                    return date.fromisoformat(node.value)
            except ValueError as error:
                hint = f"there is no such day: {error}"
            say(node, reporter, where, "S005", f'"{shortened(node.value)}" is not a date', hint)
            return None
        wrong(node, reporter, where, "a date")
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
            wrong(node, reporter, where, "true or false")
            return None
        if not node.style and node.value in ("true", "false"):
            return bool(node.value == "true")
        if not node.style and node.tag == "tag:yaml.org,2002:bool":
            message = f"YAML reads {node.value} as {describe(node)}"
            say(node, reporter, where, "Y004", message, "write true or false")
        else:
            wrong(node, reporter, where, "true or false")
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
            say(node, reporter, where, "S004", message)
            return None
        wrong(node, reporter, where, "a whole number")
        return None

    def _json(self) -> JsonSchema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}
