/**
 * Progress as it is stored: a set of events that only grows. What a reader has learned is computed
 * from the set (`progress.js`), so two tabs, two devices or an imported file can never overwrite
 * each other: putting their sets together is all there is to do. docs/progress-format.md describes
 * each event for others.
 * @module
 */

/** @typedef {import("./attempt.js").Confidence} Confidence */

/**
 * What every event has.
 * @typedef {object} Stamp
 * @property {number} v version of the format
 * @property {string} id no two events have the same
 * @property {number} at epoch milliseconds
 * @property {string} by the device, or rather the browser's storage
 */

/**
 * A question was answered.
 * @typedef {object} Answered
 * @property {"answered"} type
 * @property {string} question its id
 * @property {string} hash of its answer then
 * @property {boolean} right
 * @property {Confidence | null} confidence
 * @property {"page" | "practice" | "exam" | "tonight" | "embed"} mode
 * @property {number | null} ms taken, if known
 * @property {string} [session] the mock exam
 */

/**
 * A card was reviewed in its schedule.
 * @typedef {object} Reviewed
 * @property {"reviewed"} type
 * @property {string} card its id
 * @property {string} hash of its back then
 * @property {1 | 2 | 3 | 4} rating again, hard, good, easy
 * @property {number | null} ms taken, if known
 */

/**
 * A card was studied outside its schedule, which stays as it is.
 * @typedef {object} Recalled
 * @property {"recalled"} type
 * @property {string} card
 * @property {string} hash
 * @property {boolean} right
 * @property {"learn" | "test" | "match" | "cram" | "tonight"} mode
 * @property {number | null} ms
 */

/**
 * Another event is taken back; that of another `undone` cannot be.
 * @typedef {object} Undone
 * @property {"undone"} type
 * @property {string} event its id
 */

/**
 * A card is left out: until it is resumed, or until a time.
 * @typedef {{type: "suspended" | "resumed", card: string} | {type: "buried", card: string, until: number}} Shelved
 */

/**
 * A setting was changed; the last change holds.
 * @typedef {object} Setting
 * @property {"set"} type
 * @property {string} name
 * @property {string | number | boolean | null} value `null`: as it was at first
 */

/**
 * A mock exam was handed in. Its questions have events of their own.
 * @typedef {object} Sat
 * @property {"sat"} type
 * @property {string} session
 * @property {string} exam
 * @property {string} form
 * @property {string} guide version of the exam guide the blueprint is of
 * @property {number} ms taken, without pauses
 * @property {number} right
 * @property {number} questions
 * @property {Record<string, [right: number, questions: number]>} domains
 */

/** @typedef {Stamp & (Answered | Reviewed | Recalled | Undone | Shelved | Setting | Sat)} Event */

/**
 * @typedef {{event: Event} | {problem: "corrupt" | "future", why: string}} Reading
 */

/** Of the format of events that this code writes. */
export const VERSION = 1;

/** The last moment a `Date` can hold. */
const END_OF_TIME = 8.64e15;

const LONGEST_ID = 200;

/** @typedef {(value: unknown, record: Record<string, unknown>) => boolean} Check given the event, too */

const isId = (/** @type {unknown} */ value) => typeof value === "string" && value !== "" && value.length <= LONGEST_ID;
const isText = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= LONGEST_ID;
const isFlag = (/** @type {unknown} */ value) => typeof value === "boolean";
const isCount = (/** @type {unknown} */ value) => Number.isSafeInteger(value) && Number(value) >= 0;
/** @type {Check} */
const isTime = (value) => isCount(value) && Number(value) <= END_OF_TIME;
/** @type {(...values: unknown[]) => Check} */
const oneOf = (...values) => (value) => values.includes(value);
/** @type {(check: Check) => Check} */
const orNull = (check) => (value, record) => value === null || check(value, record);
/** @type {(check: Check) => Check} */
const orNone = (check) => (value, record) => value === undefined || check(value, record);
/** @type {Check} */
const isValue = (value) =>
  value === null || isFlag(value) || isText(value) || (typeof value === "number" && Number.isFinite(value));
