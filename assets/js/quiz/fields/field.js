/**
 * What the parts of a question that are filled in have in common.
 * @module
 */
import { fragment, h } from "../../dom.js";

/**
 * A field is made for one attempt; another attempt gets another field.
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {(attempt: import("../../study/attempt.js").Attempt) => void} show brings the controls
 *   in step with the attempt: what is chosen and, once it is checked, what that turned out to be
 * @property {() => void} focus moves to the first control, or to the one that is filled in
 * @property {(place: number) => void} [press] chooses by number, from 0
 */

/**
 * @typedef {object} FieldSetting
 * @property {import("../../study/questions.js").Question} question
 * @property {import("../../study/attempt.js").Attempt} attempt
 * @property {string} name no other field of the page has it; ids begin with it
 * @property {(attempt: import("../../study/attempt.js").Attempt) => void} change takes the next
 *   state of the attempt
 */

/**
 * @param {string} verdict
 * @param {string} why HTML; may be empty
 * @returns {(Node | string)[]} what is said about one part of a checked answer
 */
export function judged(verdict, why) {
  return [h("strong", { class: "verdict" }, `${verdict}.`), " ", fragment(why)];
}
