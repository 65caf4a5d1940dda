"""Writes `fsrs-reference.json`: reviews and what py-fsrs makes of them.

The reference is the Python implementation by the authors of FSRS, version 6.3.2. It is not
installed with the project; to write the file anew:

    python3 -m venv /tmp/fsrs && /tmp/fsrs/bin/pip install fsrs==6.3.2
    /tmp/fsrs/bin/python tests/js/study/fsrs_reference.py > tests/js/study/fsrs-reference.json
"""

import importlib
import json
import random
import sys
from datetime import UTC, datetime, timedelta
from types import ModuleType

HISTORIES = 24
REVIEWS = 12
CENTURY = 36500.0
"""Days of stability at which ts-fsrs stops counting."""


def history(fsrs: ModuleType, number: int) -> dict[str, object]:
    """Reviews one card at random: in time, late and early, under one of three retentions.

    py-fsrs counts days from moment to moment, ts-fsrs from date to date. Reviews are therefore
    never earlier in the day than the one before; then both count the same.
    """
    chance = random.Random(number)
    retention = chance.choice([0.8, 0.9, 0.95])
    scheduler = fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)
    card = fsrs.Card(card_id=number)
    at = datetime(2026, 1, 1, 9, tzinfo=UTC)
    reviews = []
    for _ in range(REVIEWS):
        rating = chance.choices([1, 2, 3, 4], weights=[2, 2, 8, 2])[0]
        expected = scheduler.get_card_retrievability(card, at)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
        if card.stability > CENTURY:
            break
        reviews.append(
            {
                "at": round(at.timestamp() * 1000),
                "rating": rating,
                "recall": expected,
                "stability": card.stability,
                "difficulty": card.difficulty,
                "phase": card.state.name.lower(),
                "minutes": (card.due - at).total_seconds() / 60,
            }
        )
        interval = card.due - at
        delay = chance.choice([0, 0, 0, 1, 5, 40, -1])
        at = max(at, card.due) if interval.days == 0 else at + interval + timedelta(days=delay)
    return {"retention": retention, "reviews": reviews}


def main() -> None:
    """Prints the histories as JSON, one a line."""
    fsrs = importlib.import_module("fsrs")
    lines = [json.dumps(history(fsrs, number)) for number in range(HISTORIES)]
    sys.stdout.write("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
