/**
 * Learning and cramming: cards come back until each was known as often as wanted. Neither touches
 * the schedule.
 * @module
 */
import { plausible } from "../desk/record.js";
import { h } from "../dom.js";
import { listenForKeys } from "../quiz/listen.js";
import { wholeDraft } from "../study/drafts.js";
import { newId } from "../study/ids.js";
import {
  FIRST_CRITERION,
  beginLearning,
  criterionOf,
  currentCard,
  inLearningOrder,
  isLearning,
  learningProgress,
  recalled,
  resumeLearning,
  without,
} from "../study/learn.js";
import { dealt } from "../study/shelf.js";
import { shuffled } from "../study/shuffle.js";
import { cardKey } from "./keys.js";
import { recallCard } from "./recall.js";
import { roundKey } from "./rounds.js";
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
    const open = dealt(sitting.ids, cards, Date.now());
    const hashOf = sitting.hashOf;
    const ordered = inLearningOrder(open.map((id) => ({ id, hash: hashOf(id) })), cards);
    return beginLearning(ordered.slice(0, ROUND), (id) => criterionOf(cards.get(id), hashOf(id)));
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
    const open = dealt(sitting.ids, cards, Date.now());
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
  const key = roundKey(mode, deck);
  const kept = await wholeDraft(store, key, (value) => isLearning(value?.learning));
  let learning = resumeLearning(kept?.learning, new Set(ids)) ?? begin();
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
      learning = without(learning, (one) => one === id);
      show(focus);
    } else {
      recall = recallCard(card, store.state().cards.get(id), (right, ms) => {
        store.add({ type: "recalled", card: id, hash: card.hash, right, mode, ms: plausible(ms) });
        learning = recalled(learning, right);
        store.saveDraft(key, { learning });
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
    void store.dropDraft(key);
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
    listenForKeys(cardKey, (pressed) => {
      if (pressed.name !== "rate" || recall === undefined || pressed.rating > 2) return false;
      recall.answer(pressed.rating === 2);
      return true;
    }),
  );
  show(false);
  return h("section", { class: "run", "aria-label": "Cards" }, h("div", { class: "run-head" }, line, bar), place);
}
