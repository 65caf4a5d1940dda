"""Explorables: the page computes what the build has put into the table."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from cribsheet.explore import capacity, chunks, descent, sampling, threshold
from cribsheet.explore.catalogue import EXPLORABLES
from cribsheet.explore.drawing import WIDTH

SCRIPT = Path(__file__).with_name("explore_contract.js")

MEASURES: dict[str, tuple[Callable[..., Any], list[tuple[float, ...]]]] = {
    "threshold": (threshold.measure, [(hundredths / 100,) for hundredths in range(101)]),
    "sampling": (
        sampling.measure,
        [*product((0, 0.1, 0.7, 1, 2), range(1, 9), (0.05, 0.33, 0.81, 0.95, 1))],
    ),
    "learning-rate": (descent.measure, [*product((0.01, 0.3, 0.5, 1, 1.2), (1, 7, 20))]),
    "chunks": (chunks.measure, [*product((100, 150, 350, 1200, 3000), range(0, 51, 5))]),
    "capacity": (
        lambda requests, *prices: capacity.measure(requests, capacity.Prices(*prices)),
        [
            (requests, *prices)
            for requests in (0, 1, 7999, 8000, 8001, 20000)
            for prices in (
                (1500, 500, 1, 4, 20, 8000),
                (10, 0, 2.5, 0, 3, 900),
                (0, 0, 1, 4, 20, 100),
            )
        ],
    ),
}
"""By id: the formula in Python, and the settings to compare it at."""


def in_javascript(asked: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def flat(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    """The leaves of a value, in the order of its keys."""
    if isinstance(value, dict):
        return [leaf for key in sorted(value) for leaf in [key, *flat(value[key])]]
    if isinstance(value, list | tuple):
        return [leaf for part in value for leaf in flat(part)]
    return [value]


def test_every_explorable_is_compared() -> None:
    assert set(MEASURES) == set(EXPLORABLES)


@pytest.mark.parametrize("name", MEASURES)
def test_both_languages_compute_the_same(name: str) -> None:
    measure, settings = MEASURES[name]
    computed = [flat(asdict(measure(*one))) for one in settings]
    given = EXPLORABLES[name].given
    asked = [{"id": name, "given": given, "settings": one} for one in settings]
    other = [flat(one) for one in in_javascript(asked)]
    assert len(computed) == len(other) > 1
    for here, there in zip(computed, other, strict=True):
        assert [type(leaf) is str for leaf in here] == [type(leaf) is str for leaf in there]
        for one, two in zip(here, there, strict=True):
            assert one == two if isinstance(one, str | None) else one == pytest.approx(two)


@pytest.mark.parametrize("name", EXPLORABLES)
def test_both_languages_draw_the_same_first(name: str) -> None:
    drawing = EXPLORABLES[name].drawing
    (scene,) = in_javascript([{"id": name, "given": EXPLORABLES[name].given}])
    assert (scene["width"], scene["height"]) == (WIDTH, drawing.height)
    assert drawing.alt == scene["alt"]
    assert [(tag, attributes, "".join(text)) for tag, attributes, *text in scene["shapes"]] == [
        *drawing.shapes
    ]
