/**
 * The exam under way: one question at a time, a clock, flags, an overview, a pause, and handing in.
 * @module
 */
import { clock } from "../desk/words.js";
import { h } from "../dom.js";
import { openModal } from "../modal.js";
import { studyKey } from "../quiz/keys.js";
import { listenForKeys } from "../quiz/listen.js";
import { QuestionView } from "../quiz/view.js";
import { recallInTab, rememberInTab } from "../storage.js";
import * as exam from "../study/exam.js";
import { duration, leftLine, overviewLine, placeName } from "./words.js";

/** @typedef {import("../study/exam.js").Sitting} Sitting */

/** Where a tab keeps the question it is at, by sitting. */
const PLACE = "place.";

/** How often the exam notes that the page is open. */
const TOUCH_EVERY = 30_000;

/** Minutes left at which the clock speaks. */
const WARNINGS = [10, 1];

/**
 * @param {object} setting
 * @param {Sitting} setting.sitting under way
 * @param {(sitting: Sitting) => void} setting.save
 * @param {() => Promise<Sitting | null>} setting.kept what is saved, by this tab or another
 * @param {import("../study/store.js").Store} setting.store
 * @param {(end: () => void) => void} setting.listen notes what is to be ended with the exam
 * @param {(sitting: Sitting) => void} setting.onOver the time is over, or the reader hands in
 * @returns {{element: HTMLElement, start: (focus: boolean) => void}}
 */
