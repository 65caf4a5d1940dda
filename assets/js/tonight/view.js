/**
 * The page for tonight: so many minutes, what helps most in them, and at the end one page with the
 * reader's own weak points.
 * @module
 */
import { loadCards, loadQuestions } from "../desk/data.js";
import { limitsNote } from "../desk/limits.js";
import { attempt, startDesk } from "../desk/part.js";
import { keepSchedule } from "../desk/schedule.js";
import { count } from "../desk/words.js";
import { h, onSubmit } from "../dom.js";
import { currentExam } from "../exam-switch.js";
import { wholeDraft } from "../study/drafts.js";
import { newId } from "../study/ids.js";
import { Masteries } from "../study/mastery.js";
import { isEvening, planTonight } from "../study/tonight.js";
import { evening } from "./evening.js";
import { weakPage } from "./weak.js";
import { planLine } from "./words.js";

const KEY = "tonight";
const MINUTES = [10, 20, 30, 45, 60];

/** After this time, another evening begins. */
const EVENING = 12 * 3600_000;

/**
 * @typedef {object} Plan
 * @property {number} started
 * @property {string} exam id, or ""
 * @property {import("../study/tonight.js").Chosen[]} picks
 */

/**
 * @param {HTMLElement} part
 */
export function startTonight(part) {
  return startDesk(part, async ({ root, store, index, onStop }) => {
    const keeper = await keepSchedule(store);
    /** @type {(() => void)[]} */
    let ends = [];

    /** Ends what listens for what was shown before. */
    function clear() {
      for (const end of ends) end();
      ends = [];
    }

    onStop(clear);

    /**
     * @param {HTMLElement} element
     */
    function show(element) {
      clear();
      root.replaceChildren(element);
    }

    /**
     * @param {string} id
     * @returns {import("../study/index-file.js").Exam | null}
     */
    function examOf(id) {
      return index.exams.find((one) => one.id === id) ?? null;
    }

    function choose() {
      const minutes = h(
        "select",
        { id: "tonight_minutes", onchange: tell },
        ...MINUTES.map((one) => h("option", { value: one }, count(one, "minute"))),
      );
      minutes.value = "20";
      const exam = h(
        "select",
        { id: "tonight_exam", onchange: tell },
        h("option", { value: "" }, "No exam: everything counts alike"),
        ...index.exams.map(({ id, code }) => h("option", { value: id }, code)),
      );
      exam.value = store.state().settings.exam || currentExam();
      const line = h("p", { role: "status" });
      const limits = limitsNote(store, keeper);
      const start = h("button", { type: "submit", class: "primary" }, "Start");
      const form = h(
        "form",
        { class: "tonight-form", autocomplete: "off" },
        h(
          "div",
          { class: "deck-line" },
          h("label", { class: "field", for: minutes.id }, "I have", minutes),
          h("label", { class: "field", for: exam.id }, "for", exam),
        ),
        line,
        h("div", { class: "start-line" }, start),
        limits.element,
      );
      const seed = newId();
      /** @type {import("../study/tonight.js").Chosen[]} */
      let picks = [];

      function tell() {
        const now = Date.now();
        const progress = store.state();
        const schedule = keeper.current();
        const masteries = new Masteries(index, progress, schedule, now);
        const situation = { catalogue: index, exam: examOf(exam.value), progress, schedule, masteries, now };
        picks = planTonight(situation, Number(minutes.value), seed).picks;
        line.textContent = planLine(picks);
        start.disabled = picks.length === 0;
        const ofExam = index.cards.filter(({ skills }) => exam.value === "" || Object.hasOwn(skills, exam.value));
        limits.tell(ofExam.map(({ id }) => id));
      }

      onSubmit(form, () => {
        void attempt(root, () => study({ started: Date.now(), exam: exam.value, picks }, undefined));
      });
      show(form);
      tell();
    }

    /**
     * @param {Plan} plan
     * @param {any} kept state of the evening, if it goes on
     */
    async function study(plan, kept) {
      const ids = (/** @type {"question" | "card"} */ kind) =>
        plan.picks.filter((pick) => pick.kind === kind).map(({ id }) => id);
      const [questions, cards] = await Promise.all([
        loadQuestions(index, ids("question")),
        loadCards(index, ids("card")),
      ]);
      clear();
      const sitting = evening({
        picks: plan.picks,
        questions: new Map(questions.map((one) => [one.id, one])),
        cards: new Map(cards.map((one) => [one.id, one])),
        store,
        keeper,
        kept,
        save: (state) => store.saveDraft(KEY, { ...plan, ...state }),
        listen: (end) => void ends.push(end),
        onEnd: (state) => {
          store.saveDraft(KEY, { ...plan, ...state, done: true });
          void attempt(root, () => showWeak(plan, true));
        },
      });
      root.replaceChildren(sitting.element);
      if (kept === undefined) sitting.focus();
    }

    /**
     * @param {Plan} plan
     * @param {boolean} focus
     */
    async function showWeak(plan, focus) {
      const element = await weakPage({ plan, exam: examOf(plan.exam), index, store, onOther: again });
      show(element);
      if (focus) element.querySelector("h2")?.focus();
    }

    function again() {
      void store.dropDraft(KEY);
      choose();
    }

    const kept = await wholeDraft(store, KEY, isEvening);
    const fresh = kept !== undefined && Date.now() - kept.started < EVENING;
    if (fresh && kept.done) await showWeak(kept, false);
    else if (fresh) await study(kept, kept);
    else choose();
  });
}
