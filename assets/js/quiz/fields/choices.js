/**
 * Options to choose from: native radio buttons, or check boxes where several are right.
 * @module
 */
import { fragment, h } from "../../dom.js";
import { choose, isMultiple, outcomes } from "../../study/attempt.js";
import { label, letter } from "../words.js";
import { judged } from "./field.js";

/**
 * @param {import("./field.js").FieldSetting} setting
 * @returns {import("./field.js").Field}
 */
export function choicesField({ question, attempt, name, change }) {
  let current = attempt;
  const type = isMultiple(question) ? "checkbox" : "radio";
  const options = attempt.order.map((option, place) => {
    const input = h("input", {
      type,
      name,
      value: option,
      autocomplete: "off",
      onchange: () => change(choose(question, current, option, input.checked)),
    });
    const why = h("div", { class: "why", hidden: true });
    const mark = h("span", { class: "letter", "aria-hidden": "true" }, letter(place));
    mark.hidden = question.kind === "true-false";
    const text = h("span", { class: "option-text" }, fragment(question.options[option].html));
    const box = h("li", { class: "option" }, h("label", {}, input, mark, text), why);
    return { option, box, input, why };
  });

  /** @type {import("./field.js").Field["show"]} */
  function show(next) {
    current = next;
    const found = outcomes(question, next);
    for (const { option, box, input, why } of options) {
      input.checked = next.chosen.includes(option);
      input.disabled = next.checked;
      why.hidden = !next.checked;
      if (!next.checked) continue;
      box.dataset.outcome = found[option];
      why.replaceChildren(...judged(label(found[option]), question.options[option].why));
    }
  }

  show(attempt);
  return {
    element: h("ol", { class: "options" }, ...options.map(({ box }) => box)),
    show,
    focus: () => (options.find(({ input }) => input.checked) ?? options[0]).input.focus(),
    press(place) {
      const input = options[place]?.input;
      if (input === undefined || input.disabled) return;
      input.focus();
      input.click();
    },
  };
}
