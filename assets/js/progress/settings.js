/**
 * What the reader can set: the exam and its date, how much a day, whether to be asked how sure.
 * @module
 */
import { h } from "../dom.js";
import { dayOf, shifted } from "../study/days.js";
import { MOST_DAYS } from "../study/limits.js";
import { MOST_A_DAY } from "../study/progress.js";
import { dayText, numberText } from "./words.js";

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
  const today = dayOf(Date.now());
  const date = checked(
    h("input", { type: "date", id: "set_date", min: today, max: shifted(today, MOST_DAYS) }),
    ({ validity }) => dayText(validity),
    ({ value }) => set("examDate", value),
  );
  const newPerDay = numberInput("set_new", (value) => set("newPerDay", value));
  const reviews = numberInput("set_reviews", (value) => set("reviewsPerDay", value));
  const retention = h(
    "select",
    { id: "set_retention", onchange: () => set("retention", Number(retention.value)) },
    ...[0.8, 0.85, 0.9, 0.93, 0.95, 0.97].map((share) => h("option", { value: share }, `${Math.round(share * 100)}%`)),
  );
  const sure = h("input", { type: "checkbox", onchange: () => set("askConfidence", sure.checked) });

  const show = () => {
    const { settings } = store.state();
    exam.value = settings.exam;
    date.show(settings.examDate);
    newPerDay.show(String(settings.newPerDay));
    reviews.show(String(settings.reviewsPerDay));
    if (![...retention.options].some(({ value }) => Number(value) === settings.retention)) {
      retention.append(h("option", { value: settings.retention }, `${Math.round(settings.retention * 100)}%`));
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
      row(exam, "Exam you are studying for"),
      row(date.input, "Day of the exam", "Cards begun two days before it or earlier come again in the week before it, as far as the limits allow.", date.wrong),
      row(newPerDay.input, "New cards a day", "", newPerDay.wrong),
      row(reviews.input, "Reviews a day, at most", "", reviews.wrong),
      row(retention, "Cards you should remember when they come up", "A higher share needs more reviews."),
    ),
    h("label", { class: "tick" }, sure, "Ask how sure I am before an answer is shown"),
  );
}

/**
 * @typedef {object} Checked
 * @property {HTMLInputElement} input
 * @property {HTMLElement} wrong says why its value is not taken
 * @property {(value: string) => void} show shows what is kept, unless the reader is giving another
 */

/**
 * An input whose value is kept only when it is valid; else it says why not.
 * @param {HTMLInputElement} input with its native constraints
 * @param {(input: HTMLInputElement) => string} why
 * @param {(input: HTMLInputElement) => void} keep
 * @returns {Checked}
 */
function checked(input, why, keep) {
  const wrong = h("p", { class: "invalid-note", id: `${input.id}-wrong`, role: "status" });
  const judge = () => {
    const valid = input.checkValidity();
    wrong.textContent = valid ? "" : why(input);
    if (valid) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
    return valid;
  };
  input.addEventListener("change", () => {
    if (judge()) keep(input);
  });
  input.addEventListener("input", () => {
    // A mistake is told when the reader leaves it, and gone as soon as it is mended.
    if (input.hasAttribute("aria-invalid")) judge();
  });
  return {
    input,
    wrong,
    show(value) {
      if (document.activeElement === input || (input.hasAttribute("aria-invalid") && input.value !== value)) return;
      input.value = value;
      judge();
    },
  };
}

/**
 * @param {string} id
 * @param {(value: number) => void} keep
 * @returns {Checked} for a number of cards a day
 */
function numberInput(id, keep) {
  const settings = { type: "number", id, min: 0, max: MOST_A_DAY, step: 1, inputmode: "numeric", required: true };
  return checked(
    h("input", settings),
    () => numberText(0, MOST_A_DAY),
    ({ valueAsNumber }) => keep(valueAsNumber),
  );
}

/**
 * @param {HTMLElement} control
 * @param {string} text
 * @param {string} [note]
 * @param {HTMLElement} [wrong] says why what is given is not taken
 * @returns {HTMLElement}
 */
function row(control, text, note = "", wrong) {
  const about = note === "" ? [] : [h("p", { class: "quiet", id: `${control.id}-note` }, note)];
  const said = wrong === undefined ? about : [...about, wrong];
  if (said.length > 0) control.setAttribute("aria-describedby", said.map(({ id }) => id).join(" "));
  return h("div", { class: "setting" }, h("label", { for: control.id }, text), control, ...said);
}
