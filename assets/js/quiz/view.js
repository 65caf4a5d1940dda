/**
 * One question to answer: a form of native controls, and what is said about the answer. The same
 * view serves the questions of a page, practice sets and exams.
 * @module
 */
import { fragment, h, onSubmit } from "../dom.js";
import { begin, check, isRight, missing, trust } from "../study/attempt.js";
import { isChoice } from "../study/questions.js";
import { aftermath, writtenAnswer } from "./answer.js";
import { confidencePart } from "./confidence.js";
import { choicesField } from "./fields/choices.js";
import { matchingField } from "./fields/matching.js";
import { orderingField } from "./fields/ordering.js";
import { typedField } from "./fields/typed.js";
import { newSeed } from "./kept.js";
import { afterthought, instruction, notYet, verdict } from "./words.js";

/** @typedef {import("../study/attempt.js").Attempt} Attempt */
/** @typedef {import("../study/questions.js").Question} Question */

/**
 * @typedef {object} ViewSettings
 * @property {Question} question
 * @property {HTMLElement} [article] the question as the page has it, to be made answerable; without
 *   it a new element is made
 * @property {Attempt | null} [attempt] to go on with
 * @property {boolean} [feedback] whether an answer is checked at once; in an exam it is not, and the
 *   button goes on to the next question
 * @property {boolean} [askConfidence] whether the reader is asked how sure they are
 * @property {boolean} [again] whether another attempt can be begun
 * @property {boolean} [written] whether the answer can be read without answering
 * @property {string} [note] said above the question; empty for nothing
 * @property {string} [report] where an error in the question can be reported; empty for nowhere
 * @property {(view: QuestionView) => void} [onChange] after every step of the attempt
 * @property {(view: QuestionView) => void} [onChecked] once when an answer is checked
 * @property {(() => void) | null} [next] goes on to the next question
 * @property {string} [nextText] on its button
 */

/** One question and the reader's attempt at it. */
export class QuestionView {
  /** @type {Question} */
  question;
  /** @type {Attempt} */
  attempt;
  /** @type {HTMLElement} */
  article;
  #settings;
  #name;
  /** @type {import("./fields/field.js").Field} */
  #field;
  #fields = h("fieldset");
  #legend = h("legend");
  #confidence;
  #written = h("details", { class: "answer" }, h("summary", {}, "Answer"));
  #writtenBody = h("div");
  #after = h("div", { class: "after", hidden: true });
  #note = h("p", { class: "changed-note", hidden: true });
  #message = h("p", { class: "verdict-line", role: "status" });
  #check = h("button", { type: "submit", class: "primary" }, "Check");
  #again = h("button", { type: "button", hidden: true, onclick: () => this.restart() }, "Again");
  #next;

