/**
 * Where a tooltip goes.
 * @module
 */

/**
 * @typedef {object} Rect in pixels of the window
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 */

const GAP = 6;
const MARGIN = 8;

/**
 * @param {Rect} word what it explains
 * @param {{width: number, height: number}} tip
 * @param {{width: number, height: number}} view the window
 * @returns {{left: number, top: number}} above the word if it fits there, else below; inside the
 *   window from side to side
 */
export function placeTip(word, tip, view) {
  const above = word.top - GAP - tip.height;
  const middle = (word.left + word.right - tip.width) / 2;
  return {
    left: Math.max(MARGIN, Math.min(middle, view.width - MARGIN - tip.width)),
    top: above >= MARGIN ? above : word.bottom + GAP,
  };
}
