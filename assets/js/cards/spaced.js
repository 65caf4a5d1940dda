/**
 * Spaced review: the card whose turn it is, four ratings that show when it comes again, and a step
 * back. Nothing of this is kept here: the queue is computed from the reviews, so a reload, another
 * tab or another device goes on with the next card.
 * @module
 */
import { plausible } from "../desk/record.js";
import { attempt } from "../desk/part.js";
import { limitsNote } from "../desk/limits.js";
import { keepSchedule } from "../desk/schedule.js";
import { h } from "../dom.js";
import { listenForKeys } from "../quiz/listen.js";
import { isCardChanged } from "../study/progress.js";
import { isInEffect, isOpen } from "../study/shelf.js";
import { RATINGS, buriedUntil, intervalText, nextCard } from "../study/schedule.js";
import { cardFace } from "./face.js";
import { cardKey } from "./keys.js";
import { queueLine, restLine } from "./words.js";

/** @typedef {import("../study/schedule.js").Rating} Rating */

/** A step that is due within this time is shown early when nothing else is left. */
const SOON = 20 * 60_000;

const TITLES = { again: "Again", hard: "Hard", good: "Good", easy: "Easy" };

/**
 * @param {import("./view.js").Sitting} sitting
 * @returns {Promise<HTMLElement>}
 */
