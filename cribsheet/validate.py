"""What content says of other content: every reference must find its target.

This runs over the whole site after each load, so it only looks things up; whatever is costly was
done once per file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cribsheet.diagnostics import Diagnostic, Problems, did_you_mean
from cribsheet.links import FIXED_PAGES, anchors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cribsheet.model import Site, Topic
    from cribsheet.references import Reference
    from cribsheet.scan import Scan


def validate(site: Site, references: Iterable[Reference], found: Scan, problems: Problems) -> None:
    """Reports references that find nothing (R001 to R012), duplicates, unused tables and trees.

    What may stand in a file that has problems of its own is not reported on top of them: `found`
    says which files there are, `problems` which of them are broken.
    """
    _Validator(site, found, problems).run(references)


_REPEATED = frozenset(("link", "skill", "tag", "exam", "service"))
"""Kinds whose check depends on the target alone and leaves nothing behind but a problem."""


class _Validator:
    def __init__(self, site: Site, found: Scan, problems: Problems) -> None:
        self.site = site
        self.problems = problems
        self.files = found.topic_files
        self.there = {(unit.kind, unit.id) for unit in found.units}
        self.broken = {one.file for one in problems if one.severity == "error"}
        topics = {name for kind, name in self.there if kind == "topic"}
        self.unread = topics - set(site.topics)
        self.skills = {
            exam.id: {skill.id for d in exam.domains for task in d.tasks for skill in task.skills}
            for exam in site.exams.values()
        }
        self.anchors: dict[str, dict[str, str]] = {}
        self.first: dict[tuple[str, str], Reference] = {}
        self.shown: set[str] = set()
        self.walked: set[str] = set()
        self.checks: dict[str, Callable[[Reference], None]] = {
            "link": self.link,
            "table": self.table,
            "tree": self.tree,
            "tag": self.tag,
            "exam": self.exam,
            "skill": self.skill,
            "service": self.service,
            "define": self.term,
            "question": self.question,
        }

    def run(self, references: Iterable[Reference]) -> None:
        # The same skill, tag or link is named many times: what was found is not looked up again.
        good: set[tuple[str, str, str]] = set()
        for reference in references:
            asked = (reference.kind, reference.target, reference.path)
            if asked in good:
                continue
            before = len(self.problems)
            self.checks[reference.kind](reference)
            if reference.kind in _REPEATED and len(self.problems) == before:
                good.add(asked)
        if self.unread or not self.site.topics:
            return  # a topic that cannot be read may show the table
        for table in self.site.tables.values():
            if table.id not in self.shown:
                message = f'the table "{table.id}" is shown by no topic'
                hint = f"write ::table{{id={table.id}}} in the topic it belongs to"
                file = table.place.file
                self.problems.add(Diagnostic(file, 1, 1, "U002", message, hint, "warning"))
        for tree in self.site.trees.values():
            if tree.id not in self.walked:
                message = f'the decision tree "{tree.id}" is shown by no topic'
                hint = f"write ::decide{{id={tree.id}}} in the topic it belongs to"
                file = tree.place.file
                self.problems.add(Diagnostic(file, 1, 1, "U003", message, hint, "warning"))

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
        name, _, anchor = rest.partition("#")
        match kind:
            case "topic":
                self.topic_link(reference, name, anchor)
            case "table":
                self.table_link(reference, name, anchor)
            case "tree":
                self.tree_link(reference, name, anchor)
            case "term":
                if name not in self.site.terms and not self.unread:
                    hint = did_you_mean(name, self.site.terms)
                    self.complain(reference, "R005", f'the term "{name}" is not defined', hint)
            case _:
                self.page_link(reference, name, anchor)

    def topic_link(self, reference: Reference, name: str, anchor: str) -> None:
        if reference.path and reference.path not in self.files:
            hint = did_you_mean(reference.path, self.files)
            message = f'there is no file "{reference.path}"'
            self.complain(reference, "R001", message, hint)
            return
        topic = self.site.topics.get(name)
        if topic is not None:
            self.topic_anchor(reference, topic, anchor)
        elif name not in self.unread:
            hint = did_you_mean(name, self.site.topics)
            self.complain(reference, "R001", f'there is no topic "{name}"', hint)

    def topic_anchor(self, reference: Reference, topic: Topic, anchor: str) -> None:
        if not anchor:
            return
        if topic.id not in self.anchors:
            self.anchors[topic.id] = anchors(topic)
        known = self.anchors[topic.id]
        if anchor not in known:
            hint = did_you_mean(anchor, known)
            message = f'the topic "{topic.id}" has no anchor "{anchor}"'
            self.complain(reference, "R002", message, hint)

    def table_link(self, reference: Reference, name: str, row: str) -> None:
        table = self.site.tables.get(name)
        if table is None:
            self.need_table(reference, name)
        elif row and table.place.file not in self.broken:
            known = [one.id for one in table.rows]
            if row not in known:
                hint = did_you_mean(row, known)
                self.complain(reference, "R004", f'the table "{name}" has no row "{row}"', hint)

    def tree_link(self, reference: Reference, name: str, anchor: str) -> None:
        if name not in self.site.trees:
            self.need_tree(reference, name)
        elif anchor:
            message = f'the page of a decision tree has no anchor to link to: "#{anchor}"'
            self.complain(reference, "R002", message, f"write tree:{name}")

    def page_link(self, reference: Reference, name: str, anchor: str) -> None:
        if name.strip("/") not in self.pages:
            hint = did_you_mean(reference.written, [f"/{path}/" for path in self.pages if path])
            self.complain(reference, "R011", f'the site has no page "/{name}"', hint)
        elif anchor and not (name.strip("/") == "tags" and anchor in self.site.tags):
            message = f'the page "/{name}" has no anchor to link to: "#{anchor}"'
            self.complain(reference, "R002", message, "link to the page")

    @cached_property
    def pages(self) -> frozenset[str]:
        """Paths of the pages that content can link to besides topics and tables."""
        site = self.site
        return frozenset(
            [
                *FIXED_PAGES,
                *(f"coverage/{exam}" for exam in site.exams),
                *(f"groups/{group}" for group in site.groups),
                *(f"print/topics/{topic}" for topic in site.topics),
                *(f"print/groups/{group}" for group in site.groups),
                *(f"embed/quiz/{topic.id}" for topic in site.topics.values() if topic.questions),
            ]
        )

    # Tables and registers

    def table(self, reference: Reference) -> None:
        self.shown.add(reference.target)
        self.need_table(reference, reference.target)

    def need_table(self, reference: Reference, name: str) -> None:
        if name not in self.site.tables and ("table", name) not in self.there:
            hint = did_you_mean(name, self.site.tables)
            self.complain(reference, "R003", f'there is no table "{name}"', hint)

    def tree(self, reference: Reference) -> None:
        self.walked.add(reference.target)
        self.need_tree(reference, reference.target)

    def need_tree(self, reference: Reference, name: str) -> None:
        if name not in self.site.trees and ("tree", name) not in self.there:
            hint = did_you_mean(name, self.site.trees)
            self.complain(reference, "R012", f'there is no decision tree "{name}"', hint)

    def tag(self, reference: Reference) -> None:
        name, known = reference.target, self.site.tags
        if name not in known and "tags.yaml" not in self.broken:
            hint = did_you_mean(name, known) or "add it there, or use one that is"
            self.complain(reference, "R006", f'the tag "{name}" is not in tags.yaml', hint)

    def service(self, reference: Reference) -> None:
        name, known = reference.target, self.site.services
        if name not in known and "services.yaml" not in self.broken:
            hint = did_you_mean(name, known) or "add it there, or use one that is"
            self.complain(reference, "R009", f'the service "{name}" is not in services.yaml', hint)

    def exam(self, reference: Reference) -> None:
        name = reference.target
        if name in self.site.exams:
            return
        if ("exam", name) not in self.there:
            hint = did_you_mean(name, self.site.exams)
            message = f'there is no exam "{name}": no file exams/{name}.yaml'
            self.complain(reference, "R008", message, hint or "write that file, or remove the name")
        elif f"exams/{name}.yaml" not in self.broken:
            hint = "list it there"
            self.complain(reference, "R008", f'the exam "{name}" is not in site.yaml', hint)

    def skill(self, reference: Reference) -> None:
        exam, _, skill = reference.target.partition(":")
        known = self.skills.get(exam)
        if known is None or skill in known or f"exams/{exam}.yaml" in self.broken:
            return  # the exam is reported where it is named
        # The number of another task may look alike and still be a different skill altogether.
        task = skill.rpartition(".")[0] + "."
        near = [one for one in known if one.startswith(task)]
        hint = did_you_mean(skill, near) or f"exams/{exam}.yaml lists them"
        self.complain(reference, "R007", f'{exam} has no skill "{skill}"', hint)

    # What may stand once

    def question(self, reference: Reference) -> None:
        if other := self.other(reference):
            message = f'the question id "{reference.target}" is already given at {other}'
            self.complain(reference, "D003", message, "ids are permanent: rename the newer one")

    def term(self, reference: Reference) -> None:
        if other := self.other(reference):
            message = f'the term "{reference.target}" is already defined at {other}'
            hint = f"define it once, and link to it: [{reference.written}](term:{reference.target})"
            self.complain(reference, "D004", message, hint)

    def other(self, reference: Reference) -> str:
        """``file:line`` of the same thing that came before; empty when this is the first."""
        first = self.first.setdefault((reference.kind, reference.target), reference)
        return "" if first is reference else f"{first.file}:{first.line}"
