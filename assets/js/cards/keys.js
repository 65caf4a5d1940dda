/**
 * Which single keys do something while a card is shown.
 * @module
 */

/**
 * @typedef {{ name: "rate", rating: 1 | 2 | 3 | 4 } | { name: "undo" }} CardKey
 */

/**
 * @param {import("../shortcuts.js").Stroke} stroke
 * @param {{typing: boolean, single: boolean}} situation
 * @returns {CardKey | undefined}
 */
export function cardKey(stroke, { typing, single }) {
  const { key, ctrlKey, metaKey, altKey, altGraph, repeat, isComposing } = stroke;
  if (typing || !single || repeat || isComposing) return undefined;
  if (ctrlKey || metaKey || altKey || altGraph) return undefined;
  if (/^[1-4]$/.test(key)) return { name: "rate", rating: /** @type {1 | 2 | 3 | 4} */ (Number(key)) };
  if (key === "u" || key === "U") return { name: "undo" };
  return undefined;
}
