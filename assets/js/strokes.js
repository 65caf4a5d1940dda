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

/**
 * @param {EventTarget | null} target
 * @param {ReadonlySet<string>} pressed types of `<input>` that are not filled in
 * @returns {boolean} whether it is being filled in
 */
export function isFilledIn(target, pressed) {
  if (target instanceof HTMLInputElement) return !pressed.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
