/**
 * What stands around a search field: filters, and recent searches.
 * @module
 */
import { h } from "../dom.js";
import { EXAM_EVENT, chooseExam, currentExam, knownExams } from "../exam-switch.js";
import { recall, remember } from "../storage.js";
import { KINDS } from "./address.js";
import { parseRecent, withRecent } from "./recent.js";

const RECENT = "recent-searches";

/** The filters of a search: by exam, which is the site's exam switch, and by kind. */
export class Filters {
  #exam;
  #kind;
  element;

  /**
   * @param {() => void} onChange
   */
  constructor(onChange) {
    this.#exam = h(
      "select",
      { onchange: () => chooseExam(this.#exam.value) },
      h("option", { value: "" }, "All exams"),
      ...knownExams().map(({ exam, code }) => h("option", { value: exam }, code)),
    );
    this.#kind = h(
      "select",
      { onchange: onChange },
      h("option", { value: "" }, "Everything"),
      ...Object.entries(KINDS).map(([kind, { title }]) => h("option", { value: kind }, title)),
    );
    this.#exam.value = currentExam();
    document.addEventListener(EXAM_EVENT, () => {
      this.#exam.value = currentExam();
      onChange();
    });
    this.element = h(
      "div",
      { class: "search-filters" },
      h("label", {}, h("span", { class: "visually-hidden" }, "Exam "), this.#exam),
      h("label", {}, h("span", { class: "visually-hidden" }, "Kind "), this.#kind),
    );
  }

  /** @returns {string} a key of `KINDS`; empty for all */
  get kind() {
    return this.#kind.value;
  }

  /**
   * @param {string} kind
   */
  set kind(kind) {
    this.#kind.value = kind;
  }

  /** @returns {boolean} whether they leave anything out */
  get active() {
    return this.#kind.value !== "" || currentExam() !== "";
  }

  /** Takes all filters off. */
  clear() {
    this.#kind.value = "";
    chooseExam("");
  }

  /** @returns {{exam: string, kinds: string[]}} for the engine */
  options() {
    return { exam: currentExam(), kinds: KINDS[this.#kind.value]?.kinds ?? [] };
  }
}

/**
 * @param {string} query a search that led somewhere
 */
export function keepRecent(query) {
  remember(RECENT, JSON.stringify(withRecent(parseRecent(recall(RECENT)), query)));
}

/**
 * @param {(query: string) => void} onQuery
 * @returns {HTMLElement} the recent searches, and what can be searched
 */
export function startingPoint(onQuery) {
  const element = h("div", { class: "search-start" });
  const recent = parseRecent(recall(RECENT));
  if (recent.length > 0) {
    const clear = h(
      "button",
      {
        type: "button",
        class: "link",
        onclick: () => {
          remember(RECENT, "");
          element.replaceChildren(hint());
        },
      },
      "Clear",
    );
    element.append(
      h("div", { class: "search-start-head" }, h("h3", {}, "Recent searches"), clear),
      h(
        "ul",
        { class: "recent" },
        ...recent.map((query) =>
          h("li", {}, h("button", { type: "button", onclick: () => onQuery(query) }, query)),
        ),
      ),
    );
  }
  element.append(hint());
  return element;
}

/** @returns {HTMLElement} */
function hint() {
  return h(
    "p",
    { class: "hint" },
    "Topics, table rows, terms and questions. Short forms and other names work too.",
  );
}
