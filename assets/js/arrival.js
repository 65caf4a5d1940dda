/**
 * Keeps what a link leads to in view while widgets make the page above it longer.
 * @module
 */
import { targetOf } from "./anchors.js";
import { isReturn } from "./visit.js";

/** Signs that the reader has gone on, and must not be taken back. */
const SIGNS = ["wheel", "touchmove", "pointerdown", "keydown"];

/**
 * @returns {() => void} goes to the target once more, at once; does nothing without a target, for a
 *   reader who has gone on, and after a return to the page, where the browser restores the place
 */
export function holdTarget() {
  const target = isReturn() ? null : targetOf(location.hash);
  // A slow network gives time to scroll away before any script runs.
  const away = Math.abs(target?.getBoundingClientRect().top ?? 0) > innerHeight;
  let held = target !== null && (scrollY === 0 || !away);
  const release = () => {
    held = false;
  };
  for (const sign of SIGNS) {
    addEventListener(sign, release, { once: true, passive: true, capture: true });
  }
  addEventListener("hashchange", release, { once: true });
  return () => {
    if (held) target?.scrollIntoView({ behavior: "instant" });
  };
}
