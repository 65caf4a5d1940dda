/**
 * Items to put in order with buttons that move one up or down: no dragging, so that mouse,
 * keyboard, touch and screen reader all do the same.
 * @module
 */
import { fragment, h } from "../../dom.js";
import { move, outcomes } from "../../study/attempt.js";
import { movedTo, placeLabel } from "../words.js";
import { judged } from "./field.js";

/**
 * @param {import("./field.js").FieldSetting} setting
 * @returns {import("./field.js").Field}
 */
export function orderingField({ question, attempt, name, change }) {
  let current = attempt;
  const list = h("ol", { class: "order" });
  const announcement = h("p", { class: "visually-hidden", role: "status" });
  const total = question.items.length;
  const rows = question.items.map((item, number) => {
    const place = h("span", { class: "order-place", "aria-hidden": "true" });
    const why = h("div", { class: "why", hidden: true });
    const step = (/** @type {-1 | 1} */ way) =>
      h(
        "button",
        {
          type: "button",
          "aria-label": `Move ${way < 0 ? "up" : "down"}: ${item.text}`,
          onclick: () => shift(number, way),
        },
        way < 0 ? "↑" : "↓",
      );
    const [up, down] = [step(-1), step(1)];
    const box = h(
      "li",
      { class: "order-item" },
      h(
        "div",
        { class: "order-row" },
        place,
        h("span", { class: "option-text", id: `${name}-item-${number}` }, fragment(item.html)),
        h("span", { class: "order-moves" }, up, down),
      ),
      why,
    );
    return { box, place, up, down, why };
  });

  /**
   * @param {number} number of the item
   * @param {-1 | 1} way
   */
  function shift(number, way) {
    const to = current.sequence.indexOf(number) + way;
    if (current.checked || to < 0 || to >= total) return;
    // The neighbour goes around: the item itself stays in the page, and its button in focus.
    const neighbour = rows[current.sequence[to]].box;
    if (way < 0) rows[number].box.after(neighbour);
    else rows[number].box.before(neighbour);
    change(move(question, current, number, to));
    announcement.textContent = movedTo(question.items[number].text, to, total);
  }

  /** @type {import("./field.js").Field["show"]} */
  function show(next) {
    current = next;
    const wanted = current.sequence.map((number) => rows[number].box);
    if (wanted.some((box, place) => list.children[place] !== box)) list.replaceChildren(...wanted);
    const found = next.checked ? outcomes(question, next) : [];
    current.sequence.forEach((number, at) => {
      const { box, place, up, down, why } = rows[number];
      place.textContent = String(at + 1);
      up.setAttribute("aria-disabled", String(at === 0));
      down.setAttribute("aria-disabled", String(at === total - 1));
      up.hidden = next.checked;
      down.hidden = next.checked;
      why.hidden = !next.checked;
      if (!next.checked) return;
      box.dataset.outcome = found[number] === "hit" ? "hit" : "slip";
      why.replaceChildren(...judged(placeLabel(found[number] === "hit", number), question.items[number].why));
    });
  }

  show(attempt);
  return {
    element: h("div", { class: "order-field" }, list, announcement),
    show,
    focus() {
      const [first] = current.sequence;
      rows[first].down.focus();
    },
  };
}
