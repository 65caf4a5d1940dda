/**
 * An answer to type.
 * @module
 */
import { h } from "../../dom.js";
import { outcomes, write } from "../../study/attempt.js";
import { typedLabel } from "../words.js";
import { judged } from "./field.js";

/**
 * @param {import("./field.js").FieldSetting} setting
 * @returns {import("./field.js").Field}
 */
export function typedField({ question, attempt, name, change }) {
  let current = attempt;
  const input = h("input", {
    type: "text",
    id: `${name}-typed`,
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    oninput: () => change(write(current, input.value)),
  });
  const why = h("div", { class: "why", hidden: true });
  const box = h(
    "div",
    { class: "typed-field" },
    h("label", { for: input.id }, "Your answer"),
    input,
    why,
  );

  /** @type {import("./field.js").Field["show"]} */
  function show(next) {
    current = next;
    if (input.value !== next.text) input.value = next.text;
    input.readOnly = next.checked;
    why.hidden = !next.checked;
    if (!next.checked) return;
    const right = outcomes(question, next)[0] === "hit";
    box.dataset.outcome = right ? "hit" : "slip";
    why.replaceChildren(...judged(typedLabel(right, question.accepted), question.explanation));
  }

  show(attempt);
  return { element: box, show, focus: () => input.focus() };
}
