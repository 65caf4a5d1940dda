/**
 * Writes what the other engines' pages load: node prepare.js DOCUMENTS.json FOLDER ENGINE…
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import * as esbuild from "esbuild";
import MiniSearch from "minisearch";
import * as pagefind from "pagefind";

/**
 * @typedef {object} Entry one document
 * @property {string} url
 * @property {string} page
 * @property {string} title
 * @property {string} kind
 * @property {string} keywords
 * @property {string} body
 */

const FIELDS = ["title", "keywords", "page", "body"];
const STORED = ["url", "page", "title", "kind", "body"];
const AT_ONCE = 500;

/** @type {Record<string, (entries: Entry[], folder: string) => Promise<void>>} */
const prepare = {
  async minisearch(entries, folder) {
    const index = new MiniSearch({ fields: FIELDS, storeFields: STORED });
    index.addAll(entries.map((entry, id) => ({ id, ...entry })));
    writeFileSync(path.join(folder, "index.json"), JSON.stringify(index));
    await esbuild.build({
      stdin: {
        contents: `import MiniSearch from "minisearch";
          export const load = (json) => MiniSearch.loadJSON(json, {
            fields: ${JSON.stringify(FIELDS)}, storeFields: ${JSON.stringify(STORED)} });`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      minify: true,
      format: "esm",
      outfile: path.join(folder, "minisearch.js"),
    });
  },

  async pagefind(entries, folder) {
    const { index } = await pagefind.createIndex({ forceLanguage: "en" });
    if (index === undefined) throw new Error("Pagefind made no index");
    // One page for each document, as its own documentation advises for results below a page.
    for (let start = 0; start < entries.length; start += AT_ONCE) {
      await Promise.all(
        entries.slice(start, start + AT_ONCE).map(({ url, page, title, keywords, body }) =>
          index.addHTMLFile({
            url: `/${url}`,
            content: `<html lang="en"><body><h1>${escaped(title)}</h1>
              <p data-pagefind-weight="3">${escaped(keywords)}</p>
              <p data-pagefind-weight="2">${escaped(page)}</p>
              <p>${escaped(body)}</p></body></html>`,
          }),
        ),
      );
    }
    const { errors } = await index.writeFiles({ outputPath: folder });
    if (errors.length > 0) throw new Error(errors.join("\n"));
    await pagefind.close();
  },
};

/** @param {string} text @returns {string} */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

const [documents, target, ...engines] = process.argv.slice(2);
const all = JSON.parse(readFileSync(documents, "utf8"));
for (const engine of engines) {
  const folder = path.join(target, engine);
  mkdirSync(folder, { recursive: true });
  await prepare[engine](all, folder);
}
