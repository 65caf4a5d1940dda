/**
 * The engines compared, each as a page would use it: `open` loads it, the function it gives searches
 * and resolves, when its first ten results could be shown, to their URLs, best first.
 * @module
 */

/** @typedef {(query: string) => Promise<string[]>} Search */

const SHOWN = 10;

/** How MiniSearch is asked: of 270 combinations, the one that served it best over all queries. */
const MINISEARCH = {
  boost: { title: 4, keywords: 3, page: 2, body: 1 },
  prefix: true,
  fuzzy: 0.2,
  weights: { fuzzy: 0.2, prefix: 0.2 },
};

/** @type {Record<string, () => Promise<Search>>} */
const open = {
  async cribsheet() {
    const { entry } = await (await fetch("./entry.json")).json();
    const { search } = await import(new URL(entry, import.meta.url).href);
    return async (query) => {
      const { groups } = await search(query, { limit: SHOWN });
      /** @type {{url: string, score: number}[]} */
      const hits = groups.flatMap((/** @type {{hits: object[]}} */ group) => group.hits);
      return hits.sort((a, b) => b.score - a.score).map(({ url }) => url);
    };
  },

  async minisearch() {
    const [{ load }, content] = await Promise.all([
      import(new URL("minisearch/minisearch.js", import.meta.url).href),
      fetch("minisearch/index.json").then((response) => response.text()),
    ]);
    const index = load(content);
    return async (query) =>
      index
        .search(query, MINISEARCH)
        .slice(0, SHOWN)
        .map((/** @type {{url: string}} */ hit) => hit.url);
  },

  async pagefind() {
    const pagefind = await import(new URL("pagefind/pagefind.js", import.meta.url).href);
    await pagefind.options({ baseUrl: "/", excerptLength: 30 });
    await pagefind.init();
    return async (query) => {
      const { results } = await pagefind.search(query);
      const shown = await Promise.all(
        results.slice(0, SHOWN).map((/** @type {{data: () => Promise<any>}} */ hit) => hit.data()),
      );
      return shown.map(({ raw_url: url }) => url.slice(1));
    };
  },
};

/**
 * @param {string} engine
 * @param {string} query
 * @returns {Promise<string[]>} the first results of a page that had loaded nothing
 */
export async function cold(engine, query) {
  const search = await open[engine]();
  return search(query);
}

/**
 * @param {string} engine
 * @param {string[]} queries
 * @returns {Promise<{results: string[][], milliseconds: number[]}>} each query's results, and times
 *   once everything a query needs is there
 */
export async function warm(engine, queries) {
  const search = await open[engine]();
  const results = [];
  for (const query of queries) results.push(await search(query));
  for (const query of queries) await search(query);
  const milliseconds = [];
  for (let round = 0; round < 3; round += 1) {
    for (const query of queries) {
      const start = performance.now();
      await search(query);
      milliseconds.push(performance.now() - start);
    }
  }
  return { results, milliseconds };
}
