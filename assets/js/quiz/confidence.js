/**
 * How sure the reader is, told before the answer is shown; nobody has to.
 * @module
 */
import { h } from "../dom.js";
import { CONFIDENCES } from "../study/attempt.js";

/** @typedef {import("../study/attempt.js").Confidence} Confidence */

/** @type {Record<Confidence, string>} */
const TEXTS = { sure: "Sure", unsure: "Unsure", guess: "Guess" };

/**
 * @typedef {object} ConfidencePart
 * @property {HTMLElement} element
 * @property {(attempt: import("../study/attempt.js").Attempt) => void} show
 */

/**
 * @param {string} name no other control of the page has it
 * @param {(confidence: Confidence) => void} change
 * @returns {ConfidencePart}
 */
export function confidencePart(name, change) {
  const inputs = CONFIDENCES.map((value) =>
    h("input", { type: "radio", name, value, autocomplete: "off", onchange: () => change(value) }),
  );
  const element = h(
    "fieldset",
    { class: "confidence" },
    h("legend", {}, "How sure?"),
    ...inputs.map((input, place) => h("label", {}, input, TEXTS[CONFIDENCES[place]])),
  );
  return {
    element,
    show({ confidence, checked }) {
      element.hidden = checked;
      for (const input of inputs) input.checked = input.value === confidence;
    },
  };
}
