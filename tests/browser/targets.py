"""Sizes of what is pressed: WCAG 2.2, success criterion 2.5.8, "Target Size (Minimum)".

https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum.html. Unlike axe's rule, this one
takes off what a target that comes later covers of an earlier one, and lets a link pass as inline
only where words that are no links stand beside it.
"""

from __future__ import annotations

from playwright.sync_api import Page

_SMALL = r"""
() => {
  const SIZE = 24;
  const PRESSED = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true });
  const boxOf = (one) => one.closest(".table-scroll, dialog");
  // What labels an input belongs to its target.
  const parts = (one) => [one, ...(one.labels ?? [])].filter(isShown);
  const rects = (one) =>
    parts(one).flatMap((part) =>
      [...part.getClientRects()]
        .filter(({ width, height }) => width > 1 && height > 1)
        .map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
    );
  const targets = [...document.querySelectorAll(PRESSED)]
    .filter((one) => isShown(one) && !one.matches(":disabled"))
    .map((element) => ({ element, rects: rects(element) }))
    .filter((target) => target.rects.length > 0);
  const isWithin = (one, other) => one.contains(other) || other.contains(one);

  const cover = (rect, by) => {
    const wide = Math.min(rect.right, by.right) - Math.max(rect.left, by.left);
    const high = Math.min(rect.bottom, by.bottom) - Math.max(rect.top, by.top);
    if (wide <= 0 || high <= 0) return;
    if (high > wide) {
      if (by.left > rect.left) rect.right -= wide;
      else rect.left += wide;
    } else if (by.top > rect.top) rect.bottom -= high;
    else rect.top += high;
  };
  targets.forEach(({ element, rects }, place) => {
    for (const later of targets.slice(place + 1)) {
      // What is scrolled out of its own box covers nothing outside of it.
      if (isWithin(element, later.element) || boxOf(element) !== boxOf(later.element)) continue;
      for (const rect of rects) for (const by of later.rects) cover(rect, by);
    }
  });

  const fits = (length) => length >= SIZE - 0.01;
  const isLarge = ({ rects }) =>
    rects.some(({ left, top, right, bottom }) => fits(right - left) && fits(bottom - top));

  // In a sentence, the line decides how high a link is.
  const isInSentence = ({ element }) => {
    const isInline = (one) => getComputedStyle(one).display === "inline";
    if (!isInline(element)) return false;
    let block = element.parentElement;
    while (isInline(block)) block = block.parentElement;
    const rest = block.cloneNode(true);
    for (const one of rest.querySelectorAll(PRESSED)) one.remove();
    return /\p{L}{2}/u.test(rest.textContent);
  };

  // A circle of 24 px around the middle touches no other target, and no such circle of a small one.
  const middle = ({ element }) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const isApart = (target) => {
    const [x, y] = middle(target);
    return targets.every((other) => {
      if (other === target || isWithin(other.element, target.element)) return true;
      const distances = other.rects.map(({ left, top, right, bottom }) =>
        Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)),
      );
      if (Math.min(...distances) < SIZE / 2) return false;
      const [otherX, otherY] = middle(other);
      return isLarge(other) || Math.hypot(x - otherX, y - otherY) >= SIZE;
    });
  };

  return targets
    .filter((target) => !isLarge(target) && !isInSentence(target) && !isApart(target))
    .map(({ element, rects }) => {
      const sizes = rects.map(({ left, top, right, bottom }) =>
        [right - left, bottom - top].map((length) => length.toFixed(1)).join(" by "),
      );
      const name = element.ariaLabel ?? element.textContent.trim().slice(0, 40);
      const parent = element.closest("[id], [class]:not(a, input, button)");
      const place = parent?.id || parent?.className;
      return `${element.localName} “${name}” in ${place}: ${sizes.join(", ")}`;
    });
}
"""


def small_targets(page: Page) -> list[str]:
    """What is too small or too near to another target to be pressed safely; empty when all is well.

    The page is brought to its top first: further down, headings that stick cover what is below.
    """
    page.evaluate("scrollTo(0, 0)")
    found: list[str] = page.evaluate(_SMALL)
    return found
