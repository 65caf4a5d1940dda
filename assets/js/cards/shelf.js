/**
 * The cards of a deck that were left out, each with a way back.
 * @module
 */
import { loadCards } from "../desk/data.js";
import { attempt } from "../desk/part.js";
import { h } from "../dom.js";
import { resuming, shelved } from "../study/shelf.js";
import { broughtBackLine, shelfLine, untilText } from "./words.js";

/** @typedef {import("../study/shelf.js").Shelved} Shelved */

/**
 * @typedef {object} Shelf
 * @property {HTMLElement} element hidden while no card is left out
 * @property {(ids: ReadonlyArray<string>) => void} show the cards of another deck
 */

/**
 * @param {import("../study/store.js").Store} store
 * @param {import("../study/index-file.js").StudyIndex} index
 * @returns {Shelf}
 */
export function shelf(store, index) {
  const summary = h("summary");
  const list = h("div");
  const details = h("details", { class: "shelf", hidden: true, ontoggle: fill }, summary, list);
  const said = h("p", { class: "shelf-said quiet", role: "status", tabindex: -1 });
  /** @type {ReadonlyArray<string>} */
  let deck = [];
  /** @type {Shelved[]} */
  let cards = [];
  let drawn = "";

  function look() {
    cards = shelved(deck, store.state().cards, Date.now());
    details.hidden = cards.length === 0;
    summary.textContent = shelfLine(cards);
    return fill();
  }

  /** Lists the cards while the list is open: their texts are loaded for who looks. */
  async function fill() {
    const wanted = JSON.stringify(cards);
    if (!details.open || wanted === drawn) return;
    await attempt(list, async () => {
      const texts = new Map((await loadCards(index, cards.map(({ id }) => id))).map((card) => [card.id, card]));
      if (wanted !== JSON.stringify(cards)) return;
      drawn = wanted;
      list.replaceChildren(...content(texts));
    });
  }

  /**
   * @param {ReadonlyMap<string, import("../desk/data.js").Card>} texts
   * @returns {HTMLElement[]}
   */
  function content(texts) {
    const items = cards.map((card, place) => {
      const { frontText = card.id, topic = "" } = texts.get(card.id) ?? {};
      const back = h("button", { type: "button", "aria-label": `Bring back: ${frontText}` }, "Bring back");
      back.addEventListener("click", () => void bringBack([card], frontText, place));
      const name = h("span", { class: "shelf-name" }, frontText);
      return h("li", {}, name, h("span", { class: "quiet" }, `${topic} · ${untilText(card)}`), back);
    });
    const all = h("button", { type: "button" }, "Bring all back");
    all.addEventListener("click", () => void bringBack(cards, "", 0));
    return [h("ul", { class: "shelf-list" }, ...items), ...(cards.length > 1 ? [all] : [])];
  }

  /**
   * @param {ReadonlyArray<Shelved>} some
   * @param {string} name of the card, if it is one
   * @param {number} place of it in the list
   */
  async function bringBack(some, name, place) {
    store.add(...resuming(some));
    said.textContent = broughtBackLine(some.length, name);
    await look();
    const left = list.querySelectorAll("li button");
    const next = details.hidden ? said : left[Math.min(place, left.length - 1)];
    if (next instanceof HTMLElement) next.focus();
  }

  store.onChange(() => void look());
  return {
    element: h("div", { class: "shelf-part" }, details, said),
    show(ids) {
      deck = ids;
      said.textContent = "";
      void look();
    },
  };
}
