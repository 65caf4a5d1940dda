"""What search finds: topics, blocks, terms, questions, cards, tables, rows, trees and services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from cribsheet.search import SearchDocument

if TYPE_CHECKING:
    from cribsheet.model import Service, Site, SkillRef, Table, Topic, Tree
    from cribsheet.question import Card, Question


def search_documents(site: Site) -> list[SearchDocument]:
    """One document per place of the site that can be found, in reading order."""
    documents = []
    for topic in site.topics.values():
        documents += topic_documents(site, topic)
    for table in site.tables.values():
        documents += table_documents(site, table)
    for tree in site.trees.values():
        documents += tree_documents(site, tree)
    documents += map(service_document, site.services.values())
    return documents


def topic_documents(site: Site, topic: Topic) -> list[SearchDocument]:
    """The documents of one topic, its own first."""
    url = f"topics/{topic.id}/"
    exams = exams_of(topic.skills)
    tags = tuple(site.tags[tag].title for tag in topic.tags)
    services = [
        name
        for service in topic.services
        for name in (site.services[service].name, *site.services[service].former)
    ]
    documents = [
        SearchDocument(
            url=url,
            page=topic.title,
            title=topic.title,
            kind="topic",
            exams=exams,
            keywords=(*topic.aliases, *tags, *services),
            body=f"{topic.summary} {topic.lead_text}".strip(),
        )
    ]
    documents += (
        SearchDocument(
            url=f"{url}#{heading.id}",
            page=topic.title,
            title=heading.title,
            kind="section",
            exams=exams_of(heading.skills or section.skills) or exams,
            keywords=(),
            body=heading.text,
        )
        for section in topic.sections
        for heading in section.headings
    )
    documents += (
        SearchDocument(
            url=f"{url}#term-{term.id}",
            page=topic.title,
            title=term.name,
            kind="term",
            exams=exams,
            keywords=term.aliases,
            body=term.text,
        )
        for term in topic.terms
    )
    documents += (_question(site, topic, question) for question in topic.questions)
    documents += (_card(site, topic, card) for card in topic.cards)
    return documents


def _question(site: Site, topic: Topic, question: Question) -> SearchDocument:
    # The rationales and what may be typed stay out: a reader who searches for a fact wants the
    # note, and a question must not give its answer away in a snippet. For the same reason, items
    # and right sides stand in alphabetical order.
    parts = [option.text for option in question.options if question.kind != "true-false"]
    parts += sorted(item.text for item in question.items)
    parts += [pair.left.text for pair in question.pairs]
    parts += sorted(right.text for right in question.rights)
    return SearchDocument(
        url=f"topics/{topic.id}/#q-{question.id}",
        page=topic.title,
        title=f"Question: {_shortened(question.text)}",
        kind="question",
        exams=exams_of(question.skills),
        keywords=tuple(site.tags[tag].title for tag in question.tags),
        body=" ".join((question.text, *parts)),
    )


def _card(site: Site, topic: Topic, card: Card) -> SearchDocument:
    return SearchDocument(
        url=f"topics/{topic.id}/#card--{card.id}",
        page=topic.title,
        title=f"Card: {card.front_text}",
        kind="card",
        exams=exams_of(card.skills),
        keywords=tuple(site.tags[tag].title for tag in card.tags),
        body=card.back_text,
    )


def table_documents(site: Site, table: Table) -> list[SearchDocument]:
    """The documents of one table, its own first."""
    url = f"tables/{table.id}/"
    exams = exams_of(table.skills)
    documents = [
        SearchDocument(
            url=url,
            page=table.title,
            title=table.title,
            kind="table",
            exams=exams,
            keywords=tuple(site.tags[tag].title for tag in table.tags),
            body=f"{table.summary} {table.decide}",
        )
    ]
    for row in table.rows:
        former = site.services[row.service].former if row.service else ()
        cells = (
            f"{column.title}: {cell.text}."
            for column, cell in zip(table.columns, row.cells, strict=True)
        )
        documents.append(
            SearchDocument(
                url=f"{url}#{row.id}",
                page=table.title,
                title=row.name,
                kind="row",
                exams=exams,
                keywords=(*row.aliases, *former),
                body=f"{' '.join(cells)} {row.cue.text}",
            )
        )
    return documents


def tree_documents(site: Site, tree: Tree) -> list[SearchDocument]:
    """The documents of one decision tree, its own first, then one per end."""
    url = f"decide/{tree.id}/"
    exams = exams_of(tree.skills)
    asked = (f"{step.text} {' '.join(a.text for a in step.answers)}" for step in tree.steps)
    documents = [
        SearchDocument(
            url=url,
            page=tree.title,
            title=tree.title,
            kind="tree",
            exams=exams,
            keywords=tuple(site.tags[tag].title for tag in tree.tags),
            body=f"{tree.summary} {' '.join(asked)}",
        )
    ]
    for end in tree.ends:
        former = site.services[end.service].former if end.service else ()
        documents.append(
            SearchDocument(
                url=f"{url}#{end.id}",
                page=tree.title,
                title=end.name,
                kind="tree",
                exams=exams,
                keywords=former,
                body=end.text,
            )
        )
    return documents


def service_document(service: Service) -> SearchDocument:
    """The document of one service of the register; its former names find it."""
    return SearchDocument(
        url=f"services/#{service.id}",
        page="Services",
        title=service.name,
        kind="service",
        exams=service.exams,
        keywords=service.former,
        body=f"{service.purpose} {service.note}".strip(),
    )


def synonyms(site: Site) -> Mapping[str, Sequence[str]]:
    """Other names by name: services' former names and terms' aliases, which authors keep anyway."""
    found = {service.name: service.former for service in site.services.values() if service.former}
    found.update((term.name, term.aliases) for term in site.terms.values() if term.aliases)
    return found


def exams_of(skills: Iterable[SkillRef]) -> tuple[str, ...]:
    """Ids of the exams whose skills these are, each once."""
    return tuple(dict.fromkeys(ref.exam for ref in skills))


def _shortened(text: str, width: int = 80) -> str:
    """The text up to `width` characters, cut between words."""
    if len(text) <= width:
        return text
    return text[: text.rfind(" ", 0, width) or width].rstrip(" ,;:") + " …"
