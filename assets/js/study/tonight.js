/**
 * "I have 20 minutes": what to study now, and what to read once more at the end.
 *
 * Every question and card has a need (how much an answer would help now) and a weight (how much its
 * skills count in the exam and how little of them is known). What gives most of both for its time
 * comes first, until the time is full. Each pick makes others of the same skill and topic count
 * less, so that an evening is not spent on one thing.
 * @module
 */
import { dayOf, shifted, startOf } from "./days.js";
import { isCardChanged, isMissed, isUnsure } from "./progress.js";
import { byLot, isIn, spread } from "./select.js";
import { isOpen } from "./shelf.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Entry} Entry */
/** @typedef {import("./catalogue.js").Exam} Exam */
/** @typedef {import("./progress.js").Progress} Progress */

/** @typedef {"due" | "missed" | "changed" | "unsure" | "new" | "weak"} Reason */

/**
 * @typedef {object} Chosen
 * @property {"question" | "card"} kind
 * @property {string} id
 * @property {number} topic its place in the catalogue
 * @property {Reason} reason
 */

/**
 * @typedef {object} Situation
 * @property {Catalogue} catalogue
 * @property {Exam | null} exam the reader learns for; `null`: everything counts alike
 * @property {Progress} progress
 * @property {import("./schedule.js").Schedule} schedule
 * @property {import("./mastery.js").Masteries} masteries
 * @property {number} now
 */

/** Milliseconds an answer takes while the reader's own pace is not known. */
const PACE = Object.freeze({ question: 60_000, card: 12_000 });

/** How often a new card is seen before it rests: a first look, and its learning steps. */
const FIRST_LOOKS = 3;

/** Fewer answers than this say little about a pace. */
const ENOUGH = 10;

/** What a further item of a skill or topic counts after one of it was picked. */
const FADE = 0.8;

/** Weight of what serves no skill of the exam. */
const BESIDE = 0.02;

/**
 * @param {Progress} progress
 * @param {"question" | "card"} kind
 * @returns {number} milliseconds: the median of the reader's last answers
 */
export function paceOf({ answers }, kind) {
  const times = answers.flatMap((answer) => (answer.kind === kind && answer.ms !== null ? [answer.ms] : []));
  if (times.length < ENOUGH) return PACE[kind];
  const last = times.slice(-100).sort((a, b) => a - b);
  return Math.max(last[Math.floor(last.length / 2)], 1000);
}

/**
 * @param {Situation} situation
 * @returns {{entry: Entry, kind: "question" | "card", need: number, reason: Reason}[]}
 */
function candidates({ catalogue, progress, schedule, masteries, now }) {
  const tomorrow = startOf(shifted(dayOf(now), 1));
  const questions = catalogue.questions.map((entry) => {
    const [reason, need] = questionNeed(entry, progress, masteries.question(entry.id));
    return { entry, kind: /** @type {const} */ ("question"), need, reason };
  });
  const cards = catalogue.cards
    .filter(({ id }) => isOpen(progress.cards.get(id), now))
    .map((entry) => {
      const record = progress.cards.get(entry.id);
      const memory = schedule.memory(entry.id, record);
      /** @type {[Reason, number]} */
      let [reason, need] = ["weak", 0.2 * (1 - masteries.card(entry.id))];
      if (isCardChanged(record, entry.hash)) [reason, need] = ["changed", 0.9];
      else if (memory.phase === "new") [reason, need] = isMissed(record?.tries ?? undefined) ? ["missed", 0.8] : ["new", 0.3];
      else if (memory.due < tomorrow) [reason, need] = ["due", 0.5 + (1 - schedule.recall(memory, now)) / 2];
      return { entry, kind: /** @type {const} */ ("card"), need, reason };
    });
  return [...questions, ...cards];
}

/**
 * @param {import("./catalogue.js").QuestionEntry} entry
 * @param {Progress} progress
 * @param {number} mastery
 * @returns {[Reason, number]}
 */
function questionNeed(entry, progress, mastery) {
  if (isIn("missed", entry, progress)) return ["missed", 1];
  if (isIn("changed", entry, progress)) return ["changed", 0.9];
  if (isIn("unsure", entry, progress)) return ["unsure", 0.8];
  if (isIn("unseen", entry, progress)) return ["new", 0.5];
  return ["weak", 0.4 * (1 - mastery)];
}

/**
 * @param {Situation} situation
 * @param {number} minutes
 * @param {string} seed decides between what is worth the same
 * @returns {{picks: Chosen[], ms: number}} in the order to study; `ms` is what they are likely to take
 */
export function planTonight(situation, minutes, seed) {
  const { exam, masteries, progress } = situation;
  const skills = exam === null ? new Map() : masteries.exam(exam).skills;
  const domains = new Map(exam?.domains.map(({ id, weight }) => [id, weight / 100]));
  const weights = new Map(
    exam?.skills.map(({ id, domain }) => [id, (domains.get(domain) ?? 0) * (1.1 - (skills.get(id)?.value ?? 0))]),
  );
  const pace = { question: paceOf(progress, "question"), card: paceOf(progress, "card") };
  const all = candidates(situation).filter(({ need }) => need > 0);
  const lots = new Map(byLot(all.map(({ entry }) => entry), seed).map((entry, lot) => [entry, lot]));
  /** @type {Map<string, Pile>} */
  const piles = new Map();
  for (const { entry, kind, need, reason } of all) {
    const own = exam === null ? [] : (entry.skills[exam.id] ?? []);
    const keys = [`topic ${entry.topic}`, ...own];
    const weight = exam === null ? 1 : Math.max(BESIDE, ...own.map((skill) => weights.get(skill) ?? 0));
    const takes = pace[kind] * (kind === "card" && reason === "new" ? FIRST_LOOKS : 1);
    const pile = piles.get(keys.join()) ?? { keys, items: [] };
    const pick = { kind, id: entry.id, topic: entry.topic, reason };
    pile.items.push({ pick, gain: need * weight, takes, lot: lots.get(entry) ?? 0 });
    piles.set(keys.join(), pile);
  }
  const { picks, ms } = picked([...piles.values()], minutes * 60_000);
  return { picks: spread(picks, ({ topic }) => topic), ms };
}

