/**
 * Listens for the keys of questions and cards.
 * @module
 */
import { singleKeys } from "../keyboard.js";
import { fieldOf, isTaken, strokeOf } from "../strokes.js";

/**
 * @template Action
 * @param {(stroke: import("../shortcuts.js").Stroke, situation: {typing: boolean, single: boolean}) =>
 *   Action | undefined} map
 * @param {(action: Action, target: EventTarget | null) => boolean} act tells whether it did something
 * @returns {() => void} ends it
 */
export function listenForKeys(map, act) {
  const hear = (/** @type {KeyboardEvent} */ event) => {
    if (isTaken(event)) return;
    const typing = fieldOf(event.target) === "text";
    const action = map(strokeOf(event), { typing, single: singleKeys() });
    if (action !== undefined && act(action, event.target)) event.preventDefault();
  };
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}
