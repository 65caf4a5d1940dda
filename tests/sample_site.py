"""A small site in code, for tests of what becomes of a model: two groups, three topics."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

from cribsheet.assets import PAGE_ENTRIES, AssetBundle
from cribsheet.exam import Domain, Exam, Form, Mock, Skill, Task
from cribsheet.marks import mark
from cribsheet.model import (
    Cell,
    Column,
    Formula,
    Group,
    Heading,
    Media,
    Place,
    Row,
    Section,
    Service,
    Site,
    SkillRef,
    Source,
    Table,
    Tag,
    Term,
    Topic,
)
from cribsheet.options import ROOT
from cribsheet.page import Page, Settings
from cribsheet.pages import plan
from cribsheet.question import Card, Option, Question

DAY = date(2026, 11, 22)
RECALL = SkillRef("mla", "2.1.1")
FORMATS = SkillRef("mla", "1.1.1")
BASICS = SkillRef("aif", "1.1.1")
MOCK = Mock((Form("all", "All", 65, 50, None, ""),), ("multiple-response",), (100, 1000), 720, "")
SOURCE = Source("A guide & more", "https://docs.example/guide?a=1&b=2", DAY)


def bundle(templates: Path = ROOT / "templates", digest: str = "bundle") -> AssetBundle:
    """Assets that exist by name only, so that no test of a view needs esbuild."""
    names = {Path(entry).name: f"assets/{Path(entry).stem}-HASH.x" for entry in PAGE_ENTRIES}
    return AssetBundle({}, names, "", digest, templates)


def planned(site: Site, settings: Settings | None = None, *, keyed: bool = True) -> dict[str, Page]:
    """The site's pages by path."""
    pages = plan(site, settings or Settings(), bundle(), keyed=keyed)
    return {page.path: page for page in pages}


def sample_site() -> Site:
    """Two exams with one skill each in two and one domains, a table, and links of every kind."""
    table = Table(
        id="rates",
        title="Rates",
        summary="What each rate counts.",
        decide="Which mistake hurts?",
        name="Rate",
        columns=(Column("formula", "Formula"), Column("hides", "Hides")),
        rows=(
            _row("recall", "Recall", "TP / (TP + FN)", "false alarms", topic="recall#what"),
            _row("precision", "Precision", "TP / (TP + FP) | a bar", "misses", service="old-tool"),
        ),
        skills=(RECALL,),
        tags=("metrics",),
        sources=(SOURCE,),
        place=Place("tables/rates.yaml", 1),
    )
    topics = (_recall(), _formats(), _splits())
    return Site(
        title="Sample",
        tagline="A sample of everything",
        description="Notes for tests.",
        language="en",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        repository="",
        exams={
            "mla": _exam("mla", "MLA-1", ("1.1.1", "2.1.1")),
            "aif": _exam("aif", "AIF-1", ("1.1.1",)),
        },
        groups={
            "evaluation": Group("evaluation", "Evaluation", "Numbers.", ("recall", "splits")),
            "data": Group("data", "Data <and> more", "Files.", ("formats",)),
        },
        topics={topic.id: topic for topic in topics},
        tables={"rates": table},
        tags={"metrics": Tag("metrics", "Metrics"), "unused": Tag("unused", "Unused")},
        services={
            "old-tool": Service(
                id="old-tool",
                name="Old Tool",
                former=("Older Tool",),
                purpose="Counts.",
                availability="closed",
                since="2026-07-30",
                ends="",
                note="Use another.",
                certainty="medium",
                source="https://docs.example/old",
                checked=DAY,
            )
        },
        terms={term.id: term for topic in topics for term in topic.terms},
    )


def with_topic(site: Site, topic_id: str, **changes: object) -> Site:
    """The site with one topic changed, its digest too."""
    topic = site.topics[topic_id]
    changes.setdefault("digest", f"{topic.digest}+")
    changed = dataclasses.replace(topic, **changes)  # type: ignore[arg-type]
    return dataclasses.replace(site, topics={**site.topics, topic_id: changed})


def _exam(exam_id: str, code: str, skills: tuple[str, ...]) -> Exam:
    domains: dict[str, list[Skill]] = {}
    for skill in skills:
        domains.setdefault(skill[0], []).append(Skill(skill, f"Skill {skill} of {code}"))
    return Exam(
        id=exam_id,
        code=code,
        title=f"Exam {code}",
        short=code,
        status="current",
        guide="1.0",
        checked=DAY,
        facts=(("Questions", "65"),),
        mock=MOCK if exam_id == "mla" else None,
        domains=tuple(
            Domain(
                number, f"Domain {number}", 50, (Task(f"{number}.1", "A task", tuple(of_domain)),)
            )
            for number, of_domain in domains.items()
        ),
    )