/** @type {Check} */
const isDomains = (value) =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(
    ([domain, score]) =>
      isId(domain) && Array.isArray(score) && score.length === 2 && score.every(isCount) && score[0] <= score[1],
  );

/** @type {Record<string, Check>} */
const STAMP = { id: isId, at: isTime, by: isId };

/** @type {Record<Event["type"], Record<string, Check>>} */
const FIELDS = {
  answered: {
    question: isId,
    hash: isText,
    right: isFlag,
    confidence: orNull(oneOf("sure", "unsure", "guess")),
    mode: oneOf("page", "practice", "exam", "tonight", "embed"),
    ms: orNull(isCount),
    session: orNone(isId),
  },
  reviewed: { card: isId, hash: isText, rating: oneOf(1, 2, 3, 4), ms: orNull(isCount) },
  recalled: {
    card: isId,
    hash: isText,
    right: isFlag,
    mode: oneOf("learn", "test", "match", "cram", "tonight"),
    ms: orNull(isCount),
  },
  undone: { event: isId },
  suspended: { card: isId },
  resumed: { card: isId },
  buried: { card: isId, until: isTime },
  set: { name: isId, value: isValue },
  sat: {
    session: isId,
    exam: isId,
    form: isText,
    guide: isText,
    ms: isCount,
    right: (value, { questions }) => isCount(value) && Number(value) <= Number(questions),
    questions: (value) => isCount(value) && Number(value) > 0,
    domains: isDomains,
  },
};

/**
 * What makes an event of one version one of the next: `STEPS[1]` leads from version 1 to 2. A new
 * version adds its step here and a sample of the old one to `tests/js/study/stored/`.
 * @type {Readonly<Record<number, (old: any) => unknown>>}
 */
const STEPS = Object.freeze({});

/**
 * @param {unknown} value from storage or a file
 * @param {{version: number, steps: Readonly<Record<number, (old: any) => unknown>>}} [format]
 * @returns {Reading} the event as this version writes it, or what is wrong; fields it does not know
 *   stay
 */
export function readEvent(value, { version, steps } = { version: VERSION, steps: STEPS }) {
  const corrupt = (/** @type {string} */ why) => ({ problem: /** @type {const} */ ("corrupt"), why });
  if (typeof value !== "object" || value === null || Array.isArray(value)) return corrupt("not an object");
  let record = /** @type {Record<string, unknown>} */ (value);
  const written = record.v;
  if (!Number.isSafeInteger(written) || Number(written) < 1) return corrupt("no version");
  if (Number(written) > version) return { problem: "future", why: `version ${written}` };
  for (let step = Number(written); step < version; step += 1) {
    try {
      record = { .../** @type {object} */ (steps[step](record)), v: step + 1 };
    } catch {
      return corrupt(`not an event of version ${step}`);
    }
  }
  const { type } = record;
  if (typeof type !== "string" || !Object.hasOwn(FIELDS, type)) return corrupt("unknown type");
  const fields = { ...STAMP, ...FIELDS[/** @type {Event["type"]} */ (type)] };
  const wrong = Object.keys(fields).find((name) => !fields[name](record[name], record));
  if (wrong !== undefined) return corrupt(`wrong ${wrong}`);
  return { event: /** @type {Event} */ (/** @type {unknown} */ (record)) };
}

/**
 * Events that differ under one id are not of our making; which of them stays is decided by what
 * they say, so that the order of merging still does not matter.
 * @param {...Iterable<Event>} sets
 * @returns {Map<string, Event>} all events, by id
 */
export function merge(...sets) {
  /** @type {Map<string, Event>} */
  const all = new Map();
  for (const set of sets) {
    for (const event of set) {
      const known = all.get(event.id);
      if (known === undefined || (known !== event && canonical(event) < canonical(known))) {
        all.set(event.id, event);
      }
    }
  }
  return all;
}

/**
 * @param {unknown} value what JSON can hold
 * @returns {string} JSON with every object's keys in order
 */
export function canonical(value) {
  return JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * @param {Iterable<Event>} events
 * @returns {Event[]} in the order of their times; those of one moment, of their ids
 */
export function inOrder(events) {
  return [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
