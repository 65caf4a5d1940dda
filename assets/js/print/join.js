/**
 * Links between sheets that are joined on one page.
 * @module
 */
import { anchorOf } from "../anchors.js";

/**
 * @param {string} search the address's query: `?topics=a,b` or `?topics=a&topics=b`
 * @returns {string[]} topics, each once
 */
export function parseTopics(search) {
  const values = new URLSearchParams(search).getAll("topics").flatMap((list) => list.split(","));
  return [...new Set(values.filter((id) => /^[a-z0-9-]+$/.test(id)))];
}

/**
 * @param {string} href the present address
 * @param {ReadonlyArray<string>} topics
 * @returns {string} the address of that choice, other parameters kept
 */
export function addressOf(href, topics) {
  const url = new URL(href);
  url.searchParams.delete("topics");
  const others = url.searchParams.toString();
  const own = topics.length === 0 ? "" : `topics=${topics.join(",")}`;
  url.search = [own, others].filter((part) => part !== "").join("&");
  url.hash = "";
  return url.href;
}

/**
 * @param {URL} target of a link on a sheet
 * @param {object} page the joined sheets
 * @param {string} page.base path of the site's root
 * @param {ReadonlySet<string>} page.origins where the site is: here, and where it will be served
 * @param {ReadonlyArray<string>} page.topics
 * @param {ReadonlySet<string>} page.ids all anchors: `TOPIC` and `TOPIC--ANCHOR`
 * @returns {string | undefined} the anchor, with `#`, if what the link leads to is on this page
 */
export function anchorFor(target, { base, origins, topics, ids }) {
  if (!origins.has(target.origin) || !target.pathname.startsWith(base)) return undefined;
  const anchor = anchorOf(target.hash);
  const [kind, id] = target.pathname.slice(base.length).split("/");
  if (kind === "glossary") {
    const topic = topics.find((name) => ids.has(`${name}--term-${anchor}`));
    return topic === undefined ? undefined : `#${topic}--term-${anchor}`;
  }
  if (kind !== "topics" || !topics.includes(id)) return undefined;
  return anchor !== "" && ids.has(`${id}--${anchor}`) ? `#${id}--${anchor}` : `#${id}`;
}
