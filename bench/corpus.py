"""Content folders of any size, recombined from the shipped topics.

A generated topic takes its front matter and questions from one shipped topic, its blocks from all
of them, and a share of its words from a vocabulary that grows with the site, as a real one's does.
Ids, anchors, terms and links are made new, so the result validates. The same size and seed give the
same files.
"""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

GROUP_SIZE = 12
BLOCKS = (6, 9)
TABLES_PER_TOPIC = 0.75
TREES_PER_TOPIC = 0.04
NEW_WORD_SHARE = 0.04
"""Share of the plain words that are replaced by words of the made-up vocabulary."""

_SYLLABLES = (
    "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra "
    "re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu za ze zi zo zu"
).split()
_ANCHOR = re.compile(r"\{#([\w-]+)")
_LINK = re.compile(r"\]\((topic|table|tree|term):[\w-]+(?:#[\w-]+)?\)")
_LOCAL_LINK = re.compile(r"\]\(#([\w-]+)\)")
_RELATIVE_LINK = re.compile(r"\]\((?:\.\.?/)[^)]+\)")
_TERM = re.compile(r"^(?P<name>[^\n:{(]+?)(?: \((?P<aliases>[^)\n]+)\))?(?P<rest> \{#[^}\n]*\})?$")
_FIGURE = re.compile(r"src=([\w.-]+)")
_SHOWN_LINE = re.compile(r"^::(?:table|decide)\{[^}\n]*\}\n?", re.MULTILINE)
_PLAIN_LINE = re.compile(r"^(?:- )?[A-Z][^$`\\\[{|<]*$")
_WORD = re.compile(r"\b[a-z]{6,}\b")


@dataclass(frozen=True, slots=True)
class Donor:
    """A shipped topic in pieces."""

    folder: Path
    front: str
    lead: str
    blocks: tuple[str, ...]
    questions: tuple[str, ...]


