/**
 * What a reader has done, computed from all events. Nothing here is stored: a better computation
 * applies to old events at once, and ids or answers that a new release no longer has stay as they
 * were recorded.
 * @module
 */
import { startOf } from "./days.js";
import { inOrder } from "./events.js";

/** @typedef {import("./events.js").Event} Event */
/** @typedef {import("./events.js").Stamp} Stamp */
/** @typedef {import("./attempt.js").Confidence} Confidence */

/**
 * The answers given to one question or, outside its schedule, to one card.
 * @typedef {object} Tries
 * @property {number} seen how often it was answered
 * @property {number} right how often rightly
 * @property {number} run right answers since the last wrong one
 * @property {number} at when it was last answered; epoch milliseconds
 * @property {boolean} lastRight
 * @property {Confidence | null} confidence at the last answer
 * @property {string} hash of the answer then
 */

/**
 * @typedef {object} CardRecord
 * @property {ReadonlyArray<{at: number, rating: 1 | 2 | 3 | 4, hash: string, id: string}>} reviews in
 *   its schedule, in the order of time
 * @property {Tries | null} tries outside its schedule
 * @property {boolean} suspended
 * @property {number} buriedUntil epoch milliseconds; 0 when it is not
 */

/**
 * One answer of any kind, for the history.
 * @typedef {object} Answer
 * @property {number} at
 * @property {string} item id of the question or card
 * @property {"question" | "card"} kind
 * @property {boolean} right a card reviewed as "again" is not
 * @property {Confidence | null} confidence
 * @property {number | null} ms
 */

/**
 * @typedef {object} Settings
 * @property {string} exam id of the exam the reader learns for, or ""
 * @property {string} examDate as 2026-11-22, or ""
 * @property {number} newPerDay cards begun a day
 * @property {number} reviewsPerDay
 * @property {number} retention share of cards to be remembered when they come up, from 0.7 to 0.97
 * @property {boolean} askConfidence
 */

/**
 * @typedef {object} Progress
 * @property {ReadonlyMap<string, Tries>} questions
 * @property {ReadonlyMap<string, CardRecord>} cards
 * @property {Readonly<Settings>} settings
 * @property {ReadonlyArray<Stamp & import("./events.js").Sat>} sittings mock exams, in the order of time
 * @property {ReadonlyArray<Answer>} answers in the order of time
 * @property {Event | null} latest the last event it was computed from
 * @property {ReadonlySet<string>} undone ids of events that do not count, whether they are here or not
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  exam: "",
  examDate: "",
  newPerDay: 20,
  reviewsPerDay: 200,
  retention: 0.9,
  askConfidence: true,
});

/** Cards a day that can be set. */
export const MOST_A_DAY = 9999;

/** @type {Record<keyof Settings, (value: unknown) => boolean>} */
const SETTING = {
  exam: (value) => typeof value === "string",
  examDate: (value) => value === "" || (typeof value === "string" && !Number.isNaN(startOf(value))),
  newPerDay: (value) => Number.isInteger(value) && isWithin(value, 0, MOST_A_DAY),
  reviewsPerDay: (value) => Number.isInteger(value) && isWithin(value, 0, MOST_A_DAY),
  retention: (value) => isWithin(value, 0.7, 0.97),
  askConfidence: (value) => typeof value === "boolean",
};

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 * @returns {boolean}
 */
function isWithin(value, least, most) {
  return typeof value === "number" && value >= least && value <= most;
}

/**
 * @param {Iterable<Event>} events in any order
 * @returns {Progress}
 */
export function fold(events) {
  const ordered = inOrder(events);
  const undone = new Set(ordered.flatMap((event) => (event.type === "undone" ? [event.event] : [])));
  return applied({ ...NOTHING, undone }, ordered);
}

/**
 * What `fold` of all events would give, at the cost of the new ones.
 * @param {Progress} progress
 * @param {Iterable<Event>} events new ones
 * @returns {Progress | null} `null` if they are not the latest, or undo something: then fold all
 */
export function extended(progress, events) {
  const ordered = inOrder(events);
  const { latest } = progress;
  const follows = latest === null || ordered.length === 0 || inOrder([latest, ordered[0]])[0] === latest;
  if (!follows || ordered.some(({ type }) => type === "undone")) return null;
  return applied(progress, ordered);
}

/** @type {Progress} */
const NOTHING = Object.freeze({
  questions: new Map(),
  cards: new Map(),
  settings: DEFAULTS,
  sittings: [],
  answers: [],
  latest: null,
  undone: new Set(),
});

