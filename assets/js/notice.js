/**
 * One short line at the foot of the window, shown and read out, such as "Copied".
 * @module
 */
import { h } from "./dom.js";

const SHOWN_FOR = 2500;

/** @type {HTMLElement | undefined} */
let line;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {string} text
 */
export function notice(text) {
  if (line === undefined) {
    line = h("div", { class: "notice", role: "status" });
    document.body.append(line);
  }
  const shown = line;
  clearTimeout(timer);
  // A live region has to be in the page before its text changes, or nothing is read out.
  requestAnimationFrame(() => {
    shown.textContent = text;
  });
  timer = setTimeout(() => {
    shown.textContent = "";
  }, SHOWN_FOR);
}
