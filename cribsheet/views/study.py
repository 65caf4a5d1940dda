"""The study pages and what they load.

Each page is useful as it is: it lists what there is to study and leads to it. Scripts then put the
practice, cards, mock exams and progress in front (`docs/study.md`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from cribsheet.deck import table_cards, topic_cards
from cribsheet.marks import mark, resolve
from cribsheet.page import Page
from cribsheet.stored import outline_of
from cribsheet.treequestions import tree_questions, walks
from cribsheet.views.context import Context, safe, table_text, tree_text
from cribsheet.views.frame import STUDY_INDEX, Head
from cribsheet.views.questions import questions_of_table
from cribsheet.views.studyfiles import (
    VERSION,
    Contents,
    dump,
    index_file,
    titles_file,
    titles_path,
    topic_file,
)

if TYPE_CHECKING:
    from cribsheet.exam import Domain, Exam
    from cribsheet.model import Table, Topic, Tree

PAGES = {
    "quiz": ("Practice", "Questions on every topic, with a rationale for every option."),
    "cards": ("Cards", "Terms, table rows and facts to learn by heart."),
    "tonight": ("Tonight", "What weighs most in the exam, for when there is little time left."),
    "progress": ("Progress", "What you know and what is due, kept in your own browser."),
}
"""Study pages besides the mock exams: path, title and description."""


def pages(context: Context) -> Iterator[Page]:
    """The study pages, the index file, and a file of skill titles per exam."""
    for name, (title, description) in PAGES.items():
        yield Page(
            path=f"{name}/index.html",
            url=f"{name}/",
            kind=name,
            key=context.key("study-page", name, context.site_key),
            make=partial(render_page, context, name, title, description),
        )
    for exam in context.site.exams.values():
        path = titles_path(exam)
        yield Page(
            path=path,
            url=path,
            kind="study-titles",
            key=context.key("study-titles", exam.id),
            make=partial(render_titles, exam),
        )
        if exam.mock:
            yield Page(
                path=f"exam/{exam.id}/index.html",
                url=f"exam/{exam.id}/",
                kind="mock",
                key=context.key("mock", exam.id, context.site_key),
                make=partial(render_mock, context, exam),
            )
    yield Page(
        path=STUDY_INDEX,
        url=STUDY_INDEX,
        kind="study-index",
        key=context.key("study-index", context.site_key, *_versions(context)),
        make=partial(render_index, context),
    )


def topic_pages(context: Context, topic: Topic) -> Iterator[Page]:
    """The study file of one topic, when it has something to study."""
    if studied(context, topic):
        path = topic_path(topic)
        yield Page(
            path=path,
            url=path,
            kind="study",
            key=context.key(
                "study",
                context.topic_key(topic),
                *map(context.table_face, first_shown(context, topic)),
                *map(context.tree_face, first_walked(context, topic)),
            ),
            make=partial(render_topic, context, topic),
        )


def topic_path(topic: Topic) -> str:
    """Where a topic's study file lies, below the site's root."""
    return f"study/topics/{topic.id}.json"


def studied(context: Context, topic: Topic) -> bool:
    """Whether there is a question or a card in the topic."""
    outline = outline_of(topic)
    if outline.questions or outline.cards or first_shown(context, topic):
        return True
    return any(any(walks(tree)) for tree in first_walked(context, topic))


def first_shown(context: Context, topic: Topic) -> tuple[Table, ...]:
    """The tables that no topic before this one shows."""
    return context.lookups.first_shown.get(topic.id, ())


def first_walked(context: Context, topic: Topic) -> tuple[Tree, ...]:
    """The decision trees that no topic before this one shows."""
    return context.lookups.first_walked.get(topic.id, ())


def _version(context: Context, topic: Topic) -> str:
    """Changes with the files that the topic's study file is made from."""
    tables = map(table_text, first_shown(context, topic))
    trees = map(tree_text, first_walked(context, topic))
    parts = (f"{VERSION}", topic.digest, *tables, *trees)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def _versions(context: Context) -> Iterator[str]:
    if context.keyed:
        for topic in context.site.topics.values():
            yield _version(context, topic)


