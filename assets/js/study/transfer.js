/**
 * Progress as a file, to be taken to another browser. docs/progress-format.md describes it.
 * @module
 */
import { readDraft } from "./draft-kinds.js";
import { inOrder, readEvent } from "./events.js";

/** @typedef {import("./aside.js").Aside} Aside */
/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./events.js").Event} Event */

export const FORMAT = "cribsheet-progress";

/** Of the file as a whole; each event carries its own. */
export const FILE_VERSION = 1;

/** Characters in which a file says what it is. */
const HEAD = 200;

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
 * One record a line, so that a file cut off on its way still gives every line it has.
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
  if (file?.format !== FORMAT) return nothing("not ours");
  const { version, events, drafts = [], aside = [] } = file;
  const isNumbered = Number.isSafeInteger(version);
  if (isNumbered && version > FILE_VERSION) return nothing("future");
  const contents = contentsOf({ events: listOf(events), drafts: listOf(drafts), aside: listOf(aside) });
  return isNumbered && [events, drafts, aside].every(Array.isArray) ? contents : damaged(contents, text);
}

/**
 * @param {string} text no JSON
 * @returns {Contents}
 */
function salvaged(text) {
  const head = text.slice(0, HEAD);
  if (!head.includes(`"${FORMAT}"`)) return nothing("not ours");
  // Another program may have indented it, or put it on one line.
  const version = /"version":\s*(\d+)/u.exec(head);
  if (version !== null && Number(version[1]) > FILE_VERSION) return nothing("future");
  const values = text.split("\n").map((line) => parsed(line.replace(/,\s*$/u, "")));
  const events = values.filter((value) => value?.type !== undefined && value.v !== undefined);
  const drafts = values.filter((value) => value?.key !== undefined && value.value !== undefined);
  const aside = values.filter((value) => value?.why !== undefined && value.value !== undefined);
  return damaged(contentsOf({ events, drafts, aside }), text);
}

/**
 * @param {"not ours" | "future"} problem
 * @returns {Contents}
 */
function nothing(problem) {
  return { events: [], drafts: [], aside: [], problem };
}

/**
 * @param {Contents} contents what is whole of the file
 * @param {string} text
 * @returns {Contents} with the file itself set aside
 */
function damaged(contents, text) {
  return { ...contents, aside: [...contents.aside, { why: "damaged file", value: text }], problem: "truncated" };
}

/**
 * What an earlier release had set aside is taken in where this one understands it.
 * @param {{events: unknown[], drafts: unknown[], aside: any[]}} lists
 * @returns {Contents}
 */
function contentsOf(lists) {
  /** @type {Contents} */
  const contents = { events: [], drafts: [], aside: [], problem: "" };
  const take = (/** @type {unknown} */ value, /** @type {any} */ read) => {
    if ("event" in read) contents.events.push(read.event);
    else if ("draft" in read) contents.drafts.push(read.draft);
    else contents.aside.push({ why: read.why, value });
  };
  for (const value of lists.events) take(value, readEvent(value));
  for (const value of lists.drafts) take(value, readDraft(value));
  for (const one of lists.aside) {
    const value = one?.value;
    const draft = readDraft(value);
    take(value, "draft" in draft ? draft : readEvent(value));
  }
  return contents;
}

/**
 * @param {unknown} value
 * @returns {unknown[]} the value, if it is a list
 */
function listOf(value) {
  return Array.isArray(value) ? value : [];
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
