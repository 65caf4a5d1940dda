/**
 * Tells the style sheet which tables need no box that scrolls sideways. Such a box keeps a sticky
 * heading to itself; without it the heading can stay in view while the page scrolls.
 * @module
 */

/**
 * Keeps the class `fits` on a table's `.table-scroll` while the table is no wider than that.
 * @param {HTMLTableElement} table
 */
export function watchFit(table) {
  const scroller = table.closest(".table-scroll");
  if (scroller === null) return;
  const observer = new ResizeObserver(() => {
    scroller.classList.toggle("fits", scroller.scrollWidth <= scroller.clientWidth);
  });
  observer.observe(scroller);
  // Columns that are hidden or shown change the table and leave the box as it is.
  observer.observe(table);
}
