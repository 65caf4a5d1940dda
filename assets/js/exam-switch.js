/**
 * The switch that shows only what serves one exam. Hiding is CSS (`html[data-exam]`); this module
 * keeps the attribute, the address, the stored choice and the switch itself in step.
 * @module
 */
import { targetOf } from "./anchors.js";
import { all, h, isPlainClick } from "./dom.js";
import { nextExam, openedExam, serves, withExam } from "./exams.js";
import { notice } from "./notice.js";
import { canRemember, recall, remember } from "./storage.js";
import { isReturn } from "./visit.js";

/** Event on the document after a change; `detail` is the exam. */
export const EXAM_EVENT = "cribsheet:exam";

/**
 * @typedef {object} Choice
 * @property {string} exam
 * @property {string} code what the exam's guide prints, such as MLA-C02
 */

/** @returns {string} the exam shown; empty for all */
export function currentExam() {
  return document.documentElement.dataset.exam ?? "";
}

/** @returns {Choice[]} the site's exams, without "all" */
export function knownExams() {
  return all("a[data-exam-choice]", HTMLAnchorElement)
    .map((link) => ({ exam: link.dataset.examChoice ?? "", code: link.textContent.trim() }))
    .filter(({ exam }) => exam !== "");
}

/**
 * @param {string} exam empty for all
 */
export function chooseExam(exam) {
  remember("exam", exam);
  change(exam);
  const code = knownExams().find((choice) => choice.exam === exam)?.code;
  notice(code === undefined ? "All exams" : `Only what serves ${code}`);
}

/**
 * @param {string} exam shown from now on
 */
function change(exam) {
  document.documentElement.dataset.exam = exam;
  show();
  document.dispatchEvent(new CustomEvent(EXAM_EVENT, { detail: exam }));
}

/** Goes to the next exam of the switch. */
export function changeExam() {
  const exams = knownExams().map(({ exam }) => exam);
  if (exams.length > 0) chooseExam(nextExam(currentExam(), exams));
}

/** Brings address and switch in step with the exam shown. */
function show() {
  const exam = currentExam();
  const address = withExam(location.href, exam);
  if (address !== location.href) history.replaceState(history.state, "", address);
  for (const link of all("a[data-exam-choice]", HTMLAnchorElement)) {
    if (link.dataset.examChoice === exam) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  explainHiddenTarget();
}

/** @type {HTMLElement | undefined} */
let explanation;

/** A link may lead to a part that the chosen exam hides: say so, and offer the way out. */
function explainHiddenTarget() {
  explanation?.remove();
  explanation = undefined;
  const exam = currentExam();
  const target = targetOf(location.hash);
  let part = target?.closest("[data-exams]");
  while (part instanceof HTMLElement && serves(part.dataset.exams, exam)) {
    part = part.parentElement?.closest("[data-exams]");
  }
  if (!(part instanceof HTMLElement)) return;
  // A topic that the exam does not cover hides nothing, and says so itself.
  const page = part.closest("[data-serves]");
  if (page instanceof HTMLElement && !serves(page.dataset.serves, exam)) return;
  explanation = h(
    "div",
    { class: "hidden-target", role: "status" },
    "This link leads to a part that the chosen exam hides. ",
    h(
      "button",
      {
        type: "button",
        onclick: () => {
          chooseExam("");
          target?.scrollIntoView();
        },
      },
      "Show all exams",
    ),
  );
  document.querySelector("main")?.prepend(explanation);
}

/**
 * Shows the exam that the address and the newest choice call for.
 * @param {boolean} returned whether the reader came back to this page, or reloaded it
 */
function open(returned) {
  const { exam, chosen } = openedExam({
    asked: new URLSearchParams(location.search).get("exam"),
    stored: canRemember() ? recall("exam") : undefined,
    known: knownExams().map((choice) => choice.exam),
    returned,
  });
  if (chosen) remember("exam", exam);
  if (exam === currentExam()) show();
  else change(exam);
}

/** Makes the switch work. */
export function startExamSwitch() {
  const links = all("a[data-exam-choice]", HTMLAnchorElement);
  if (links.length === 0) return;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      chooseExam(link.dataset.examChoice ?? "");
    });
  }
  addEventListener("hashchange", explainHiddenTarget);
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) open(true);
  });
  open(isReturn());
}
