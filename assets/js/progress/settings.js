/**
 * What the reader can set: the exam and its date, how much a day, whether to be asked how sure.
 * @module
 */
import { h } from "../dom.js";

/** @typedef {import("../study/progress.js").Settings} Settings */

/**
 * @param {import("../study/store.js").Store} store
 * @param {import("../study/index-file.js").StudyIndex} index
 * @returns {HTMLElement}
 */
export function settingsPart(store, index) {
  /**
   * @param {keyof Settings} name
   * @param {string | number | boolean} value
   */
  const set = (name, value) => {
    if (store.state().settings[name] !== value) store.add({ type: "set", name, value });
  };

  const exam = h(
    "select",
    { id: "set_exam", onchange: () => set("exam", exam.value) },
    h("option", { value: "" }, "None"),
    ...index.exams.map(({ id, code }) => h("option", { value: id }, code)),
  );
  const date = h("input", { type: "date", id: "set_date" });
  date.addEventListener("change", () => set("examDate", date.value));
  const newPerDay = numberInput("set_new", 0, 999, (value) => set("newPerDay", value));
  const reviews = numberInput("set_reviews", 0, 9999, (value) => set("reviewsPerDay", value));
  const retention = h(
    "select",
    { id: "set_retention", onchange: () => set("retention", Number(retention.value)) },
    ...[0.8, 0.85, 0.9, 0.93, 0.95, 0.97].map((share) => h("option", { value: share }, `${Math.round(share * 100)} %`)),
  );
  const sure = h("input", { type: "checkbox", onchange: () => set("askConfidence", sure.checked) });

  const show = () => {
    const { settings } = store.state();
    exam.value = settings.exam;
    if (document.activeElement !== date) date.value = settings.examDate;
    newPerDay.value = String(settings.newPerDay);
    reviews.value = String(settings.reviewsPerDay);
    if (![...retention.options].some(({ value }) => Number(value) === settings.retention)) {
      retention.append(h("option", { value: settings.retention }, `${Math.round(settings.retention * 100)} %`));
    }
    retention.value = String(settings.retention);
    sure.checked = settings.askConfidence;
  };
  store.onChange(show);
  show();

  return h(
    "section",
    { class: "settings", "aria-labelledby": "settings" },
    h("h2", { id: "settings" }, "Settings"),
    h(
      "div",
      { class: "settings-grid" },
      row(exam, "Exam you learn for"),
      row(date, "Day of the exam", "Every card comes again before it."),
      row(newPerDay, "New cards a day"),
      row(reviews, "Reviews a day, at most"),
      row(retention, "Cards to be remembered when they come", "More needs more reviews."),
    ),
    h("label", { class: "tick" }, sure, "Ask how sure I am before an answer is shown"),
  );
}

/**
 * @param {string} id
 * @param {number} least
 * @param {number} most
 * @param {(value: number) => void} change
 * @returns {HTMLInputElement}
 */
function numberInput(id, least, most, change) {
  const input = h("input", { type: "number", id, min: least, max: most, step: 1, inputmode: "numeric", required: true });
  input.addEventListener("change", () => {
    if (input.reportValidity()) change(input.valueAsNumber);
  });
  return input;
}

/**
 * @param {HTMLElement} control
 * @param {string} text
 * @param {string} [note]
 * @returns {HTMLElement}
 */
function row(control, text, note = "") {
  if (note !== "") control.setAttribute("aria-describedby", `${control.id}-note`);
  return h(
    "div",
    { class: "setting" },
    h("label", { for: control.id }, text),
    control,
    ...(note === "" ? [] : [h("p", { class: "quiet", id: `${control.id}-note` }, note)]),
  );
}
