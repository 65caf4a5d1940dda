/**
 * Search: the one module a page imports, when its search field is first focused.
 *
 * The build replaces the string below by the index's manifest, so the first answer needs no file
 * but this one, the index files of its words, and the texts it shows.
 * @module
 */
import { Engine } from "./engine.js";

/**
 * @typedef {import("./engine.js").SearchOptions} SearchOptions
 * @typedef {import("./engine.js").SearchResponse} SearchResponse
 * @typedef {import("./store.js").Manifest} Manifest
 */

export { markRanges } from "./snippet.js";

/** @type {unknown} */
const manifest = "%search-manifest%";

/**
 * @param {string} path relative to this module
 * @returns {Promise<unknown>}
 */
async function read(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`search index: ${response.status} for ${path}`);
  return response.json();
}

const engine = new Engine(/** @type {Manifest} */ (manifest), read);

/**
 * @param {string} text as typed; a word at its end without a space may still be growing
 * @param {SearchOptions} [options]
 * @returns {Promise<SearchResponse>}
 */
export function search(text, options) {
  return engine.search(text, options);
}

/** Starts fetching what can be guessed before anything is typed. */
export function warm() {
  engine.warm();
}
