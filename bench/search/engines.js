/**
 * The engines compared, each behind the same two functions: what a page would do to search, and how
 * many compressed bytes it had to load until its first results stood there.
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import MiniSearch from "minisearch";

/**
 * @typedef {object} Entry one document
 * @property {string} url
 * @property {string} page
 * @property {string} title
 * @property {string} kind
 * @property {string} keywords
 * @property {string} body
 */

/**
 * @typedef {object} Searcher
 * @property {string} name
 * @property {(query: string) => Promise<string[]>} search URLs of the results, best first
 * @property {() => Promise<void>} reset forgets everything loaded, as a new page would
 * @property {() => number} bytes loaded since the last reset, compressed as hosts compress
 * @property {() => number} files loaded since the last reset
 */

const LEVEL = 6;

/** @param {string | Uint8Array} content @returns {number} */
export const compressed = (content) => gzipSync(content, { level: LEVEL }).length;

/** Counts the files a searcher reads from a folder. */
export class Wire {
  #sizes = new Map();
  bytes = 0;
  files = 0;

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** @param {string} name @param {{packed?: boolean}} [options] @returns {Buffer} */
  read(name, { packed = false } = {}) {
    const content = readFileSync(path.join(this.folder, name));
    if (!this.#sizes.has(name)) {
      this.#sizes.set(name, packed ? content.length : compressed(content));
    }
    this.bytes += this.#sizes.get(name);
    this.files += 1;
    return content;
  }

  reset() {
    this.bytes = 0;
    this.files = 0;
  }
}

/**
 * @param {string} folder the built files
 * @param {string} entry path of the module in it
 * @param {number} first results complete before the first answer
 * @returns {Promise<Searcher>}
 */
export async function cribsheet(folder, entry, first) {
  const wire = new Wire(folder);
  const script = readFileSync(path.join(folder, entry), "utf8");
  const { Engine } = await import("../../assets/js/search/engine.js");
  const manifest = manifestIn(script);
  const read = async (/** @type {string} */ name) =>
    JSON.parse(wire.read(`search/${name}`).toString("utf8"));
  let engine = new Engine(manifest, read);
  return {
    name: "Cribsheet",
    async search(query) {
      const { groups } = await engine.search(query, { first });
      const hits = groups.flatMap((group) => group.hits);
      return hits.sort((a, b) => b.score - a.score).map((hit) => hit.url);
    },
    async reset() {
      wire.reset();
      wire.read(entry);
      engine = new Engine(manifest, read);
    },
    bytes: () => wire.bytes,
    files: () => wire.files,
  };
}

/** @param {string} script @returns {any} the manifest the build set into the bundle */
export function manifestIn(script) {
  const start = script.indexOf('{"folder":');
  let depth = 0;
  let quoted = false;
  for (let at = start; at < script.length; at += 1) {
    const character = script[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return JSON.parse(script.slice(start, at + 1));
    }
  }
  throw new Error("no manifest in the search script");
}

const MINISEARCH_FIELDS = ["title", "keywords", "page", "body"];

/** What MiniSearch needs at load time, in the page and here. */
const MINISEARCH_INDEX = {
  fields: MINISEARCH_FIELDS,
  storeFields: ["url", "page", "title", "kind", "body"],
};

/** The settings that served MiniSearch best over all judged queries; see docs/search.md. */
const MINISEARCH_QUERY = {
  boost: { title: 4, keywords: 3, page: 2, body: 1 },
  prefix: true,
  fuzzy: (/** @type {string} */ term) => (term.length > 3 ? 0.2 : false),
};

/**
 * @param {Entry[]} entries
 * @param {object} [options] other query settings
 * @returns {Promise<Searcher>}
 */
export async function minisearch(entries, options = MINISEARCH_QUERY) {
  const index = new MiniSearch(MINISEARCH_INDEX);
  index.addAll(entries.map((entry, id) => ({ id, ...entry })));
  const script = await esbuild.build({
    stdin: { contents: 'export { default } from "minisearch"', resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  const json = JSON.stringify(index);
  const size = compressed(json) + compressed(script.outputFiles[0].contents);
  return {
    name: "MiniSearch",
    search: async (query) => index.search(query, options).map((hit) => hit.url),
    reset: async () => {},
    bytes: () => size,
    files: () => 2,
  };
}

export { existsSync, createRequire, pathToFileURL };
