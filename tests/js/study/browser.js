/** A browser's storage for the tests: one that can be shared by tabs, killed, filled and blocked. */
import "fake-indexeddb/auto";
import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { openStore } from "../../../assets/js/study/store.js";

/** `localStorage` with as much room as it is given. */
export class FakeStorage {
  /** @type {Map<string, string>} */
  content;
  room;

  /**
   * @param {Iterable<[string, string]>} [content]
   * @param {number} [room] characters
   */
  constructor(content = [], room = Infinity) {
    this.content = new Map(content);
    this.room = room;
  }

  get length() {
    return this.content.size;
  }

  /** @param {number} place */
  key(place) {
    return [...this.content.keys()][place] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.content.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    const used = [...this.content].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.content.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.content.delete(key);
  }

  clear() {
    this.content.clear();
  }

  /** What a page finds that opens when another was killed at this moment. */
  copy() {
    return new FakeStorage(this.content, this.room);
  }
}

/** `localStorage` of a page that may use none. */
export class BlockedStorage extends FakeStorage {
  /**
   * @override
   * @returns {never}
   */
  setItem() {
    throw new DOMException("blocked", "SecurityError");
  }
}

/** One browser profile: opens tabs on the same database and journal, and closes them at the end. */
export class Profile {
  storage = new FakeStorage();
  /** @type {import("../../../assets/js/study/store.js").Store[]} */
  tabs = [];
  clock = 1_700_000_000_000;
  name;

  /** @param {import("node:test").TestContext} t */
  constructor(t) {
    globalThis.indexedDB = new IDBFactory();
    // Channels of one process hear each other: tests that run side by side need names of their own.
    this.name = `cribsheet ${t.name}`;
    t.after(() => this.closeAll());
  }

  /** @param {Partial<import("../../../assets/js/study/store.js").Surroundings>} [surroundings] */
  async tab(surroundings = {}) {
    const now = () => (this.clock += 1000);
    const tab = await openStore({ name: this.name, storage: this.storage, now, ...surroundings });
    this.tabs.push(tab);
    return tab;
  }

  closeAll() {
    for (const tab of this.tabs.splice(0)) tab.close();
  }

  /** @returns {Promise<IDBDatabase>} */
  raw() {
    return new Promise((resolve, reject) => {
      const request = globalThis.indexedDB.open(this.name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  /**
   * @param {string} store
   * @param {unknown} value
   * @param {IDBValidKey} [key]
   */
  async write(store, value, key) {
    const db = await this.raw();
    const work = db.transaction(store, "readwrite");
    work.objectStore(store).put(value, key);
    await new Promise((resolve, reject) => {
      work.oncomplete = resolve;
      work.onerror = reject;
    });
    db.close();
  }
}

/**
 * Lets the database refuse to write until the test ends.
 * @param {import("node:test").TestContext} t
 * @param {string} name of the error
 * @returns {() => void} lets it write again
 */
export function refuseWrites(t, name) {
  const put = IDBObjectStore.prototype.put;
  const again = () => {
    IDBObjectStore.prototype.put = put;
  };
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("refused", name);
  };
  t.after(again);
  return again;
}

/**
 * Waits for what another tab is told, however busy the machine.
 * @param {() => unknown} condition
 */
export async function until(condition) {
  for (let wait = 0; wait < 2000; wait += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`never: ${condition}`);
}
