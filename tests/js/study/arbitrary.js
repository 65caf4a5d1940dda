/** Events as fast-check makes them, and shorthands for events of one's own. */
import fc from "fast-check";

/** @typedef {import("../../../assets/js/study/events.js").Event} Event */

let made = 0;

/**
 * @param {Record<string, unknown>} fields
 * @returns {Event}
 */
export function event(fields) {
  made += 1;
  const stamp = { v: 1, id: `e${made}`, at: 1_700_000_000_000 + made, by: "here" };
  return /** @type {any} */ ({ ...stamp, ...fields });
}

/**
 * @param {string} question
 * @param {boolean} right
 * @param {Record<string, unknown>} [more]
 */
export function answered(question, right, more = {}) {
  return event({ type: "answered", question, hash: "h1", right, confidence: null, mode: "page", ms: null, ...more });
}

/**
 * @param {string} card
 * @param {number} rating
 * @param {Record<string, unknown>} [more]
 */
export function reviewed(card, rating, more = {}) {
  return event({ type: "reviewed", card, hash: "h1", rating, ms: null, ...more });
}

const NAME = fc.constantFrom("a", "b", "c");
const MS = fc.option(fc.nat(100_000));

const BODY = fc.oneof(
  fc.record({
    type: fc.constant("answered"),
    question: NAME,
    hash: fc.constantFrom("h1", "h2"),
    right: fc.boolean(),
    confidence: fc.constantFrom(null, "sure", "unsure", "guess"),
    mode: fc.constantFrom("page", "practice", "exam", "tonight", "embed"),
    ms: MS,
  }),
  fc.record({
    type: fc.constant("reviewed"),
    card: NAME,
    hash: fc.constantFrom("h1", "h2"),
    rating: fc.constantFrom(1, 2, 3, 4),
    ms: MS,
  }),
  fc.record({
    type: fc.constant("recalled"),
    card: NAME,
    hash: fc.constant("h1"),
    right: fc.boolean(),
    mode: fc.constantFrom("learn", "test", "match", "cram", "tonight"),
    ms: MS,
  }),
  fc.record({ type: fc.constant("undone"), event: fc.nat(30).map((number) => `id${number}`) }),
  fc.record({ type: fc.constantFrom("suspended", "resumed"), card: NAME }),
  fc.record({ type: fc.constant("buried"), card: NAME, until: fc.nat(1e9) }),
  fc.record({
    type: fc.constant("set"),
    name: fc.constantFrom("newPerDay", "examDate", "retention", "later"),
    value: fc.constantFrom(null, 5, "2026-12-24", 0.8, true),
  }),
  fc.record({
    type: fc.constant("sat"),
    session: fc.constant("s"),
    exam: fc.constant("mla-c02"),
    form: fc.constant("standard"),
    guide: fc.constant("1.0"),
    ms: fc.nat(1e7),
    right: fc.nat(65),
    questions: fc.constant(65),
    domains: fc.constant({ 1: [3, 4] }),
  }),
);

/** One event; ids collide now and then, as those of no honest device do. */
export const EVENT = fc
  .tuple(fc.nat(30), fc.nat(1000), fc.constantFrom("phone", "laptop"), BODY)
  .map(([id, at, by, body]) => /** @type {Event} */ (/** @type {any} */ ({ v: 1, id: `id${id}`, at, by, ...body })));

/** Some events. */
export const EVENTS = fc.array(EVENT, { maxLength: 30 });
