"""A new topic that already validates: every required field is there, to be written over."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import yaml

from cribsheet.failure import ExitCode, Failure
from cribsheet.references import bare
from cribsheet.scalars import ID, ID_HINT

if TYPE_CHECKING:
    from pathlib import Path

_STEP = 10
"""Distance between the numbers in front of folders, so that a topic fits in between later."""

_GROUP = """\
title: {title}
summary: What the topics of this group have in common.
"""

_TOPIC = """\
---
title: {title}
summary: One sentence that says what this topic decides.
skills:
  {exam}: ["{skill}"]
tags: []
aliases: []
sources:
  - title: The page the facts below rest on
    url: https://example.org/
    checked: {today}
---

One or two short sentences before the first heading.

## When to choose {{#choose skills="{exam}:{skill}"}}

- One fact per line, the **decisive words** in bold.

:::cue
"**The words in a question**" that point here.
:::

:::trap[The mistake people make]
Why it is one.
:::
"""

_QUESTIONS = """\
- id: {topic}-first
  kind: multiple-choice
  difficulty: medium
  skills:
    {exam}: ["{skill}"]
  section: choose
  stem: >-
    A scenario of your own that ends in a question. Which option fits best?
  options:
    - text: The option that fits
      correct: true
      why: Why it fits.
    - text: A plausible second option
      why: Why it does not fit.
    - text: A plausible third option
      why: Why it does not fit either.
    - text: A plausible fourth option
      why: Why it does not fit either.
"""


_CARDS = """\
- id: {topic}-first-card
  front: A short question that the text does not already ask as a term
  back: Its answer, as short
  section: choose
"""


def new_topic(content: Path, name: str) -> list[Path]:
    """Makes the folder of the topic `name` (``GROUP/ID``), and of its group if that is new.

    Returns:
        The files made.

    Raises:
        Failure: the name is no pair of ids, there is no such content folder, the topic exists, the
            site has no exam to name a skill of, or the files cannot be written.
    """
    group, _, topic = name.partition("/")
    if not ID.fullmatch(group) or not ID.fullmatch(topic):
        message = f"{name!r} is not of the form GROUP/ID"
        raise Failure(message, hint=ID_HINT, exit_code=ExitCode.USAGE)
    if bare(group) != group or bare(topic) != topic:
        message = f"{name!r} holds a folder's number"
        hint = f"the number only orders and is given for you: {bare(group)}/{bare(topic)}"
        raise Failure(message, hint=hint, exit_code=ExitCode.USAGE)
    if not content.is_dir():
        state = "is not a folder" if content.exists() else "does not exist"
        message = f"the content folder {content} {state}"
        raise Failure(message, exit_code=ExitCode.USAGE)
    topics = content / "topics"
    for taken in topics.glob("*/*/topic.md"):
        if bare(taken.parent.name).lower() == topic:
            message = f"the topic {topic} exists already: {taken.parent}"
            raise Failure(message, exit_code=ExitCode.USAGE)
    exam, skill = _first_skill(content)
    words = {
        "exam": exam,
        "skill": skill,
        "title": _title(topic),
        "topic": topic,
        "today": date.today().isoformat(),  # noqa: DTZ011 - the author's own day
    }
    made: dict[Path, str] = {}
    folder = _existing(topics, group)
    if folder is None:
        folder = topics / _numbered(topics, group)
        made[folder / "group.yaml"] = _GROUP.format(title=_title(group))
    folder /= _numbered(folder, topic)
    made[folder / "topic.md"] = _TOPIC.format(**words)
    made[folder / "questions.yaml"] = _QUESTIONS.format(**words)
    made[folder / "cards.yaml"] = _CARDS.format(**words)
    try:
        folder.mkdir(parents=True)
        for path, text in made.items():
            path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        message = f"cannot write {folder}: {error.strerror}"
        raise Failure(message, exit_code=ExitCode.OUTPUT) from error
    return list(made)


def _title(name: str) -> str:
    """A title made from an id, as YAML: quoted, because an id such as `on` or `2026` is no text."""
    return f'"{name.replace("-", " ").capitalize()[:60]}"'


def _first_skill(content: Path) -> tuple[str, str]:
    """An exam of the site and the id of its first skill, read leniently."""
    try:
        exam = yaml.safe_load((content / "site.yaml").read_text("utf-8"))["exams"][0]
        guide = yaml.safe_load((content / "exams" / f"{exam}.yaml").read_text("utf-8"))
        return str(exam), str(guide["domains"][0]["tasks"][0]["skills"][0]["id"])
    except (OSError, ValueError, LookupError, TypeError, yaml.YAMLError) as error:
        message = f"{content} names no exam with a skill that the topic could serve"
        hint = 'site.yaml lists the exams; "build.py check" says what is wrong with them'
        raise Failure(message, hint=hint, exit_code=ExitCode.CONTENT) from error


def _existing(topics: Path, group: str) -> Path | None:
    folders = sorted(path for path in topics.glob("*") if bare(path.name) == group)
    return folders[0] if folders else None


def _numbered(parent: Path, name: str) -> str:
    """`name` behind the next free number in `parent`, so that it comes last."""
    numbers = [int(m[1]) for path in parent.glob("*") if (m := re.match(r"(\d+)-", path.name))]
    return f"{max(numbers, default=0) // _STEP * _STEP + _STEP}-{name}"
