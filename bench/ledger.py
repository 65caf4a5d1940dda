"""What a run of the benchmark has measured so far, kept so that an interrupted run can go on.

A part is measured whole or not at all, and what a ratio compares is measured within one part. A
part that fails is told and left out; the others still run.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Target:
    """What was measured, and the most it may be."""

    name: str
    value: float
    most: float
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the measure is within the limit."""
        return self.value <= self.most

    def __str__(self) -> str:
        verdict = "met" if self.met else "**missed**"
        unit = f" {self.unit}" if self.unit else ""
        return f"| {self.name} | {self.value:.3g}{unit} | ≤ {self.most:g}{unit} | {verdict} |"


@dataclass(frozen=True, slots=True)
class Part:
    """The result of one part: text to print, and targets."""

    text: str
    targets: list[Target] = field(default_factory=list)


class Ledger:
    """The parts measured, by name; written to `path` after each.

    Args:
        path: where results are kept.
        stamp: what is measured; results of another stamp, or of a complete run, are not taken up.
    """

    def __init__(self, path: Path, stamp: str) -> None:
        self.parts: dict[str, Part] = {}
        self.failed: list[str] = []
        self._path = path
        self._stamp = stamp
        try:
            kept = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return
        if kept["stamp"] == stamp and not kept["complete"]:
            for name, part in kept["parts"].items():
                targets = [Target(**target) for target in part["targets"]]
                self.parts[name] = Part(part["text"], targets)
            print(f"Going on with the run that was interrupted: {', '.join(self.parts)} done")

    def take(self, name: str, measure: Callable[[], Part]) -> None:
        """Measures a part, unless it is known, and prints its text."""
        if name not in self.parts:
            try:
                self.parts[name] = measure()
            except Exception:  # noqa: BLE001 - a peer that breaks must not cost the other parts
                traceback.print_exc()
                self.failed.append(name)
                return
            self._write(complete=False)
        print(self.parts[name].text, flush=True)

    def finish(self) -> None:
        """Prints all targets; the next run starts anew if every part was measured."""
        print("\n## Targets\n\n| Target | Measured | Limit | |\n|---|---:|---:|---|")
        for part in self.parts.values():
            for target in part.targets:
                print(target)
        if self.failed:
            print(f"\nNot measured, see above: {', '.join(self.failed)}")
        self._write(complete=not self.failed)

    def _write(self, *, complete: bool) -> None:
        parts = {name: asdict(part) for name, part in self.parts.items()}
        text = json.dumps({"stamp": self._stamp, "complete": complete, "parts": parts}, indent=1)
        draft = self._path.with_suffix(".new")
        draft.write_text(text, "utf-8")
        draft.replace(self._path)
