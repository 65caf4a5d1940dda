/**
 * Starts a study page's part: opens the store, loads the index, and says so when that fails.
 * @module
 */
import { h } from "../dom.js";
import { Unreachable, loadIndex } from "./data.js";
import { theStore } from "./store.js";

/**
 * @typedef {object} Desk
 * @property {HTMLElement} root what the part fills
 * @property {import("../study/store.js").Store} store
 * @property {import("../study/index-file.js").StudyIndex} index
 * @property {(stop: () => void) => void} onStop notes what ends all that is under way
 */

/**
 * @param {HTMLElement} part the element whose `data-part` names it
 * @param {(desk: Desk) => void | Promise<void>} start
 */
export async function startDesk(part, start) {
  const root = h("div", { class: "desk" });
  part.replaceChildren(root);
  await attempt(root, async () => {
    const [store, index] = await Promise.all([theStore(), loadIndex()]);
    const onStop = (/** @type {() => void} */ stop) => {
      store.onReset(() => {
        stop();
        showForgotten(root);
      });
    };
    await start({ root, store, index, onStop });
  });
}

/**
 * Says why nothing goes on: another tab has cleared everything.
 * @param {HTMLElement} root whose content gives way to the message
 */
function showForgotten(root) {
  const again = h("button", { type: "button", class: "primary", onclick: () => location.reload() }, "Start again");
  const focused = root.contains(document.activeElement);
  root.replaceChildren(
    h(
      "div",
      { class: "load-failed", role: "alert" },
      h("p", {}, "Everything was forgotten in another tab. What was under way here has ended and is not kept."),
      again,
    ),
  );
  if (focused) again.focus();
}

/**
 * Does something that needs the network; without it, offers to try again.
 * @param {HTMLElement} root whose content gives way to the message
 * @param {() => Promise<void>} action
 */
export async function attempt(root, action) {
  try {
    await action();
  } catch (error) {
    // Anything else is a fault of ours, to be seen where faults are looked for.
    const unreachable = error instanceof Unreachable;
    if (!unreachable) reportError(error);
    const why = unreachable
      ? "What there is to study could not be loaded. There may be no network."
      : "What there is to study could not be read. There may be a newer release: reload this page.";
    const again = h("button", { type: "button", onclick: () => void attempt(root, action) }, "Try again");
    root.replaceChildren(
      h(
        "div",
        { class: "load-failed", role: "alert" },
        h("p", {}, why),
        again,
      ),
    );
  }
}
