"""What keeps the parts of a question from being its answer key (Q001 to Q007)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.answers import bare_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cribsheet.markdown import Context
    from cribsheet.placed import Record, Text
    from cribsheet.source import Reporter

FEWEST = {"multiple-choice": 3, "multiple-response": 5, "ordering": 3, "matching": 3}
"""Fewer leave too much to chance."""


def check(record: Record, context: Context) -> None:
    """Reports a question whose parts are too few, say the same, or do not tell what is right.

    Its Markdown must have been rendered with this context before.
    """
    reporter = context.reporter
    kind = str(record.get("kind", ""))
    options: list[Record] = record.get("options", [])
    items: list[Record] = record.get("items", [])
    pairs: list[Record] = record.get("pairs", [])
    extras: list[Text] = record.get("extras", [])
    _differ("option", _texts(options, "text"), context)
    _differ("item", _texts(items, "text"), context)
    _differ("left side", _texts(pairs, "left"), context)
    _differ("right side", [*_texts(pairs, "right"), *extras], context)
    check_accepted(record.get("accepted", []), reporter)
    if "options" in record and kind:
        _key(kind, record, reporter)
    for name in ("options", "items", "pairs"):
        if name in record and len(record[name]) < FEWEST.get(kind, 0):
            message = f"{len(record[name])} {name}, at least {FEWEST[kind]} in {_a(kind)} question"
            hint = "add plausible alternatives" if name == "options" else "add some"
            reporter.at(record.line, record.column, "Q006", message, hint)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _texts(records: Iterable[Record], name: str) -> list[Text]:
    return [record[name] for record in records if name in record]


def _key(kind: str, record: Record, reporter: Reporter) -> None:
    """Reports options of which too few or too many are right."""
    options: list[Record] = record["options"]
    right = [option for option in options if option.get("correct")]

    def complain(code: str, message: str, hint: str, place: Record = record) -> None:
        reporter.at(place.line, place.column, code, message, hint)

    if any("correct" in option.unread for option in options):
        pass  # reported; which ones are right is not known
    elif not right:
        complain("Q001", "no option is right", "put correct: true on the right one")
    elif kind == "multiple-choice":
        if right[1:]:
            message = f"{len(right)} options are right in a multiple-choice question"
            complain("Q002", message, "keep one, or make it kind: multiple-response", right[1])
    elif not right[1:] or len(right) == len(options):
        message = f"{len(right)} of {len(options)} options are right in a {kind} question"
        complain("Q003", message, "two or more are right, and at least one is wrong")


def _differ(what: str, texts: Iterable[Text], context: Context) -> None:
    seen: dict[str, Text] = {}
    for text in texts:
        key = context.reading(text)
        if key in seen:
            message = f"this {what} says the same as the one on line {seen[key].line}"
            hint = "make them differ, or remove one"
            context.reporter.at(text.line, text.column, "Q005", message, hint, width=len(text))
        seen.setdefault(key, text)


def check_accepted(accepted: Iterable[Text], reporter: Reporter) -> None:
    """Reports accepted answers that no keyboard could tell from nothing, or from one another."""
    seen: dict[str, Text] = {}
    for text in accepted:
        key = bare_text(text)
        if not any(map(str.isalnum, key)):
            message = f'"{text}" has no letter or digit: spacing and punctuation do not count'
            hint = "write the answer as a reader would type it"
            reporter.at(text.line, text.column, "Q007", message, hint, width=len(text))
        elif key in seen:
            message = f'this answer counts as "{seen[key]}" on line {seen[key].line} does'
            hint = "remove it: case, spacing and hyphens do not matter"
            reporter.at(text.line, text.column, "Q005", message, hint, width=len(text))
        seen.setdefault(key, text)
