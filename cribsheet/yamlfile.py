"""YAML with places and without surprises.

PyYAML's composer gives nodes that know their line and column; values are made from them by
`cribsheet.schema`, which knows what each place should hold. What YAML 1.1 would silently turn into
something else (`no`, `on`, `1.10`, dates, duplicate keys, aliases) is reported instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from cribsheet.source import Reporter

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Node = yaml.Node

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


@dataclass(frozen=True, slots=True)
class Entry:
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
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = (error.problem or "it cannot be parsed").strip()
        if error.context and error.context_mark and error.context_mark.line != line - 1:
            problem += f" ({error.context.strip()} from line {error.context_mark.line + 1})"
        reporter.at(line, column, "Y001", f"YAML: {problem}", _hint(reporter, line, problem))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        reporter.at(1, 1, "Y001", f"YAML: {str(error).splitlines()[0]}")
        return None
    finally:
        loader.dispose()
    if root is None:
        reporter.at(1, 1, "F004", "the YAML holds no value", "fill it or remove the file")
        return None
    if not _plain(reporter, root, set()):
        return None
    return root


def _hint(reporter: Reporter, line: int, problem: str) -> str:
    source = reporter.source.line(line)
    if "\t" in source[: len(source) - len(source.lstrip())] or "'\\t'" in problem:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in problem:
        return 'put the value in quotes: it contains ": "'
    if "cannot start any token" in problem or "expected <block end>" in problem:
        return "check the indentation, and quote values that start with a special character"
    if "did not find expected" in problem:
        return "check the indentation, brackets and quotes on this line and the one before"
    return ""


def _plain(reporter: Reporter, node: Node, seen: set[int]) -> bool:
    """Reports aliases and explicit tags below `node`; False when there are any."""
    if id(node) in seen:
        line, column = place(node)
        message = "this value is used again through a YAML alias"
        reporter.at(line, column, "Y003", message, "write the value out in each place")
        return False
    seen.add(id(node))
    good = True
    if isinstance(node, yaml.ScalarNode):
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.endswith("binary"):
            line, column = place(node)
            reporter.at(line, column, "Y003", f'YAML tag "{node.tag}"', "remove the tag")
            good = False
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            good = _plain(reporter, item, seen) and good
    else:
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag == "tag:yaml.org,2002:merge":
                line, column = place(key)
                reporter.at(line, column, "Y003", 'merge key "<<"', "write the fields out")
                good = False
            good = _plain(reporter, value, seen) and good
    return good


def entries(reporter: Reporter, node: Node) -> list[Entry]:
    """The entries of a mapping node in order; duplicate keys are reported and left out."""
    found: list[Entry] = []
    first: dict[str, Node] = {}
    for key, value in node.value:
        line, column = place(key)
        if not isinstance(key, yaml.ScalarNode):
            reporter.at(line, column, "S003", "a key must be text", width=width(key))
            continue
        if not key.style and key.tag != "tag:yaml.org,2002:str":
            message = f'the key "{key.value}" is read by YAML as {describe(key)}'
            hint = f'write "{key.value}" in quotes'
            reporter.at(line, column, "Y004", message, hint, width=width(key))
        if key.value in first:
            message = f'the key "{key.value}" is already given on line {place(first[key.value])[0]}'
            reporter.at(line, column, "Y002", message, "keep one of the two", width=width(key))
            continue
        first[key.value] = key
        found.append(Entry(key.value, key, value))
    return found
