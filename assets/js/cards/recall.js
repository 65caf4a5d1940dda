/**
 * A card the reader tries to recall, and then says whether it was known.
 * @module
 */
import { h } from "../dom.js";
import { isCardChanged } from "../study/progress.js";
import { cardFace } from "./face.js";

/**
 * @typedef {object} Recall
 * @property {HTMLElement} element
 * @property {() => void} focus moves to what comes next
 * @property {(right: boolean) => void} answer as the buttons do, once the back is shown
 */

/**
 * @param {import("../desk/data.js").Card} card
 * @param {import("../study/progress.js").CardRecord | undefined} record
 * @param {(right: boolean, ms: number) => void} onAnswer
 * @returns {Recall}
 */
export function recallCard(card, record, onAnswer) {
  const face = cardFace(card, { changed: isCardChanged(record, card.hash) });
  const shownAt = Date.now();
  let shown = false;
  const turn = h("button", { type: "button", class: "primary wide", onclick: reveal }, "Show the answer");
  const actions = h("div", { class: "card-actions" }, turn);
  const answer = (/** @type {boolean} */ right) => {
    if (shown) onAnswer(right, Date.now() - shownAt);
  };
  const knew = h("button", { type: "button", class: "rating rating-good", onclick: () => answer(true) }, "I knew it");
  const missed = h("button", { type: "button", class: "rating rating-again", onclick: () => answer(false) }, "I did not");

  function reveal() {
    face.reveal();
    shown = true;
    actions.replaceChildren(
      h("div", { class: "ratings two", role: "group", "aria-label": "Did you know it?" }, missed, knew),
    );
    knew.focus({ preventScroll: true });
  }

  return {
    element: h("div", { class: "run-place" }, face.element, actions),
    focus: () => (shown ? knew : turn).focus({ preventScroll: true }),
    answer,
  };
}
