/**
 * The cards page: a deck, and five ways to study it.
 * @module
 */
import { queryWith } from "../desk/address.js";
import { Unreachable, loadCards } from "../desk/data.js";
import { attempt, startDesk } from "../desk/part.js";
import { count } from "../desk/words.js";
import { h } from "../dom.js";
import { KINDS, MODES, choiceParams, deckCards, parseChoice } from "./deck.js";
import { spacedReview } from "./spaced.js";

/** @typedef {import("./deck.js").Mode} Mode */

/**
 * What a way to study works with.
 * @typedef {object} Sitting
 * @property {import("../study/store.js").Store} store
 * @property {ReadonlyArray<string>} ids of the deck's cards
 * @property {ReadonlyMap<string, import("../desk/data.js").Card>} cards those that are loaded
 * @property {(ids: ReadonlyArray<string>) => Promise<void>} load loads some of the deck's cards
 * @property {(end: () => void) => void} listen notes what is to be ended with the sitting
 */

/** @type {Record<Mode, {title: string, text: string}>} */
const WAYS = {
  spaced: { title: "Spaced", text: "Each card comes back just before you would forget it." },
  learn: { title: "Learn", text: "A few cards at a time, again and again until each was known." },
  test: { title: "Test", text: "Type or choose the answer; the schedule stays as it is." },
  match: { title: "Match", text: "Find the pairs against the clock." },
  cram: { title: "Cram", text: "Everything once more tonight; the schedule stays as it is." },
};

/** @type {Record<string, string>} */
const KIND_TITLES = { card: "Cards", term: "Terms", row: "Table rows" };

/** @type {Partial<Record<Mode, (sitting: Sitting) => HTMLElement | Promise<HTMLElement>>>} */
const START = { spaced: spacedReview };

/**
 * @param {HTMLElement} part
 */
export function startCards(part) {
  return startDesk(part, ({ root, store, index }) => {
    let choice = parseChoice(location.search, index);
    /** @type {(() => void)[]} */
    let ends = [];
    const ways = h("nav", { class: "tabs", "aria-label": "Ways to study" });
    const of = deckSelect(index, () => choose({ ...choice, of: of.value }));
    const kind = h(
      "select",
      { id: "deck_kind", onchange: () => choose({ ...choice, kind: kind.value }) },
      h("option", { value: "" }, "All kinds"),
      ...KINDS.map((one) => h("option", { value: one }, KIND_TITLES[one])),
    );
    const size = h("span", { class: "quiet" });
    const about = h("p", { class: "quiet way-text" });
    const table = h("div", { class: "table-top" });
    root.append(
      ways,
      h(
        "div",
        { class: "deck-line" },
        h("label", { class: "field", for: of.id }, "Deck", of),
        h("label", { class: "field", for: kind.id }, "Kind", kind),
        size,
      ),
      about,
      table,
    );

    /**
     * @param {import("./deck.js").DeckChoice} wanted
     */
    function choose(wanted) {
      choice = wanted;
      history.replaceState(history.state, "", queryWith(location.search, choiceParams(choice)) || location.pathname);
      void show();
    }

    function show() {
      for (const end of ends) end();
      ends = [];
      const ids = deckCards(index, choice);
      ways.replaceChildren(
        ...MODES.filter((mode) => mode in START).map((mode) =>
          h(
            "a",
            {
              href: queryWith(location.search, choiceParams({ ...choice, mode })) || location.pathname,
              "aria-current": mode === choice.mode ? "page" : null,
            },
            WAYS[mode].title,
          ),
        ),
      );
      of.value = choice.of;
      kind.value = choice.kind;
      size.textContent = count(ids.length, "card");
      about.textContent = WAYS[choice.mode].text;
      return attempt(table, () => begin(ids));
    }

    /**
     * @param {string[]} ids
     */
    async function begin(ids) {
      /** @type {Map<string, import("../desk/data.js").Card>} */
      const cards = new Map();
      const own = ends;
      const sitting = {
        store,
        ids,
        cards,
        load: async (/** @type {ReadonlyArray<string>} */ wanted) => {
          for (const card of await loadCards(index, wanted)) cards.set(card.id, card);
        },
        listen: (/** @type {() => void} */ end) => void own.push(end),
      };
      const start = START[choice.mode];
      if (start === undefined) throw new Unreachable(`no way ${choice.mode}`);
      const element = ids.length === 0 ? h("p", {}, "This deck has no cards.") : await start(sitting);
      if (own === ends) table.replaceChildren(element);
    }

    return show();
  });
}

/**
 * @param {import("../study/index-file.js").StudyIndex} index
 * @param {() => void} onchange
 * @returns {HTMLSelectElement}
 */
function deckSelect(index, onchange) {
  const some = (/** @type {string} */ of) => deckCards(index, { of, kind: "" }).length > 0;
  const group = (
    /** @type {string} */ label,
    /** @type {string} */ what,
    /** @type {{id: string, title: string}[]} */ entries,
  ) =>
    h(
      "optgroup",
      { label },
      ...entries
        .filter(({ id }) => some(`${what}:${id}`))
        .map(({ id, title }) => h("option", { value: `${what}:${id}` }, title)),
    );
  return h(
    "select",
    { id: "deck_of", onchange },
    h("option", { value: "" }, "All cards"),
    group("Exam", "exam", index.exams.map(({ id, code }) => ({ id, title: code }))),
    group("Group", "group", [...index.groups]),
    group("Topic", "topic", [...index.topics]),
  );
}