export async function spacedReview({ store, cards, ids: deck, load, listen }) {
  const line = h("p", { class: "run-count", role: "status" });
  const undo = h("button", { type: "button", hidden: true, onclick: takeBack }, "Undo");
  const place = h("div", { class: "run-place" });
  const keeper = await keepSchedule(store);
  const limits = limitsNote(store, keeper);
  const root = h(
    "section",
    { class: "run", "aria-label": "Review" },
    h("div", { class: "run-head" }, line, undo),
    place,
    limits.element,
  );
  /** @type {{id: string, type: string, card: string}[]} the events of this sitting, for undoing */
  const given = [];
  let adding = false;
  /** @type {import("../desk/data.js").Card | undefined} */
  let card;
  /** @type {((rating: Rating) => void) | undefined} */
  let rate;
  /** Brings the intervals on the buttons up to date. */
  let renew = () => {};
  /** Reviews of the card that lies here when it was laid. */
  let reviewsShown = 0;
  let shownAt = 0;
  let ids = deck;

  /** @returns {string | null} */
  function choose() {
    const progress = store.state();
    const schedule = keeper.current();
    const now = Date.now();
    const queue = schedule.queue(ids, progress.cards, now);
    line.textContent = queueLine(queue);
    const waiting = ids
      .map((id) => ({ id, memory: schedule.memory(id, progress.cards.get(id)) }))
      .filter(({ memory }) => memory.phase.endsWith("learning") && memory.due > now && memory.due - now <= SOON)
      .sort((one, other) => one.memory.due - other.memory.due)
      .map(({ id }) => id);
    return nextCard(queue, waiting, given.length);
  }

  /**
   * @param {boolean} focus whether the reader has just done something here
   */
  function show(focus) {
    const id = choose();
    card = cards.get(id ?? "");
    if (id !== null && card === undefined) {
      void fetchCard(id, focus);
      return;
    }
    rate = undefined;
    undo.hidden = undoable().length === 0;
    if (card === undefined) showRest(focus);
    else showCard(card, focus);
  }

  /**
   * A card that was not due when the sitting began.
   * @param {string} id
   * @param {boolean} focus
   */
  async function fetchCard(id, focus) {
    await attempt(place, async () => {
      await load([id]);
      // A newer release may have taken it away.
      if (!cards.has(id)) ids = ids.filter((other) => other !== id);
      show(focus);
    });
  }

  /**
   * @param {import("../desk/data.js").Card} shown
   * @param {boolean} focus
   */
  function showCard(shown, focus) {
    const record = store.state().cards.get(shown.id);
    const face = cardFace(shown, { changed: isCardChanged(record, shown.hash) });
    const turn = h("button", { type: "button", class: "primary wide", onclick: reveal }, "Show the answer");
    const actions = h("div", { class: "card-actions" }, turn);
    shownAt = Date.now();
    reviewsShown = record?.reviews.length ?? 0;

    function reveal() {
      face.reveal();
      const waits = RATINGS.map(() => h("span", { class: "interval" }));
      renew = () => {
        const schedule = keeper.current();
        const now = Date.now();
        const preview = schedule.preview(shown.id, schedule.memory(shown.id, record), now);
        waits.forEach((wait, number) => {
          wait.textContent = intervalText(preview[/** @type {Rating} */ (number + 1)].due - now);
        });
      };
      renew();
      rate = (rating) => review(shown, rating);
      const buttons = RATINGS.map((name, number) => {
        const rating = /** @type {Rating} */ (number + 1);
        return h(
          "button",
          { type: "button", class: `rating rating-${name}`, onclick: () => review(shown, rating) },
          h("span", {}, TITLES[name]),
          waits[number],
        );
      });
      actions.replaceChildren(
        h("div", { class: "ratings", role: "group", "aria-label": "How well did you remember it?" }, ...buttons),
      );
      buttons[2].focus({ preventScroll: true });
    }

    const shelf = h(
      "div",
      { class: "run-foot" },
      h("button", { type: "button", class: "link", onclick: () => shelve("buried") }, "Not today"),
      h("button", { type: "button", class: "link", onclick: () => shelve("suspended") }, "Leave out for good"),
    );
    place.replaceChildren(face.element, actions, shelf);
    if (focus) turn.focus({ preventScroll: true });
  }

  /**
   * @param {boolean} focus
   */
  function showRest(focus) {
    const progress = store.state();
    const { settings } = progress;
    const schedule = keeper.current();
    const now = Date.now();
    const queue = schedule.queue(ids, progress.cards, now);
    const text = h("p", { class: "rest", tabindex: -1 }, restLine(queue, settings, now));
    place.replaceChildren(text);
    limits.tell(deck);
    if (focus) text.focus();
  }

  /**
   * @param {import("../desk/data.js").Card} shown
   * @param {Rating} rating
   */
  function review(shown, rating) {
    const { id, hash } = shown;
    add({ type: "reviewed", card: id, hash, rating, ms: plausible(Date.now() - shownAt) });
  }

  /**
   * @param {"buried" | "suspended"} type
   */
  function shelve(type) {
    if (card === undefined) return;
    const rest = type === "buried" ? { until: buriedUntil(Date.now()) } : {};
    add({ type, card: card.id, ...rest });
  }

  /**
   * @param {import("../study/store.js").NewEvent & {card: string}} event
   */
  function add(event) {
    adding = true;
    const [{ id }] = store.add(event);
    adding = false;
    given.push({ id, type: event.type, card: event.card });
    keeper.keep();
    show(true);
  }

  function takeBack() {
    const last = undoable().at(-1);
    if (last === undefined) return;
    given.splice(given.indexOf(last));
    store.add({ type: "undone", event: last.id });
    show(true);
  }

  /** @returns {typeof given} without the cards that were brought back since */
  function undoable() {
    const { cards: records } = store.state();
    return given.filter((event) => isInEffect(records.get(event.card), event, Date.now()));
  }

  /** @returns {boolean} whether the card that lies here was reviewed or left out since */
  function isStale() {
    const record = store.state().cards.get(card?.id ?? "");
    return (record?.reviews.length ?? 0) !== reviewsShown || !isOpen(record, Date.now());
  }

  listen(
    store.onChange(() => {
      // Another tab may have reviewed the card that lies here; one that was left out may be back.
      if (adding) return;
      const next = choose();
      undo.hidden = undoable().length === 0;
      // Who reads an answer is left to rate it, unless that was done elsewhere.
      const moves = rate === undefined ? next !== (card?.id ?? null) || isStale() : isStale();
      if (moves) show(place.contains(document.activeElement));
      else if (rate !== undefined) renew();
    }),
  );
  const timer = setInterval(() => {
    if (card === undefined && choose() !== null) show(false);
  }, 15_000);
  listen(() => clearInterval(timer));
  listen(
    listenForKeys(cardKey, (key) => {
      if (key.name === "undo") takeBack();
      else if (key.name === "rate" && rate !== undefined) rate(key.rating);
      else return false;
      return true;
    }),
  );
  const { learning, reviews, fresh } = keeper.current().queue(ids, store.state().cards, Date.now());
  await load([...learning, ...reviews, ...fresh]);
  show(false);
  limits.tell(deck);
  return root;
}
