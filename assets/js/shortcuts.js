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
 * @property {string} text what it does, for the reader
 */

/** @type {ReadonlyArray<Shortcut>} */
export const SHORTCUTS = [
  { action: "search", key: "/", text: "Search" },
  { action: "search", key: "k", modified: true, text: "Search, from anywhere" },
  { action: "next", key: "n", text: "Next topic" },
  { action: "previous", key: "p", text: "Previous topic" },
  { action: "exam", key: "e", text: "Next exam" },
  { action: "theme", key: "t", text: "Change colors" },
  { action: "help", key: "?", text: "This help" },
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
 * @property {boolean} filling the stroke belongs to a field: of text, or one to tick or choose
 * @property {boolean} apple
 * @property {boolean} single whether the reader wants single-key shortcuts
 */

/**
 * @param {Stroke} stroke
 * @param {Situation} situation
 * @returns {Action | undefined}
 */
export function actionFor(stroke, { filling, apple, single }) {
  if (stroke.repeat || stroke.isComposing) return undefined;
  const plain = stroke.altGraph || !(stroke.ctrlKey || stroke.metaKey || stroke.altKey);
  const [modifier, other] = apple
    ? [stroke.metaKey, stroke.ctrlKey]
    : [stroke.ctrlKey, stroke.metaKey];
  const modified = !plain && modifier && !other && !stroke.altKey;
  if (plain ? filling || !single : !modified) return undefined;
  return SHORTCUTS.find(
    (shortcut) => shortcut.key === stroke.key && (shortcut.modified ?? false) === modified,
  )?.action;
}
