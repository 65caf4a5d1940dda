/**
 * Pairs to find: each left gets a native select of all rights.
 * @module
 */
import { fragment, h } from "../../dom.js";
import { outcomes, pair } from "../../study/attempt.js";
import { letter, pairLabel } from "../words.js";
import { judged } from "./field.js";

/** Texts longer than this are cut off in a closed select on a phone. */
const SHORT = 40;

/**
 * @param {import("./field.js").FieldSetting} setting
 * @returns {import("./field.js").Field}
 */
export function matchingField({ question, attempt, name, change }) {
  let current = attempt;
  const { lefts, rights } = question;
  // A select shows plain text on one line; what is longer, or more than text, is listed as well.
  const listed = attempt.order.some((right) => {
    const { html, text } = rights[right];
    return text.length > SHORT || fragment(html).querySelector(":not(p)") !== null;
  });
  const rows = lefts.map((left, number) => {
    const select = h(
      "select",
      {
        id: `${name}-left-${number}`,
        autocomplete: "off",
        onchange: () => {
          const right = select.value === "" ? null : Number(select.value);
          change(pair(question, current, number, right));
        },
      },
      h("option", { value: "" }, "Choose…"),
      ...attempt.order.map((right, place) => {
        const text = rights[right].text;
        return h("option", { value: right }, listed ? `${letter(place)}. ${text}` : text);
      }),
    );
    const why = h("div", { class: "why", hidden: true });
    const box = h(
      "li",
      { class: "match-row" },
      h("div", { class: "match-pair" }, h("label", { for: select.id }, fragment(left.html)), select),
      why,
    );
    return { box, select, why };
  });

  /** @type {import("./field.js").Field["show"]} */
  function show(next) {
    current = next;
    const found = next.checked ? outcomes(question, next) : [];
    rows.forEach(({ box, select, why }, number) => {
      select.value = String(next.pairs[number] ?? "");
      select.disabled = next.checked;
      why.hidden = !next.checked;
      if (!next.checked) return;
      const right = found[number] === "hit";
      box.dataset.outcome = right ? "hit" : "slip";
      why.replaceChildren(...judged(pairLabel(right, rights[number].text), lefts[number].why));
    });
  }

  show(attempt);
  const list = h("ul", { class: "match-rows" }, ...rows.map(({ box }) => box));
  const choices = attempt.order.map((right) => h("li", {}, fragment(rights[right].html)));
  return {
    element: h(
      "div",
      { class: "match-field" },
      ...(listed ? [h("ol", { class: "match-rights", type: "A" }, ...choices)] : []),
      list,
    ),
    show,
    focus: () => (rows.find(({ select }) => select.value === "") ?? rows[0]).select.focus(),
  };
}
