/**
 * Addresses that search reads and writes.
 * @module
 */

/**
 * @typedef {object} SearchChoice
 * @property {string} query
 * @property {string} kind a key of `KINDS`; empty for all
 */

const MARK = "mark";

/**
 * @param {string} base path of the site's root
 * @param {string} url of a result, below the root, with or without an anchor
 * @param {ReadonlyArray<string>} terms words that the page is to mark
 * @returns {string}
 */
export function landingAddress(base, url, terms) {
  const [path, anchor] = url.split("#", 2);
  const words = new URLSearchParams({ [MARK]: terms.join(" ") });
  const query = terms.length === 0 ? "" : `?${words}`;
  return base + path + query + (anchor === undefined ? "" : `#${anchor}`);
}

/**
 * @param {string} href the present address
 * @returns {{terms: string[], href: string}} the words to mark, and the address without them
 */
export function takeTerms(href) {
  const url = new URL(href);
  const marked = url.searchParams.get(MARK);
  if (marked === null) return { terms: [], href };
  url.searchParams.delete(MARK);
  return { terms: marked.split(/\s+/).filter((word) => word !== ""), href: url.href };
}

/**
 * @param {string} base path of the site's root
 * @param {SearchChoice} choice
 * @returns {string} the search page with that choice
 */
export function searchAddress(base, { query, kind }) {
  const parameters = new URLSearchParams();
  if (query !== "") parameters.set("q", query);
  if (kind !== "") parameters.set("kind", kind);
  const text = parameters.toString();
  return `${base}search/${text === "" ? "" : "?"}${text}`;
}

/**
 * @param {string} search the address's query
 * @returns {SearchChoice}
 */
export function parseSearch(search) {
  const parameters = new URLSearchParams(search);
  const kind = parameters.get("kind") ?? "";
  return {
    query: (parameters.get("q") ?? "").trim(),
    kind: Object.hasOwn(KINDS, kind) ? kind : "",
  };
}

/**
 * What a reader can narrow a search to: a title, and the kinds of documents that means.
 * @type {Readonly<Record<string, {title: string, kinds: string[]}>>}
 */
export const KINDS = {
  notes: { title: "Notes", kinds: ["topic", "section"] },
  tables: { title: "Tables", kinds: ["table", "row"] },
  trees: { title: "Decision trees", kinds: ["tree"] },
  services: { title: "Services", kinds: ["service"] },
  terms: { title: "Terms", kinds: ["term"] },
  questions: { title: "Questions", kinds: ["question"] },
  cards: { title: "Cards", kinds: ["card"] },
};
