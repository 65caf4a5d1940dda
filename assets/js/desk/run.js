/**
 * Questions one after the other, each judged at once; what is answered is kept at every step.
 * @module
 */
import { h } from "../dom.js";
import { isRight } from "../study/attempt.js";
import { studyKey } from "../quiz/keys.js";
import { listenForKeys } from "../quiz/listen.js";
import { reportAddress } from "../quiz/report.js";
import { QuestionView } from "../quiz/view.js";
import { answeredElsewhere, joinRuns, resumeRun } from "../study/runs.js";
import { changedNote } from "./words.js";

/** @typedef {import("../study/attempt.js").Attempt} Attempt */
/** @typedef {import("../study/questions.js").Question} Question */

/** @typedef {import("../study/runs.js").RunState} RunState */

/**
 * @typedef {object} RunSettings
 * @property {ReadonlyArray<Question>} questions
 * @property {import("../study/store.js").Store} store
 * @property {string} key of the draft it is kept under
 * @property {(result: RunResult, ms: number) => import("../study/store.js").NewEvent} record what to
 *   write down for an answer
 * @property {unknown} kept a state kept earlier, from anywhere
 * @property {boolean} askConfidence
 * @property {(end: () => void) => void} listen notes what is to be ended with the run
 * @property {(value: RunState) => unknown} [draft] what to keep of a state; the state itself if left out
 * @property {(results: RunResult[], state: RunState) => void} onEnd
 */

/**
 * @typedef {object} RunResult
 * @property {Question} question
 * @property {Attempt} attempt a checked one
 */

/**
 * @typedef {object} Run
 * @property {HTMLElement} element
 * @property {() => RunResult[]} results so far
 * @property {() => void} focus moves to the question
 */

/**
 * @param {RunSettings} settings
 * @returns {Run} going on where it was left
 */
export function questionRun({ questions, store, key, record, kept, askConfidence, listen, draft, onEnd }) {
  const state = resumeRun(questions, kept);
  const counter = h("p", { class: "run-count" });
  const bar = h("progress", { class: "bar", max: questions.length, "aria-label": "Answered" });
  const back = h("button", { type: "button", onclick: () => go(state.place - 1) }, "Back");
  const skip = h("button", { type: "button", onclick: () => go(state.place + 1) }, "Skip");
  const end = h("button", { type: "button", onclick: finish }, "End here");
  const place = h("div", { class: "run-place" });
  const root = h(
    "section",
    { class: "run", "aria-label": "Questions" },
    h("div", { class: "run-head" }, counter, bar, end),
    place,
    h("div", { class: "run-foot" }, back, skip),
  );
  /** @type {QuestionView} */
  let view;
  let shownAt = Date.now();

  /** @returns {RunResult[]} */
  function results() {
    return questions.flatMap((question) => {
      const attempt = state.attempts[question.id];
      return attempt?.checked ? [{ question, attempt }] : [];
    });
  }

  let over = false;

  /** @returns {any} */
  function drafted() {
    return draft === undefined ? state : draft(state);
  }

  function save() {
    state.attempts[view.question.id] = view.attempt;
    store.saveDraft(key, drafted(), joinRuns);
  }

  /** Takes in what another tab has answered in this run. */
  async function follow() {
    const other = /** @type {any} */ (await store.draft(key, joinRuns));
    // Tests of one deck are kept in one place: another one is none of ours.
    if (over || other?.seed !== drafted().seed) return;
    const news = answeredElsewhere(questions, state, other);
    Object.assign(state.attempts, news);
    if (other?.done) finish();
    else if (Object.hasOwn(news, view.question.id)) {
      const focused = place.contains(document.activeElement);
      show();
      if (focused) view.focus();
    } else count();
  }

  /** Shows the question at the place. */
  function show() {
    const question = questions[state.place];
    const last = state.place === questions.length - 1;
    view = new QuestionView({
      question,
      attempt: state.attempts[question.id],
      again: false,
      askConfidence,
      note: changedNote(store.state().questions.get(question.id), question.hash),
      report: reportAddress(question),
      onChange: save,
      onChecked: ({ attempt }) => {
        store.add(record({ question, attempt }, Date.now() - shownAt));
        count();
      },
      next: () => (last ? finish() : go(state.place + 1)),
      nextText: last ? "See the result" : "Next",
    });
    place.replaceChildren(view.article);
    shownAt = Date.now();
    // A new order of options has to be the same after a reload.
    save();
    count();
  }

  function count() {
    const done = results();
    const right = done.filter(({ question, attempt }) => isRight(question, attempt)).length;
    const tally = done.length === 0 ? "" : ` · ${right} of ${done.length} right`;
    counter.textContent = `Question ${state.place + 1} of ${questions.length}${tally}`;
    bar.value = done.length;
    back.disabled = state.place === 0;
    skip.hidden = view.attempt.checked || state.place === questions.length - 1;
  }

  /**
   * @param {number} to
   */
  function go(to) {
    if (!(to in questions)) return;
    state.place = to;
    show();
    root.scrollIntoView({ block: "nearest" });
    view.focus();
  }

  function finish() {
    over = true;
    onEnd(results(), state);
  }

  listen(() => {
    over = true;
  });
  listen(store.onChange(() => void follow()));
  listen(
    listenForKeys(studyKey, (pressed) => {
      if (pressed.name === "option") view.press(pressed.place);
      else if (pressed.name === "back") go(state.place - 1);
      else return false;
      return true;
    }),
  );
  show();
  return { element: root, results, focus: () => view.focus() };
}