  /**
   * @param {ViewSettings} settings
   */
  constructor(settings) {
    const { question, feedback = true, next = null, nextText = "Next" } = settings;
    this.question = question;
    this.attempt = settings.attempt ?? begin(question, newSeed());
    this.article = settings.article ?? h("article", { class: "question", id: `q-${question.id}` });
    this.#settings = settings;
    this.#name = this.article.id;
    this.#next = h("button", { type: "button", hidden: true, class: "primary", onclick: () => next?.() }, nextText);
    this.#confidence = feedback && settings.askConfidence !== false
      ? confidencePart(`${this.#name}-sure`, (sure) => this.#step(trust(this.attempt, sure)))
      : null;
    this.#field = this.#makeField();
    this.#build();
    this.#show();
  }

  /** Moves to the first control that waits for the reader. */
  focus() {
    if (!this.attempt.checked) this.#field.focus();
    else (this.#next.hidden ? this.#again : this.#next).focus({ preventScroll: true });
  }

  /**
   * Chooses an option by its number.
   * @param {number} place from 0, as the options are shown
   */
  press(place) {
    if (!this.attempt.checked) this.#field.press?.(place);
  }

  /**
   * @param {string} note to stand above the question; empty for nothing
   */
  tell(note) {
    this.#note.textContent = note;
    this.#note.hidden = note === "";
  }

  /** Checks the answer; if something is missing, says what. */
  submit() {
    if (this.attempt.checked) return;
    if (this.#settings.feedback === false) {
      this.#settings.next?.();
      return;
    }
    const checked = check(this.question, this.attempt);
    if (!checked.checked) {
      this.#message.textContent = notYet(this.question, this.attempt);
      if (missing(this.question, this.attempt) > 0) this.#field.focus();
      return;
    }
    this.#step(checked);
    this.#show();
    // The button that was pressed is gone; where the reader goes on is in its place.
    this.focus();
    this.#settings.onChecked?.(this);
  }

  /** Begins another attempt, in another order. */
  restart() {
    this.attempt = begin(this.question, newSeed());
    const old = this.#field;
    this.#field = this.#makeField();
    old.element.replaceWith(this.#field.element);
    this.#settings.onChange?.(this);
    this.#show();
    this.#field.focus();
  }

  /**
   * @param {Attempt} attempt the next state
   */
  #step(attempt) {
    this.attempt = attempt;
    this.#message.textContent = "";
    this.#field.show(attempt);
    this.#settings.onChange?.(this);
  }

  /** @returns {import("./fields/field.js").Field} */
  #makeField() {
    const { kind } = this.question;
    const setting = {
      question: this.question,
      attempt: this.attempt,
      name: this.#name,
      change: (/** @type {Attempt} */ attempt) => this.#step(attempt),
    };
    if (isChoice(this.question)) return choicesField(setting);
    if (kind === "ordering") return orderingField(setting);
    return kind === "matching" ? matchingField(setting) : typedField(setting);
  }

  /** Puts the form in place of what the page has. */
  #build() {
    const { article, question } = this;
    const stem = article.querySelector(".stem") ?? h("div", { class: "stem" }, fragment(question.stem));
    stem.id ||= `${this.#name}-stem`;
    this.#legend.id = `${this.#name}-legend`;
    this.#legend.textContent = question.task || instruction(question);
    this.#fields.setAttribute("aria-labelledby", `${stem.id} ${this.#legend.id}`);
    this.#fields.append(this.#legend, this.#field.element);
    const form = h("form", { class: "quiz-form", novalidate: true }, this.#fields);
    onSubmit(form, () => this.submit());
    if (this.#confidence) form.append(this.#confidence.element);
    if (this.#settings.feedback === false) this.#check.textContent = this.#settings.nextText ?? "Next";
    form.append(
      h("div", { class: "quiz-actions" }, this.#check, this.#next, this.#again, this.#message),
      this.#after,
    );
    this.#written.append(this.#writtenBody);
    this.#written.hidden = true;
    const meta = article.querySelector(".question-meta");
    article.dataset.kind = question.kind;
    const written = this.#settings.written ? [this.#written] : [];
    this.tell(this.#settings.note ?? "");
    article.replaceChildren(this.#note, stem, form, ...written, ...(meta ? [meta] : []));
  }

  /** Brings everything but the field in step with the attempt. */
  #show() {
    const { question, attempt, article } = this;
    const { checked } = attempt;
    const right = checked && isRight(question, attempt);
    this.#confidence?.show(attempt);
    this.#check.hidden = checked;
    this.#again.hidden = !checked || this.#settings.again === false;
    this.#next.hidden = !checked || !this.#settings.next;
    this.#written.hidden = checked;
    this.#after.hidden = !checked;
    article.dataset.result = checked ? (right ? "right" : "wrong") : "";
    if (checked) {
      this.#message.textContent = [verdict(question, attempt), afterthought(right, attempt.confidence)]
        .filter(Boolean)
        .join(" ");
      this.#after.replaceChildren(...this.#afterwards(right));
    } else {
      this.#message.textContent = "";
      this.#writtenBody.replaceChildren(...writtenAnswer(question, attempt));
    }
  }

  /**
   * @param {boolean} right
   * @returns {Node[]} what follows a checked answer
   */
  #afterwards(right) {
    const { question } = this;
    const { report } = this.#settings;
    const order =
      question.kind === "ordering" && !right
        ? [h("p", {}, "The right order:"), h("ol", {}, ...question.items.map(({ html }) => h("li", {}, fragment(html))))]
        : [];
    const link = report
      ? [h("p", { class: "report" }, h("a", { href: report, rel: "external" }, "Report an error"))]
      : [];
    // A typed answer shows its explanation right below.
    const said = aftermath(question.kind === "typed" ? { ...question, explanation: "" } : question);
    return [...order, ...said, ...link];
  }
}
