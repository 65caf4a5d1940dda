/**
 * Which single keys do something while a question is being answered. They come second to whatever
 * is being typed in, and to the reader who has switched single keys off.
 * @module
 */

/**
 * @typedef {{ name: "option", place: number } | { name: "flag" } | { name: "back" }} StudyKey
 */

/**
 * @param {import("../shortcuts.js").Stroke} stroke
 * @param {object} situation
 * @param {boolean} situation.typing whether the stroke belongs to a field of text or a select
 * @param {boolean} situation.single whether the reader wants single-key shortcuts
 * @returns {StudyKey | undefined}
 */
export function studyKey(stroke, { typing, single }) {
  const { key, ctrlKey, metaKey, altKey, altGraph, repeat, isComposing } = stroke;
  if (typing || !single || repeat || isComposing) return undefined;
  if (ctrlKey || metaKey || altKey || altGraph) return undefined;
  if (/^[1-9]$/.test(key)) return { name: "option", place: Number(key) - 1 };
  if (key === "f" || key === "F") return { name: "flag" };
  if (key === "b" || key === "B") return { name: "back" };
  return undefined;
}
