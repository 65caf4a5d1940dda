/**
 * How a practice set went.
 * @module
 */
import { reviewList } from "../desk/review.js";
import { h } from "../dom.js";
import { notice } from "../notice.js";
import { isRight } from "../study/attempt.js";
import { EVERYTHING } from "../study/select.js";
import { scoreLine } from "./words.js";

/**
 * @param {object} setting
 * @param {import("../desk/run.js").RunResult[]} setting.results
 * @param {number} setting.total
 * @param {(wish: any) => void} setting.onAgain begins another set
 * @param {() => void} setting.onOther goes back to choosing
 * @returns {HTMLElement}
 */
export function resultPart({ results, total, onAgain, onOther }) {
  const missed = results.filter(({ question, attempt }) => !isRight(question, attempt));
  const right = results.length - missed.length;
  const ids = (/** @type {import("../desk/run.js").RunResult[]} */ list) => list.map(({ question }) => question.id);
  const again = (/** @type {string[]} */ wanted) =>
    onAgain({ filter: EVERYTHING, length: 0, interleaved: true, ids: wanted });
  const actions = [
    missed.length > 0
      ? h("button", { type: "button", class: "primary", onclick: () => again(ids(missed)) }, `Again: the ${missed.length} missed`)
      : null,
    h("button", { type: "button", onclick: onOther }, "Another set"),
    h("button", { type: "button", onclick: () => void copyLink() }, "Copy the link to this set"),
  ].filter((one) => one !== null);
  return h(
    "section",
    { class: "result", "aria-label": "Result" },
    h("h2", { tabindex: -1 }, "Result"),
    h("p", { class: "score", role: "status" }, scoreLine(right, results.length, total)),
    h("div", { class: "own-actions" }, ...actions),
    reviewList(results),
  );
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    notice("Copied");
  } catch {
    notice("The browser did not let the link be copied: copy it from the address bar.");
  }
}
