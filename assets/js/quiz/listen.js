/**
 * Listens for the keys of questions and cards.
 * @module
 */
import { singleKeys } from "../keyboard.js";

/** Types of `<input>` that letters and digits are not for. */
const NOT_TYPED = new Set("button checkbox image radio reset submit".split(" "));

/**
 * @param {EventTarget | null} target
 * @returns {boolean} whether letters and digits are for this element
 */
function isTyping(target) {
  if (target instanceof HTMLInputElement) return !NOT_TYPED.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * @template Action
 * @param {(stroke: import("../shortcuts.js").Stroke, situation: {typing: boolean, single: boolean}) =>
 *   Action | undefined} map
 * @param {(action: Action, target: EventTarget | null) => boolean} act tells whether it did something
 * @returns {() => void} ends it
 */
export function listenForKeys(map, act) {
  const hear = (/** @type {KeyboardEvent} */ event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const stroke = {
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      altGraph: event.getModifierState("AltGraph"),
      repeat: event.repeat,
      isComposing: event.isComposing,
    };
    const action = map(stroke, { typing: isTyping(event.target), single: singleKeys() });
    if (action !== undefined && act(action, event.target)) event.preventDefault();
  };
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}
