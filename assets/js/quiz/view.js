/**
 * Makes questions answerable: the list of options becomes a form of native radio buttons or check
 * boxes. The answer written out below stays until the reader has answered, for those who only want
 * to read.
 * @module
 */
import { all, h } from "../dom.js";
import { FRESH, check, choose, isMultiple, isRight, missing, outcomes, tally } from "./model.js";
import { label, letter, notYet, tallyLine, verdict } from "./words.js";

/**
 * @typedef {object} OptionParts
 * @property {HTMLLIElement} box
 * @property {HTMLInputElement} input
 * @property {HTMLElement} why where its rationale goes
 */

/** One question of the page and the reader's attempt at it. */
export class QuestionView {
  /** @type {import("./model.js").Question} */
  question;
  attempt = FRESH;
  #article;
  #written;
  #onChange;
  /** @type {OptionParts[]} */
  #options;
  #explained;
  #message = h("p", { class: "verdict-line", role: "status" });
  #check = h("button", { type: "submit" }, "Check");
  #again = h("button", { type: "button", hidden: true, onclick: () => this.#restart() }, "Try again");

  /**
   * @param {HTMLElement} article a `.question` as the page has it
   * @param {() => void} [onChange] called after an answer is checked or taken back
   * @throws {TypeError} if the article lacks a part
   */
  constructor(article, onChange = () => {}) {
    const list = article.querySelector("ol.options");
    const stem = article.querySelector(".stem");
    const written = article.querySelector("details.answer");
    if (!list || !stem || !(written instanceof HTMLElement)) {
      throw new TypeError(`#${article.id} lacks its stem, options or answer`);
    }
    this.#article = article;
    this.#written = written;
    this.#onChange = onChange;
    const items = all("li", HTMLLIElement, list);
    const answers = (article.dataset.answers ?? "").split(" ").map(Number);
    this.question = { options: items.length, answers };
    this.#options = items.map((item, position) => this.#option(item, position));
    this.#explained = h("div", { hidden: true });
    this.#explained.append(...all(".explained", HTMLElement, written).map((p) => p.cloneNode(true)));
    list.replaceWith(this.#form(stem));
  }

  /**
   * @param {HTMLLIElement} item
   * @param {number} position
   * @returns {OptionParts}
   */
  #option(item, position) {
    const input = h("input", {
      type: isMultiple(this.question) ? "checkbox" : "radio",
      name: this.#article.id,
      value: position,
      autocomplete: "off",
      onchange: () => {
        this.attempt = choose(this.question, this.attempt, position, input.checked);
        this.#message.textContent = "";
      },
    });
    const why = h("div", { class: "why", id: `${this.#article.id}-why-${position}`, hidden: true });
    const mark = h("span", { class: "letter", "aria-hidden": "true" }, letter(position));
    const text = h("span", { class: "option-text" }, ...item.childNodes);
    const box = h("li", { class: "option" }, h("label", {}, input, mark, text), why);
    return { box, input, why };
  }

  /**
   * @param {Element} stem
   * @returns {HTMLFormElement}
   */
  #form(stem) {
    const chooseLine = this.#article.querySelector(".choose");
    const legend = h("legend", { id: `${this.#article.id}-choose` });
    legend.append(chooseLine?.textContent ?? "Choose one.");
    chooseLine?.remove();
    stem.id ||= `${this.#article.id}-stem`;
    return h(
      "form",
      {
        class: "quiz-form",
        novalidate: true,
        onsubmit: (/** @type {SubmitEvent} */ event) => {
          event.preventDefault();
          this.#submit();
        },
      },
      h(
        "fieldset",
        { "aria-labelledby": `${stem.id} ${legend.id}` },
        legend,
        h("ol", { class: "options" }, ...this.#options.map(({ box }) => box)),
      ),
      h("div", { class: "quiz-actions" }, this.#check, this.#again, this.#message),
      this.#explained,
    );
  }

  #submit() {
    if (this.attempt.checked) return;
    this.attempt = check(this.question, this.attempt);
    if (this.attempt.checked) {
      this.#show();
      // The button that was pressed is gone; its place is where the reader goes on.
      this.#again.focus();
      return;
    }
    const { chosen } = this.attempt;
    this.#message.textContent = notYet(this.question.answers.length, chosen.length);
    if (missing(this.question, this.attempt) > 0) this.#options[chosen[0] ?? 0].input.focus();
  }

  #restart() {
    this.attempt = FRESH;
    for (const { input } of this.#options) input.checked = false;
    this.#show();
    this.#options[0].input.focus();
  }

  /** Brings the page in step with the attempt. */
  #show() {
    const { checked } = this.attempt;
    const found = outcomes(this.question, this.attempt);
    this.#options.forEach(({ box, input, why }, position) => {
      input.disabled = checked;
      why.hidden = !checked;
      why.replaceChildren(...(checked ? this.#rationale(position, label(found[position])) : []));
      if (checked) box.dataset.outcome = found[position];
      else delete box.dataset.outcome;
    });
    this.#check.hidden = checked;
    this.#again.hidden = !checked;
    this.#written.hidden = checked;
    this.#explained.hidden = !checked;
    const right = isRight(this.question, this.attempt);
    this.#article.dataset.result = checked ? (right ? "right" : "wrong") : "";
    this.#message.textContent = checked ? verdict(right, this.question.answers) : "";
    this.#onChange();
  }

  /**
   * @param {number} position
   * @param {string} heading
   * @returns {Node[]} the option's rationale as the page has it, under a heading of its own
   */
  #rationale(position, heading) {
    const source = this.#written.querySelector(`.rationales [data-option="${position}"]`);
    const copy = h("div");
    for (const node of source?.childNodes ?? []) copy.append(node.cloneNode(true));
    copy.querySelector(".verdict")?.remove();
    return [h("strong", { class: "verdict" }, heading), ...copy.childNodes];
  }
}

/** Makes every question of the page answerable, and counts how it goes. */
export function startQuiz() {
  for (const list of all(".question-list", HTMLElement)) {
    const line = h("p", { class: "tally-line", role: "status" });
    /** @type {QuestionView[]} */
    const views = [];
    const count = () => {
      line.textContent = tallyLine(tally(views));
    };
    for (const article of all(".question:has(ol.options)", HTMLElement, list)) {
      views.push(new QuestionView(article, count));
    }
    if (views.length > 1) list.after(line);
  }
}
