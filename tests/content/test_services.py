"""The register of services agrees with itself, with the exams and with what the pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from cribsheet.model import Service, Site

STATUS = {
    "amazon-augmented-ai": "closed",
    "amazon-bedrock-agentcore": "open",
    "amazon-bedrock-agents-classic": "closed",
    "amazon-data-firehose": "open",
    "amazon-fraud-detector": "closed",
    "amazon-kendra": "closed",
    "amazon-lookout-for-equipment": "ended",
    "amazon-lookout-for-metrics": "ended",
    "amazon-lookout-for-vision": "ended",
    "amazon-mechanical-turk": "ended",
    "amazon-q-business": "closed",
    "amazon-q-developer": "sunset",
    "amazon-qldb": "ended",
    "amazon-sagemaker-clarify": "closed",
    "amazon-sagemaker-debugger": "closed",
    "amazon-sagemaker-ground-truth": "closed",
    "amazon-sagemaker-ground-truth-plus": "ended",
    "amazon-sagemaker-model-monitor": "closed",
    "amazon-sagemaker-role-manager": "closed",
    "aws-audit-manager": "closed",
}
"""What guides and older notes take for open, or for gone, as of 22 November 2026."""

NAMED = {
    "amazon-bedrock": {"mla-c01", "mla-c02", "aif-c01"},
    "amazon-data-firehose": {"mla-c01"},
    "amazon-inspector": {"mla-c02", "aif-c01"},
    "amazon-sagemaker-ai": {"mla-c01", "mla-c02", "aif-c01"},
    "aws-artifact": {"aif-c01"},
    "aws-codecommit": {"mla-c02"},
    "aws-lambda": {"mla-c01", "mla-c02", "aif-c01"},
    "kiro": {"aif-c01"},
}
"""Which guides name a service: one of each pattern."""

IN_SCOPE: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("in_scope.yaml").read_text("utf-8")
)

DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def dates(service: Service) -> set[str]:
    """Every day that the register knows of a service."""
    return {service.since, service.ends, *DATE.findall(service.note)} - {""}


def rows_with_a_status(site: Site) -> Iterator[tuple[str, Service, str]]:
    for table in site.tables.values():
        columns = [column.id for column in table.columns]
        if "status" not in columns:
            continue
        for row in table.rows:
            if row.service:
                cell = row.cells[columns.index("status")]
                yield f"{table.id}#{row.id}", site.services[row.service], cell.text


def test_services_are_as_available_as_they_were_found(shipped: Site) -> None:
    assert {name: shipped.services[name].availability for name in STATUS} == STATUS


def test_the_exams_that_name_a_service_are_its_guides(shipped: Site) -> None:
    assert {name: set(shipped.services[name].exams) for name in NAMED} == NAMED
    named = [service for service in shipped.services.values() if service.exams]
    assert len(named) >= 130


def test_every_name_that_a_guide_lists_is_registered_for_its_exam(shipped: Site) -> None:
    missing = [
        f"{exam}: {name}"
        for exam, names in IN_SCOPE.items()
        for name, entries in names.items()
        for entry in entries.split()
        if entry not in shipped.services or exam not in shipped.services[entry].exams
    ]
    assert missing == []


def test_an_end_that_is_announced_has_a_day(shipped: Site) -> None:
    for service in shipped.services.values():
        if service.availability == "sunset":
            assert service.ends, service.id
        if service.availability == "ended":
            assert service.since, service.id


def test_tables_give_the_days_of_the_register(shipped: Site) -> None:
    rows = list(rows_with_a_status(shipped))
    assert sum(bool(DATE.search(text)) for _, _, text in rows) >= 10
    wrong = {
        place: (text, sorted(dates(service)))
        for place, service, text in rows
        if not dates(service).issuperset(DATE.findall(text))
    }
    assert wrong == {}


def test_tables_call_open_only_what_is_open(shipped: Site) -> None:
    for place, service, text in rows_with_a_status(shipped):
        if re.match(r"(?i)open\b", text):
            assert service.availability == "open", place
        elif re.match(r"(?i)(closed|ended|no new customers)\b", text):
            assert service.availability != "open", place
