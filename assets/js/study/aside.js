/**
 * What could not be read: broken records, damaged files. It is never thrown away; the reader can
 * download it, and a newer release may understand it.
 * @module
 */
import { canonical } from "./events.js";
import { shortHash } from "./shuffle.js";

/**
 * A record that could not be read, as it was found.
 * @typedef {object} Aside
 * @property {number} at when it was found; epoch milliseconds
 * @property {string} why
 * @property {unknown} value
 */

/**
 * @param {unknown} value
 * @returns {string} the same for the same record, so that it is not set aside twice
 */
export function nameOf(value) {
  return shortHash(canonical(value) ?? "");
}

/** Records that were set aside: in the database, or on their way there. */
export class AsideRecords {
  /** @type {Map<string, Aside>} */
  #waiting = new Map();
  /** @type {Set<string>} names of those in the database */
  #stored = new Set();
  #journal;

  /**
   * @param {import("./journal.js").Journal} journal
   */
  constructor(journal) {
    this.#journal = journal;
  }

  /**
   * @param {Aside} record
   * @returns {boolean} whether it is in the journal
   */
  add(record) {
    const name = nameOf(record.value);
    this.#waiting.set(name, record);
    return this.#journal.put(name, record);
  }

  /** Takes in what never reached the database. */
  readJournal() {
    for (const name of this.#journal.names()) {
      try {
        this.#waiting.set(name, JSON.parse(this.#journal.text(name) ?? ""));
      } catch {
        // A record this code wrote, broken itself: it stays in the journal.
      }
    }
  }

  /**
   * @param {import("./database.js").Database} database
   */
  async countStored(database) {
    this.#stored = new Set((await database.aside()).keys());
  }

  /**
   * @param {import("./database.js").Database} database
   */
  async save(database) {
    const records = [...this.#waiting];
    for (const [name] of records) this.#stored.add(name);
    if (records.length > 0) await database.setAside(records);
    for (const [name] of records) {
      this.#waiting.delete(name);
      this.#journal.remove(name);
    }
  }

  /** Forgets everything here; the journal is emptied by who has it. */
  clear() {
    this.#waiting.clear();
    this.#stored.clear();
  }

  /** @returns {ReadonlyMap<string, Aside>} by name */
  get waiting() {
    return this.#waiting;
  }

  /** @returns {number} how many there are */
  get size() {
    return new Set([...this.#stored, ...this.#waiting.keys()]).size;
  }
}
