"""Chunk size and overlap: what is stored, and which answers stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from cribsheet.explore.explorable import Explorable

LENGTH = 2400
"""Tokens of the document."""
ANSWERS = [
    [150, 220],
    [280, 350],
    [555, 640],
    [930, 1010],
    [1230, 1420],
    [1700, 1810],
    [2130, 2250],
]
"""Where the passages stand that answer a question: first token, and the one after the last."""
HITS = 3
"""Chunks that are retrieved for a question."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A document cut into chunks of equal size."""

    chunks: list[list[int]]
    """First token of each, and the one after its last."""
    stored: int
    """Tokens of all chunks together."""
    whole: list[int]
    """For every answer the number of the first chunk that holds all of it, from 0; -1 if none."""
    focus: float | None
    """How much of such a chunk the answer is, on average, 0 to 1; None if no answer is whole."""


def measure(size: int, overlap: int) -> Cut:
    """Chunks of `size` tokens; each repeats `overlap` percent (0 to 99) of the one before.

    Their number is that of the topic's formula: ``ceil((L - o) / (c - o))``.
    """
    repeated = size * overlap // 100
    count = max(1, ceil((LENGTH - repeated) / (size - repeated)))
    starts = [number * (size - repeated) for number in range(count)]
    chunks = [[start, min(LENGTH, start + size)] for start in starts]
    whole = [_holder(chunks, first, last) for first, last in ANSWERS]
    shares = [
        (last - first) / (chunks[holder][1] - chunks[holder][0])
        for holder, (first, last) in zip(whole, ANSWERS, strict=True)
        if holder >= 0
    ]
    return Cut(
        chunks,
        stored=sum(end - start for start, end in chunks),
        whole=whole,
        focus=sum(shares) / len(shares) if shares else None,
    )


def _holder(chunks: list[list[int]], first: int, last: int) -> int:
    holders = (
        number for number, (start, end) in enumerate(chunks) if start <= first <= last <= end
    )
    return next(holders, -1)


def _row(size: int, overlap: int) -> tuple[str, ...]:
    cut = measure(size, overlap)
    return (
        *(f"{size:,}", f"{overlap}%", str(len(cut.chunks)), f"{cut.stored:,}"),
        f"{sum(holder >= 0 for holder in cut.whole)} of {len(ANSWERS)}",
        "–" if cut.focus is None else f"{cut.focus:.0%}",
    )


EXPLORABLE = Explorable(
    id="chunks",
    title="Cut a document into chunks",
    about=(
        f"A document of {LENGTH:,} tokens with {len(ANSWERS)} passages that answer questions."
        " A passage that no chunk holds whole is found in halves, or not at all."
    ),
    given={
        "length": float(LENGTH),
        "answers": [[*map(float, one)] for one in ANSWERS],
        "hits": float(HITS),
    },
    columns=(
        "Size",
        "Overlap",
        "Chunks",
        "Tokens stored",
        "Answers whole",
        "Answer’s share of its chunk",
    ),
    rows=(
        *(_row(size, 0) for size in (100, 200, 300)),
        *(_row(300, overlap) for overlap in (20, 50)),
        *(_row(size, 20) for size in (600, 1200)),
    ),
)
