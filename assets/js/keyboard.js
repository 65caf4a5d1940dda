/**
 * Listens for shortcuts.
 * @module
 */
import { actionFor } from "./shortcuts.js";
import { recall, remember } from "./storage.js";

/** Types of `<input>` that are buttons: pressing is all they are for. */
const BUTTONS = new Set("button image reset submit".split(" "));

/** @returns {boolean} whether this is one of Apple's systems */
export function isApple() {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

/** @returns {boolean} whether single keys are shortcuts; speech input may set them off by chance */
export function singleKeys() {
  return recall("keys") !== "off";
}

/**
 * @param {boolean} wanted
 */
export function setSingleKeys(wanted) {
  remember("keys", wanted ? "" : "off");
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean} whether it is being filled in; somebody who answers a question is at one of
 *   its options, and a letter hit there must not leave the page and the answer
 */
function isField(target) {
  if (target instanceof HTMLInputElement) return !BUTTONS.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * @param {Record<import("./shortcuts.js").Action, () => void>} actions
 */
export function startKeyboard(actions) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const action = actionFor(
      {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        altGraph: event.getModifierState("AltGraph"),
        repeat: event.repeat,
        isComposing: event.isComposing,
      },
      { filling: isField(event.target), apple: isApple(), single: singleKeys() },
    );
    if (action === undefined) return;
    event.preventDefault();
    actions[action]();
  });
}