export function examPaper({ sitting: begun, save, kept, store, listen, onOver }) {
  let sitting = begun;
  let at = 0;
  let over = false;
  /** Whether the reader is being asked what an absence was; until then nothing is handed in. */
  let asking = false;
  /** @type {QuestionView | undefined} */
  let view;
  const time = h("span", { class: "clock", role: "timer", "aria-live": "off" });
  const warning = h("span", { class: "visually-hidden", role: "status" });
  const counter = h("p", { class: "run-count" });
  const place = h("div", { class: "run-place" });
  const overviewText = h("p", { class: "quiet overview-line" });
  const grid = h("ol", { class: "overview" });
  const pauseButton = h("button", { type: "button", onclick: stop }, "Pause");
  const flagButton = h("button", { type: "button", "aria-pressed": "false", onclick: () => setFlag() }, "⚑ Flag");
  const back = h("button", { type: "button", onclick: () => go(at - 1) }, "Back");
  const foot = h("div", { class: "run-foot" }, back, flagButton);
  const side = h(
    "nav",
    { class: "overview-box", "aria-label": "All questions" },
    overviewText,
    grid,
    h("button", { type: "button", onclick: askHandIn }, "Hand in…"),
  );
  const element = h(
    "section",
    { class: "exam", "aria-label": "Mock exam" },
    h("div", { class: "run" }, h("div", { class: "run-head" }, counter, time, pauseButton), warning, place, foot),
    side,
  );
  const buttons = sitting.places.map((_, number) =>
    h("button", { type: "button", onclick: () => go(number) }, String(number + 1)),
  );
  grid.append(...buttons.map((button) => h("li", {}, button)));

  /**
   * @param {Sitting} changed
   */
  function update(changed) {
    sitting = changed;
    save(sitting);
    showOverview();
  }

  /**
   * @param {boolean} focus
   */
  function showQuestion(focus) {
    const { question } = sitting.places[at];
    view = new QuestionView({
      question,
      attempt: exam.attemptAt(sitting, question),
      feedback: false,
      next: goOn,
      nextText: at === sitting.places.length - 1 ? "To the end" : "Next",
      onChange: (changed) => update(exam.answer(sitting, question, changed.attempt, Date.now())),
    });
    place.replaceChildren(view.article);
    rememberInTab(PLACE + sitting.id, String(at));
    foot.hidden = false;
    showOverview();
    if (focus) view.focus();
  }

  function showOverview() {
    const states = exam.overview(sitting);
    buttons.forEach((button, number) => {
      const { answered, flagged } = states[number];
      button.setAttribute("aria-label", placeName(number, states[number]));
      button.classList.toggle("answered", answered);
      button.classList.toggle("flagged", flagged);
      if (number === at) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    overviewText.textContent = overviewLine(states);
    counter.textContent = `Question ${at + 1} of ${states.length}`;
    flagButton.setAttribute("aria-pressed", String(states[at].flagged));
    back.disabled = at === 0;
  }

  /**
   * @param {number} to
   */
  function go(to) {
    if (!(to in sitting.places) || exam.isPaused(sitting)) return;
    at = to;
    showQuestion(true);
    element.scrollIntoView({ block: "nearest" });
  }

  function goOn() {
    if (at === sitting.places.length - 1) askHandIn();
    else go(at + 1);
  }

  function setFlag() {
    const { question } = sitting.places[at];
    const on = !(sitting.flags[question.id]?.on ?? false);
    update(exam.flag(sitting, question, on, Date.now()));
  }

  function stop() {
    update(exam.pause(sitting, Date.now()));
    showPause(true);
  }

  /**
   * @param {boolean} focus
   */
  function showPause(focus) {
    const button = h("button", { type: "button", class: "primary" }, "Go on");
    button.addEventListener("click", () => {
      update(exam.goOn(sitting, Date.now()));
      pauseButton.hidden = false;
      showQuestion(true);
    });
    pauseButton.hidden = true;
    foot.hidden = true;
    view = undefined;
    place.replaceChildren(h("div", { class: "rest" }, h("p", {}, "The clock is stopped. The questions will wait."), button));
    showOverview();
    if (focus) button.focus();
  }

  /**
   * @param {number} away milliseconds
   */
  function askAbout(away) {
    const answer = (/** @type {boolean} */ excused) => () => {
      const now = Date.now();
      asking = false;
      update(excused ? exam.excuse(sitting, now) : exam.touch(sitting, now));
      if (exam.isOver(sitting, now)) finish();
      else showQuestion(true);
    };
    asking = true;
    foot.hidden = true;
    view = undefined;
    place.replaceChildren(
      h(
        "div",
        { class: "rest", role: "alert" },
        h("p", {}, `The page was closed or asleep for ${duration(away)}. Should the clock have stood still?`),
        h(
          "div",
          { class: "own-actions" },
          h("button", { type: "button", class: "primary", onclick: answer(true) }, "Yes, count it as a pause"),
          h("button", { type: "button", onclick: answer(false) }, "No, it counts"),
        ),
      ),
    );
    showOverview();
  }

  function askHandIn() {
    const states = exam.overview(sitting);
    const open = states.findIndex(({ answered }) => !answered);
    const flagged = states.findIndex((one) => one.flagged);
    const to = open >= 0 ? open : flagged;
    const handIn = h("button", { type: "button", class: "primary" }, "Hand in");
    const dialog = h(
      "dialog",
      { class: "dialog", "aria-labelledby": "hand_in_title" },
      h(
        "div",
        { class: "dialog-body" },
        h("h2", { id: "hand_in_title" }, "Hand in the exam?"),
        h("p", {}, `${overviewLine(states)}. What is open counts as wrong. It can be handed in once.`),
        h(
          "form",
          { method: "dialog", class: "own-actions" },
          handIn,
          h("button", {}, "Go on"),
          to >= 0 ? h("button", { value: "look" }, open >= 0 ? "To the first open one" : "To the first flagged one") : "",
        ),
      ),
    );
    handIn.addEventListener("click", () => {
      dialog.close("hand-in");
      finish();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "look") go(to);
    });
    openModal(dialog);
    listen(() => dialog.remove());
  }

  function finish() {
    if (over) return;
    over = true;
    onOver(sitting);
  }

  let told = Infinity;

  function tick() {
    const now = Date.now();
    if (asking) return;
    // A computer that slept with the exam open has been away, too.
    const away = exam.isPaused(sitting) ? 0 : exam.absence(sitting, now);
    if (away > 0) {
      askAbout(away);
      return;
    }
    const left = exam.remaining(sitting, now);
    time.textContent = left === null ? clock(exam.elapsed(sitting, now)) : clock(left);
    time.setAttribute("aria-label", left === null ? "Time taken" : "Time left");
    if (left === null) return;
    const soon = WARNINGS.find((minutes) => left <= minutes * 60_000 && told > minutes);
    time.classList.toggle("soon", left <= WARNINGS[0] * 60_000);
    if (soon !== undefined) {
      warning.textContent = leftLine(left);
      told = Math.min(...WARNINGS.filter((minutes) => left <= minutes * 60_000));
    }
    if (left === 0) finish();
  }

  /** Takes in what another tab has done in this exam. */
  async function takeOver() {
    const other = await kept();
    if (other === null || over || other.id !== sitting.id) return;
    const joined = exam.joinSittings(sitting, other);
    if (JSON.stringify(joined) === JSON.stringify(sitting)) return;
    const before = view && JSON.stringify(exam.attemptAt(sitting, view.question));
    const paused = exam.isPaused(sitting);
    sitting = joined;
    if (sitting.submitted !== null) finish();
    else if (exam.isPaused(sitting)) showPause(false);
    else if (paused) {
      pauseButton.hidden = false;
      showQuestion(false);
    } else if (view && before !== JSON.stringify(exam.attemptAt(sitting, view.question))) showQuestion(false);
    else showOverview();
  }

  return {
    element,
    start(focus) {
      const away = exam.absence(sitting, Date.now());
      const open = exam.overview(sitting).findIndex(({ answered }) => !answered);
      at = keptPlace(sitting.id, sitting.places.length) ?? Math.max(open, 0);
      if (exam.isPaused(sitting)) showPause(false);
      else if (away > 0) askAbout(away);
      else showQuestion(focus);
      const seconds = setInterval(tick, 1000);
      const touches = setInterval(() => {
        tick();
        if (document.visibilityState === "visible" && view !== undefined) update(exam.touch(sitting, Date.now()));
      }, TOUCH_EVERY);
      listen(() => clearInterval(seconds));
      listen(() => clearInterval(touches));
      listen(store.onChange(() => void takeOver()));
      listen(
        listenForKeys(studyKey, (key) => {
          if (view === undefined) return false;
          if (key.name === "option") view.press(key.place);
          else if (key.name === "flag") setFlag();
          else go(at - 1);
          return true;
        }),
      );
      tick();
    },
  };
}

/**
 * @param {string} id of the sitting
 * @param {number} places how many questions it has
 * @returns {number | null} the question this tab was at before a reload
 */
function keptPlace(id, places) {
  const kept = recallInTab(PLACE + id);
  return kept !== "" && Number(kept) < places ? Number(kept) : null;
}
