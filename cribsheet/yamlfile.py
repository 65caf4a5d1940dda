"""YAML with places and without surprises.

PyYAML's composer gives nodes that know their line and column; values are made from them by
`cribsheet.schema`, which knows what each place should hold. What YAML 1.1 would silently turn into
something else (`no`, `on`, `1.10`, dates, duplicate keys, aliases) is reported instead.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from cribsheet.diagnostics import shortened
from cribsheet.source import SourceFile

if TYPE_CHECKING:
    from cribsheet.source import Reporter

TEXT = "tag:yaml.org,2002:str"
_Base: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Node = yaml.Node


class _Loader(_Base):  # type: ignore[misc]  # one of two, decided above
    """PyYAML's loader, with a shorter way to the tag of a scalar: it is asked for each of them.

    It is also told of each node's beginning and end, for resolvers that go by a node's path. There
    are none, so built-in functions that do nothing are told.
    """

    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(tuple)

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is not yaml.ScalarNode:
            return str(super().resolve(kind, value, implicit))
        if implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return str(tag)
        return TEXT


DEEPEST = 40
"""How deep lists and mappings may nest; the deepest content file needs ten levels."""
_MAYBE_DEEP = re.compile(r"\n(?:(?:[ ]*[-?:]){16}|[ ]{80})")
"""The beginning of a line that may nest so deep. It is looked for behind line ends: to try the
pattern at every character would take a sixth of the time of composing."""
_PROPERTY = re.compile(r"(?<![^\s,\[{])[!&][^\s,\[\]{}]+")

_KINDS = {
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:merge": "a merge key",
    "tag:yaml.org,2002:value": "a value key",
    "tag:yaml.org,2002:str": "text",
}


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: str
    key_node: Node
    value: Node


def place(node: Node) -> tuple[int, int]:
    """1-based line and column of a node's first character."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def width(node: Node) -> int:
    """How many characters of its first line a node takes (for the caret)."""
    if node.end_mark.line == node.start_mark.line:
        return max(1, node.end_mark.column - node.start_mark.column)
    return 1


