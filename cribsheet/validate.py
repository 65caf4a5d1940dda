"""What content says of other content: every reference must find its target.

This runs over the whole site after each load, so it only looks things up; whatever is costly was
done once per file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cribsheet.diagnostics import Diagnostic, Problems, did_you_mean
from cribsheet.links import FIXED_PAGES, anchors
from cribsheet.model import Place, Site
from cribsheet.references import Reference


def validate(
    site: Site,
    references: Iterable[Reference],
    topic_files: Mapping[str, str],
    problems: Problems,
) -> None:
    """Reports references that find nothing (R001 to R011), duplicates and unused tables.

    `topic_files` maps the path of each topic.md, also of one that could not be parsed, to its
    topic's id: a link to a broken topic is not reported on top of the topic's own problems.
    """
    _Validator(site, topic_files, problems).run(references)


class _Validator:
    def __init__(self, site: Site, topic_files: Mapping[str, str], problems: Problems) -> None:
        self.site = site
        self.topic_files = topic_files
        self.problems = problems
        self.broken = set(topic_files.values()) - set(site.topics)
        self.skills = {
            exam.id: {skill.id for d in exam.domains for task in d.tasks for skill in task.skills}
            for exam in site.exams.values()
        }
        self.anchors: dict[str, dict[str, str]] = {}
        self.checks: dict[str, Callable[[Reference], None]] = {
            "link": self.link,
            "table": self.table,
            "tag": self.tag,
            "skill": self.skill,
            "service": self.service,
        }

    def run(self, references: Iterable[Reference]) -> None:
        shown = set()
        for reference in references:
            self.checks[reference.kind](reference)
            if reference.kind == "table":
                shown.add(reference.target)
        self.duplicates()
        for table in self.site.tables.values():
            if table.id not in shown:
                message = f'the table "{table.id}" is shown by no topic'
                hint = f"write ::table{{id={table.id}}} in the topic it belongs to"
                self.at(table.place, "U002", message, hint, warning=True)

    def at(
        self, place: Place, code: str, message: str, hint: str = "", *, warning: bool = False
    ) -> None:
        severity = "warning" if warning else "error"
        self.problems.add(
            Diagnostic(place.file, place.line, place.column, code, message, hint, severity)  # type: ignore[arg-type]
        )

    def complain(self, reference: Reference, code: str, message: str, hint: str = "") -> None:
        self.problems.add(
            Diagnostic(
                file=reference.file,
                line=reference.line,
                column=reference.column,
                code=code,
                message=message,
                hint=hint,
                source=reference.source,
                width=reference.width,
            )
        )

    # Links

    def link(self, reference: Reference) -> None:
        kind, _, rest = reference.target.partition(":")
        name, hash_, anchor = rest.partition("#")
        if kind == "topic":
            self.topic(reference, name, anchor)
        elif kind == "table":
            self.table_link(reference, name, anchor)
        elif kind == "term":
            if name not in self.site.terms and not self.broken:
                hint = did_you_mean(name, self.site.terms)
                self.complain(reference, "R005", f'the term "{name}" is not defined', hint)
        elif not self.page(name):
            pages = [f"/{path}/" for path in self.pages() if path]
            hint = did_you_mean(reference.written, pages)
            self.complain(reference, "R011", f'the site has no page "/{name}"', hint)
        elif hash_ and name.strip("/") in FIXED_PAGES:
            message = f'the page "/{name}" has no anchor to link to: "#{anchor}"'
            self.complain(reference, "R002", message)

    def topic(self, reference: Reference, name: str, anchor: str) -> None:
        if reference.path and reference.path not in self.topic_files:
            hint = did_you_mean(reference.path, self.topic_files)
            message = f'there is no file "{reference.path}"'
            self.complain(reference, "R001", message, hint)
            return
        topic = self.site.topics.get(name)
        if topic is None:
            if name not in self.broken:
                hint = did_you_mean(name, self.site.topics)
                self.complain(reference, "R001", f'there is no topic "{name}"', hint)
            return
        if not anchor:
            return
        if name not in self.anchors:
            self.anchors[name] = anchors(topic)
        if anchor not in self.anchors[name]:
            hint = did_you_mean(anchor, self.anchors[name])
            message = f'the topic "{name}" has no anchor "{anchor}"'
            self.complain(reference, "R002", message, hint)

    def table_link(self, reference: Reference, name: str, row: str) -> None:
        table = self.site.tables.get(name)
        if table is None:
            self.table(reference, name)
        elif row and row not in (known := [one.id for one in table.rows]):
            hint = did_you_mean(row, known)
            self.complain(reference, "R004", f'the table "{name}" has no row "{row}"', hint)

    def pages(self) -> list[str]:
        """Paths of the pages that content can link to besides topics and tables."""
        site = self.site
        return [
            *FIXED_PAGES,
            *(f"coverage/{exam}" for exam in site.exams),
            *(f"groups/{group}" for group in site.groups),
            *(f"print/topics/{topic}" for topic in site.topics),
            *(f"print/groups/{group}" for group in site.groups),
            *(f"embed/quiz/{topic.id}" for topic in site.topics.values() if topic.questions),
        ]

    def page(self, path: str) -> bool:
        return path.strip("/") in self.pages()

    # Registers

    def table(self, reference: Reference, name: str = "") -> None:
        name = name or reference.target
        if name not in self.site.tables and not self.table_is_broken(name):
            hint = did_you_mean(name, self.site.tables)
            self.complain(reference, "R003", f'there is no table "{name}"', hint)

    def table_is_broken(self, name: str) -> bool:
        return any(found.file == f"tables/{name}.yaml" for found in self.problems)

    def tag(self, reference: Reference) -> None:
        if reference.target not in self.site.tags:
            hint = did_you_mean(reference.target, self.site.tags)
            self.complain(reference, "R006", f'the tag "{reference.target}" is not known', hint)

    def skill(self, reference: Reference) -> None:
        exam, _, skill = reference.target.partition(":")
        if exam not in self.skills:
            hint = did_you_mean(exam, self.skills)
            self.complain(reference, "R008", f'there is no exam "{exam}"', hint)
        elif skill not in self.skills[exam]:
            hint = did_you_mean(skill, self.skills[exam])
            self.complain(reference, "R007", f'{exam} has no skill "{skill}"', hint)

    def service(self, reference: Reference) -> None:
        if reference.target not in self.site.services:
            hint = did_you_mean(reference.target, self.site.services)
            message = f'the service "{reference.target}" is not in services.yaml'
            self.complain(reference, "R009", message, hint)

    # Ids

    def duplicates(self) -> None:
        questions: dict[str, Place] = {}
        terms: dict[str, str] = {}
        for topic in self.site.topics.values():
            for question in topic.questions:
                first = questions.setdefault(question.id, question.place)
                if first is not question.place:
                    message = f'the question id "{question.id}" is already given at'
                    message += f" {first.file}:{first.line}"
                    self.at(question.place, "D003", message, "question ids are permanent: rename")
            for term in topic.terms:
                owner = terms.setdefault(term.id, topic.id)
                if owner != topic.id:
                    message = f'the term "{term.id}" is already defined in the topic "{owner}"'
                    hint = f"define it once, and link to it: [{term.name}](term:{term.id})"
                    self.at(term.place, "D004", message, hint)
