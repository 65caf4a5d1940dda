"""Every test here has a small content folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.workplace import Workplace, make_workplace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """Three topics in two groups, and a table that one of them shows."""
    return make_workplace(tmp_path)