def describe(node: Node) -> str:
    """What a node is, in words: "text", "a list", "a number"."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return _KINDS.get(node.tag, "a value with a YAML tag")


def compose(reporter: Reporter, text: str) -> Node | None:
    """Parses `text` to its root node; reports Y001 to Y003. None when it cannot be used.

    `text` may start with blank lines that stand for lines of the file which are not YAML, so that
    places are those of the file.
    """
    if _too_deep(reporter, text):
        return None
    loader = _Loader(text)
    root: Node | None = None
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        _broken(reporter, error)
        return None
    except yaml.YAMLError as error:
        reporter.at(1, 1, "Y001", f"YAML: {str(error).splitlines()[0]}")
        return None
    finally:
        loader.dispose()
    if root is None:
        reporter.at(1, 1, "F004", "the YAML holds no value", _FIELDS)
        return None
    marked = ("!" in text or "&" in text) and _PROPERTY.search(text)
    if not marked and "<<" not in text:
        return root
    check = _Check(reporter, text)
    check.node(root)
    return root if check.good else None


def _too_deep(reporter: Reporter, text: str) -> bool:
    """Reports YAML that nests deeper than `DEEPEST` (Y001).

    PyYAML composes by recursion in C and would bring the process down. Reading events is safe but
    slow, so it is done only for a text that may nest so deep.
    """
    if text.count("[") + text.count("{") <= DEEPEST and not _MAYBE_DEEP.search(f"\n{text}"):
        return False
    loader = _Loader(text)
    depth = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                line, column = event.start_mark.line + 1, event.start_mark.column + 1
                message = f"YAML: lists and mappings nest more than {DEEPEST} deep"
                reporter.at(line, column, "Y001", message, "close the brackets before")
                return True
    except yaml.YAMLError:
        pass  # reported when the text is composed
    finally:
        loader.dispose()
    return False


def _broken(reporter: Reporter, error: yaml.MarkedYAMLError) -> None:
    """Reports what PyYAML cannot parse, where its author can mend it (Y001)."""
    problem = (error.problem or "it cannot be parsed").strip()
    context = (error.context or "").strip()
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and error.context_mark:
        mark = error.context_mark  # the quote that is not closed, not the end of the file
        problem, context = f"{problem} {context}", ""
    elif "another document" in problem:
        problem, context = "a second document starts here", ""
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    while line > 1 and not reporter.source.line(line).strip():
        line -= 1  # the end of the file: its last words are what is not complete
        column = len(reporter.source.line(line)) + 1
    if blame := _no_blank(reporter, problem, line, column, error.context_mark):
        line, column, key = blame
        hint = f'write "{key}: …"'
        reporter.at(line, column, "Y001", f'YAML: no blank after "{key}:"', hint)
        return
    if context and error.context_mark and error.context_mark.line != line - 1:
        problem += f" ({context} from line {error.context_mark.line + 1})"
    hint = _hint(reporter, line, problem)
    if problem.startswith(_MAPPING) and _is_first_colon(reporter, line, column):
        hint = _HINTS["expected"]  # nothing to quote: the line is read as part of the one before
    reporter.at(line, column, "Y001", f"YAML: {problem}", hint)


def _is_first_colon(reporter: Reporter, line: int, column: int) -> bool:
    return ": " not in reporter.source.line(line)[: column - 1]


def _no_blank(
    reporter: Reporter, problem: str, line: int, column: int, begin: yaml.Mark | None
) -> tuple[int, int, str] | None:
    """Line, column and key of a ``key:value`` that made PyYAML stumble, mostly a line later."""
    suspects = []
    if problem.startswith(_MAPPING) and _is_first_colon(reporter, line, column):
        before = line - 1
        while before > 1 and not reporter.source.line(before).strip():
            before -= 1
        suspects = [before]
    elif "could not find expected ':'" in problem:
        suspects = [begin.line + 1, line] if begin else [line]
    for suspect in suspects:
        if found := _GLUED.match(reporter.source.line(suspect)):
            return suspect, found.end() + 1, found["key"]
    return None


_MAPPING = "mapping values are not allowed"
_GLUED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z][\w-]*):(?=\S)(?!//)")
_FIELDS = "docs/authoring.md lists what stands here"
_HINTS = {
    _MAPPING: 'put the value in quotes: it contains ": "',
    "cannot start any token": "put the value in quotes: it starts with a special character",
    "undefined alias": 'put the value in quotes: it starts with "*"',
    "end of stream": "close the quote",
    "second document": 'remove the "---" line',
    "expected": "check the indentation, brackets and quotes on this line and the one before",
}


def _hint(reporter: Reporter, line: int, problem: str) -> str:
    source = reporter.source.line(line)
    if "\t" in source[: len(source) - len(source.lstrip())] or "'\\t'" in problem:
        return "indent with spaces, not tabs"
    return next((hint for words, hint in _HINTS.items() if words in problem), "")


class _Check:
    """Looks for anchors, aliases, tags and merge keys below a node."""

    def __init__(self, reporter: Reporter, text: str) -> None:
        self.reporter = reporter
        self.good = True
        self.seen: set[int] = set()
        # A plain value never starts with these characters, so at a node's place they are its
        # tag or anchor. `text` has the lines of the file but, in front matter, not its offsets.
        lines = SourceFile(reporter.source.name, text)
        self.properties = {
            lines.place(found.start()): found[0] for found in _PROPERTY.finditer(text)
        }

    def node(self, node: Node) -> None:
        """Checks a node once; one that comes again does so through an alias of its anchor."""
        if id(node) in self.seen:
            return
        self.seen.add(id(node))
        if self.properties and (written := self.properties.get(place(node))):
            what = "tag" if written[0] == "!" else "anchor"
            hint = "remove it" if what == "tag" else "write the value out in each place"
            self.complain(node, f'YAML {what} "{written}"', hint, len(written))
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self.node(item)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.tag == "tag:yaml.org,2002:merge":
                    self.complain(key, 'merge key "<<"', "write the fields out", 2)
                self.node(key)
                self.node(value)

    def complain(self, node: Node, message: str, hint: str, width: int) -> None:
        line, column = place(node)
        self.reporter.at(line, column, "Y003", message, hint, width=width)
        self.good = False


def entries(reporter: Reporter, node: Node) -> list[Entry]:
    """The entries of a mapping node in order; duplicate keys are reported and left out."""
    found: list[Entry] = []
    first: dict[str, Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            reporter.at(*place(key), "S003", "a key must be text", width=width(key))
            continue
        if not key.style and key.tag != TEXT:
            shown = shortened(key.value)
            message = f'the key "{shown}" is read by YAML as {describe(key)}'
            hint = f'write "{shown}" in quotes'
            reporter.at(*place(key), "Y004", message, hint, width=width(key))
        if key.value in first:
            message = f'the key "{key.value}" is already given on line {place(first[key.value])[0]}'
            reporter.at(*place(key), "Y002", message, "keep one of the two", width=width(key))
            continue
        first[key.value] = key
        found.append(Entry(key.value, key, value))
    return found
