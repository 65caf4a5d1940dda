/**
 * Events on their way into the database: in memory, and in the journal as far as it takes them.
 * @module
 */
import { readEvent } from "./events.js";

/** @typedef {import("./events.js").Event} Event */

/**
 * A record in the journal that is no event.
 * @typedef {object} Broken
 * @property {string} name of the record
 * @property {string} why
 * @property {string | null} value its text
 */

/** Events kept at once that still go to the journal one by one. */
const LARGEST_BATCH = 500;

/** What is not in the database yet. */
export class Outbox {
  /** @type {Map<string, Event>} */
  #events = new Map();
  /** @type {Set<string>} ids of those that are not even in the journal */
  #loose = new Set();
  /** @type {unknown[]} */
  #future = [];
  #journal;

  /**
   * @param {import("./journal.js").Journal} journal
   */
  constructor(journal) {
    this.#journal = journal;
  }

  /**
   * Takes in what never reached the database: of a page that was killed, of a full disk.
   * @returns {{events: Event[], broken: Broken[]}} the events found, and what stays in the journal
   *   until it is safe elsewhere
   */
  readJournal() {
    this.#future = [];
    /** @type {Event[]} */
    const events = [];
    /** @type {Broken[]} */
    const broken = [];
    for (const name of this.#journal.names()) {
      const text = this.#journal.text(name);
      const value = parsed(text);
      const read = readEvent(value);
      if ("event" in read) events.push(read.event);
      else if (read.problem === "future") this.#future.push(value);
      else broken.push({ name, why: read.why, value: text });
    }
    for (const event of events) this.#events.set(event.id, event);
    return { events, broken };
  }

  /**
   * @param {ReadonlyArray<Event>} events
   * @param {boolean} anyNumber whether they all go to the journal, however many they are; otherwise
   *   many at once do not, for they come from a file that is its own journal, and may be larger
   */
  add(events, anyNumber) {
    const journaled = anyNumber || events.length <= LARGEST_BATCH;
    for (const event of events) {
      this.#events.set(event.id, event);
      if (!journaled || !this.#journal.put(event.id, event)) this.#loose.add(event.id);
    }
  }

  /**
   * @param {string} id of an event that is in the database now
   */
  forget(id) {
    this.#journal.remove(id);
    this.#events.delete(id);
    this.#loose.delete(id);
  }

  /**
   * @param {string} name of a broken record that is safe elsewhere now
   */
  forgetBroken(name) {
    this.#journal.remove(name);
  }

  /** Forgets everything here; the journal is emptied by who has it. */
  clear() {
    this.#events.clear();
    this.#loose.clear();
    this.#future = [];
  }

  /** @returns {Event[]} */
  events() {
    return [...this.#events.values()];
  }

  /** @returns {number} */
  get size() {
    return this.#events.size;
  }

  /** @returns {ReadonlyArray<unknown>} events of a newer release, which stay in the journal for it */
  get future() {
    return this.#future;
  }

  /** @returns {boolean} whether everything here outlives the page, and one more event would too */
  isSafe() {
    return this.#loose.size === 0 && this.#journal.works();
  }
}

/**
 * @param {string | null} text
 * @returns {unknown} `undefined` if it is no JSON
 */
function parsed(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
