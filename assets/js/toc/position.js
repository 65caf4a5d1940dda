/**
 * Where in a page the reader is.
 * @module
 */

/**
 * @typedef {object} Box a section's place, in pixels from the top of the window
 * @property {number} top
 * @property {number} bottom
 */

/**
 * Sections may stand in columns, so several can be beside each other and a later one can start
 * higher than an earlier one.
 * @param {ReadonlyArray<Box | undefined>} boxes in reading order; undefined: not shown
 * @param {object} view
 * @param {number} view.line the height in the window at which people read
 * @param {boolean} view.atEnd whether the page is scrolled to its end
 * @param {number} [view.followed] the section whose link was followed last: of all that stand
 *   beside each other it is the one the reader means
 * @returns {number} index of the current section; -1 above the first
 */
export function readingPosition(boxes, { line, atEnd, followed = -1 }) {
  const chosen = boxes[followed];
  if (
    chosen !== undefined &&
    (atEnd || chosen.top <= line) &&
    (chosen.top >= 0 || chosen.bottom > line)
  ) {
    return followed;
  }
  if (atEnd) return boxes.reduce((last, box, index) => (box === undefined ? last : index), -1);
  const crossed = boxes.findIndex(
    (box) => box !== undefined && box.top <= line && box.bottom > line,
  );
  if (crossed >= 0) return crossed;
  let nearest = -1;
  boxes.forEach((box, index) => {
    if (box === undefined || box.top > line) return;
    if (nearest < 0 || box.top >= /** @type {Box} */ (boxes[nearest]).top) nearest = index;
  });
  return nearest;
}
