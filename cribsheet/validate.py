"""What content says of other content: every reference must find its target.

This runs over the whole site after each load, so it only looks things up; whatever is costly was
done once per file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cribsheet.diagnostics import Diagnostic, Problems, did_you_mean
from cribsheet.fields import PERMANENT
from cribsheet.links import FIXED_PAGES
from cribsheet.references import UNIQUE, names_of, split_name
from cribsheet.stored import outline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from cribsheet.model import Place, Site
    from cribsheet.references import Reference, References
    from cribsheet.scan import Scan


Complaint = tuple[str, str, str]
"""Code, message and hint."""


def validate(site: Site, references: Iterable[References], found: Scan, problems: Problems) -> None:
    """Reports references that find nothing (R001 to R012), duplicates, unused tables and trees.

    What may stand in a file that has problems of its own is not reported on top of them: `found`
    says which files there are, `problems` which of them are broken.
    """
    _Validator(site, found, problems).run(references)


_OWN_IDS = {"question": "D003", "card": "D007"}
"""Codes for ids that stand twice."""


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
        self.known: dict[str, Complaint | None] = {}
        self.first: dict[str, References] = {}
        self.shown: set[str] = set()
        self.walked: set[str] = set()
        self.checks: dict[str, Callable[[str, str], Complaint | None]] = {
            "link": self.link,
            "table": self.table,
            "tree": self.tree,
            "tag": self.tag,
            "exam": self.exam,
            "skill": self.skill,
            "service": self.service,
        }

    def run(self, references: Iterable[References]) -> None:
        for unit in references:
            wrong, again = self.look(unit)
            for reference in unit.places() if wrong else ():
                if complaint := wrong.get(reference.name):
                    self.complain(reference, *complaint)
            if again:
                self.repeated(unit, again)
        self.unused()

    def look(self, unit: References) -> tuple[dict[str, Complaint], set[str]]:
        """What is wrong with names in a unit, and which must stand once but came before."""
        wrong: dict[str, Complaint] = {}
        again: set[str] = set()
        for name in names_of(unit):
            # The same skill, tag or link is named many times, and looked up once.
            if name not in self.known:
                kind, target, path = split_name(name)
                if kind in UNIQUE:
                    if name in self.first:
                        again.add(name)
                    self.first.setdefault(name, unit)
                    continue
                self.known[name] = self.checks[kind](target, path)
            if complaint := self.known[name]:
                wrong[name] = complaint
        return wrong, again

    def unused(self) -> None:
        """Reports tables that no topic shows."""
        self.joined_ids()
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

    def complain(self, reference: Reference, code: str, message: str, hint: str) -> None:
        if code == "R011":  # what was written says more than the page it stands for
            hint = did_you_mean(reference.written, [f"/{path}/" for path in self.pages if path])
        self.problems.add(reference.problem(code, message, hint))

    # Links

    def link(self, target: str, path: str) -> Complaint | None:
        kind, _, rest = target.partition(":")
        name, _, anchor = rest.partition("#")
        match kind:
            case "topic":
                return self.topic_link(name, anchor, path)
            case "table":
                return self.table_link(name, anchor)
            case "tree":
                return self.tree_link(name, anchor)
            case "term":
                if name in self.site.terms or self.unread:
                    return None
                hint = did_you_mean(name, self.site.terms)
                return "R005", f'the term "{name}" is not defined', hint
            case _:
                return self.page_link(name, anchor)

    def topic_link(self, name: str, anchor: str, path: str) -> Complaint | None:
        if "topics" in self.broken:
            return None
        if path and path not in self.files:
            return "R001", f'there is no file "{path}"', did_you_mean(path, self.files)
        topic = self.site.topics.get(name)
        if topic is None:
            if name in self.unread:
                return None
            return "R001", f'there is no topic "{name}"', did_you_mean(name, self.site.topics)
        known = outline_of(topic).anchors
        if not anchor or anchor in known:
            return None
        hint = did_you_mean(anchor, known)
        return "R002", f'the topic "{topic.id}" has no anchor "{anchor}"', hint

    def table_link(self, name: str, row: str) -> Complaint | None:
        table = self.site.tables.get(name)
        if table is None:
            return self.need_table(name)
        if not row or table.place.file in self.broken:
            return None
        known = [one.id for one in table.rows]
        if row in known:
            return None
        return "R004", f'the table "{name}" has no row "{row}"', did_you_mean(row, known)

    def tree_link(self, name: str, anchor: str) -> Complaint | None:
        if name not in self.site.trees:
            return self.need_tree(name)
        if anchor:
            message = f'the page of a decision tree has no anchor to link to: "#{anchor}"'
            return "R002", message, f"write tree:{name}"
        return None

    def page_link(self, name: str, anchor: str) -> Complaint | None:
        if name.strip("/") not in self.pages:
            return "R011", f'the site has no page "/{name}"', ""
        if anchor and anchor not in self.entries.get(name.strip("/"), ()):
            message = f'the page "/{name}" has no anchor to link to: "#{anchor}"'
            return "R002", message, "link to the page"
        return None

    @cached_property
    def entries(self) -> dict[str, Collection[str]]:
        """Anchors of the pages that list a register."""
        return {"tags": self.site.tags, "services": self.site.services}

    @cached_property
    def pages(self) -> frozenset[str]:
        """Paths of the pages that content can link to besides topics and tables."""
        site = self.site
        return frozenset(
            [
                *FIXED_PAGES,
                *(f"coverage/{exam}" for exam in site.exams),
                *(f"exams/{exam}" for exam in site.exams),
                *(f"exam/{exam.id}" for exam in site.exams.values() if exam.mock),
                *(f"groups/{group}" for group in site.groups),
                *(f"print/topics/{topic}" for topic in site.topics),
                *(f"print/groups/{group}" for group in site.groups),
                *(
                    f"embed/quiz/{topic.id}"
                    for topic in site.topics.values()
                    if outline_of(topic).questions
                ),
            ]
        )

    # Tables and registers

    def table(self, name: str, _: str) -> Complaint | None:
        self.shown.add(name)
        return self.need_table(name)

    def need_table(self, name: str) -> Complaint | None:
        if name in self.site.tables or self.may_be("table", name, "tables"):
            return None
        return "R003", f'there is no table "{name}"', did_you_mean(name, self.site.tables)

    def may_be(self, kind: str, name: str, folder: str) -> bool:
        """Whether a file that cannot be read, or in a folder that cannot, may be what is named."""
        return (kind, name) in self.there or folder in self.broken

    def tree(self, name: str, _: str) -> Complaint | None:
        self.walked.add(name)
        return self.need_tree(name)

    def need_tree(self, name: str) -> Complaint | None:
        if name in self.site.trees or self.may_be("tree", name, "trees"):
            return None
        return "R012", f'there is no decision tree "{name}"', did_you_mean(name, self.site.trees)

    def tag(self, name: str, _: str) -> Complaint | None:
        known = self.site.tags
        if name in known or "tags.yaml" in self.broken:
            return None
        hint = did_you_mean(name, known) or "add it there, or use one that is"
        return "R006", f'the tag "{name}" is not in tags.yaml', hint

    def service(self, name: str, _: str) -> Complaint | None:
        known = self.site.services
        if name in known or "services.yaml" in self.broken:
            return None
        hint = did_you_mean(name, known) or "add it there, or use one that is"
        return "R009", f'the service "{name}" is not in services.yaml', hint

    def exam(self, name: str, _: str) -> Complaint | None:
        if name in self.site.exams:
            return None
        if "exams" in self.broken:
            return None
        if ("exam", name) not in self.there:
            hint = did_you_mean(name, self.site.exams) or "write that file, or remove the name"
            return "R008", f'there is no exam "{name}": no file exams/{name}.yaml', hint
        if f"exams/{name}.yaml" in self.broken:
            return None
        return "R008", f'the exam "{name}" is not in site.yaml', "list it there"

    def skill(self, target: str, _: str) -> Complaint | None:
        exam, _, skill = target.partition(":")
        known = self.skills.get(exam)
        if known is None or skill in known or f"exams/{exam}.yaml" in self.broken:
            return None  # the exam is reported where it is named
        # The number of another task may look alike and still be a different skill altogether.
        task = skill.rpartition(".")[0] + "."
        near = [one for one in known if one.startswith(task)]
        hint = did_you_mean(skill, near) or f"exams/{exam}.yaml lists them"
        return "R007", f'{exam} has no skill "{skill}"', hint

    # What may stand once

    def joined_ids(self) -> None:
        """Reports rows of two tables, or ends of two decision trees, that make the same id.

        The ids of their cards and questions join that of the table or tree with their own.
        """
        site, complain = self.site, self.joined
        complain(
            (
                (table.place, table.id, row.id)
                for table in site.tables.values()
                for row in table.rows
            ),
            *("D007", "card", "row", "table"),
        )
        complain(
            ((tree.place, tree.id, end.id) for tree in site.trees.values() for end in tree.ends),
            *("D003", "question", "end", "tree"),
        )

    def joined(
        self, ids: Iterable[tuple[Place, str, str]], code: str, made: str, member: str, owner: str
    ) -> None:
        """Reports members (place and id of their file, and their own id) that make the same id."""
        first: dict[str, tuple[str, str]] = {}
        for place, name, own in ids:
            other, other_own = first.setdefault(f"{name}-{own}", (name, own))
            if other != name:
                message = (
                    f'the {made} of the {member} "{own}" has the same id as that of the {member} '
                    f'"{other_own}" of the {owner} "{other}"'
                )
                self.problems.add(Diagnostic(place.file, 1, 1, code, message, PERMANENT))

    def repeated(self, unit: References, names: Iterable[str]) -> None:
        """Reports terms, questions and cards of a unit that came before, there or in another."""
        origin = {
            name: next(one for one in self.first[name].places() if one.name == name)
            for name in names
        }
        for reference in unit.places():
            other = origin.get(reference.name)
            if other is None or other == reference:
                continue
            name, place = reference.target, f"{other.file}:{other.line}"
            if reference.kind in _OWN_IDS:
                message = f'the {reference.kind} id "{name}" is already given at {place}'
                self.complain(reference, _OWN_IDS[reference.kind], message, PERMANENT)
            else:
                message = f'the term "{name}" is already defined at {place}'
                hint = f"define it once, and link to it: [{reference.written}](term:{name})"
                self.complain(reference, "D004", message, hint)