/**
 * @param {Progress} before
 * @param {ReadonlyArray<Event>} events later ones, in order
 * @returns {Progress}
 */
function applied(before, events) {
  const questions = new Map(before.questions);
  const cards = new Map(before.cards);
  /** @type {Record<string, unknown>} */
  const settings = { ...before.settings };
  const sittings = [...before.sittings];
  const answers = [...before.answers];
  for (const event of events) {
    if (before.undone.has(event.id)) continue;
    if (event.type === "answered") {
      const { at, question: item, right, confidence, ms } = event;
      questions.set(item, tried(questions.get(item), event));
      answers.push({ at, item, kind: "question", right, confidence, ms });
    } else if (event.type === "set") {
      const { name, value } = event;
      if (!Object.hasOwn(SETTING, name)) continue;
      const key = /** @type {keyof Settings} */ (name);
      if (value === null) settings[key] = DEFAULTS[key];
      else if (SETTING[key](value)) settings[key] = value;
    } else if (event.type === "sat") {
      sittings.push(event);
    } else if (event.type !== "undone") {
      const { card: item } = event;
      cards.set(item, carded(cards.get(item) ?? UNSEEN, event));
      if (event.type === "reviewed" || event.type === "recalled") {
        const right = event.type === "reviewed" ? event.rating > 1 : event.right;
        answers.push({ at: event.at, item, kind: "card", right, confidence: null, ms: event.ms });
      }
    }
  }
  const { undone } = before;
  const latest = events.at(-1) ?? before.latest;
  return { questions, cards, settings: /** @type {any} */ (settings), sittings, answers, latest, undone };
}

/** @type {CardRecord} */
const UNSEEN = Object.freeze({ reviews: [], tries: null, suspended: false, buriedUntil: 0 });

/**
 * @param {Tries | null | undefined} before
 * @param {{at: number, right: boolean, hash: string, confidence?: Confidence | null}} answer
 * @returns {Tries}
 */
function tried(before, { at, right, hash, confidence = null }) {
  return {
    seen: (before?.seen ?? 0) + 1,
    right: (before?.right ?? 0) + Number(right),
    run: right ? (before?.run ?? 0) + 1 : 0,
    at,
    lastRight: right,
    confidence,
    hash,
  };
}

/**
 * @param {CardRecord} record
 * @param {Stamp & (import("./events.js").Reviewed | import("./events.js").Recalled | import("./events.js").Shelved)} event
 * @returns {CardRecord}
 */
function carded(record, event) {
  switch (event.type) {
    case "reviewed": {
      const { at, rating, hash, id } = event;
      return { ...record, reviews: [...record.reviews, { at, rating, hash, id }] };
    }
    case "recalled":
      return { ...record, tries: tried(record.tries, event) };
    case "suspended":
      return { ...record, suspended: true };
    case "buried":
      return { ...record, buriedUntil: event.until };
    default:
      return { ...record, suspended: false, buriedUntil: 0 };
  }
}

/**
 * @param {Tries | undefined} tries
 * @returns {boolean} whether the last answer was wrong
 */
export function isMissed(tries) {
  return tries !== undefined && !tries.lastRight;
}

/**
 * @param {Tries | undefined} tries
 * @returns {boolean} whether the last answer was right, but the reader was not sure of it: a lucky
 *   guess, which has to come back
 */
export function isUnsure(tries) {
  return tries !== undefined && tries.lastRight && (tries.confidence === "guess" || tries.confidence === "unsure");
}

/**
 * @param {Tries | undefined} tries
 * @param {string} hash of the answer in this release, or its first digits; "" where it is not known
 * @returns {boolean} whether the answer has changed since the reader last gave one
 */
export function isChanged(tries, hash) {
  return tries !== undefined && differs(tries.hash, hash);
}

/**
 * @param {string} before
 * @param {string} now
 * @returns {boolean} whether both are known and not the same, as far as both are there: the study
 *   index has only the first digits of most hashes
 */
function differs(before, now) {
  return !before.startsWith(now) && !now.startsWith(before);
}

/**
 * @param {CardRecord | undefined} record
 * @param {string} hash of the back in this release, or its first digits; "" where it is not known
 * @returns {boolean} whether the card's back has changed since the reader last saw it
 */
export function isCardChanged(record, hash) {
  const seen = [record?.reviews.at(-1), record?.tries].filter((one) => one !== null && one !== undefined);
  const last = seen.sort((a, b) => a.at - b.at).at(-1);
  return last !== undefined && differs(last.hash, hash);
}