def read_donors(content: Path) -> list[Donor]:
    """The shipped topics, each cut at its block headings."""
    donors = []
    for path in sorted(content.glob("topics/*/*/topic.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        lead, *blocks = re.split(r"^(?=## )", body, flags=re.MULTILINE)
        questions = (path.parent / "questions.yaml").read_text("utf-8")
        items = re.split(r"^(?=- id: )", questions, flags=re.MULTILINE)
        donors.append(
            Donor(
                path.parent,
                front,
                lead.strip(),
                tuple(blocks),
                tuple(item for item in items if item.startswith("- id: ")),
            )
        )
    return donors


class Corpus:
    """Writes `topics` topics below `target`."""

    def __init__(self, content: Path, target: Path, topics: int, seed: int = 1) -> None:
        self.content = content
        self.target = target
        self.topics = topics
        self.tables = max(1, int(topics * TABLES_PER_TOPIC))
        self.trees = max(1, int(topics * TREES_PER_TOPIC))
        self.random = random.Random(f"{seed}/{topics}")
        self.donors = read_donors(content)
        self.donor_files = {
            kind: [path.read_text("utf-8") for path in sorted((content / kind).glob("*.yaml"))]
            for kind in ("tables", "trees")
        }
        self.vocabulary = [self._made_up_word() for _ in range(200 + topics * 3)]

    def write(self) -> None:
        """Writes the whole content folder, in place of what was there."""
        shutil.rmtree(self.target, ignore_errors=True)
        shutil.copytree(self.content / "exams", self.target / "exams")
        for name in ("site.yaml", "tags.yaml", "services.yaml"):
            shutil.copyfile(self.content / name, self.target / name)
        for kind, count in (("table", self.tables), ("tree", self.trees)):
            (self.target / f"{kind}s").mkdir()
            for number in range(count):
                self._write_shown(kind, number)
        for number in range(self.topics):
            self._write_topic(number)

    def _made_up_word(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4)))

    def _topic_id(self, number: int) -> str:
        return f"topic-{number:05d}"

    def _any_topic(self) -> str:
        return self._topic_id(self.random.randrange(self.topics))

    def _write_shown(self, kind: str, number: int) -> None:
        """A comparison table or a decision tree."""
        text = self.random.choice(self.donor_files[f"{kind}s"])
        title = f"title: {kind.title()} {number} of {self._made_up_word().title()}"
        text = re.sub(r"^title: .*$", title, text, flags=re.MULTILINE)
        text = re.sub(
            r"^(    topic: ).*$", lambda m: m[1] + self._any_topic(), text, flags=re.MULTILINE
        )
        path = self.target / f"{kind}s" / f"{kind}-{number:05d}.yaml"
        path.write_text(self._relink(text), "utf-8")

    def _write_topic(self, number: int) -> None:
        donor = self.random.choice(self.donors)
        group, place = divmod(number, GROUP_SIZE)
        folder = self.target / f"topics/{group + 1}-group-{group}"
        if place == 0:
            folder.mkdir(parents=True)
            text = f"title: Group {group}\nsummary: Topics that were put together by chance.\n"
            (folder / "group.yaml").write_text(text, "utf-8")
        folder /= f"{place + 1}-{self._topic_id(number)}"
        folder.mkdir()
        name = self._made_up_word().title()
        blocks = [
            self._block(folder, number, place, self.random.choice(self.donors))
            for place in range(self.random.randint(*BLOCKS))
        ]
        if number < self.tables:
            blocks[-1] += f"\n::table{{id=table-{number:05d}}}\n"
        if number < self.trees:
            blocks[-1] += f"\n::decide{{id=tree-{number:05d}}}\n"
        title = f"title: {name} {number}"
        front = re.sub(r"^title: .*$", title, donor.front, count=1, flags=re.MULTILINE)
        lead = self._relink(_LOCAL_LINK.sub("](/)", donor.lead))
        text = f"---\n{front}---\n\n{lead}\n\n{''.join(blocks)}"
        (folder / "topic.md").write_text(text, "utf-8")
        self._write_questions(folder, number, donor)

    def _block(self, folder: Path, number: int, place: int, donor: Donor) -> str:
        source = self.random.choice(donor.blocks)
        suffix = f"-{number}-{place}"
        text = _SHOWN_LINE.sub("", source)
        heading, _, body = text.partition("\n")
        if "{#" not in heading:
            words, brace, attributes = heading.partition(" {")
            attributes = f" {attributes}" if brace else "}"
            heading = f"{words} {{#block{attributes}"
        own = set(_ANCHOR.findall(f"{heading}\n{body}"))
        body = _LOCAL_LINK.sub(lambda m: f"](#{m[1]}{suffix})" if m[1] in own else "](/)", body)
        heading, body = (_ANCHOR.sub(rf"{{#\1{suffix}", part) for part in (heading, body))
        body = re.sub(r"^### (.*?)( \{.*)?$", rf"### \1 {place + 1}\2", body, flags=re.MULTILINE)
        body = _FIGURE.sub(lambda m: self._figure(folder, donor, m[1], place), body)
        lines = body.split("\n")
        for at, line in enumerate(lines):
            if at + 1 < len(lines) and lines[at + 1].startswith(": "):
                lines[at] = _rename_term(line, f"{number}-{place}")
            elif _PLAIN_LINE.match(line):
                lines[at] = _WORD.sub(self._maybe_new_word, line)
        return heading + "\n" + self._relink("\n".join(lines)).rstrip() + "\n\n"

    def _maybe_new_word(self, match: re.Match[str]) -> str:
        if self.random.random() >= NEW_WORD_SHARE:
            return match[0]
        # Few words are common and most are rare: the square pulls towards the front.
        return self.vocabulary[int(len(self.vocabulary) * self.random.random() ** 2)]

    def _figure(self, folder: Path, donor: Donor, name: str, place: int) -> str:
        copy = f"{Path(name).stem}-{place}{Path(name).suffix}"
        shutil.copyfile(donor.folder / name, folder / copy)
        return f"src={copy}"

    def _write_questions(self, folder: Path, number: int, donor: Donor) -> None:
        text = (folder / "topic.md").read_text("utf-8")
        anchors = re.findall(r"^## .*\{#([\w-]+)", text, flags=re.MULTILINE)
        items = []
        for place, item in enumerate(donor.questions):
            made = re.sub(
                r"^- id: .*$", f"- id: question-{number}-{place}", item, flags=re.MULTILINE
            )
            section = self.random.choice(anchors)
            made = re.sub(r"^  section: .*$", f"  section: {section}", made, flags=re.MULTILINE)
            items.append(self._relink(_LOCAL_LINK.sub("](/)", made)))
        (folder / "questions.yaml").write_text("".join(items), "utf-8")

    def _relink(self, text: str) -> str:
        """Points links at topics and tables that the generated site has."""

        def target(match: re.Match[str]) -> str:
            if match[1] == "table":
                return f"](table:table-{self.random.randrange(self.tables):05d})"
            if match[1] == "tree":
                return f"](tree:tree-{self.random.randrange(self.trees):05d})"
            return f"](topic:{self._any_topic()})"

        return _RELATIVE_LINK.sub("](/)", _LINK.sub(target, text))


def _rename_term(line: str, suffix: str) -> str:
    match = _TERM.match(line)
    if match is None:
        return line
    aliases = [f"{alias.strip()} {suffix}" for alias in (match["aliases"] or "").split(",")]
    shown = f" ({', '.join(aliases)})" if match["aliases"] else ""
    return f"{match['name']} {suffix}{shown}{match['rest'] or ''}"
