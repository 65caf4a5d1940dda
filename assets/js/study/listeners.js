/**
 * Those who want to be told of one thing.
 * @module
 */

/** A set of functions that are called together. */
export class Listeners {
  /** @type {Set<() => void>} */
  #all = new Set();

  /**
   * @param {() => void} listener
   * @returns {() => void} ends it
   */
  add(listener) {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  /** Calls every one. */
  call() {
    for (const listener of this.#all) listener();
  }
}
