/**
 * How well something is known, from 0 to 1: a rough guide for choosing what to do next, not a
 * prediction of an exam's result.
 *
 * - A question: 1 − ½ⁿ for n right answers in a row, so ½, ¾, ⅞ …; an answer the reader was not sure
 *   of counts half. 0 when it is new, was missed last, or has another answer now.
 * - A card in its schedule: the chance that it is remembered now (FSRS), times its stability over 21
 *   days, at most 1; Anki calls cards with longer intervals than that mature. What was learned
 *   outside the schedule, in one sitting, counts as a question would, and at most ½. 0 when it has
 *   another back now.
 * - A topic, a group, a skill: the mean of all its questions and cards, answered or not, without
 *   suspended cards.
 * - A domain: the mean of its skills that have a question or card. A skill with many questions does
 *   not hide one with few.
 * @module
 */
import { isCardChanged, isChanged, isUnsure } from "./progress.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Entry} Entry */
/** @typedef {import("./progress.js").CardRecord} CardRecord */
/** @typedef {import("./progress.js").Progress} Progress */
/** @typedef {import("./progress.js").Tries} Tries */

/**
 * @typedef {object} Mastery
 * @property {number} value from 0 to 1
 * @property {number} items questions and cards
 * @property {number} seen of them, at least once
 * @property {number} changed of those, since the reader last answered
 */

/**
 * @typedef {object} ExamMastery
 * @property {ReadonlyMap<string, Mastery>} skills those with a question or card
 * @property {ReadonlyMap<string, Mastery>} domains those with such a skill
 */

const MATURE = 21;

/**
 * @param {Tries | null | undefined} tries
 * @param {string} [hash] of the answer in this release; "" where it is not known
 * @returns {number}
 */
export function ofQuestion(tries, hash = "") {
  if (!tries || !tries.lastRight || isChanged(tries, hash)) return 0;
  return 1 - 0.5 ** (isUnsure(tries) ? tries.run - 0.5 : tries.run);
}

/**
 * @param {CardRecord | undefined} record
 * @param {number} stability days; 0 for a new card
 * @param {number} recall the chance that it is remembered now
 * @param {string} [hash] of the back in this release; "" where it is not known
 * @returns {number}
 */
export function ofCard(record, stability, recall, hash = "") {
  if (isCardChanged(record, hash)) return 0;
  return Math.max(recall * Math.min(stability / MATURE, 1), ofQuestion(record?.tries) / 2);
}

/** Sums up items. */
class Sum {
  value = 0;
  items = 0;
  seen = 0;
  changed = 0;

  /**
   * @param {number} value
   * @param {boolean} seen
   * @param {boolean} changed
   */
  add(value, seen, changed) {
    this.value += value;
    this.items += 1;
    this.seen += Number(seen);
    this.changed += Number(changed);
  }

  /** @returns {Mastery} */
  mean() {
    const { items, seen, changed } = this;
    return { value: this.value / items, items, seen, changed };
  }
}

/** Mastery of everything on the site at one moment. */
export class Masteries {
  /** @type {Map<string, number>} */
  #questions = new Map();
  /** @type {Map<string, number>} */
  #cards = new Map();
  #catalogue;
  #progress;

  /**
   * @param {Catalogue} catalogue
   * @param {Progress} progress
   * @param {Pick<import("./schedule.js").Schedule, "memory" | "recall">} schedule
   * @param {number} now
   */
  constructor(catalogue, progress, schedule, now) {
    this.#catalogue = catalogue;
    this.#progress = progress;
    for (const { id, hash } of catalogue.questions) {
      this.#questions.set(id, ofQuestion(progress.questions.get(id), hash));
    }
    for (const { id, hash } of catalogue.cards) {
      const record = progress.cards.get(id);
      const memory = schedule.memory(id, record);
      this.#cards.set(id, ofCard(record, memory.stability, schedule.recall(memory, now), hash));
    }
  }

  /**
   * @param {string} id
   * @returns {number} 0 if there is no such question
   */
  question(id) {
    return this.#questions.get(id) ?? 0;
  }

  /**
   * @param {string} id
   * @returns {number} 0 if there is no such card
   */
  card(id) {
    return this.#cards.get(id) ?? 0;
  }

  /**
   * @param {(entry: Entry) => Iterable<string>} keysOf where an item belongs
   * @returns {Map<string, Mastery>} of every key that has an item
   */
  #by(keysOf) {
    /** @type {Map<string, Sum>} */
    const sums = new Map();
    /** @type {(entry: Entry, value: number, seen: boolean, changed: boolean) => void} */
    const add = (entry, value, seen, changed) => {
      for (const key of keysOf(entry)) {
        const sum = sums.get(key) ?? new Sum();
        sum.add(value, seen, changed);
        sums.set(key, sum);
      }
    };
    const { questions, cards } = this.#progress;
    for (const entry of this.#catalogue.questions) {
      const tries = questions.get(entry.id);
      add(entry, this.question(entry.id), tries !== undefined, isChanged(tries, entry.hash));
    }
    for (const entry of this.#catalogue.cards) {
      const record = cards.get(entry.id);
      if (record?.suspended) continue;
      const seen = record !== undefined && (record.reviews.length > 0 || record.tries !== null);
      add(entry, this.card(entry.id), seen, isCardChanged(record, entry.hash));
    }
    return new Map([...sums].map(([key, sum]) => [key, sum.mean()]));
  }

  /** @returns {ReadonlyMap<string, Mastery>} by id, of topics with a question or card */
  topics() {
    const { topics } = this.#catalogue;
    return this.#by(({ topic }) => [topics[topic].id]);
  }

  /** @returns {ReadonlyMap<string, Mastery>} by id, of groups with a question or card */
  groups() {
    const { groups, topics } = this.#catalogue;
    return this.#by(({ topic }) => [groups[topics[topic].group].id]);
  }

  /**
   * @param {import("./catalogue.js").Exam} exam
   * @returns {ExamMastery}
   */
  exam(exam) {
    const skills = this.#by((entry) => entry.skills[exam.id] ?? []);
    /** @type {Map<string, Mastery>} */
    const domains = new Map();
    for (const { id } of exam.domains) {
      const own = exam.skills.filter(({ domain }) => domain === id).map((skill) => skills.get(skill.id));
      const there = own.filter((mastery) => mastery !== undefined);
      if (there.length === 0) continue;
      const sum = (/** @type {keyof Mastery} */ name) => there.reduce((all, one) => all + one[name], 0);
      const [items, seen, changed] = [sum("items"), sum("seen"), sum("changed")];
      domains.set(id, { value: sum("value") / there.length, items, seen, changed });
    }
    return { skills, domains };
  }
}
