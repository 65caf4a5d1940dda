"""Whether `content/` holds the notes this repository ships, or those of somebody who reuses it.

Tests about the shipped notes (what they say, and journeys through their pages) skip where the notes
have been replaced; all others hold for any content, or bring a site of their own.
"""

from __future__ import annotations

import pytest
import yaml

from cribsheet.options import ROOT

CONTENT = ROOT / "content"
"""What the repository builds."""

EXAM = "mla-c02"
"""The shipped notes are those that serve this exam, however else they change."""

REASON = f"about the shipped notes, and content/site.yaml lists no exam {EXAM}"


def is_shipped() -> bool:
    """Whether the content is what the repository ships; True when that cannot be told."""
    try:
        site = yaml.safe_load((CONTENT / "site.yaml").read_text("utf-8"))
        return EXAM in site["exams"]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, LookupError, TypeError):
        return True


only_shipped = pytest.mark.skipif(not is_shipped(), reason=REASON)
"""Marks a test, or with `pytestmark` a module, that is about the shipped notes."""
