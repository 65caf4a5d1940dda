/**
 * Progress as a file, to be taken to another browser. docs/progress-format.md describes it.
 * @module
 */
import { inOrder, readEvent } from "./events.js";

/** @typedef {import("./aside.js").Aside} Aside */
/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./events.js").Event} Event */

export const FORMAT = "cribsheet-progress";

/** Of the file as a whole; each event carries its own. */
export const FILE_VERSION = 1;

/**
 * @typedef {object} Contents
 * @property {Event[]} events
 * @property {Draft[]} drafts
 * @property {{why: string, value: unknown}[]} aside what could not be read
 * @property {"" | "not ours" | "future" | "truncated"} problem with the file as a whole: another kind
 *   of file, or one of a newer release: nothing is taken from it; or one that ends too early or was
 *   damaged: what is whole is taken
 */

/**
 * One event a line, so that a file cut off on its way still gives every line it has.
 * @param {object} progress
 * @param {Iterable<Event>} progress.events
 * @param {ReadonlyArray<Draft>} progress.drafts
 * @param {ReadonlyArray<Aside>} progress.aside
 * @param {string} progress.site its address
 * @param {number} progress.at epoch milliseconds
 * @returns {string} the file; the same progress gives the same lines
 */
export function writeFile({ events, drafts, aside, site, at }) {
  const list = (/** @type {ReadonlyArray<unknown>} */ values) =>
    values.length === 0 ? "[]" : `[\n${values.map((value) => JSON.stringify(value)).join(",\n")}\n]`;
  return [
    `{"format": ${JSON.stringify(FORMAT)},`,
    `"version": ${FILE_VERSION},`,
    `"site": ${JSON.stringify(site)},`,
    `"exported": ${JSON.stringify(new Date(at).toISOString())},`,
    `"events": ${list(inOrder(events))},`,
    `"drafts": ${list(drafts)},`,
    `"aside": ${list(aside)}}`,
    "",
  ].join("\n");
}

/**
 * @param {string} text of a file the reader chose
 * @returns {Contents}
 */
export function readFile(text) {
  const file = parsed(text);
  if (file === undefined) return salvaged(text);
  const nothing = { events: [], drafts: [], aside: [] };
  if (file?.format !== FORMAT) return { ...nothing, problem: "not ours" };
  if (!Number.isSafeInteger(file.version) || file.version > FILE_VERSION) return { ...nothing, problem: "future" };
  const { events, aside } = readAll(Array.isArray(file.events) ? file.events : []);
  const drafts = Array.isArray(file.drafts) ? file.drafts.filter(isDraft) : [];
  const earlier = Array.isArray(file.aside) ? file.aside : [];
  const { events: recovered, aside: still } = readAll(earlier.map((/** @type {any} */ one) => one?.value));
  const broken = Array.isArray(file.events) ? "" : "truncated";
  return { events: [...events, ...recovered], drafts, aside: [...aside, ...still], problem: broken };
}

/**
 * @param {string} text no JSON
 * @returns {Contents}
 */
function salvaged(text) {
  if (!text.slice(0, 200).includes(`"${FORMAT}"`)) {
    return { events: [], drafts: [], aside: [], problem: "not ours" };
  }
  const version = /^"version":\s*(\d+)/mu.exec(text.slice(0, 200));
  if (version === null || Number(version[1]) > FILE_VERSION) {
    return { events: [], drafts: [], aside: [], problem: "future" };
  }
  const lines = text.split("\n").map((line) => line.replace(/,\s*$/u, ""));
  const values = lines.map(parsed).filter((value) => value?.type !== undefined && value.v !== undefined);
  const { events, aside } = readAll(values);
  return { events, drafts: [], aside: [...aside, { why: "damaged file", value: text }], problem: "truncated" };
}

/**
 * @param {ReadonlyArray<unknown>} values
 * @returns {{events: Event[], aside: {why: string, value: unknown}[]}}
 */
function readAll(values) {
  /** @type {Event[]} */
  const events = [];
  /** @type {{why: string, value: unknown}[]} */
  const aside = [];
  for (const value of values) {
    const read = readEvent(value);
    if ("event" in read) events.push(read.event);
    else aside.push({ why: read.why, value });
  }
  return { events, aside };
}

/**
 * @param {any} value
 * @returns {value is Draft}
 */
function isDraft(value) {
  return typeof value?.key === "string" && Number.isSafeInteger(value.at) && value.value !== undefined;
}

/**
 * @param {string} text
 * @returns {any} `undefined` if it is no JSON
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
