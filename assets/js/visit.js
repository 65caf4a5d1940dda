/**
 * How the reader came to this page.
 * @module
 */

/** @returns {boolean} by Back, Forward or a reload; not by a link or an address typed in */
export function isReturn() {
  const [visit] = performance.getEntriesByType("navigation");
  return (
    visit instanceof PerformanceNavigationTiming &&
    (visit.type === "back_forward" || visit.type === "reload")
  );
}
