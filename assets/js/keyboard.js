/**
 * Listens for shortcuts.
 * @module
 */
import { actionFor } from "./shortcuts.js";
import { recall, remember } from "./storage.js";

/** Types of `<input>` that take no text, so that a letter means nothing to them. */
const WITHOUT_TEXT = new Set("button checkbox file image radio range reset submit".split(" "));

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
 * @returns {boolean} whether it takes text
 */
function takesText(target) {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
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
      { typing: takesText(event.target), apple: isApple(), single: singleKeys() },
    );
    if (action === undefined) return;
    event.preventDefault();
    actions[action]();
  });
}
