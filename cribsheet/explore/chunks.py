"""Chunk size and overlap: what is stored, and which answers stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from cribsheet.explore.drawing import Drawing, Shape, box, counted, label
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


_LEFT = 12
_WIDTH = 336
_DOCUMENT = 38
_CHUNKS = 92
_ROW = 38


def draw(size: int, overlap: int) -> Drawing:
    """The document with its answers, and the chunks below it in two rows."""
    cut = measure(size, overlap)
    held = ", ".join(str(place) for place, chunk in enumerate(cut.whole, 1) if chunk >= 0)
    shapes: list[Shape] = [
        label("", _LEFT, 14, "document with answers: ✓ whole, ✕ cut"),
        box("fig-soft", _LEFT, _DOCUMENT, _WIDTH, 24),
    ]
    for (first, last), chunk in zip(ANSWERS, cut.whole, strict=True):
        look, sign = ("fig-b", "✕") if chunk < 0 else ("fig-c", "✓")
        shapes.append(box(look, _at(first), _DOCUMENT, _at(last) - _at(first), 24))
        shapes.append(label("fig-mid", (_at(first) + _at(last)) / 2, _DOCUMENT - 6, sign))
    shapes.append(label("", _LEFT, _CHUNKS - 8, "chunks, in two rows"))
    # Half a chunk is the most that is repeated, so every second one has room in a row.
    for place, (start, end) in enumerate(cut.chunks):
        shapes.append(
            box("fig-box", _at(start), _CHUNKS + place % 2 * _ROW, _at(end) - _at(start), 32)
        )
    for (first, last), holder in zip(ANSWERS, cut.whole, strict=True):
        for place, (start, end) in enumerate(cut.chunks):
            begin, until = max(first, start), min(last, end)
            if begin < until:
                complete = (begin, until) == (first, last)
                look = "fig-c" if complete else "fig-soft" if holder >= 0 else "fig-b"
                y = _CHUNKS + place % 2 * _ROW + 4
                shapes.append(box(look, _at(begin), y, _at(until) - _at(begin), 24))
    return Drawing(
        height=172,
        alt=(
            f"A document as a bar with {counted(ANSWERS, 'answer')}, and its "
            f"{counted(cut.chunks, 'chunk')} below it. "
            f"Whole in one chunk: answers {held or 'none'}."
        ),
        shapes=tuple(shapes),
    )


def _at(token: float) -> float:
    return _LEFT + _WIDTH * token / LENGTH


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
    drawing=draw(300, 0),
    drawn="chunks of 300 tokens without overlap",
)
