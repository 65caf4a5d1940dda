/**
 * The note that a day's limits keep cards from coming again before the exam.
 * @module
 */
import { base, h } from "../dom.js";
import { foresee } from "../study/limits.js";
import { limitsLine } from "./words.js";

/**
 * @typedef {object} LimitsNote
 * @property {HTMLElement} element hidden while there is nothing to say
 * @property {(ids: ReadonlyArray<string>) => void} tell looks ahead for a deck of these cards, once the
 *   page has drawn what the reader waits for
 */

/**
 * @param {import("../study/store.js").Store} store
 * @param {import("./schedule.js").Keeper} keeper
 * @returns {LimitsNote}
 */
export function limitsNote(store, keeper) {
  const text = h("span");
  const link = h("a", { href: `${base()}progress/#settings` }, "Set the limits");
  const element = h("p", { class: "limits-note", hidden: true }, h("strong", {}, "Limits: "), text, " ", link, ".");

  /**
   * @param {ReadonlyArray<string>} ids
   */
  function look(ids) {
    const { settings, cards: records } = store.state();
    const outlook = foresee({ schedule: keeper.current(), settings, ids, records, now: Date.now() });
    text.textContent = outlook === null ? "" : limitsLine(outlook, settings);
    element.hidden = text.textContent === "";
  }

  return { element, tell: (ids) => void setTimeout(() => look(ids)) };
}