def _row(
    row_id: str, name: str, formula: str, hides: str, *, topic: str = "", service: str = ""
) -> Row:
    link = f'<a href="{mark("href", "topic:recall#what")}">{formula}</a>'
    return Row(
        id=row_id,
        name=name,
        name_html=name,
        aliases=(),
        cue=Cell(f"&quot;{hides}&quot;", f'"{hides}"'),
        cells=(Cell(link, formula), Cell(hides, hides)),
        topic=topic,
        service=service,
    )


def _section(anchor: str, title: str, html: str, *, wide: bool = False) -> Section:
    heading = Heading(anchor, title, title, 2, f"Text of {title}.", (RECALL,))
    return Section(
        id=anchor,
        title=title,
        title_html=title,
        html=html,
        headings=(heading,),
        skills=(RECALL,),
        wide=wide,
        place=Place("topic.md", 10),
    )


def _topic(topic_id: str, group: str, title: str, **more: object) -> Topic:
    values: dict[str, object] = {
        "skills": (RECALL,),
        "tags": (),
        "aliases": (),
        "services": (),
        "sources": (SOURCE,),
        "reviewed": None,
        "lead": "<p>The lead.</p>",
        "lead_text": "The lead.",
        "sections": (),
        "terms": (),
        "formulas": (),
        "figures": (),
        "media": (),
        "tables": (),
        "trees": (),
        "cards": (),
        "questions": (),
        "markdown": "The lead.\n",
        "place": Place(f"topics/{group}/{topic_id}/topic.md", 1),
        "digest": topic_id,
    }
    values.update(more)
    return Topic(
        id=topic_id,
        group=group,
        title=title,
        summary=f"{title} in one sentence.",
        **values,  # type: ignore[arg-type]
    )


def _recall() -> Topic:
    what = (
        f'<p>See <a href="{mark("href", "topic:formats#rows")}">{mark("title", "topic:formats")}'
        f'</a> and <a href="{mark("href", "topic:recall#rates")}">the rates</a>, a '
        f'<a class="term" href="{mark("href", "term:miss")}" '
        f'data-define="{mark("define", "miss")}">miss</a>.</p>'
        f'<dl><dt id="{mark("id", "term-miss")}">Miss</dt><dd>Not <b>found</b></dd></dl>'
    )
    return _topic(
        "recall",
        "evaluation",
        "Recall",
        skills=(RECALL, BASICS),
        tags=("metrics",),
        aliases=("sensitivity",),
        services=("old-tool",),
        reviewed=DAY,
        sections=(
            _section("what", "What it counts", what),
            _section("rates", "All rates", mark("table", "rates"), wide=True),
        ),
        terms=(
            Term(
                id="miss",
                name="Miss",
                aliases=("false negative",),
                html="Not <b>found</b>",
                text="Not found",
                topic="recall",
                section="what",
                place=Place("topics/evaluation/recall/topic.md", 20),
            ),
        ),
        formulas=(Formula("recall-formula", "Recall", "<math></math>", "recall", "what"),),
        media=(Media("photo.png", b"\x89PNG"),),
        tables=("rates",),
        questions=(_question(),),
        cards=(
            Card(
                id="recall-share",
                kind="card",
                front="Recall counts <i>what</i>?",
                back=f'Found ones: <a href="{mark("href", "topic:formats")}">formats</a>',
                front_text="Recall counts what?",
                back_text="Found ones: formats",
                accepted=("found ones",),
                asks="back",
                hash="ca2d",
                skills=(RECALL,),
                tags=(),
                target="topic:recall#what",
            ),
        ),
        markdown=(
            f"See [{mark('title', 'topic:formats')}]({mark('href', 'topic:formats#rows')}).\n\n"
            f"{mark('table', 'rates')}\n"
        ),
    )


def _question() -> Question:
    def option(text: str, *, correct: bool = False) -> Option:
        return Option(text, f"Because {text}", correct, text, f"Because {text}")

    return Question(
        id="recall-which",
        kind="multiple-response",
        stem="<p>Which two?</p>",
        text="Which two?",
        options=(
            option("one", correct=True),
            option("two"),
            option("three", correct=True),
            option("four"),
            option("five"),
        ),
        skills=(RECALL,),
        difficulty="easy",
        tags=("metrics",),
        topic="recall",
        section="what",
        hash="f00",
        place=Place("questions.yaml", 1),
    )


def _formats() -> Topic:
    return _topic(
        "formats",
        "data",
        "Formats & files",
        skills=(FORMATS,),
        sections=(_section("rows", "Rows", "<p>Rows.</p>"),),
    )


def _splits() -> Topic:
    return _topic("splits", "evaluation", "Splits", sections=(_section("why", "Why", "<p>W</p>"),))