def render_topic(context: Context, topic: Topic) -> bytes:
    """The study file of one topic."""
    resolver = context.plain()
    return dump(
        topic_file(
            topic,
            chain(
                topic.questions,
                *map(questions_of_table, first_shown(context, topic)),
                *map(tree_questions, first_walked(context, topic)),
            ),
            chain(topic_cards(topic), *map(table_cards, first_shown(context, topic))),
            context.links,
            lambda html: resolve(html, resolver),
        )
    )


def render_index(context: Context) -> bytes:
    """The index of everything there is to study."""
    topics = [topic for topic in context.site.topics.values() if studied(context, topic)]
    return dump(
        index_file(
            context.site,
            [
                Contents(
                    topic=topic,
                    file=f"{context.links.url(topic_path(topic))}?v={_version(context, topic)}",
                    questions=[
                        (*question, *asked)
                        for question, asked in zip(
                            outline_of(topic).questions, outline_of(topic).asked, strict=True
                        )
                    ],
                    cards=outline_of(topic).cards,
                    tables=first_shown(context, topic),
                    trees=first_walked(context, topic),
                )
                for topic in topics
            ],
            context.links,
        )
    )


def render_titles(exam: Exam) -> bytes:
    """What the skills of an exam are about."""
    return dump(titles_file(exam))


def render_page(context: Context, name: str, title: str, description: str) -> bytes:
    """One of `PAGES`."""
    site = context.site
    lookups = context.lookups
    head = Head(title=title, description=description, path=f"{name}/", section="study", study=True)
    groups = [
        (
            group,
            [
                {
                    "topic": topic,
                    "exams": lookups.exams_of(topic.skills),
                    "questions": len(outline_of(topic).questions),
                    "question_exams": lookups.exams_of_questions(topic)[0],
                    "counted_exams": lookups.exams_of_questions(topic)[1],
                    "tables": first_shown(context, topic),
                    "cards": [
                        {
                            "id": card.id,
                            "front": safe(card.front),
                            "back": safe(card.back),
                            "href": safe(mark("href", card.target)),
                            "title": context.links.title(card.target),
                        }
                        for card in topic.cards
                    ],
                }
                for topic in map(site.topics.__getitem__, group.topics)
                if studied(context, topic)
            ],
        )
        for group in site.groups.values()
    ]
    return context.render(
        f"study/{name}.html",
        head,
        context.plain(),
        groups=[(group, entries) for group, entries in groups if entries],
        exams=[(exam, _weighted(context, exam)) for exam in site.exams.values()],
    )


def render_mock(context: Context, exam: Exam) -> bytes:
    """What a mock exam of that exam is made after."""
    bank = _bank(context, exam)
    head = Head(
        title=f"Mock exam {exam.code}",
        description=f"{exam.title}: how many questions, how long, and what each domain weighs.",
        path=f"exam/{exam.id}/",
        section="study",
        study=True,
    )
    return context.render(
        "study/mock.html",
        head,
        context.plain(),
        exam=exam,
        mock=exam.mock,
        domains=[(domain, hue, bank[exam.id, domain.id]) for domain, hue in _hued(context, exam)],
    )


def _hued(context: Context, exam: Exam) -> list[tuple[Domain, int]]:
    return [(domain, context.lookups.domains[exam.id, domain.id][2]) for domain in exam.domains]


def _bank(context: Context, exam: Exam) -> Counter[tuple[str, str]]:
    """How many of the site's questions a mock exam can draw, by exam and domain."""
    kinds = exam.mock.kinds if exam.mock else ()
    domain_of = context.lookups.domain_of
    return Counter(
        domain
        for outline in map(outline_of, context.site.topics.values())
        for (_, skills), (kind, *_) in zip(outline.questions, outline.asked, strict=True)
        if kind in kinds
        for domain in {domain_of[skill] for skill in skills}
    )


def _weighted(context: Context, exam: Exam) -> list[tuple[Domain, int, list[Topic]]]:
    """The exam's domains, the heaviest first, each with its hue and the topics that teach it."""
    taught = context.lookups.taught
    found = []
    for domain, hue in sorted(_hued(context, exam), key=lambda pair: -pair[0].weight):
        names = {
            name
            for task in domain.tasks
            for skill in task.skills
            for name in taught.get((exam.id, skill.id), ())
        }
        topics = [topic for topic in context.site.topics.values() if topic.id in names]
        found.append((domain, hue, topics))
    return found
