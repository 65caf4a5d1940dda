"""The shipped content, loaded once per process and judged as a strict build judges it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cribsheet.load import Loaded, Loader
from cribsheet.model import Site
from tests.shipped import CONTENT, only_shipped

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips this folder where the notes have been replaced."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(only_shipped)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The content with everything that a strict build would say about it."""
    return Loader(CONTENT).load(style=True)


@pytest.fixture(scope="session")
def shipped(loaded: Loaded) -> Site:
    """The content as values."""
    assert loaded.site is not None, [found.render() for found in loaded.diagnostics]
    return loaded.site
