/**
 * Listens for shortcuts.
 * @module
 */
import { actionFor } from "./shortcuts.js";
import { recall, remember } from "./storage.js";
import { fieldOf, isTaken, strokeOf } from "./strokes.js";

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
    const situation = { field: fieldOf(event.target), apple: isApple(), single: singleKeys() };
    const action = actionFor(strokeOf(event), situation);
    if (action === undefined) return;
    event.preventDefault();
    actions[action]();
  });
}
