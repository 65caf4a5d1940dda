/**
 * Walks a decision tree one question at a time. The whole tree stays in the page: it is what is
 * printed, what a link to one of its ends shows, and one button away.
 * @module
 */
import { targetOf } from "../anchors.js";
import { all, h } from "../dom.js";
import { along, backTo } from "./walk.js";

/**
 * @typedef {object} NodePart a step, or an end, which has no answers
 * @property {Element} says its question, or what to choose
 * @property {Element[]} texts of the answers
 * @property {NodePart[]} [answers]
 */

/**
 * @param {Element | null | undefined} element a `.tree-step` or `.tree-end`
 * @returns {NodePart}
 * @throws {TypeError} if it is neither
 */
function read(element) {
  if (element?.classList.contains("tree-end")) return { says: element, texts: [] };
  const ask = element?.querySelector(":scope > .tree-ask");
  const items = [...(element?.querySelectorAll(":scope > ul > li") ?? [])];
  const texts = items.flatMap((item) => [...item.querySelectorAll(":scope > .tree-answer")]);
  if (!ask || items.length === 0 || texts.length < items.length) {
    throw new TypeError("a decision tree lacks a part");
  }
  const answers = items.map((item) =>
    read(item.querySelector(":scope > .tree-step, :scope > .tree-end")),
  );
  return { says: ask, texts, answers };
}

/**
 * @param {Element} element
 * @returns {Node[]} copies of what it holds
 */
function contents(element) {
  return [...element.childNodes].map((node) => node.cloneNode(true));
}

/** One decision tree of the page. */
export class TreeView {
  /** @type {import("./walk.js").Path} */
  #path = [];
  #start;
  #whole;
  #walk = h("div", { class: "tree-walk" });
  #toggle = h("button", { type: "button", onclick: () => this.#show(this.#whole.hidden === true) });

  /**
   * @param {HTMLElement} box a `.tree`
   * @throws {TypeError} if it lacks a part
   */
  constructor(box) {
    const whole = box.querySelector(".tree-whole");
    const tools = box.querySelector(".tree-tools");
    if (!(whole instanceof HTMLElement) || !(tools instanceof HTMLElement)) {
      throw new TypeError("a decision tree lacks a part");
    }
    this.#start = read(whole.querySelector(".tree-step"));
    this.#whole = whole;
    whole.before(this.#walk);
    tools.append(this.#toggle);
    tools.hidden = false;
    const target = targetOf(location.hash);
    this.#show(target !== null && whole.contains(target));
    addEventListener("hashchange", () => {
      const link = targetOf(location.hash);
      if (link && whole.contains(link)) {
        this.#show(true);
        link.scrollIntoView();
      }
    });
    this.#draw();
  }

  /**
   * @param {boolean} whole the whole tree, not the walk
   */
  #show(whole) {
    this.#whole.hidden = !whole;
    this.#walk.hidden = whole;
    this.#toggle.textContent = whole ? "One question at a time" : "Show the whole tree";
  }

  /**
   * @param {import("./walk.js").Path} path
   */
  #go(path) {
    this.#path = path;
    this.#draw();
    // What was pressed is gone; a reader who listens hears what comes next.
    const next = this.#walk.querySelector("[tabindex='-1']");
    if (next instanceof HTMLElement) next.focus();
  }

  #draw() {
    const nodes = along(this.#start, this.#path);
    const given = this.#path.map((position, step) => this.#given(nodes[step], position, step));
    const node = nodes[nodes.length - 1];
    this.#walk.replaceChildren(
      ...(given.length > 0 ? [h("ol", { class: "tree-path" }, ...given)] : []),
      node.answers ? this.#question(node) : this.#outcome(node),
    );
  }

  /**
   * @param {NodePart} node a step
   * @param {number} position
   * @param {number} step
   * @returns {HTMLLIElement} an answer given, and the way back to its question
   */
  #given({ says, texts }, position, step) {
    const answer = h("strong", {}, ...contents(texts[position]));
    const change = h("button", { type: "button", onclick: () => this.#go(backTo(this.#path, step)) });
    change.append("Change", h("span", { class: "visually-hidden" }, ` the answer to: ${says.textContent}`));
    return h("li", {}, h("span", {}, ...contents(says)), " ", answer, " ", change);
  }

  /**
   * @param {NodePart} step
   * @returns {HTMLElement}
   */
  #question({ says, texts }) {
    const choices = texts.map((text, position) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "tree-choice", onclick: () => this.#go([...this.#path, position]) },
          // A link inside a button could not be reached.
          text.textContent ?? "",
        ),
      ),
    );
    return h(
      "div",
      { class: "tree-now" },
      h("p", { class: "tree-ask", tabindex: "-1" }, ...contents(says)),
      h("ul", { class: "tree-choices" }, ...choices),
    );
  }

  /**
   * @param {NodePart} end
   * @returns {HTMLElement}
   */
  #outcome({ says }) {
    return h(
      "div",
      { class: "tree-now" },
      h("p", { class: "tree-end", tabindex: "-1" }, ...contents(says)),
      h("button", { type: "button", onclick: () => this.#go([]) }, "Start over"),
    );
  }
}

/** Makes every decision tree of the page one that can be walked. */
export function startTrees() {
  for (const box of all(".tree[data-tree]", HTMLElement)) new TreeView(box);
}
