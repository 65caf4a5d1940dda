/**
 * The mock exam's page: what it is like, the exam itself, its result, and those sat before. Every
 * exam is kept in the store with its questions, so that it survives a reload, a closed browser and a
 * new release. A result has an address of its own.
 * @module
 */
import { queryWith } from "../desk/address.js";
import { loadQuestions } from "../desk/data.js";
import { attempt, startDesk } from "../desk/part.js";
import { h } from "../dom.js";
import { absence, isOver, startSitting } from "../study/exam.js";
import { newId } from "../study/ids.js";
import { Sittings } from "../study/sittings.js";
import { earlierPart } from "./earlier.js";
import { examPaper } from "./paper.js";
import { examResult } from "./result.js";
import { startForm } from "./start.js";

/** @typedef {import("../study/exam.js").Sitting} Sitting */

/** In the address: the exam handed in that is looked at. */
const SITTING = "sitting";

/**
 * @param {HTMLElement} part
 */
export function startMock(part) {
  // What the page says about the exam stays readable before it begins.
  const about = h("div", { class: "mock-about" }, ...part.childNodes);
  return startDesk(part, async ({ root, store, index, onStop }) => {
    const exam = index.exams.find(({ id }) => id === part.dataset.exam);
    const mock = exam?.mock;
    if (exam === undefined || !mock) {
      part.replaceChildren(about);
      return;
    }
    const sittings = new Sittings(store, exam.id);
    /** @type {(() => void)[]} */
    let ends = [];

    /** Ends what goes on for what was shown before. */
    function end() {
      for (const one of ends) one();
      ends = [];
    }

    onStop(end);

    /**
     * @param {...HTMLElement} elements
     */
    function show(...elements) {
      end();
      root.replaceChildren(...elements);
      about.hidden = !elements.some((element) => element.matches(".mock-start"));
    }

    /**
     * @param {string} session empty for none
     * @returns {string} the page's address with that sitting's result
     */
    function address(session) {
      const query = new URLSearchParams(session === "" ? [] : [[SITTING, session]]);
      return queryWith(location.search, query) || location.pathname;
    }

    /** Shows what the address asks for, or what is under way. */
    async function open() {
      const wanted = new URLSearchParams(location.search).get(SITTING);
      const now = Date.now();
      if (wanted !== null) {
        const sitting = await sittings.get(wanted);
        if (sitting === null) await showStart("The questions of that exam are not kept in this browser.");
        else if (sitting.submitted === null) showPaper(sitting, false);
        else showResult(sitting, false);
        return;
      }
      const running = await sittings.underWay();
      if (running === null) await showStart();
      else if (isOver(running, now) && absence(running, now) === 0) finish(running);
      else showPaper(running, false);
    }

    /**
     * @param {string} [message] what could not be shown instead
     */
    async function showStart(message = "") {
      const kept = await sittings.kept();
      const form = startForm({ index, exam: theExam, mock: theMock, onBegin: (wanted, paper) => void begin(wanted, paper) });
      const said = message === "" ? [] : [h("p", { class: "mock-missing", role: "status" }, message)];
      show(...said, form, ...earlierPart({ sittings: sittings.over(), kept, exam: theExam, address }));
    }

    /**
     * @param {import("../study/index-file.js").Form} form
     * @param {import("../study/blueprint.js").Paper} paper
     */
    function begin(form, paper) {
      return attempt(root, async () => {
        // Another tab may have begun meanwhile: one exam at a time, and nothing answered is lost.
        let sitting = await sittings.underWay();
        if (sitting === null) {
          const loaded = await loadQuestions(index, paper.questions.map(({ question }) => question.id));
          const questions = new Map(loaded.map((question) => [question.id, question]));
          sitting = startSitting({ id: newId(), exam: theExam, form, paper, questions, now: Date.now() });
          sittings.save(sitting);
        }
        if (location.search.includes(SITTING)) history.replaceState(null, "", address(""));
        showPaper(sitting, true);
      });
    }

    /**
     * @param {Sitting} sitting
     * @param {boolean} focus
     */
    function showPaper(sitting, focus) {
      const { element, start } = examPaper({
        sitting,
        save: (changed) => sittings.save(changed),
        kept: () => sittings.get(sitting.id),
        store,
        listen: (one) => void ends.push(one),
        onOver: finish,
      });
      show(element);
      start(focus);
    }

    /**
     * @param {Sitting} over
     */
    function finish(over) {
      const done = sittings.handIn(over, Date.now());
      history.replaceState(null, "", address(done.id));
      showResult(done, true);
    }

    /**
     * @param {Sitting} done
     * @param {boolean} focus
     */
    function showResult(done, focus) {
      const element = examResult({ sitting: done, exam: theExam, index, onOther });
      show(element);
      if (focus) element.querySelector("h2")?.focus();
    }

    function onOther() {
      history.pushState(null, "", address(""));
      void open();
    }

    const [theExam, theMock] = [exam, mock];
    addEventListener("popstate", () => void open());
    await open();
    part.append(about);
  });
}
