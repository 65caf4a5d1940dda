"""A small site to study: twenty questions whose answer says so, and eight cards."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.conftest import build

SITES = Path(__file__).resolve().parents[1] / "sites"

TOPIC = """\
---
title: Plain
summary: Questions with an answer that says so.
skills:
  mini: ["1.1.2", "2.1.1"]
sources:
  - title: A guide
    url: https://docs.example.org/guide
    checked: 2026-11-22
---

## Facts {#facts}

What there is to know.

{terms}
"""

EXAM = """\
code: MINI
title: A mini exam
short: Mini
status: current
guide: "1.0"
checked: 2026-11-22
mock:
  scale: [100, 1000]
  pass: 700
  kinds: [multiple-choice]
  note: Only an estimate.
  forms:
  - id: long
    title: Long form
    questions: 20
    scored: 15
    minutes: 30
  - id: short
    title: Short form
    questions: 5
    note: Its minutes are not published.
domains:
- id: "1"
  title: Basics
  weight: 60
  tasks:
  - id: "1.1"
    title: Know the basics
    skills:
    - id: "1.1.1"
      text: Tell one thing from another
    - id: "1.1.2"
      text: Say why
- id: "2"
  title: The rest
  weight: 40
  tasks:
  - id: "2.1"
    title: Know the rest
    skills:
    - id: "2.1.1"
      text: Do it
      new: true
"""

QUESTION = """\
- id: plain-{number}
  kind: multiple-choice
  difficulty: easy
  skills:
    mini: ["{skill}"]
  section: facts
  stem: Plain question {number}?
  options:
    - text: Right {number}
      correct: true
      why: It says so.
    - text: Wrong {number}
      why: It says so too.
    - text: Off {number}
      why: And this one.
"""

SKILLS = ["1.1.2"] * 12 + ["2.1.1"] * 8
"""The skills of the plain questions: as many in each domain as the long form wants."""

TERMS = ("Ant", "Bee", "Cow", "Dog", "Eel", "Fox", "Gnu", "Hen")


def make_study_site(folder: Path) -> Path:
    """Writes the content below `folder`, builds the site, and returns its folder."""
    content = folder / "content"
    shutil.copytree(SITES / "base", content)
    (content / "exams" / "mini.yaml").write_text(EXAM, encoding="utf-8")
    topic = content / "topics" / "10-notes" / "20-plain"
    topic.mkdir()
    terms = "\n\n".join(f"{name}\n: The animal called {name.lower()}." for name in TERMS)
    (topic / "topic.md").write_text(TOPIC.replace("{terms}", terms), encoding="utf-8")
    questions = (
        QUESTION.format(number=number, skill=skill) for number, skill in enumerate(SKILLS, start=1)
    )
    (topic / "questions.yaml").write_text("".join(questions), encoding="utf-8")
    return build(folder / "site", "--content", str(content))


def release(folder: Path, edit: Callable[[str], str]) -> None:
    """Edits the plain questions of a site, and puts a new release in its place.

    Args:
        folder: what `make_study_site` was given, below which the site is.
        edit: gives the new text of the file of questions from the old one.
    """
    file = folder / "content" / "topics" / "10-notes" / "20-plain" / "questions.yaml"
    file.write_text(edit(file.read_text("utf-8")), encoding="utf-8")
    build(folder / "site", "--content", str(folder / "content"))


def without(text: str, number: int) -> str:
    """The file of questions without one of them."""
    parts = re.split(r"^(?=- id: )", text, flags=re.MULTILINE)
    return "".join(part for part in parts if not part.startswith(f"- id: plain-{number}\n"))


def answer(article: Locator, *, right: bool) -> None:
    """Chooses an option of a plain question, which says whether it is right."""
    article.locator(".option", has_text="Right" if right else "Wrong").get_by_role("radio").check()


def answer_and_check(article: Locator, *, right: bool) -> None:
    """Answers a plain question and has it judged."""
    answer(article, right=right)
    article.get_by_role("button", name="Check").click()
    expect(article.locator(".verdict-line")).to_contain_text("Right." if right else "Not right.")


def step(page: Page | FrameLocator, *, right: bool) -> None:
    """Answers what is shown: a question, or a card."""
    question = page.locator(".run .question")
    if question.count() > 0:
        answer_and_check(question, right=right)
        question.get_by_role("button", name="Next").click()
    else:
        page.get_by_role("button", name="Show the answer").click()
        page.get_by_role("button", name="I knew it" if right else "I did not").click()
