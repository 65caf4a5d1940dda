/**
 * The kinds of drafts there are: which keys they have, what they must hold so that a page can go on
 * with them, and how two states of one are joined. docs/progress-format.md lists them for others.
 * @module
 */
import { joinSittings, resumeSitting } from "./exam.js";
import { isLearning } from "./learn.js";
import { isMatch } from "./match.js";
import { isSet, joinRuns } from "./runs.js";
import { isSnapshot } from "./schedule.js";
import { isEvening } from "./tonight.js";

/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./drafts.js").Join} Join */

/**
 * @typedef {object} DraftKind
 * @property {RegExp} key
 * @property {(value: any) => boolean} isWhole
 * @property {Join} [join] without it, the later state counts
 */

/** @type {ReadonlyArray<DraftKind>} */
const DRAFT_KINDS = Object.freeze([
  { key: /^practice\../u, isWhole: isSet, join: joinRuns },
  // Releases before kept one sitting of an exam, and one round per way to study, under shorter keys.
  { key: /^exam\../u, isWhole: (value) => resumeSitting(value) !== null, join: joinSittings },
  { key: /^test(?: |$)/u, isWhole: isSet, join: joinRuns },
  { key: /^(?:learn|cram)(?: |$)/u, isWhole: (value) => isLearning(value?.learning) },
  { key: /^match(?: |$)/u, isWhole: (value) => isMatch(value?.match) },
  { key: /^tonight$/u, isWhole: isEvening },
  { key: /^schedule$/u, isWhole: isSnapshot },
]);

/**
 * @param {string} key
 * @returns {DraftKind | undefined}
 */
function kindOf(key) {
  return DRAFT_KINDS.find((kind) => kind.key.test(key));
}

/**
 * @param {string} key of a draft
 * @returns {Join | undefined}
 */
export function joinOf(key) {
  return kindOf(key)?.join;
}

/**
 * @param {any} value from a file
 * @returns {{draft: Draft} | {why: string}} the draft, or what is wrong
 */
export function readDraft(value) {
  if (typeof value?.key !== "string" || !Number.isSafeInteger(value.at)) return { why: "not a draft" };
  const kind = kindOf(value.key);
  if (kind === undefined) return { why: "a draft of no known kind" };
  return kind.isWhole(value.value) ? { draft: value } : { why: "a draft that cannot be gone on with" };
}
