/**
 * What is being saved, kept in `localStorage` until the database has it. Writing there is done when
 * the call returns, so an answer is safe although the page may be closed, or killed, the moment
 * after; and where a browser gives no database, or a full one, it is the next best place.
 * @module
 */

/**
 * Characters; what is longer is left to the database. `localStorage` holds about five million; a mock
 * exam with its questions takes some 200,000.
 */
const LARGEST = 1_000_000;

/** Records of one kind in a `Storage`, which may be blocked or full. */
export class Journal {
  #storage;
  #prefix;

  /**
   * @param {Storage | null} storage `null` if there is none
   * @param {string} prefix of its keys
   */
  constructor(storage, prefix) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  /**
   * @param {string} name
   * @param {unknown} value what JSON can hold
   * @returns {boolean} whether it is kept
   */
  put(name, value) {
    try {
      const text = JSON.stringify(value);
      if (this.#storage === null || text.length > LARGEST) return false;
      this.#storage.setItem(this.#prefix + name, text);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} name
   * @returns {string | null} what is written there; `null` if nothing can be read
   */
  text(name) {
    try {
      return this.#storage?.getItem(this.#prefix + name) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {string | null} [text] remove it only if this is still what is written there
   */
  remove(name, text = null) {
    try {
      if (text === null || this.text(name) === text) this.#storage?.removeItem(this.#prefix + name);
    } catch {
      // What cannot be removed is found again, and is then known already.
    }
  }

  /** @returns {boolean} whether something can be kept now */
  works() {
    // No record has an empty name.
    const kept = this.put("", 0);
    this.remove("");
    return kept;
  }

  /** @returns {string[]} */
  names() {
    try {
      const keys = Array.from({ length: this.#storage?.length ?? 0 }, (_, place) => this.#storage?.key(place) ?? "");
      return keys.filter((key) => key.startsWith(this.#prefix)).map((key) => key.slice(this.#prefix.length));
    } catch {
      return [];
    }
  }
}

/** @returns {Storage | null} the browser's, or `null` where it is blocked */
export function localStorageIfAny() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
