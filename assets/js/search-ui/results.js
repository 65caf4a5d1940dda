/**
 * How results look, in the dialog and on the search page alike.
 * @module
 */
import { base, h } from "../dom.js";
import { landingAddress, searchAddress } from "./address.js";
import { pieces } from "./pieces.js";

/** @typedef {import("../search/engine.js").Hit} Hit */
/** @typedef {import("../search/engine.js").SearchResponse} SearchResponse */

/** @type {Readonly<Record<string, string>>} */
const KIND_NAMES = {
  topic: "Topic",
  section: "Section",
  table: "Table",
  row: "Table row",
  term: "Term",
  question: "Question",
  card: "Card",
  tree: "Decision tree",
  service: "Service",
};

/**
 * @param {string} text
 * @param {ReadonlyArray<import("./pieces.js").Range>} ranges
 * @returns {(Node | string)[]}
 */
function marked(text, ranges) {
  return pieces(text, ranges).map((piece) =>
    piece.marked ? h("mark", {}, piece.text) : piece.text,
  );
}

/**
 * @param {Hit} hit
 * @param {string[]} terms
 * @returns {HTMLAnchorElement} a link to where the words stand, which marks them there
 */
export function hitLink(hit, terms) {
  return h(
    "a",
    { class: "hit", href: landingAddress(base(), hit.url, terms) },
    h("span", { class: "hit-title" }, ...marked(hit.title, hit.titleRanges)),
    " ",
    h("span", { class: "hit-kind" }, KIND_NAMES[hit.kind] ?? hit.kind),
    " ",
    h("span", { class: "hit-snippet" }, ...marked(hit.snippet, hit.ranges)),
  );
}

/**
 * @param {SearchResponse} response
 * @returns {string} for the live region
 */
export function countLine({ total, groups }) {
  if (total === 0) return "Nothing found";
  const pages = groups.length;
  const shown = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  const results = total === 1 ? "1 result" : `${total} results`;
  return shown < total
    ? `${results}, the best ${shown} shown`
    : `${results} on ${pages} ${pages === 1 ? "page" : "pages"}`;
}

/**
 * @param {object} situation
 * @param {string} situation.query
 * @param {string} [situation.suggestion]
 * @param {boolean} situation.filtered whether an exam or kind narrows the search
 * @param {(query: string) => void} situation.onQuery
 * @param {() => void} situation.onWiden
 * @returns {HTMLElement} what to do when nothing was found
 */
export function nothingFound({ query, suggestion, filtered, onQuery, onWiden }) {
  const advice = [];
  if (suggestion !== undefined) advice.push(h("li", {}, ...didYouMean(suggestion, onQuery)));
  if (filtered) {
    const widen = h("button", { type: "button", class: "link", onclick: onWiden }, "all exams and kinds");
    advice.push(h("li", {}, "Search in ", widen));
  }
  if (/\s/.test(query)) advice.push(h("li", {}, "Try fewer words: pages that hold most of them count too"));
  const places = [
    ["glossary/", "glossary"],
    ["tables/", "tables"],
    ["tags/", "tags"],
  ].flatMap(([path, title], index) => [
    index === 0 ? "" : ", ",
    h("a", { href: base() + path }, title),
  ]);
  advice.push(h("li", {}, "Look through the ", ...places));
  return h(
    "div",
    { class: "search-advice" },
    h("p", {}, "Nothing found for ", h("strong", {}, query), "."),
    h("ul", {}, ...advice),
  );
}

/**
 * @param {string} suggestion
 * @param {(query: string) => void} onQuery
 * @returns {(Node | string)[]}
 */
export function didYouMean(suggestion, onQuery) {
  const button = h("button", { type: "button", class: "link", onclick: () => onQuery(suggestion) }, suggestion);
  return ["Did you mean ", button, "?"];
}

/**
 * @param {import("./address.js").SearchChoice} choice
 * @returns {HTMLElement} shown when the engine or its index cannot be loaded
 */
export function failure(choice) {
  return h(
    "div",
    { class: "search-advice" },
    h("p", {}, "The search index could not be loaded."),
    h(
      "ul",
      {},
      h("li", {}, h("a", { href: searchAddress(base(), choice) }, "Try on the search page")),
      h("li", {}, "Look in the ", h("a", { href: `${base()}glossary/` }, "glossary")),
    ),
  );
}
