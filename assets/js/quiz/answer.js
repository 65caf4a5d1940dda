/**
 * The answer to a question written out, for those who only want to read and for looking back.
 * @module
 */
import { fragment, h } from "../dom.js";
import { isChoice } from "../study/questions.js";
import { listed, rightOptions } from "./words.js";

/** @typedef {import("../study/questions.js").Question} Question */
/** @typedef {import("../study/attempt.js").Attempt} Attempt */

/**
 * @param {Question} question
 * @param {Attempt} attempt whose order of options the letters follow
 * @returns {Node[]}
 */
export function writtenAnswer(question, attempt) {
  return [...rightAnswer(question, attempt), ...aftermath(question)];
}

/**
 * @param {Question} question
 * @returns {Node[]} what is said whatever the reader has answered: the explanation and its place
 */
export function aftermath({ explanation, section }) {
  return [
    ...(explanation === "" ? [] : [h("div", { class: "explanation" }, fragment(explanation))]),
    ...(section === null
      ? []
      : [h("p", { class: "explained" }, "Explained in ", h("a", { href: section.href }, section.title))]),
  ];
}

/**
 * @param {Question} question
 * @param {Attempt} attempt
 * @returns {Node[]}
 */
export function rightAnswer(question, attempt) {
  const { kind, options, answers, items, lefts, rights, accepted } = question;
  if (isChoice(question)) {
    const lettered = kind !== "true-false";
    const rationales = attempt.order.flatMap((option, place) => {
      const right = answers.includes(option);
      const { why } = options[option];
      if (why === "") return [];
      const verdict = h("strong", { class: "verdict" }, right ? "Right" : "Wrong");
      const settings = { class: right ? "is-right" : "is-wrong", value: lettered && place + 1 };
      return [h("li", settings, verdict, " ", fragment(why))];
    });
    const list = lettered
      ? h("ol", { class: "rationales", type: "A" }, ...rationales)
      : h("ul", { class: "rationales" }, ...rationales);
    return [h("p", { class: "right" }, "Right: ", h("strong", {}, rightOptions(question, attempt))), list];
  }
  if (kind === "ordering") {
    const rows = items.map(({ html, why }) => h("li", {}, fragment(html), ...reason(why)));
    return [h("p", { class: "right" }, "The right order:"), h("ol", { class: "rationales" }, ...rows)];
  }
  if (kind === "matching") {
    const rows = lefts.map(({ html, why }, left) =>
      h("li", {}, fragment(html), " → ", h("b", {}, fragment(rights[left].html)), ...reason(why)),
    );
    return [h("ul", { class: "rationales" }, ...rows)];
  }
  const [best, ...others] = accepted;
  const also = others.length === 0 ? "" : `, also ${listed(others, "or")}`;
  return [h("p", { class: "right" }, "Right: ", h("strong", {}, best), also)];
}

/**
 * @param {string} why HTML; may be empty
 * @returns {Node[]}
 */
function reason(why) {
  return why === "" ? [] : [h("div", { class: "why" }, fragment(why))];
}
