/**
 * A card as it is shown: its front, and its back once the reader wants it.
 * @module
 */
import { fragment, h } from "../dom.js";
import { reportAddress } from "../quiz/report.js";

/** @typedef {import("../desk/data.js").Card} Card */

/**
 * @typedef {object} Face
 * @property {HTMLElement} element
 * @property {() => void} reveal
 */

/**
 * @param {Card} card
 * @param {object} [how]
 * @param {boolean} [how.changed] whether its back has changed since the reader learned it
 * @param {"front" | "back"} [how.first] the side shown first
 * @returns {Face}
 */
export function cardFace(card, { changed = false, first = "front" } = {}) {
  const [asked, answer] = first === "front" ? [card.front, card.back] : [card.back, card.front];
  const report = reportAddress({ id: card.id, text: card.frontText });
  const back = h(
    "div",
    { class: "card-back", tabindex: -1, hidden: true },
    h("div", { class: "card-side" }, fragment(answer)),
    h(
      "p",
      { class: "card-foot" },
      ...(card.section ? [`${card.topic}: `, h("a", { href: card.section.href }, card.section.title)] : []),
      ...(report === "" ? [] : [" ", h("a", { href: report, rel: "external", class: "report" }, "Report an error")]),
    ),
  );
  const note = changed ? [h("p", { class: "card-changed" }, "Changed since you learned it.")] : [];
  const element = h(
    "article",
    { class: "flashcard", "aria-label": "Card" },
    ...note,
    h("div", { class: "card-front card-side" }, fragment(asked)),
    back,
  );
  return {
    element,
    reveal() {
      back.hidden = false;
    },
  };
}
