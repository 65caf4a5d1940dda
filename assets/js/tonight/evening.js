/**
 * An evening's questions and cards, one after the other. A card that is in its schedule and due is
 * reviewed in it; any other is only recalled.
 * @module
 */
import { recallCard } from "../cards/recall.js";
import { answeredEvent, plausible } from "../desk/record.js";
import { changedNote } from "../desk/words.js";
import { h } from "../dom.js";
import { cardKey } from "../cards/keys.js";
import { studyKey } from "../quiz/keys.js";
import { listenForKeys } from "../quiz/listen.js";
import { newSeed } from "../quiz/kept.js";
import { reportAddress } from "../quiz/report.js";
import { QuestionView } from "../quiz/view.js";
import { begin, resume } from "../study/attempt.js";
import { REASONS } from "./words.js";

/** @typedef {import("../study/tonight.js").Chosen} Chosen */

/**
 * @typedef {object} EveningState
 * @property {number} place
 * @property {import("../study/attempt.js").Attempt | null} attempt at the question shown
 */

/** FSRS ratings: again, and good. */
const RATING = { wrong: 1, right: 3 };

/**
 * @param {object} setting
 * @param {ReadonlyArray<Chosen>} setting.picks
 * @param {ReadonlyMap<string, import("../study/questions.js").Question>} setting.questions
 * @param {ReadonlyMap<string, import("../desk/data.js").Card>} setting.cards
 * @param {import("../study/store.js").Store} setting.store
 * @param {import("../desk/schedule.js").Keeper} setting.keeper
 * @param {any} setting.kept state to go on with
 * @param {(state: EveningState) => void} setting.save
 * @param {(end: () => void) => void} setting.listen
 * @param {(state: EveningState) => void} setting.onEnd
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function evening({ picks, questions, cards, store, keeper, kept, save, listen, onEnd }) {
  // A newer release may have taken some away.
  const steps = picks.filter(({ id }) => questions.has(id) || cards.has(id));
  /** @type {EveningState} */
  const state = { place: Number.isInteger(kept?.place) ? kept.place : 0, attempt: kept?.attempt ?? null };
  const line = h("p", { class: "run-count" });
  const bar = h("progress", { class: "bar", max: Math.max(steps.length, 1), "aria-label": "Done" });
  const place = h("div", { class: "run-place" });
  const element = h(
    "section",
    { class: "run", "aria-label": "Tonight" },
    h("div", { class: "run-head" }, line, bar, h("button", { type: "button", onclick: () => onEnd(state) }, "Enough for tonight")),
    place,
  );
  /** @type {QuestionView | undefined} */
  let view;
  /** @type {import("../cards/recall.js").Recall | undefined} */
  let recall;

  function next() {
    state.place += 1;
    state.attempt = null;
    save(state);
    show();
    focus();
  }

  function show() {
    view = undefined;
    recall = undefined;
    const step = steps[state.place];
    if (step === undefined) {
      onEnd(state);
      return;
    }
    line.textContent = `${state.place + 1} of ${steps.length} · ${REASONS[step.reason]}`;
    bar.value = state.place;
    const question = questions.get(step.id);
    const card = cards.get(step.id);
    if (question !== undefined) showQuestion(question);
    else if (card !== undefined) showCard(card);
  }

  /**
   * @param {import("../study/questions.js").Question} question
   */
  function showQuestion(question) {
    const shownAt = Date.now();
    state.attempt = resume(question, state.attempt) ?? begin(question, newSeed());
    view = new QuestionView({
      question,
      attempt: state.attempt,
      again: false,
      askConfidence: store.state().settings.askConfidence,
      note: changedNote(store.state().questions.get(question.id), question.hash),
      report: reportAddress(question),
      onChange: ({ attempt }) => {
        state.attempt = attempt;
        save(state);
      },
      onChecked: ({ attempt }) =>
        void store.add(answeredEvent({ question, attempt, mode: "tonight", ms: Date.now() - shownAt })),
      next,
    });
    save(state);
    place.replaceChildren(view.article);
  }

  /**
   * @param {import("../desk/data.js").Card} card
   */
  function showCard(card) {
    const { id, hash } = card;
    const record = store.state().cards.get(id);
    const { phase, due } = keeper.current().memory(id, record);
    recall = recallCard(card, record, (right, took) => {
      const ms = plausible(took);
      const rating = right ? RATING.right : RATING.wrong;
      if (phase !== "new" && due <= Date.now()) store.add({ type: "reviewed", card: id, hash, rating, ms });
      else store.add({ type: "recalled", card: id, hash, right, mode: "tonight", ms });
      keeper.keep();
      next();
    });
    place.replaceChildren(recall.element);
  }

  function focus() {
    if (view !== undefined) view.focus();
    else recall?.focus();
  }

  listen(
    listenForKeys(studyKey, (key) => {
      if (view === undefined || key.name !== "option") return false;
      view.press(key.place);
      return true;
    }),
  );
  listen(
    listenForKeys(cardKey, (key) => {
      if (recall === undefined || key.name !== "rate" || key.rating > 2) return false;
      recall.answer(key.rating === 2);
      return true;
    }),
  );
  show();
  return { element, focus };
}