/**
 * Items of one topic and the same skills. They fade alike, so the best of them is always the first
 * that is left: an evening looks at the piles for each pick, not at thousands of items.
 * @typedef {object} Pile
 * @property {string[]} keys of what fades
 * @property {{pick: Chosen, gain: number, takes: number, lot: number}[]} items
 */

/**
 * @param {ReadonlyArray<Pile>} piles
 * @param {number} time milliseconds
 * @returns {{picks: Chosen[], ms: number}} always what is worth most of what still fits
 */
function picked(piles, time) {
  /** @type {Map<string, number>} */
  const faded = new Map();
  /** @type {Chosen[]} */
  const picks = [];
  let ms = 0;
  let rest = piles.map(({ keys, items }) => ({
    keys,
    items: [...items].sort((a, b) => a.gain / a.takes - b.gain / b.takes || b.lot - a.lot),
  }));
  for (;;) {
    for (const { items } of rest) {
      // The time left only gets shorter: what does not fit now never will.
      while (items.length > 0 && ms + items[items.length - 1].takes > time) items.pop();
    }
    rest = rest.filter(({ items }) => items.length > 0);
    if (rest.length === 0) return { picks, ms };
    const { keys, items } = rest
      .map(({ keys: own, items: left }) => {
        const { gain, takes, lot } = left[left.length - 1];
        const fade = own.reduce((product, key) => product * (faded.get(key) ?? 1), 1);
        return { keys: own, items: left, worth: (gain * fade) / takes, lot };
      })
      .reduce((a, b) => (b.worth > a.worth || (b.worth === a.worth && b.lot < a.lot) ? b : a));
    const [{ pick, takes }] = items.splice(-1);
    picks.push(pick);
    ms += takes;
    for (const key of keys) faded.set(key, (faded.get(key) ?? 1) * FADE);
  }
}

/**
 * @typedef {object} WeakPoint
 * @property {"question" | "card"} kind
 * @property {string} id
 * @property {number} topic
 * @property {boolean} tonight whether it went wrong, or was guessed, in this sitting
 */

/**
 * The last page of the evening.
 * @param {Pick<Situation, "catalogue" | "exam" | "progress">} situation
 * @param {number} since when the evening began
 * @param {number} limit
 * @returns {WeakPoint[]} what went wrong or was guessed: tonight first, then by the exam's weights
 */
export function weakPoints({ catalogue, exam, progress }, since, limit) {
  const domains = new Map(exam?.domains.map(({ id, weight }) => [id, weight]));
  const weights = new Map(exam?.skills.map(({ id, domain }) => [id, domains.get(domain) ?? 0]));
  const weightOf = (/** @type {Entry} */ entry) =>
    Math.max(0, ...(exam === null ? [] : (entry.skills[exam.id] ?? []).map((skill) => weights.get(skill) ?? 0)));
  const points = [
    ...catalogue.questions.map((entry) => ({ entry, kind: /** @type {const} */ ("question"), tries: progress.questions.get(entry.id) })),
    ...catalogue.cards.map((entry) => ({ entry, kind: /** @type {const} */ ("card"), tries: lastOf(progress.cards.get(entry.id)) })),
  ];
  return points
    .filter(({ tries }) => isMissed(tries) || isUnsure(tries))
    .map(({ entry, kind, tries }) => ({ entry, kind, tonight: (tries?.at ?? 0) >= since }))
    .sort((a, b) => Number(b.tonight) - Number(a.tonight) || weightOf(b.entry) - weightOf(a.entry))
    .slice(0, limit)
    .map(({ entry, kind, tonight }) => ({ kind, id: entry.id, topic: entry.topic, tonight }));
}

/**
 * @param {import("./progress.js").CardRecord | undefined} record
 * @returns {import("./progress.js").Tries | undefined} its last answer, in its schedule or outside
 */
function lastOf(record) {
  const review = record?.reviews.at(-1);
  if (review === undefined || (record?.tries && record.tries.at > review.at)) return record?.tries ?? undefined;
  const right = review.rating > 1;
  const { at, hash } = review;
  return { seen: 1, right: Number(right), run: Number(right), at, lastRight: right, confidence: null, hash };
}

/**
 * @param {any} value from anywhere
 * @returns {boolean} whether it is an evening begun: when, for which exam, with what
 */
export function isEvening(value) {
  const isPick = (/** @type {any} */ one) =>
    ["question", "card"].includes(one?.kind) && typeof one.id === "string" && typeof one.reason === "string";
  return (
    Number.isFinite(value?.started) &&
    typeof value.exam === "string" &&
    Array.isArray(value.picks) &&
    value.picks.every(isPick)
  );
}
