/**
 * The database in the reader's browser: events, drafts, and what was set aside.
 * @module
 */
import { openDB } from "idb";
import { nameOf } from "./aside.js";
import { readEvent } from "./events.js";
import { newId } from "./ids.js";

/** @typedef {import("./aside.js").Aside} Aside */
/** @typedef {import("./events.js").Event} Event */

/**
 * Something that is being worked on: a practice set, a mock exam.
 * @typedef {object} Draft
 * @property {string} key
 * @property {number} at when it was saved; epoch milliseconds
 * @property {unknown} value
 */

/**
 * @typedef {object} Schema
 * @property {{key: string, value: any}} events
 * @property {{key: string, value: Draft}} drafts
 * @property {{key: string, value: Aside}} aside
 * @property {{key: string, value: string}} meta
 */

/** Of the object stores, not of the events in them, which carry their own. */
export const STRUCTURE = 1;

/** Written to the disk before the promise settles, where browsers offer it. */
const SAFELY = Object.freeze({ durability: /** @type {const} */ ("strict") });

/** One open connection. Every method rejects with the browser's own error. */
export class Database {
  #db;

  /**
   * @param {import("idb").IDBPDatabase<Schema>} db
   */
  constructor(db) {
    this.#db = db;
  }

  /**
   * @param {string} name
   * @param {(why: "newer" | "broken") => void} onGone called when another tab has a newer release
   *   that needs the connection closed, or the browser has ended it
   * @returns {Promise<Database>}
   */
  static async open(name, onGone) {
    /** @type {import("idb").IDBPDatabase<Schema>} */
    const db = await openDB(name, STRUCTURE, {
      upgrade(made) {
        made.createObjectStore("events", { keyPath: "id" });
        made.createObjectStore("drafts", { keyPath: "key" });
        made.createObjectStore("aside");
        made.createObjectStore("meta");
      },
      blocking() {
        db.close();
        onGone("newer");
      },
      terminated: () => onGone("broken"),
    });
    return new Database(db);
  }

  /** @returns {Promise<number>} how many events there are, broken ones and all */
  count() {
    return this.#db.count("events");
  }

  /** @returns {Promise<string>} the same name at every call, in every tab, until all is cleared */
  async device() {
    const work = this.#db.transaction("meta", "readwrite");
    const known = await work.store.get("device");
    const device = known ?? newId();
    if (known === undefined) await work.store.put(device, "device");
    await work.done;
    return device;
  }

  /**
   * Reads every event. What is broken is moved to what was set aside; what a newer release wrote
   * stays where that release will look for it.
   * @param {number} at epoch milliseconds
   * @returns {Promise<{events: Event[], future: unknown[]}>}
   */
  async events(at) {
    const reading = this.#db.transaction("events");
    const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll(), reading.done]);
    /** @type {Event[]} */
    const events = [];
    /** @type {unknown[]} */
    const future = [];
    /** @type {{key: string, aside: Aside}[]} */
    const broken = [];
    values.forEach((value, place) => {
      const read = readEvent(value);
      if ("event" in read) events.push(read.event);
      else if (read.problem === "future") future.push(value);
      else broken.push({ key: keys[place], aside: { at, why: read.why, value } });
    });
    if (broken.length > 0) {
      const moving = this.#db.transaction(["events", "aside"], "readwrite", SAFELY);
      await Promise.all([
        ...broken.map(({ aside }) => moving.objectStore("aside").put(aside, nameOf(aside.value))),
        ...broken.map(({ key }) => moving.objectStore("events").delete(key)),
        moving.done,
      ]);
    }
    return { events, future };
  }

  /**
   * @param {ReadonlyArray<Event>} events all are saved, or none
   */
  async save(events) {
    const work = this.#db.transaction("events", "readwrite", SAFELY);
    await Promise.all([...events.map((event) => work.store.put(event)), work.done]);
  }

  /**
   * @param {ReadonlyArray<[name: string, record: Aside]>} records
   */
  async setAside(records) {
    const work = this.#db.transaction("aside", "readwrite", SAFELY);
    const known = new Set(await work.store.getAllKeys());
    const news = records.filter(([name]) => !known.has(name));
    await Promise.all([...news.map(([name, record]) => work.store.put(record, name)), work.done]);
  }

  /** @returns {Promise<Map<string, Aside>>} by name */
  async aside() {
    const reading = this.#db.transaction("aside");
    const [names, records] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll(), reading.done]);
    return new Map(names.map((name, place) => [name, records[place]]));
  }

  /**
   * @param {string} key
   * @returns {Promise<Draft | undefined>}
   */
  draft(key) {
    return this.#db.get("drafts", key);
  }

  /** @returns {Promise<string[]>} */
  draftKeys() {
    return this.#db.getAllKeys("drafts");
  }

  /**
   * @param {Draft} draft
   * @param {(stored: Draft, given: Draft) => Draft} join called, within the transaction, with what
   *   another tab may have saved
   */
  async saveDraft(draft, join) {
    const work = this.#db.transaction("drafts", "readwrite", SAFELY);
    const stored = await work.store.get(draft.key);
    await Promise.all([work.store.put(stored ? join(stored, draft) : draft), work.done]);
  }

  /**
   * @param {string} key
   */
  dropDraft(key) {
    return this.#db.delete("drafts", key);
  }

  /** Forgets everything. */
  async clear() {
    const stores = /** @type {const} */ (["events", "drafts", "aside", "meta"]);
    const work = this.#db.transaction(stores, "readwrite", SAFELY);
    await Promise.all([...stores.map((store) => work.objectStore(store).clear()), work.done]);
  }

  /** Ends the connection. */
  close() {
    this.#db.close();
  }
}

/**
 * @param {unknown} error of the browser
 * @param {"blocked" | "broken"} otherwise
 * @returns {"full" | "newer" | "blocked" | "broken"} what it means
 */
export function problemOf(error, otherwise) {
  const name = typeof error === "object" && error !== null && "name" in error ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "newer" : otherwise;
}
