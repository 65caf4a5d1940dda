/**
 * What a key that was hit means before any shortcut is looked up.
 * @module
 */

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether it is somebody else's: handled already, or meant for an open dialog
 */
export function isTaken(event) {
  return event.defaultPrevented || document.querySelector("dialog[open]") !== null;
}

/**
 * @param {KeyboardEvent} event
 * @returns {import("./shortcuts.js").Stroke}
 */
export function strokeOf(event) {
  return {
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    altGraph: event.getModifierState("AltGraph"),
    repeat: event.repeat,
    isComposing: event.isComposing,
  };
}

/** Types of `<input>` that are pressed and nothing else. */
const BUTTONS = new Set("button image reset submit".split(" "));

/** Types of `<input>` that take no characters: they are ticked, chosen or moved. */
const CHOICES = new Set("checkbox radio range color file".split(" "));

/**
 * What takes the strokes that hit it: text and lists take every character, an option to tick only
 * its arrows and Space.
 * @typedef {"" | "choice" | "text"} Field
 */

/**
 * @param {EventTarget | null} target
 * @returns {Field} "" for what is no field
 */
export function fieldOf(target) {
  if (target instanceof HTMLInputElement) {
    if (BUTTONS.has(target.type)) return "";
    return CHOICES.has(target.type) ? "choice" : "text";
  }
  const takesText =
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable);
  return takesText ? "text" : "";
}
