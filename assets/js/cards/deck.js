/**
 * Which cards are studied: the whole site's, those of an exam, a group or a topic, or those that have
 * another back than the reader learned; of one kind or all. The choice is in the page's address, so that a link opens the same deck.
 * @module
 */

import { isCardChanged } from "../study/progress.js";

/** @typedef {import("../study/index-file.js").Entry} Entry */
/** @typedef {import("../study/index-file.js").StudyIndex} StudyIndex */
/** @typedef {ReadonlyMap<string, import("../study/progress.js").CardRecord>} Records by the card's id */

/** The deck of cards that have another back than the reader learned. */
export const CHANGED = "changed";

/** @typedef {"spaced" | "learn" | "test" | "match" | "cram" | "listen"} Mode */

/** @type {ReadonlyArray<Mode>} */
export const MODES = Object.freeze(["spaced", "learn", "test", "match", "cram", "listen"]);

/** @type {ReadonlyArray<string>} */
export const KINDS = Object.freeze(["card", "term", "row"]);

/**
 * @typedef {object} DeckChoice
 * @property {Mode} mode
 * @property {string} of "" for all, "exam:ID", "group:ID", "topic:ID", or `CHANGED`
 * @property {string} kind one of `KINDS`, or "" for all
 */

/**
 * @param {string} search the address's query
 * @param {StudyIndex} index
 * @returns {DeckChoice} what is missing or unknown counts as not chosen
 */
export function parseChoice(search, index) {
  const query = new URLSearchParams(search);
  const mode = MODES.find((one) => one === query.get("mode")) ?? "spaced";
  const of = query.get("of") ?? "";
  const kind = KINDS.find((one) => one === query.get("kind")) ?? "";
  return { mode, of: deckTitle(index, of) === undefined ? "" : of, kind };
}

/**
 * @param {DeckChoice} choice
 * @returns {URLSearchParams} for the address; empty for the first way with all cards
 */
export function choiceParams({ mode, of, kind }) {
  const query = new URLSearchParams();
  if (mode !== "spaced") query.set("mode", mode);
  if (of !== "") query.set("of", of);
  if (kind !== "") query.set("kind", kind);
  return query;
}

/**
 * @param {StudyIndex} index
 * @param {string} of
 * @returns {string | undefined} `undefined` if there is no such deck
 */
export function deckTitle(index, of) {
  if (of === "") return "All cards";
  if (of === CHANGED) return "Changed since you learned them";
  const [what, id] = splitOnce(of);
  if (what === "exam") return index.exams.find((exam) => exam.id === id)?.code;
  if (what === "group") return index.groups.find((group) => group.id === id)?.title;
  if (what === "topic") return index.topics.find((topic) => topic.id === id)?.title;
  return undefined;
}

/**
 * @param {StudyIndex} index
 * @param {Pick<DeckChoice, "of" | "kind">} choice
 * @param {Records} records what the reader did
 * @returns {string[]} ids of its cards, in the order of the site
 */
export function deckCards(index, { of, kind }, records) {
  const [what, id] = splitOnce(of);
  const belongs = {
    "": () => true,
    exam: (/** @type {Entry} */ { skills }) => Object.hasOwn(skills, id),
    group: (/** @type {Entry} */ { topic }) =>
      index.groups[index.topics[topic].group]?.id === id,
    topic: (/** @type {Entry} */ { topic }) => index.topics[topic].id === id,
    [CHANGED]: (/** @type {Entry} */ card) => isCardChanged(records.get(card.id), card.hash),
  }[what];
  if (belongs === undefined) return [];
  return index.cards
    .filter((card) => (kind === "" || card.kind === kind) && belongs(card))
    .map((card) => card.id);
}

/**
 * @param {string} of
 * @returns {[what: string, id: string]}
 */
function splitOnce(of) {
  const at = of.indexOf(":");
  return at < 0 ? [of, ""] : [of.slice(0, at), of.slice(at + 1)];
}
