/**
 * The cards page: a deck, and the ways to study it.
 * @module
 */
import { queryWith } from "../desk/address.js";
import { Unreachable, loadCards, loadQuestions } from "../desk/data.js";
import { attempt, startDesk } from "../desk/part.js";
import { count } from "../desk/words.js";
import { h } from "../dom.js";
import { currentExam } from "../exam-switch.js";
import { CHANGED, KINDS, MODES, choiceParams, deckCards, parseChoice } from "./deck.js";
import { adoptRounds } from "./rounds.js";
import { shelf } from "./shelf.js";
import { canSpeak } from "./speech.js";

/** @typedef {import("./deck.js").Mode} Mode */

/**
 * What a way to study works with.
 * @typedef {object} Sitting
 * @property {import("../study/store.js").Store} store
 * @property {ReadonlyArray<string>} ids of the deck's cards
 * @property {ReadonlyMap<string, import("../desk/data.js").Card>} cards those that are loaded
 * @property {(ids: ReadonlyArray<string>) => Promise<void>} load loads some of the deck's cards
 * @property {(id: string) => string} hashOf the first digits of the hash of a card's back; "" where it is not known
 * @property {(ids: ReadonlyArray<string>) => string[]} near the deck's cards of the same topics
 * @property {() => Promise<import("../study/questions.js").Question[]>} questions of the deck's topics
 * @property {(end: () => void) => void} listen notes what is to be ended with the sitting
 * @property {string} deck a name for the deck, by which what was begun there is found again
 */

/** @type {Record<Mode, {title: string, text: string}>} */
const WAYS = {
  spaced: { title: "Spaced", text: "Each card comes back just before you would forget it." },
  learn: { title: "Learn", text: "A few cards at a time, again and again until you know each one." },
  test: { title: "Test", text: "Type or choose the answer; the schedule stays as it is." },
  match: { title: "Match", text: "Find the pairs against the clock." },
  cram: { title: "Cram", text: "Everything once more tonight; the schedule stays as it is." },
  listen: { title: "Listen", text: "Read aloud, with a pause to answer in. Nothing is recorded." },
};

/** @type {Record<string, string>} */
const KIND_TITLES = { card: "Cards", term: "Terms", row: "Table rows" };

/**
 * Each way's code is loaded when it is chosen.
 * @type {Record<Mode, () => Promise<(sitting: Sitting) => Promise<HTMLElement>>>}
 */
const LOAD = {
  spaced: () => import("./spaced.js").then(({ spacedReview }) => spacedReview),
  learn: () => import("./learn.js").then(({ learnRound }) => learnRound),
  test: () => import("./test.js").then(({ deckTest }) => deckTest),
  match: () => import("./match.js").then(({ matchGame }) => matchGame),
  cram: () => import("./learn.js").then(({ cramRound }) => cramRound),
  listen: () => import("./listen.js").then(({ listening }) => listening),
};

/**
 * @param {HTMLElement} part
 */
export function startCards(part) {
  return startDesk(part, async ({ root, store, index, onStop }) => {
    let choice = parseChoice(location.search, index);
    if (choice.mode === "listen" && !canSpeak()) choice = { ...choice, mode: "spaced" };
    const exam = currentExam();
    if (exam !== "" && !new URLSearchParams(location.search).has("of")) choice = { ...choice, of: `exam:${exam}` };
    const hashes = new Map(index.cards.map(({ id, hash }) => [id, hash]));
    const topicOf = new Map(index.cards.map(({ id, topic }) => [id, topic]));
    /** @type {(() => void)[]} */
    let ends = [];
    const ways = h("nav", { class: "tabs", "aria-label": "Ways to study" });
    const of = deckSelect(index, store.state().cards, () => choose({ ...choice, of: of.value }));
    const kind = h(
      "select",
      { id: "deck_kind", onchange: () => choose({ ...choice, kind: kind.value }) },
      h("option", { value: "" }, "All kinds"),
      ...KINDS.map((one) => h("option", { value: one }, KIND_TITLES[one])),
    );
    const size = h("span", { class: "quiet" });
    const about = h("p", { class: "quiet way-text" });
    const table = h("div", { class: "table-top" });
    const away = shelf(store, index);
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
      away.element,
    );

    /**
     * @param {import("./deck.js").DeckChoice} wanted
     * @returns {string}
     */
    function addressOf(wanted) {
      const params = choiceParams(wanted);
      // Without a word, the deck is that of the exam chosen for the whole site.
      if (wanted.of === "" && currentExam() !== "") params.set("of", "all");
      return queryWith(location.search, params) || location.pathname;
    }

    /**
     * @param {import("./deck.js").DeckChoice} wanted
     */
    function choose(wanted) {
      choice = wanted;
      history.replaceState(history.state, "", addressOf(choice));
      void show();
    }

    /** Ends what goes on for the deck shown before. */
    function stop() {
      for (const one of ends) one();
      ends = [];
    }

    onStop(stop);

    function show() {
      stop();
      const ids = deckCards(index, choice, store.state().cards);
      ways.replaceChildren(
        ...MODES.filter((mode) => mode !== "listen" || canSpeak()).map((mode) =>
          h(
            "a",
            {
              href: addressOf({ ...choice, mode }),
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
      away.show(ids);
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
        hashOf: (/** @type {string} */ id) => hashes.get(id) ?? "",
        near: (/** @type {ReadonlyArray<string>} */ wanted) => {
          const topics = new Set(wanted.map((id) => topicOf.get(id)));
          return ids.filter((id) => topics.has(topicOf.get(id)));
        },
        listen: (/** @type {() => void} */ end) => void own.push(end),
        questions: async () => {
          const topics = new Set(ids.map((id) => topicOf.get(id)));
          const wanted = index.questions.filter(({ topic }) => topics.has(topic));
          return loadQuestions(index, wanted.map(({ id }) => id));
        },
        deck: `${choice.of} ${choice.kind}`,
      };
      const nothing = h("p", {}, "This deck has no cards.");
      const start = await LOAD[choice.mode]().catch((error) => {
        throw new Unreachable(String(error));
      });
      const element = ids.length === 0 ? nothing : await start(sitting);
      if (own === ends) table.replaceChildren(element);
    }

    await adoptRounds(store);
    await show();
  });
}

/**
 * @param {import("../study/index-file.js").StudyIndex} index
 * @param {import("./deck.js").Records} records
 * @param {() => void} onchange
 * @returns {HTMLSelectElement}
 */
function deckSelect(index, records, onchange) {
  const some = (/** @type {string} */ of) => deckCards(index, { of, kind: "" }, records).length > 0;
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
    ...(some(CHANGED) || parseChoice(location.search, index).of === CHANGED
      ? [h("option", { value: CHANGED }, "Changed since you learned them")]
      : []),
    group("Exam", "exam", index.exams.map(({ id, code }) => ({ id, title: code }))),
    group("Group", "group", [...index.groups]),
    group("Topic", "topic", [...index.topics]),
  );
}
