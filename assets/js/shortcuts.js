/**
 * Which key does what.
 * @module
 */

/** @typedef {"search" | "help" | "theme" | "exam" | "next" | "previous"} Action */

/**
 * @typedef {object} Shortcut
 * @property {Action} action
 * @property {string} key `KeyboardEvent.key`
 * @property {boolean} [modified] with Ctrl, or ⌘ on Apple's systems
 * @property {boolean} [atOptions] also at an option to tick: it opens something over the page. A letter
 *   hit there must not take somebody who answers a question away from it
 * @property {string} text what it does, for the reader
 */

/** @type {ReadonlyArray<Shortcut>} */
export const SHORTCUTS = [
  { action: "search", key: "/", atOptions: true, text: "Search" },
  { action: "search", key: "k", modified: true, text: "Search, from anywhere" },
  { action: "next", key: "n", text: "Next topic" },
  { action: "previous", key: "p", text: "Previous topic" },
  { action: "exam", key: "e", text: "Next exam" },
  { action: "theme", key: "t", text: "Change colors" },
  { action: "help", key: "?", atOptions: true, text: "This help" },
];

/**
 * @typedef {object} Stroke the part of a keyboard event that decides
 * @property {string} key
 * @property {boolean} ctrlKey
 * @property {boolean} metaKey
 * @property {boolean} altKey
 * @property {boolean} altGraph with AltGr, which some systems report as Ctrl and Alt
 * @property {boolean} repeat
 * @property {boolean} isComposing
 */

/**
 * @typedef {object} Situation
 * @property {import("./strokes.js").Field} field that the stroke hit
 * @property {boolean} apple
 * @property {boolean} single whether the reader wants single-key shortcuts
 */

/**
 * @param {Stroke} stroke
 * @param {Situation} situation
 * @returns {Action | undefined}
 */
export function actionFor(stroke, { field, apple, single }) {
  if (stroke.repeat || stroke.isComposing) return undefined;
  const plain = stroke.altGraph || !(stroke.ctrlKey || stroke.metaKey || stroke.altKey);
  const [modifier, other] = apple
    ? [stroke.metaKey, stroke.ctrlKey]
    : [stroke.ctrlKey, stroke.metaKey];
  const modified = !plain && modifier && !other && !stroke.altKey;
  if (plain ? field === "text" || !single : !modified) return undefined;
  const found = SHORTCUTS.find(({ key, modified: needs = false }) => key === stroke.key && needs === modified);
  return plain && field === "choice" && !found?.atOptions ? undefined : found?.action;
}
