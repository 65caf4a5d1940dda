/**
 * Brings the search engine in, the first time it is needed.
 * @module
 */

/** @typedef {import("../search/engine.js").SearchOptions} SearchOptions */
/** @typedef {import("../search/engine.js").SearchResponse} SearchResponse */

/**
 * @typedef {object} Engine what the module at `data-search` exports
 * @property {(text: string, options?: SearchOptions) => Promise<SearchResponse>} search
 * @property {() => void} warm
 * @property {(text: string, terms: string[]) => import("../search/snippet.js").Range[]} markRanges
 */

/** @type {Promise<Engine> | undefined} */
let engine;

/**
 * @param {boolean} [fresh] past the browser's cache: the index's files carry their content in
 *   their names, so a page left open over a new release asks for some that are gone
 * @returns {Promise<Engine>}
 */
export function loadEngine(fresh = false) {
  if (engine === undefined || fresh) {
    const address = document.documentElement.dataset.search ?? "";
    const loading = /** @type {Promise<Engine>} */ (
      import(fresh ? `${address}?${Date.now()}` : address)
    );
    engine = loading;
    loading.catch(() => {
      if (engine === loading) engine = undefined;
    });
  }
  return engine;
}

/**
 * @param {string} text
 * @param {SearchOptions} options
 * @returns {Promise<SearchResponse>}
 */
export async function search(text, options) {
  try {
    return await (await loadEngine()).search(text, options);
  } catch {
    return (await loadEngine(true)).search(text, options);
  }
}
