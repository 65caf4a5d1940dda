/**
 * The matching game: tiles with fronts and backs, two at a time, against the clock.
 * @module
 */
import { clock } from "../desk/words.js";
import { h } from "../dom.js";
import { wholeDraft } from "../study/drafts.js";
import { newId } from "../study/ids.js";
import { beginMatch, isMatch, matchTime, pick, takenUp } from "../study/match.js";
import { dealt } from "../study/shelf.js";
import { shuffled } from "../study/shuffle.js";
import { roundKey } from "./rounds.js";
import { pickedLine } from "./words.js";

/** @typedef {import("../study/match.js").Match} Match */

const PAIRS = 6;

const FIND = "Find what belongs together.";

/** Cards looked at to find enough that differ. */
const DRAW = 30;

/**
 * @param {import("./view.js").Sitting} sitting
 * @returns {Promise<HTMLElement>}
 */
export async function matchGame({ store, ids, cards, load, listen, deck }) {
  const key = roundKey("match", deck);
  const root = h("section", { class: "run match-game", "aria-label": "Match" });
  const time = h("span", { class: "clock", role: "timer", "aria-live": "off", "aria-label": "Time" });
  const line = h("p", { class: "run-count", role: "status" }, FIND);
  const again = h("button", { type: "button", hidden: true, onclick: () => void begin(true) }, "Once more");
  const grid = h("div", { class: "tiles" });
  root.append(h("div", { class: "run-head" }, line, time, again), grid);
  /** @type {Match | undefined} */
  let match;
  /** @type {HTMLButtonElement[]} */
  let tiles = [];

  /**
   * @param {boolean} focus
   */
  async function begin(focus) {
    const open = dealt(ids, store.state().cards, Date.now());
    const drawn = shuffled(open, newId()).slice(0, DRAW);
    await load(drawn);
    const known = drawn.flatMap((id) => cards.get(id) ?? []);
    match = beginMatch(known, { pairs: PAIRS, seed: newId(), now: Date.now() });
    line.textContent = match.tiles.length === 0 ? "Every card of this deck is left out." : FIND;
    lay(match);
    if (focus) tiles[0]?.focus();
  }

  /**
   * @param {Match} laid
   */
  function lay(laid) {
    tiles = laid.tiles.map(({ card, side }, place) => {
      const { frontText = "", backText = "" } = cards.get(card) ?? {};
      const text = side === "front" ? frontText : backText;
      return h("button", { type: "button", class: `tile tile-${side}`, onclick: () => choose(place) }, text);
    });
    grid.replaceChildren(...tiles);
    show(laid);
  }

  /**
   * @param {Match} shown
   */
  function show(shown) {
    tiles.forEach((tile, place) => {
      const found = shown.paired.includes(shown.tiles[place].card);
      tile.setAttribute("aria-pressed", String(shown.picked === place));
      tile.setAttribute("aria-disabled", String(found));
      tile.classList.toggle("found", found);
    });
    again.hidden = shown.finished === null;
    tick();
  }

  /**
   * @param {number} place
   */
  function choose(place) {
    if (match === undefined) return;
    const before = match;
    const now = Date.now();
    match = pick(before, place, now);
    if (match === before) return;
    line.textContent = pickedLine(before, match, clock(matchTime(match, now)));
    for (const id of match.paired.slice(before.paired.length)) {
      const hash = cards.get(id)?.hash ?? "";
      store.add({ type: "recalled", card: id, hash, right: !match.slipped.includes(id), mode: "match", ms: null });
    }
    tiles[place].classList.toggle("missed", match.slips > before.slips);
    if (match.finished === null) store.saveDraft(key, { match, at: now });
    else void store.dropDraft(key);
    show(match);
    if (match.finished !== null) again.focus();
  }

  function tick() {
    if (match !== undefined) time.textContent = clock(matchTime(match, Date.now()));
  }

  const timer = setInterval(tick, 1000);
  listen(() => clearInterval(timer));
  const kept = await wholeDraft(store, key, (value) => isMatch(value?.match));
  const known = kept !== undefined;
  const wanted = known ? kept.match.tiles.map((/** @type {{card: string}} */ { card }) => card) : [];
  await load(wanted);
  const open = new Set(dealt([...cards.keys()], store.state().cards, Date.now()));
  // A card may have gone with a release, or been left out since.
  if (known && wanted.every((/** @type {string} */ id) => open.has(id))) {
    const now = Date.now();
    match = takenUp(kept.match, Number.isFinite(kept.at) ? kept.at : now, now);
    lay(match);
  } else await begin(false);
  return root;
}
