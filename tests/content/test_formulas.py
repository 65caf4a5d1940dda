"""Every formula has an example, and every example comes to what it says."""

from __future__ import annotations

import pytest

from tests.content.formulas import Example, examples, rounds_to

EXAMPLES = examples()
IDS = [example.id for example in EXAMPLES]

NOT_COMPUTED: dict[str, str] = {}
"""Formulas whose example is no arithmetic, by id, and why it cannot be."""


def test_there_are_formulas_and_each_has_an_id_of_its_own() -> None:
    assert len(EXAMPLES) >= 25
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_the_example_comes_to_what_it_says(example: Example) -> None:
    assert example.text, f"{example.file}: no example"
    steps = list(example.steps())
    assert bool(steps) != (example.id in NOT_COMPUTED), "nothing to compute, or listed for nothing"
    assert [step for step in steps if not step.holds()] == []


APPLIED = [example for example in EXAMPLES if list(example.applied())]


def test_most_formulas_can_be_applied_to_their_examples() -> None:
    assert len(APPLIED) >= 40


@pytest.mark.parametrize("example", APPLIED, ids=[example.id for example in APPLIED])
def test_the_formula_gives_the_result_of_its_example(example: Example) -> None:
    for value in example.applied():
        assert any(rounds_to(value, printed) for printed in example.results()), value
