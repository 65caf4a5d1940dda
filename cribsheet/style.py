"""Style: what every reader notices and no schema can say.

Content that is right may still be long-winded, said twice, or spelled two ways. `check` and strict
builds look for that, on sound content only, and report it as warnings (W001 to W009). The rules are
those of the style guide in `docs/authoring.md`.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from cribsheet.diagnostics import Problems
from cribsheet.prose import Sentence, of_markdown, of_yaml
from cribsheet.source import Reporter, SourceFile
from cribsheet.stored import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cribsheet.diagnostics import Diagnostic
    from cribsheet.exam import Exam
    from cribsheet.model import Site, Topic
    from cribsheet.scan import Scan

LONGEST = 30
"""Words a sentence may have; the UK government's style guide asks for 25
(https://www.gov.uk/guidance/content-design/writing-for-gov-uk)."""
SHORTEST_FACT = 7
"""Words from which a sentence that stands twice is a fact told twice, not a phrase."""

BANNED = {
    "leverage": "use",
    "utilize": "use",
    "seamless": "say what does not have to be done",
    "seamlessly": "say what does not have to be done",
    "cutting-edge": "say what is new",
    "state-of-the-art": "say what it beats",
    "game-changing": "leave it out",
    "world-class": "leave it out",
    "best-in-class": "leave it out",
    "blazing": "say how fast",
    "in order to": "to",
    "due to the fact that": "because",
    "it is important to note": "leave it out",
    "please note": "leave it out",
    "a wide range of": "say which",
    "a variety of": "say which",
    "powerful": "say what it can do",
    "unlock": "say what it does",
    "unlocks": "say what it does",
    "harness the power": "say what it does",
    "empowers": "lets",
    "delve": "look",
    "effortless": "leave it out",
    "effortlessly": "leave it out",
    "needless to say": "leave it out",
}
"""Marketing and padding, with what to write instead."""

BRITISH = {
    "colour": "color",
    "behaviour": "behavior",
    "optimise": "optimize",
    "optimised": "optimized",
    "optimisation": "optimization",
    "customise": "customize",
    "customised": "customized",
    "customisation": "customization",
    "tokenise": "tokenize",
    "normalise": "normalize",
    "normalised": "normalized",
    "normalisation": "normalization",
    "generalise": "generalize",
    "generalisation": "generalization",
    "summarise": "summarize",
    "summarisation": "summarization",
    "organise": "organize",
    "organisation": "organization",
    "recognise": "recognize",
    "minimise": "minimize",
    "maximise": "maximize",
    "quantise": "quantize",
    "visualise": "visualize",
    "analyse": "analyze",
    "analysed": "analyzed",
    "labelled": "labeled",
    "labelling": "labeling",
    "unlabelled": "unlabeled",
    "modelling": "modeling",
    "cancelled": "canceled",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "centre": "center",
    "catalogue": "catalog",
    "fulfil": "fulfill",
    "licence": "license",
    "defence": "defense",
    "favour": "favor",
    "programme": "program",
    "judgement": "judgment",
}
_STALE_ADDRESS = (
    (re.compile(r"[?&](?:utm_\w+|sc_channel|trk|nc\d?)="), "leave out what tracks the reader"),
    (re.compile(r"//docs\.aws\.amazon\.com/[a-z]{2}_[a-z]{2}/"), "leave out the language"),
    (
        re.compile(r"//aws\.amazon\.com/(?:de|es|fr|id|it|jp|ko|pt|ru|th|tr|vi|cn|tw)/"),
        "leave out the language",
    ),
    (re.compile(r"//docs\.amazonaws\.cn/"), "cite the page of docs.aws.amazon.com"),
    (re.compile(r"//docs\.aws\.amazon\.com/goto/"), "cite the page it leads to"),
    (re.compile(r"//docs\.aws\.amazon\.com/.*\.md$"), "cite the page that ends in .html"),
    (re.compile(r"/index\.html$"), "end the address at the slash"),
    (re.compile(r"//(?:bit\.ly|t\.co|amzn\.to|a\.co|goo\.gl)/"), "cite the page it leads to"),
    (re.compile(r"//web\.archive\.org/|//webcache\."), "cite the page itself"),
)
"""Forms of addresses that lead elsewhere, or may soon lead nowhere."""
UNOFFICIAL = frozenset(
    (
        "analyticsvidhya.com",
        "blogspot.com",
        "coursera.org",
        "datacamp.com",
        "dev.to",
        "educative.io",
        "examtopics.com",
        "freecodecamp.org",
        "geeksforgeeks.org",
        "hashnode.dev",
        "kdnuggets.com",
        "libraries.io",
        "linkedin.com",
        "medium.com",
        "mintlify.com",
        "pluralsight.com",
        "quora.com",
        "rdrr.io",
        "reddit.com",
        "simplilearn.com",
        "substack.com",
        "towardsdatascience.com",
        "tutorialsdojo.com",
        "udemy.com",
        "w3schools.com",
        "whizlabs.com",
        "wordpress.com",
        "youtube.com",
    )
)
"""Hosts, with all under them, of blogs, forums, course shops and copies of others' pages."""
_INTRODUCED = re.compile(
    r"\b(?:former|formerly|renamed|once|old|older|before|previously|used to be|was called)\b"
)
"""Words in a sentence that tell a name as one of the past."""


_PROSE = (
    ("topic", ".md"),
    ("topic", ".yaml"),
    ("table", ".yaml"),
    ("tree", ".yaml"),
    ("services", ".yaml"),
)
"""Kinds of units, and endings of their files, in the order they are judged."""
_REPEATS = ("questions.yaml", "services.yaml")
"""Files in which a sentence may stand again: options of questions, notes on services."""


def examine(content: Path, site: Site, found: Scan) -> tuple[Diagnostic, ...]:
    """Every warning about the style of a sound site, by place.

    The files that were `found` in `content` are read again, and no others: what is hidden is not
    part of the site.
    """
    return _Examiner(content, site, found).run()


class _Examiner:
    def __init__(self, content: Path, site: Site, found: Scan) -> None:
        self.content = content
        self.site = site
        self.units = found.units
        self.problems = Problems()
        self.facts: dict[str, str] = {}
        self.sources: dict[str, SourceFile] = {}
        """The files read so far, by name."""

    def run(self) -> tuple[Diagnostic, ...]:
        for name in self.files():
            reporter = self.reporter(name)
            found = of_markdown if name.endswith(".md") else of_yaml
            for sentence in found(reporter.source.text):
                self.sentence(reporter, sentence)
            self.addresses(reporter)
        self.terms()
        for topic in self.site.topics.values():
            self.topic(topic)
        for exam in self.site.exams.values():
            self.coverage(exam)
        return tuple(self.problems)

    def files(self) -> Iterator[str]:
        """What readers read as prose: all topics, then what belongs to them, then the rest."""
        for kind, ending in _PROSE:
            for unit in self.units:
                if unit.kind == kind:
                    names = (name for name in unit.files if name.endswith(ending))
                    yield from (f"{unit.folder}/{name}".lstrip("/") for name in names)

    def reporter(self, name: str) -> Reporter:
        """For the file of that name, which is read once."""
        if name not in self.sources:
            self.sources[name] = SourceFile(name, (self.content / name).read_text("utf-8"))
        return Reporter(self.sources[name], self.problems)

    def warn(
        self, reporter: Reporter, at: tuple[int, int], code: str, *words: str, width: int = 1
    ) -> None:
        reporter.at(*at, code, *words, width=width, severity="warning")

    # Sentences

    def sentence(self, reporter: Reporter, sentence: Sentence) -> None:
        at = (sentence.line, sentence.column)
        if len(sentence.words) > LONGEST:
            message = f"a sentence of {len(sentence.words)} words, at most {LONGEST}"
            self.warn(reporter, at, "W001", message, "one fact per sentence: make it two")
        folded = sentence.folded
        for phrase, instead in BANNED.items():
            if phrase in folded and re.search(rf"\b{phrase}\b", folded):
                message, hint = f'"{phrase}" says nothing', f"instead: {instead}"
                self.warn(
                    reporter, _spot(reporter, at, phrase), "W002", message, hint, width=len(phrase)
                )
        for word in sentence.words:
            if american := BRITISH.get(word.casefold()):
                hint = f'the notes are in American English: "{american}"'
                message = f'"{word}" is British spelling'
                self.warn(
                    reporter, _spot(reporter, at, word), "W003", message, hint, width=len(word)
                )
        if not reporter.source.name.endswith("services.yaml"):
            self.former_names(reporter, sentence)
        if len(sentence.words) >= SHORTEST_FACT and not reporter.source.name.endswith(_REPEATS):
            here = f"{reporter.source.name}:{sentence.line}"
            first = self.facts.setdefault(folded, here)
            if first != here:
                hint = "write a fact once, and link to it"
                self.warn(reporter, at, "W004", f"the same sentence stands at {first}", hint)

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Former names of services, also as said without "Amazon", and the names of today.

        What is part of a name of today is none of them: it may mean that one.
        """
        services = self.site.services.values()
        today = "\n".join(service.name for service in services)
        found = {}
        for service in services:
            for former in service.former:
                short = former.removeprefix("Amazon ")
                distinct = " " in short or not short[1:].islower()
                for name in (former, short) if distinct else (former,):
                    if name not in today:
                        found[name] = service.name
        return found

    def former_names(self, reporter: Reporter, sentence: Sentence) -> None:
        """Reports a name that a service no longer has, unless told as such or quoted (W009)."""
        text = " ".join(sentence.words)
        names = [name for name in self.renamed if name in text]
        if not names or _INTRODUCED.search(sentence.folded):
            return
        longest = max(names, key=len)
        # A folded text may break its lines anywhere.
        start = sentence.line - 1
        lines = " ".join(line.strip() for line in reporter.source.lines[start : start + 6])
        if re.search(rf"[\"“`][^\"“”`]*{re.escape(longest)}\b[^\"“”`]*[\"”`]", lines):
            return
        if re.search(rf"\b{re.escape(longest)}\b", text):
            at = _spot(reporter, (sentence.line, sentence.column), longest)
            message = f'"{longest}" is the former name of {self.renamed[longest]}'
            hint = "write the name of today, or say that this one is old"
            self.warn(reporter, at, "W009", message, hint, width=len(longest))

    def addresses(self, reporter: Reporter) -> None:
        for number, line in enumerate(reporter.source.lines, 1):
            for match in re.finditer(r"https://[^\s)>\"']+", line):
                if found := judged_address(match[0]):
                    at = (number, match.start() + 1)
                    self.warn(reporter, at, "W007", *found, width=len(match[0]))

    def terms(self) -> None:
        """Reports terms that are defined and then neither linked to nor named anywhere (W005)."""
        text = "\n".join(source.text for source in self.sources.values()).casefold()
        for term in self.site.terms.values():
            names = [f"term:{term.id}", *(name.casefold() for name in (term.name, *term.aliases))]
            reporter, line = self.reporter(term.place.file), term.place.line
            own = (reporter.source.line(number) for number in (line, line + 1))
            here = "\n".join(own).casefold()
            if all(text.count(name) <= here.count(name) for name in names):
                message = f'the term "{term.name}" is used nowhere'
                hint = f"link to it where it helps: [{term.name}](term:{term.id}), or leave it out"
                self.warn(reporter, (line, 1), "W005", message, hint, width=len(term.name))

    # Topics and exams

    def topic(self, topic: Topic) -> None:
        if 'class="callout cue"' not in "".join(section.html for section in topic.sections):
            hint = "add a :::cue with the words in a question that point here"
            reporter, at = self.reporter(topic.place.file), (topic.place.line, 1)
            self.warn(reporter, at, "W006", "the topic has no exam cue", hint)

    def coverage(self, exam: Exam) -> None:
        taught = {
            ref.skill
            for topic in self.site.topics.values()
            for _, skills in outline_of(topic).sections
            for ref in skills
            if ref.exam == exam.id
        }
        skills = [skill for d in exam.domains for task in d.tasks for skill in task.skills]
        missing = [skill for skill in skills if skill.id not in taught]
        for skill in missing:
            reporter = self.reporter(skill.place.file)
            message = f"no section teaches skill {skill.id} of {exam.code}"
            hint = f'name it on the heading that does: skills="{exam.id}:{skill.id}"'
            at = (skill.place.line, skill.place.column)
            self.warn(reporter, at, "W008", message, hint, width=len(skill.id))


def judged_address(address: str) -> tuple[str, str] | None:
    """What is wrong with a web address, and what to do about it."""
    start, host, path = re.match(r"(https://)([^/?#]*)(.*)", address).groups()  # type: ignore[union-attr]
    lower = host.casefold()
    for form, hint in _STALE_ADDRESS:
        if form.search(f"{start}{lower}{path}"):
            return "this address leads elsewhere, or will", hint
    parts = lower.partition(":")[0].split(".")
    if not UNOFFICIAL.isdisjoint(".".join(parts[at:]) for at in range(len(parts))):
        return "this host publishes no official pages", "cite the official documentation"
    if host != lower:
        return "this address has capitals in its host", "write the host in lower case"
    return None


def _spot(reporter: Reporter, at: tuple[int, int], words: str) -> tuple[int, int]:
    """Where the words stand on the line, from that place on; the place itself if they do not."""
    line, column = at
    found = reporter.source.line(line).casefold().find(words.casefold(), column - 1)
    return (line, found + 1) if found >= 0 else at
