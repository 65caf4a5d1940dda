/**
 * The events of this page in memory, and the progress they amount to, brought up to date when it is
 * asked for.
 * @module
 */
import { merge } from "./events.js";
import { extended, fold } from "./progress.js";

/** @typedef {import("./events.js").Event} Event */

/** A set of events; it grows, or is started anew. */
export class Ledger {
  /** @type {Map<string, Event>} */
  #events = new Map();
  /** @type {Event[]} not in `#progress` yet */
  #news = [];
  /** @type {import("./progress.js").Progress | null} */
  #progress = null;

  /**
   * @param {ReadonlyArray<Event>} events those whose ids are known already are passed over
   * @returns {boolean} whether there was a new one
   */
  take(events) {
    const news = events.filter(({ id }) => !this.#events.has(id));
    for (const event of news) this.#events.set(event.id, event);
    this.#news = [...this.#news, ...news];
    return news.length > 0;
  }

  /**
   * @param {Iterable<Event>} events
   * @returns {Event[]} those that merging adds, or sets in the place of another with the same id
   */
  missing(events) {
    return [...merge(this.#events.values(), events).values()].filter((event) => this.#events.get(event.id) !== event);
  }

  /**
   * @param {ReadonlyArray<Event>} events of `missing`
   */
  replace(events) {
    if (events.some(({ id }) => this.#events.has(id))) this.restart(merge(this.#events.values(), events).values());
    else this.take(events);
  }

  /**
   * @param {Iterable<Event>} events all there are from now on
   */
  restart(events) {
    this.#events = new Map([...events].map((event) => [event.id, event]));
    this.#progress = null;
  }

  /**
   * @param {string} id
   * @returns {boolean}
   */
  has(id) {
    return this.#events.has(id);
  }

  /** @returns {number} */
  get size() {
    return this.#events.size;
  }

  /** @returns {Event[]} in no order */
  events() {
    return [...this.#events.values()];
  }

  /** @returns {import("./progress.js").Progress} */
  progress() {
    if (this.#progress !== null) this.#progress = extended(this.#progress, this.#news);
    this.#progress ??= fold(this.#events.values());
    this.#news = [];
    return this.#progress;
  }
}
