/**
 * What the reader is in the middle of (a practice set, a mock exam), so that it can be gone on with
 * after a reload, in another tab, or after the browser was closed.
 * @module
 */
import { newId } from "./ids.js";

/** @typedef {import("./database.js").Draft} Draft */

/**
 * Joins two states of one draft that two tabs have saved; without it, the later one counts.
 * @callback Join
 * @param {any} one
 * @param {any} other
 * @returns {unknown}
 */

/** @type {(one: Draft, other: Draft) => Draft} */
const later = (one, other) => (other.at >= one.at ? other : one);

/**
 * @param {Join | undefined} join
 * @returns {(one: Draft, other: Draft) => Draft}
 */
function joining(join) {
  if (join === undefined) return later;
  return (one, other) => ({ ...later(one, other), value: join(one.value, other.value) });
}

/**
 * @param {ReadonlyArray<Draft>} drafts
 * @returns {Draft[]} the earliest first
 */
function inTime(drafts) {
  return [...drafts].sort((a, b) => a.at - b.at);
}

/** Drafts in memory, in the journal under this tab's name, and in the database. */
export class Drafts {
  /** @type {Map<string, Draft>} */
  #own = new Map();
  /**
   * The times of drafts as this tab has seen them, by key.
   * @type {Map<string, number>}
   */
  #seen = new Map();
  /** Names hold no dot, so that what follows the first one is the draft's key. */
  #tab = newId();
  #journal;
  #connection;

  /**
   * @param {import("./journal.js").Journal} journal
   * @param {import("./connection.js").Connection} connection
   */
  constructor(journal, connection) {
    this.#journal = journal;
    this.#connection = connection;
  }

  /**
   * @param {string} key
   * @returns {{name: string, text: string, draft: Draft}[]} what tabs have written in the journal
   */
  #journaled(key) {
    return this.#journal.names().flatMap((name) => {
      if (name.slice(name.indexOf(".") + 1) !== key) return [];
      const text = this.#journal.text(name) ?? "";
      const draft = draftIn(text);
      return draft === undefined ? [] : [{ name, text, draft }];
    });
  }

  /**
   * Saves what the reader has just done. It is later than what this tab has seen of the draft, even
   * where the clock was set back.
   * @param {Draft} given
   * @param {Join} [join]
   * @returns {Promise<void>} when it is in the database, or could not be brought there
   */
  write(given, join) {
    const seen = this.#seen.get(given.key) ?? -Infinity;
    return this.save({ ...given, at: Math.max(given.at, seen + 1) }, join);
  }

  /**
   * Joins a draft of any time, as from a file, with what is kept.
   * @param {Draft} given
   * @param {Join} [join]
   * @returns {Promise<void>} when it is in the database, or could not be brought there
   */
  save(given, join) {
    const { key } = given;
    const own = this.#own.get(key);
    const draft = own === undefined ? given : inTime([own, given]).reduce(joining(join));
    this.#own.set(key, draft);
    this.#see(draft);
    this.#journal.put(`${this.#tab}.${key}`, draft);
    return this.#connection.queue(async (database) => {
      const written = this.#journaled(key);
      const all = inTime([...written.map((one) => one.draft), draft]);
      await database.saveDraft(all.reduce(joining(join)), joining(join));
      for (const { name, text } of written) this.#journal.remove(name, text);
    });
  }

  /**
   * @param {string} key
   * @param {Join} [join]
   * @returns {Promise<Draft | undefined>}
   */
  async get(key, join) {
    const stored = await this.#connection.database
      ?.draft(key)
      .catch(() => undefined);
    const written = this.#journaled(key).map(({ draft }) => draft);
    const found = [stored, ...written, this.#own.get(key)].filter((one) => one !== undefined);
    if (found.length === 0) return undefined;
    const draft = inTime(found).reduce(joining(join));
    this.#see(draft);
    return draft;
  }

  /**
   * @param {Draft} draft
   */
  #see({ key, at }) {
    this.#seen.set(key, Math.max(at, this.#seen.get(key) ?? -Infinity));
  }

  /**
   * @param {string} start of the keys wanted
   * @returns {Promise<string[]>} in order
   */
  async keys(start) {
    const stored = (await this.#connection.database?.draftKeys().catch(() => [])) ?? [];
    const written = this.#journal.names().map((name) => name.slice(name.indexOf(".") + 1));
    const keys = new Set([...stored, ...written, ...this.#own.keys()]);
    return [...keys].filter((key) => key.startsWith(start)).sort();
  }

  /**
   * @param {string} start of the keys wanted
   * @param {(key: string) => Join | undefined} joinOf how drafts of that key are joined
   * @returns {Promise<Draft[]>} in the order of their keys
   */
  async all(start, joinOf) {
    const drafts = await Promise.all((await this.keys(start)).map((key) => this.get(key, joinOf(key))));
    return drafts.filter((draft) => draft !== undefined);
  }

  /**
   * @param {string} key
   * @returns {Promise<void>}
   */
  drop(key) {
    this.forget(key);
    for (const { name } of this.#journaled(key)) this.#journal.remove(name);
    return this.#connection.queue((database) => database.dropDraft(key));
  }

  /** Drops every draft that this tab has saved. */
  dropOwn() {
    for (const key of [...this.#own.keys()]) void this.drop(key);
  }

  /**
   * @param {string} [key] every one if left out
   */
  forget(key) {
    if (key === undefined) this.#own.clear();
    else this.#own.delete(key);
  }
}

/**
 * @param {import("./store.js").Store} store
 * @param {string} key
 * @param {(value: any) => boolean} isWhole
 * @param {Join} [join]
 * @returns {Promise<any>} the draft's value; `undefined` if there is none, or none that can be gone
 *   on with: then it is set aside
 */
export async function wholeDraft(store, key, isWhole, join) {
  const value = await store.draft(key, join);
  if (value === undefined || isWhole(value)) return value;
  store.setAside([{ why: "what was under way cannot be gone on with", value: { key, value } }]);
  await store.dropDraft(key);
  return undefined;
}

/**
 * @param {string} text
 * @returns {Draft | undefined}
 */
function draftIn(text) {
  try {
    const draft = JSON.parse(text);
    return typeof draft?.key === "string" && typeof draft.at === "number" ? draft : undefined;
  } catch {
    return undefined;
  }
}
