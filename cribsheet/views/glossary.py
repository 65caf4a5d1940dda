"""The glossary: every term of every topic, by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from cribsheet.diagnostics import count
from cribsheet.page import Page
from cribsheet.views.context import Context, safe
from cribsheet.views.frame import Head

if TYPE_CHECKING:
    from cribsheet.model import Term


def pages(context: Context) -> Iterator[Page]:
    """The glossary alone."""
    yield Page(
        path="glossary/index.html",
        url="glossary/",
        kind="glossary",
        key=context.key("glossary", context.site_key),
        make=partial(render, context),
    )


def render(context: Context) -> bytes:
    """All terms in alphabetical order."""
    site = context.site
    absolute = context.links.absolute
    terms = sorted(site.terms.values(), key=sort_key)
    term_set: dict[str, object] = {
        "@type": "DefinedTermSet",
        "@id": absolute("glossary/"),
        "name": f"{site.title} glossary",
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "name": term.name, "url": absolute(f"glossary/#{term.id}")}
            for term in terms
        ],
    }
    head = Head(
        title="Glossary",
        description=(
            f"{count(len(terms), 'term')}, each defined once and linked to the notes behind it."
        ),
        path="glossary/",
        section="glossary",
        data=(term_set,),
    )
    letters = [
        _letter(context, letter, list(members)) for letter, members in groupby(terms, key=initial)
    ]
    return context.render("pages/glossary.html", head, context.plain(), letters=letters)


def _letter(context: Context, letter: str, terms: Sequence[Term]) -> dict[str, object]:
    topics = [context.site.topics[term.topic] for term in terms]
    served = [context.lookups.exams_of(topic.skills) for topic in topics]
    return {
        "letter": letter,
        "exams": context.lookups.exams_of_any(served),
        "terms": [
            {"term": term, "html": safe(term.html), "topic": topic, "exams": exams}
            for term, topic, exams in zip(terms, topics, served, strict=True)
        ],
    }


def sort_key(term: Term) -> tuple[str, str]:
    """Orders terms as a reader looks for them, in every locale: without accents and case."""
    return initial(term).replace("#", "\0") + _folded(term.name), term.id


def initial(term: Term) -> str:
    """The letter a term stands under; ``#`` for digits and signs."""
    first = _folded(term.name)[:1].upper()
    return first if first.isalpha() else "#"


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
