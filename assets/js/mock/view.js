/**
 * The mock exam's page: what it is like, the exam itself, its result. The exam under way is kept in
 * the store with its questions, so that it survives a reload, a closed browser and a new release.
 * @module
 */
import { loadQuestions } from "../desk/data.js";
import { attempt, startDesk } from "../desk/part.js";
import { h } from "../dom.js";
import { drawPaper } from "../study/blueprint.js";
import { absence, eventsOf, handIn, isOver, joinSittings, resumeSitting, startSitting } from "../study/exam.js";
import { newId } from "../study/ids.js";
import { examPaper } from "./paper.js";
import { examResult } from "./result.js";
import { formLine, shortfalls } from "./words.js";

/** @typedef {import("../study/exam.js").Sitting} Sitting */

/**
 * @param {HTMLElement} part
 */
export function startMock(part) {
  // What the page says about the exam stays readable before it begins.
  const about = h("div", { class: "mock-about" }, ...part.childNodes);
  return startDesk(part, async ({ root, store, index }) => {
    const exam = index.exams.find(({ id }) => id === part.dataset.exam);
    const mock = exam?.mock;
    if (exam === undefined || !mock) {
      part.replaceChildren(about);
      return;
    }
    const key = `exam.${exam.id}`;
    const titles = new Map(exam.domains.map(({ id, title }) => [id, title]));
    /** @type {(() => void)[]} */
    let ends = [];

    /**
     * @param {HTMLElement} element
     */
    function show(element) {
      for (const end of ends) end();
      ends = [];
      root.replaceChildren(element);
      about.hidden = !element.matches(".mock-start");
    }

    /**
     * @param {Sitting} sitting
     */
    function save(sitting) {
      store.saveDraft(key, sitting, joinSittings);
    }

    /** @returns {Promise<Sitting | null>} */
    async function kept() {
      const value = await store.draft(key, joinSittings);
      if (value === undefined) return null;
      const sitting = resumeSitting(value);
      if (sitting === null) {
        store.setAside([{ why: "an exam that cannot be read", value }]);
        void store.dropDraft(key);
      }
      return sitting;
    }

    function showStart() {
      const seed = newId();
      const papers = new Map(mock?.forms.map((form) => [form.id, drawPaper(index, theExam, form, seed)]));
      const notes = h("div", { class: "mock-notes", role: "status" });
      const begin = h("button", { type: "submit", class: "primary" }, "Begin");
      const radios = (mock?.forms ?? []).map((form, place) =>
        h("input", { type: "radio", name: "form", value: form.id, checked: place === 0, onchange: tell }),
      );
      const clock = h("input", { type: "checkbox", checked: true });

      /** @returns {import("../study/index-file.js").Form | undefined} */
      function chosen() {
        return mock?.forms.find(({ id }) => radios.some((radio) => radio.checked && radio.value === id));
      }

      function tell() {
        const form = chosen();
        const paper = papers.get(form?.id ?? "");
        if (form === undefined || paper === undefined) return;
        const lines = shortfalls(paper, titles);
        notes.replaceChildren(...lines.map((line) => h("p", {}, line)));
        begin.disabled = paper.questions.length === 0;
        begin.textContent = paper.questions.length === 0 ? "No questions yet" : `Begin: ${formLine({ ...form, questions: paper.questions.length, minutes: null }).split(",")[0]}`;
        clock.disabled = form.minutes === null;
      }

      const form = h(
        "form",
        { class: "mock-start", autocomplete: "off" },
        h(
          "fieldset",
          { class: "plain" },
          h("legend", {}, "Which form"),
          ...(mock?.forms ?? []).map((one, place) =>
            h("div", {}, h("label", { class: "tick" }, radios[place], h("span", {}, h("b", {}, one.title), `: ${formLine(one)}`))),
          ),
          h("label", { class: "tick" }, clock, "With the clock; it can be paused"),
        ),
        notes,
        h("div", { class: "start-line" }, begin),
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const wanted = chosen();
        const paper = papers.get(wanted?.id ?? "");
        if (wanted === undefined || paper === undefined) return;
        void attempt(root, async () => {
          const running = await kept();
          if (running !== null && running.submitted === null) {
            // Another tab has begun meanwhile: one exam at a time, and nothing answered is lost.
            showPaper(running, true);
            return;
          }
          const loaded = await loadQuestions(index, paper.questions.map(({ question }) => question.id));
          const questions = new Map(loaded.map((question) => [question.id, question]));
          const timed = clock.checked ? wanted : { ...wanted, minutes: null };
          const sitting = startSitting({ id: newId(), exam: theExam, form: timed, paper, questions, now: Date.now() });
          save(sitting);
          showPaper(sitting, true);
        });
      });
      show(form);
      tell();
    }

    /**
     * @param {Sitting} sitting
     * @param {boolean} focus
     */
    function showPaper(sitting, focus) {
      const paper = examPaper({
        sitting,
        save,
        kept,
        store,
        listen: (end) => void ends.push(end),
        onOver: (over) => finish(over),
      });
      const { element } = paper;
      show(element);
      paper.start(focus);
    }

    /**
     * @param {Sitting} over
     */
    function finish(over) {
      const done = handIn(over, Date.now());
      save(done);
      const known = new Set(store.state().sittings.map(({ session }) => session));
      if (!known.has(done.id)) store.add(...eventsOf(done));
      showResult(done, true);
    }

    /**
     * @param {Sitting} done
     * @param {boolean} focus
     */
    function showResult(done, focus) {
      const element = examResult({ sitting: done, exam: theExam, onOther: showStart });
      show(element);
      if (focus) element.querySelector("h2")?.focus();
    }

    const theExam = exam;
    const sitting = await kept();
    part.append(about);
    if (sitting === null) showStart();
    else if (sitting.submitted !== null) showResult(sitting, false);
    else if (isOver(sitting, Date.now()) && absence(sitting, Date.now()) === 0) finish(sitting);
    else showPaper(sitting, false);
  });
}
