/**
 * Marks the words a search has found on the page it led to. They come in the address
 * (`?mark=word+word`) and leave it at once, so that nobody shares or bookmarks them.
 * @module
 */
import { targetOf } from "../anchors.js";
import { h } from "../dom.js";
import { takeTerms } from "./address.js";
import { loadEngine } from "./engine.js";
import { pieces } from "./pieces.js";

/** Nothing in these is marked: not text, or an answer the reader has not asked for. */
const SKIPPED =
  "script, style, svg, math, textarea, select, button, nav, mark, .anchor, .answer, .term-tip";

const MOST_MARKS = 500;

/** @type {HTMLElement | undefined} */
let bar;

/**
 * Goes to an address of this page and marks its words.
 * @param {string} address
 */
export async function markHere(address) {
  const { terms, href } = takeTerms(address);
  const { hash } = new URL(href);
  if (hash !== "" && hash !== location.hash) location.hash = hash;
  else {
    (targetOf(hash) ?? document.body).scrollIntoView();
  }
  await markTerms(terms);
}

/** Takes the words out of the address and marks them. */
export async function markLanding() {
  const { terms, href } = takeTerms(location.href);
  history.replaceState(history.state, "", href);
  await markTerms(terms);
}

/**
 * @param {string[]} terms
 */
async function markTerms(terms) {
  clearMarks();
  const main = document.querySelector("main");
  if (terms.length === 0 || main === null) return;
  const engine = await loadEngine().catch(() => undefined);
  // Without the engine there are no marks; the page is what the reader came for.
  if (engine === undefined) return;
  let count = 0;
  for (const node of textsOf(main)) {
    const ranges = engine.markRanges(node.data, terms);
    if (ranges.length === 0) continue;
    count += ranges.length;
    node.replaceWith(
      ...pieces(node.data, ranges).map(({ text, marked }) =>
        marked ? h("mark", { class: "found" }, text) : text,
      ),
    );
    if (count >= MOST_MARKS) break;
  }
  if (count > 0) showBar(count);
}

/**
 * @param {Element} root
 * @returns {Text[]}
 */
function textsOf(root) {
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
      return node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  const texts = [];
  while (walker.nextNode()) {
    if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  }
  return texts;
}

/**
 * @param {number} count
 */
function showBar(count) {
  bar = h(
    "div",
    { class: "mark-bar", role: "status" },
    count === 1 ? "1 word marked" : `${count} words marked`,
    " ",
    h("button", { type: "button", onclick: clearMarks }, "Clear"),
  );
  document.body.append(bar);
  addEventListener("keydown", clearOnEscape);
}

/**
 * @param {KeyboardEvent} event
 */
function clearOnEscape(event) {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) clearMarks();
}

/** Takes all marks off. */
function clearMarks() {
  removeEventListener("keydown", clearOnEscape);
  bar?.remove();
  bar = undefined;
  for (const mark of document.querySelectorAll("mark.found")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
