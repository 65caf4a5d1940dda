/**
 * Paper cannot be opened: everything folded is opened before printing and folded again after.
 * @module
 */
import { all } from "../dom.js";

/** What paper does not show: opening it would only load what it needs. */
const UNPRINTED = ".columns, .embed-code, .made-questions, .made-questions *";

/** Starts watching for print. */
export function startPrintDetails() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all(`main details:not([open]):not(${UNPRINTED})`, HTMLDetailsElement);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
