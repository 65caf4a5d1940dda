/**
 * Listens for shortcuts.
 * @module
 */
import { actionFor } from "./shortcuts.js";
import { recall, remember } from "./storage.js";
import { isFilledIn, isTaken, strokeOf } from "./strokes.js";

/**
 * Types of `<input>` that are buttons: pressing is all they are for. Options are not among them: a
 * letter hit at one must not take somebody who answers a question away from it.
 */
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
 * @param {Record<import("./shortcuts.js").Action, () => void>} actions
 */
export function startKeyboard(actions) {
  addEventListener("keydown", (event) => {
    if (isTaken(event)) return;
    const filling = isFilledIn(event.target, BUTTONS);
    const action = actionFor(strokeOf(event), { filling, apple: isApple(), single: singleKeys() });
    if (action === undefined) return;
    event.preventDefault();
    actions[action]();
  });
}
