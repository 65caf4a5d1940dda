/**
 * Learning and cramming: cards come back until each was known as often as wanted. Neither touches
 * the schedule.
 * @module
 */
import { plausible } from "../desk/record.js";
import { h } from "../dom.js";
import { listenForKeys } from "../quiz/listen.js";
import { newId } from "../study/ids.js";
import { FIRST_CRITERION, beginLearning, criterionOf, currentCard, learningProgress, recalled } from "../study/learn.js";
import { isOpen } from "../study/schedule.js";
import { shuffled } from "../study/shuffle.js";
import { cardKey } from "./keys.js";
import { recallCard } from "./recall.js";
import { learningLine, learnedLine } from "./words.js";

/** @typedef {import("./view.js").Sitting} Sitting */
/** @typedef {import("../study/learn.js").Learning} Learning */

/** Cards of one round of learning. */
const ROUND = 20;

/**
 * @param {Sitting} sitting
 * @returns {Promise<HTMLElement>}
 */
export function learnRound(sitting) {
  const begin = () => {
    const { cards } = sitting.store.state();
    const criterion = (/** @type {string} */ id) => criterionOf(cards.get(id));
    const open = sitting.ids.filter((id) => isOpen(cards.get(id), Date.now()));
    // Those not learned yet come first; the sort keeps the site's order otherwise.
    const ordered = [...open].sort((one, other) => criterion(other) - criterion(one));
    return beginLearning(ordered.slice(0, ROUND), criterion);
  };
  return rounds(sitting, "learn", begin);
}

/**
 * @param {Sitting} sitting
 * @returns {Promise<HTMLElement>}
 */
export function cramRound(sitting) {
  const begin = () => {
    const { cards } = sitting.store.state();
    const open = sitting.ids.filter((id) => !cards.get(id)?.suspended);
    return beginLearning(shuffled(open, newId()), () => 1);
  };
  return rounds(sitting, "cram", begin);
}

/**
 * @param {Sitting} sitting
 * @param {"learn" | "cram"} mode
 * @param {() => Learning} begin
 * @returns {Promise<HTMLElement>}
 */
async function rounds({ store, ids, cards, load, listen, deck }, mode, begin) {
  const kept = /** @type {any} */ (await store.draft(mode));
  /** @type {Learning} */
  let learning = kept?.deck === deck && isLearning(kept.learning, ids) ? kept.learning : begin();
  const line = h("p", { class: "run-count", role: "status" });
  const bar = h("progress", { class: "bar", max: 1, "aria-label": "Learned" });
  const place = h("div", { class: "run-place" });
  /** @type {import("./recall.js").Recall | undefined} */
  let recall;

  await load([...learning.active, ...learning.waiting].map(({ id }) => id));

  /**
   * @param {boolean} focus whether the reader has just done something here
   */
  function show(focus) {
    const progress = learningProgress(learning);
    line.textContent = learningLine(progress);
    bar.max = Math.max(progress.cards, 1);
    bar.value = progress.learned;
    const id = currentCard(learning);
    const card = cards.get(id ?? "");
    recall = undefined;
    if (id === null) showEnd(focus);
    else if (card === undefined) {
      // A newer release has taken it away.
      learning = { ...learning, active: learning.active.slice(1) };
      show(focus);
    } else {
      recall = recallCard(card, store.state().cards.get(id), (right, ms) => {
        store.add({ type: "recalled", card: id, hash: card.hash, right, mode, ms: plausible(ms) });
        learning = recalled(learning, right);
        store.saveDraft(mode, { deck, learning });
        show(true);
      });
      place.replaceChildren(recall.element);
      if (focus) recall.focus();
    }
  }

  /**
   * @param {boolean} focus
   */
  function showEnd(focus) {
    void store.dropDraft(mode);
    const more = h("button", { type: "button", class: "primary" }, mode === "learn" ? "The next cards" : "Once more");
    more.addEventListener("click", async () => {
      learning = begin();
      await load(learning.active.concat(learning.waiting).map(({ id }) => id));
      show(true);
    });
    const text = h("p", { class: "rest", tabindex: -1 }, learnedLine(learning, FIRST_CRITERION));
    place.replaceChildren(text, h("div", { class: "own-actions" }, more));
    if (focus) text.focus();
  }

  listen(
    listenForKeys(cardKey, (key) => {
      if (key.name !== "rate" || recall === undefined || key.rating > 2) return false;
      recall.answer(key.rating === 2);
      return true;
    }),
  );
  show(false);
  return h("section", { class: "run", "aria-label": "Cards" }, h("div", { class: "run-head" }, line, bar), place);
}

/**
 * @param {any} value what was kept
 * @param {ReadonlyArray<string>} ids of the deck
 * @returns {boolean} whether it is a round of these cards
 */
function isLearning(value, ids) {
  const deck = new Set(ids);
  const isList = (/** @type {unknown} */ list) =>
    Array.isArray(list) && list.every((one) => deck.has(one?.id) && Number.isInteger(one.need));
  return isList(value?.active) && isList(value.waiting) && Array.isArray(value.learned) && typeof value.slips === "object";
}
