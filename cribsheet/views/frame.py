"""The frame around every page: head, header and footer."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from cribsheet.assets import AssetBundle
    from cribsheet.exam import Exam
    from cribsheet.links import Links
    from cribsheet.model import Site
    from cribsheet.page import Settings

NAVIGATION = (
    ("topics", "Topics", ""),
    ("study", "Study", "quiz/"),
    ("tables", "Tables", "tables/"),
    ("compare", "Compare", "compare/"),
    ("glossary", "Glossary", "glossary/"),
    ("coverage", "Coverage", "coverage/"),
    ("print", "Print", "print/"),
)
"""Key, title and path of the header's links."""

STUDY_INDEX = "study/index.json"
"""What study pages load first. Its name is the same in every build, so that an edit of one note
does not change the bytes of every page that names it."""

EXAM_RULES = (
    "html[data-exam=EXAM] [data-exams]:not([data-exams~=EXAM])"
    ":not([data-serves]:not([data-serves~=EXAM]) *){display:none!important}"
    "html[data-exam=EXAM] [data-unless]:not([data-unless~=EXAM]){display:revert}"
)
"""CSS rules for one exam. Both attributes hold exam ids.

``data-exams`` is on what serves these exams and is hidden for others, except in a page whose
``data-serves`` says that it serves none of the chosen one: whoever opens it wants all of it.
``data-unless`` is on notices (class ``exam-note``) that show for every other exam.
"""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself.

    Attributes:
        title: the page's own title, without the site's name; empty on the index.
        description: one plain sentence.
        path: address below the site's root, such as ``topics/recall/``.
        section: key of the header link (`NAVIGATION`) it belongs to; empty when to none.
        kind: Open Graph type, ``website`` or ``article``.
        data: JSON-LD objects (schema.org) without ``@context``.
        markdown: address below the root of a Markdown copy; empty when there is none.
        listed: whether search engines should list the page.
        study: whether scripts show there what the reader knows: the page then names the study data.
    """

    title: str
    description: str
    path: str
    section: str = ""
    kind: str = "website"
    data: tuple[dict[str, object], ...] = ()
    markdown: str = ""
    listed: bool = True
    study: bool = False


@dataclass(frozen=True)
class Frame:
    """Everything in head, header and footer that is the same on all pages."""

    site: Site = field(repr=False)
    settings: Settings
    bundle: AssetBundle = field(repr=False)
    links: Links = field(repr=False)
    search_entry: str

    def __repr__(self) -> str:
        """All it depends on, for keys of pages."""
        site = self.site
        texts = (site.title, site.tagline, site.description, site.language)
        own = (site.licence, site.licence_url, site.repository, site.notice, site.about)
        return repr((texts, own, self.settings, self.search_entry))

    @property
    def exams(self) -> tuple[Exam, ...]:
        """The site's exams, in its order."""
        return tuple(self.site.exams.values())

    @property
    def repository(self) -> str:
        """Web address of the repository; empty when it is not known."""
        return self.settings.repository or self.site.repository

    @property
    def base(self) -> str:
        """Path of the site's root."""
        return self.links.base

    @property
    def study_index(self) -> str:
        """Address of the study data."""
        return self.links.url(STUDY_INDEX)

    @property
    def report(self) -> str:
        """Where an error can be reported; empty when the repository is not known."""
        return f"{self.repository}/issues/new" if self.repository else ""

    @cached_property
    def study_navigation(self) -> tuple[tuple[str, str, str], ...]:
        """Title, address and exam (empty for all) of the study pages."""
        return (
            ("Practice", self.links.url("quiz/"), ""),
            ("Cards", self.links.url("cards/"), ""),
            *(
                (f"Mock {exam.code}", self.links.url(f"exam/{exam.id}/"), exam.id)
                for exam in self.exams
                if exam.mock
            ),
            ("Tonight", self.links.url("tonight/"), ""),
            ("Progress", self.links.url("progress/"), ""),
        )

    @cached_property
    def navigation(self) -> tuple[tuple[str, str, str], ...]:
        """Key, title and address of the header's links."""
        return tuple((key, title, self.links.url(path)) for key, title, path in NAVIGATION)

    @cached_property
    def exams_known(self) -> str:
        """All exam ids, for the script that checks a chosen one."""
        return " ".join(self.site.exams)

    def asset(self, name: str) -> str:
        """Address of a bundled script or style sheet by its logical name."""
        return self.links.url(self.bundle.names[name])

    def absolute(self, path: str) -> str:
        """Whole address of a path below the root."""
        return self.links.absolute(path)

    def json_ld(self, head: Head) -> Markup:
        """The page's structured data, as text for a script element; empty without an origin.

        Structured data names things by whole address, so it is left out when there is none.
        """
        if not (head.data and self.settings.origin):
            return Markup("")
        graph = {"@context": "https://schema.org", "@graph": list(head.data)}
        text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
        # "</script>" and "<!--" must not end or disturb the element.
        return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - JSON without any "<"

    @cached_property
    def exam_rules(self) -> Markup:
        """CSS for the chosen exam, for whatever exams the site has; see `EXAM_RULES`."""
        return Markup("").join(  # ids are words and hyphens, by the schema
            Markup(EXAM_RULES.replace("EXAM", f'"{exam}"'))  # noqa: S704
            for exam in self.site.exams
        )

    @cached_property
    def boot_script(self) -> Markup:
        """Sets theme and exam before the first paint; everything else is in modules."""
        source = (self.bundle.templates / "parts" / "boot.js").read_text("utf-8")
        return Markup(source.strip())  # noqa: S704 - a file of ours

    @cached_property
    def policy(self) -> Markup:
        """The Content-Security-Policy: our own files, and the two inline texts by their hashes."""
        # It is full of quotes, which are escaped here once, not on every page.
        return escape(
            "; ".join(
                (
                    "default-src 'self'",
                    f"script-src 'self' {_csp_hash(self.boot_script)}",
                    f"style-src 'self' {_csp_hash(self.exam_rules)}",
                    "img-src 'self' data:",
                    "connect-src 'self'",
                    "object-src 'none'",
                    "base-uri 'none'",
                    "form-action 'self'",
                )
            )
        )


def _csp_hash(text: str) -> str:
    sha = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(sha).decode()}'"
