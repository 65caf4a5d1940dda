/**
 * What is chosen before a mock exam begins: the form, and whether with the clock. Says where the bank
 * is too small for a fair draw.
 * @module
 */
import { h, onSubmit } from "../dom.js";
import { drawPaper } from "../study/blueprint.js";
import { newId } from "../study/ids.js";
import { formLine, shortfalls } from "./words.js";

/** @typedef {import("../study/index-file.js").Form} Form */

/**
 * @param {object} setting
 * @param {import("../study/index-file.js").StudyIndex} setting.index
 * @param {import("../study/index-file.js").Exam} setting.exam
 * @param {import("../study/index-file.js").Mock} setting.mock what that exam is made after
 * @param {(form: Form, paper: import("../study/blueprint.js").Paper) => void} setting.onBegin given the
 *   form without minutes if no clock is wanted
 * @returns {HTMLFormElement}
 */
export function startForm({ index, exam, mock, onBegin }) {
  const seed = newId();
  const titles = new Map(exam.domains.map(({ id, title }) => [id, title]));
  const papers = new Map(mock.forms.map((form) => [form.id, drawPaper(index, exam, form, seed)]));
  const notes = h("div", { class: "mock-notes", role: "status" });
  const begin = h("button", { type: "submit", class: "primary" }, "Begin");
  const radios = mock.forms.map((form, place) =>
    h("input", { type: "radio", name: "form", value: form.id, checked: place === 0, onchange: tell }),
  );
  const clock = h("input", { type: "checkbox", checked: true });

  /** @returns {Form | undefined} */
  function chosen() {
    return mock.forms.find(({ id }) => radios.some((radio) => radio.checked && radio.value === id));
  }

  function tell() {
    const form = chosen();
    const paper = papers.get(form?.id ?? "");
    if (form === undefined || paper === undefined) return;
    notes.replaceChildren(...shortfalls(paper, titles).map((line) => h("p", {}, line)));
    const questions = paper.questions.length;
    begin.disabled = questions === 0;
    begin.textContent = questions === 0 ? "No questions yet" : `Begin: ${formLine({ ...form, questions, minutes: null }).split(",")[0]}`;
    clock.disabled = form.minutes === null;
  }

  const element = h(
    "form",
    { class: "mock-start", autocomplete: "off" },
    h(
      "fieldset",
      { class: "plain" },
      h("legend", {}, "Which form"),
      ...mock.forms.map((one, place) =>
        h("div", {}, h("label", { class: "tick" }, radios[place], h("span", {}, h("b", {}, one.title), `: ${formLine(one)}`))),
      ),
      h("label", { class: "tick" }, clock, "With the clock; it can be paused"),
    ),
    notes,
    h("div", { class: "start-line" }, begin),
  );
  onSubmit(element, () => {
    const wanted = chosen();
    const paper = papers.get(wanted?.id ?? "");
    if (wanted === undefined || paper === undefined) return;
    onBegin(clock.checked ? wanted : { ...wanted, minutes: null }, paper);
  });
  tell();
  return element;
}
