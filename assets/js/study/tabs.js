/**
 * Talks with the site's other tabs, where the browser lets them.
 * @module
 */

/** A channel that may be missing: nothing depends on a message arriving. */
export class Tabs {
  /** @type {BroadcastChannel | null} */
  #channel = null;
  #name;
  #hear;

  /**
   * @param {string} name
   * @param {(message: any) => void} hear called with messages of other tabs, maybe of other releases
   */
  constructor(name, hear) {
    this.#name = name;
    this.#hear = hear;
    this.wake();
  }

  /**
   * @param {unknown} message
   */
  post(message) {
    try {
      this.#channel?.postMessage(message);
    } catch {
      // Other tabs find it in the database.
    }
  }

  /** Listens (again). */
  wake() {
    if (this.#channel !== null || typeof BroadcastChannel === "undefined") return;
    try {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.addEventListener("message", ({ data }) => this.#hear(data));
    } catch {
      this.#channel = null;
    }
  }

  /** Stops listening: a page with an open channel may not be kept for Back. */
  sleep() {
    this.#channel?.close();
    this.#channel = null;
  }
}
