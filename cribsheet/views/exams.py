"""Exams: what each one asks, how it is scored, what changed, and what nobody could confirm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from cribsheet.page import Page
from cribsheet.views.context import Context
from cribsheet.views.frame import Head

if TYPE_CHECKING:
    from cribsheet.exam import Exam


def pages(context: Context) -> Iterator[Page]:
    """The list, then one page per exam."""
    yield Page(
        path="exams/index.html",
        url="exams/",
        kind="exams",
        key=context.key("exams"),
        make=partial(render_list, context),
    )
    for exam in context.site.exams.values():
        url = f"exams/{exam.id}/"
        yield Page(
            path=f"{url}index.html",
            url=url,
            kind="exam",
            key=context.key("exam", exam.id, repr(tuple(context.site.services.values()))),
            make=partial(render_exam, context, exam),
        )


def render_list(context: Context) -> bytes:
    """All exams, with their status."""
    head = Head(
        title="Exams",
        description="The exams these notes serve: format, scoring, domains and what changed.",
        path="exams/",
        section="coverage",
    )
    exams = context.site.exams.values()
    return context.render("pages/exams.html", head, context.plain(), exams=exams)


def render_exam(context: Context, exam: Exam) -> bytes:
    """One exam: facts, domains by weight, types of questions, rules, changes, services."""
    head = Head(
        title=exam.code,
        description=f"{exam.title}: format, scoring, domains and weights, and what changed.",
        path=f"exams/{exam.id}/",
        section="coverage",
    )
    skills = [(d, s) for d in exam.domains for task in d.tasks for s in task.skills]
    domains = [
        {
            "domain": domain,
            "hue": context.lookups.domains[exam.id, domain.id][2],
            "skills": sum(of is domain for of, _ in skills),
        }
        for domain in exam.domains
    ]
    named = [one for one in context.site.services.values() if exam.id in one.exams]
    return context.render(
        "pages/exam-guide.html",
        head,
        context.plain(),
        exam=exam,
        domains=domains,
        added=[skill for _, skill in skills if skill.new],
        services=sorted(named, key=lambda service: service.name.casefold()),
    )
