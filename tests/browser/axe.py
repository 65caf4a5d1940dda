"""Accessibility checks with axe-core, https://github.com/dequelabs/axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SOURCE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

_RUN = """
async ([targets, within]) => {
  const { violations } = await axe.run(within || document, {
    // Frames are pages of their own.
    iframes: false,
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: targets } },
  });
  return violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
  }));
}
"""


def violations(page: Page, *, paper: bool = False, within: str = "") -> list[str]:
    """What axe finds wrong on the page as it is now, one text per rule; empty when all is well.

    The page is brought to its top first: further down, the header that sticks there covers parts of
    targets, which then count as too small.

    Args:
        page: the page.
        paper: whether it is made for paper, where links need not be large enough to be tapped
            (24 pixels: WCAG 2.2, success criterion 2.5.8).
        within: selector of the part to look at; the whole page without one.
    """
    # Evaluated, not added as a script element, which the page's own policy would refuse.
    page.evaluate(_SOURCE.read_text(encoding="utf-8"))
    page.evaluate("scrollTo(0, 0)")
    found: list[dict[str, Any]] = page.evaluate(_RUN, [not paper, within])
    return ["\n  ".join((f"{rule['id']}: {rule['help']}", *rule["nodes"])) for rule in found]
