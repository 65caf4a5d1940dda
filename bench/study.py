"""What studying costs a reader: bytes loaded by each part, and how long a step takes.

The pages are those of the shipped site. Steps are measured for a new reader and for one with half
a year behind them, from the event to the next frame, in an ordinary window of one headless browser.
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from tests.browser_binary import find_browser, prepare_playwright  # noqa: E402
from tests.static_server import serving  # noqa: E402

PARTS = {
    "a topic's questions": "topics/file-formats/",
    "practice": "quiz/",
    "cards, spaced": "cards/",
    "mock exam": "exam/mla-c02/",
    "tonight": "tonight/",
    "progress": "progress/",
}
"""What is opened by a reader who has never studied here."""

DAYS = 180
ANSWERS_A_DAY = 40
REVIEWS_A_DAY = 30
DAY = 86_400_000
NOW = 1_795_000_000_000
TIMES = 9

_STEP = """
async (step) => {
  const started = performance.now();
  step();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  return performance.now() - started;
}
"""


@dataclass(frozen=True, slots=True)
class PartWeight:
    """kB with gzip that a part loads, beyond what every page loads."""

    scripts: float
    data: float


def part_weights(browser: Browser, url: str) -> dict[str, PartWeight]:
    """Scripts and data of each part, less the scripts of a page that has none."""
    plain = _loaded(browser, f"{url}glossary/")
    weights = {}
    for name, path in PARTS.items():
        more = {
            address: size
            for address, size in _loaded(browser, url + path).items()
            if address not in plain
        }
        scripts = sum(size for address, size in more.items() if address.endswith(".js"))
        data = sum(size for address, size in more.items() if address.endswith(".json"))
        weights[name] = PartWeight(scripts / 1000, data / 1000)
    return weights


def _loaded(browser: Browser, address: str) -> dict[str, int]:
    """Path of every file a new reader's browser loads, and its bytes with gzip."""
    page = browser.new_page()
    responses: list[Response] = []

    # Playwright marks its listeners, which a built-in method does not take.
    def note(response: Response) -> None:
        responses.append(response)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    found = {
        urlsplit(response.url).path: len(gzip.compress(response.body(), 9, mtime=0))
        for response in responses
    }
    page.close()
    return found


def half_a_year(site: Path) -> str:
    """A progress file with so many days of answers and reviews, always the same."""
    index = json.loads((site / "study" / "index.json").read_bytes())
    chance = random.Random(1)
    questions, cards = index["questions"]["ids"], index["cards"]["ids"]

    def answered() -> dict[str, object]:
        what = {"type": "answered", "question": chance.choice(questions), "confidence": None}
        return what | {"right": chance.random() < 0.7, "mode": "practice", "ms": 30_000}

    def reviewed() -> dict[str, object]:
        rating = chance.choice((1, 3, 3, 3, 4))
        return {"type": "reviewed", "card": chance.choice(cards), "rating": rating, "ms": 9000}

    daily = [answered] * ANSWERS_A_DAY + [reviewed] * REVIEWS_A_DAY
    events = [
        {"v": 1, "id": f"{day}-{number}", "by": "bench", "hash": "", **make()}
        | {"at": NOW - (DAYS - day) * DAY + number * 30_000}
        for day in range(DAYS)
        for number, make in enumerate(daily)
    ]
    head = {"format": "cribsheet-progress", "version": 1, "site": "bench", "exported": ""}
    return json.dumps({**head, "events": events, "drafts": [], "aside": []})


@contextmanager
def reader(browser: Browser, url: str, progress: Path | None) -> Iterator[Page]:
    """A page of a reader, with the progress of a file if one is given."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    if progress is not None:
        page.goto(f"{url}progress/")
        page.get_by_label("Import a file").set_input_files(progress)
        page.get_by_text("records added").wait_for()
    yield page
    context.close()


def _median(page: Page, setup: str | None, step: str) -> float:
    """Median milliseconds of a step, each after its setup."""
    taken = []
    for _ in range(TIMES):
        if setup is not None:
            page.evaluate(setup)
        taken.append(float(page.evaluate(f"({_STEP})(() => {{ {step} }})")))
    return statistics.median(taken)


def step_times(page: Page, url: str) -> dict[str, float]:
    """Milliseconds of what readers do most."""
    times = {}

    def open_when_ready(path: str, part: str) -> None:
        # Half a year of progress is read after the last request.
        page.goto(f"{url}{path}", wait_until="networkidle")
        page.locator(part).first.wait_for()

    open_when_ready("quiz/?length=40&seed=bench&kinds=multiple-choice", ".run form")
    choose = "document.querySelector('.run .option input:not(:disabled)')?.click()"
    check = "document.querySelector('.run form').requestSubmit()"
    go_on = "[...document.querySelectorAll('.quiz-actions button')].find(b => !b.hidden).click()"
    times["choose an option"] = _median(page, None, choose)
    times["check an answer"] = _median(page, f"{go_on}; {choose}", check)
    times["next question"] = _median(page, f"{choose}; {check}", go_on)
    open_when_ready("cards/", "button.wide")
    turn = "document.querySelector('button.wide').click()"
    times["show a card's back"] = _median(
        page, "document.querySelector('.rating-easy')?.click()", turn
    )
    times["rate a card"] = _median(
        page,
        "document.querySelector('button.wide')?.click()",
        "document.querySelector('.rating-easy').click()",
    )
    open_when_ready("tonight/", "#tonight_minutes")
    change = "document.querySelector('#tonight_minutes').dispatchEvent(new Event('change'))"
    times["plan an evening"] = _median(page, None, change)
    return times


def measure(site: Path) -> None:
    """Prints both tables for a built site."""
    prepare_playwright()
    with (
        serving(site) as url,
        sync_playwright() as playwright,
        tempfile.TemporaryDirectory() as folder,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser())
        print("| Part | Scripts, kB gzipped | Data, kB gzipped |")
        print("|---|---:|---:|")
        for name, weight in part_weights(browser, url).items():
            print(f"| {name} | {weight.scripts:.1f} | {weight.data:.1f} |", flush=True)
        file = Path(folder) / "progress.json"
        file.write_text(half_a_year(site), encoding="utf-8")
        with reader(browser, url, None) as page:
            new = step_times(page, url)
        with reader(browser, url, file) as page:
            old = step_times(page, url)
        events = DAYS * (ANSWERS_A_DAY + REVIEWS_A_DAY)
        print(f"\n| Step, ms to the next frame | New reader | With {events:,} records |")
        print("|---|---:|---:|")
        for name, taken in new.items():
            print(f"| {name} | {taken:.0f} | {old[name]:.0f} |", flush=True)
        browser.close()
