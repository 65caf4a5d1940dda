/**
 * Search as you type: asks when typing pauses, and shows no answer but the last question's.
 * @module
 */

/** @typedef {import("../search/engine.js").SearchOptions} SearchOptions */
/** @typedef {import("../search/engine.js").SearchResponse} SearchResponse */

/**
 * @typedef {{state: "empty"} | {state: "searching", query: string}
 *   | {state: "found", query: string, response: SearchResponse}
 *   | {state: "failed", query: string}} Progress
 */

/**
 * @callback Search
 * @param {string} text
 * @param {SearchOptions} options
 * @returns {Promise<SearchResponse>}
 */

/** Long enough for a fast typist's next letter, short enough not to be felt. */
const PAUSE = 60;

/** One search field. */
export class SearchSession {
  #search;
  #show;
  #pause;
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #settled = true;

  /**
   * @param {Search} search
   * @param {(progress: Progress) => void} show called with each change
   * @param {number} [pause] in milliseconds
   */
  constructor(search, show, pause = PAUSE) {
    this.#search = search;
    this.#show = show;
    this.#pause = pause;
  }

  /** @returns {boolean} whether what was shown last answers what was asked last */
  get settled() {
    return this.#settled;
  }

  /**
   * @param {string} text as typed; the space behind its last word says that the word is finished
   * @param {SearchOptions} options
   */
  ask(text, options) {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#settled = text.trim() === "";
    if (this.#settled) {
      this.#show({ state: "empty" });
      return;
    }
    const turn = this.#turn;
    this.#timer = setTimeout(() => void this.#answer(turn, text, options), this.#pause);
  }

  /**
   * @param {number} turn
   * @param {string} text
   * @param {SearchOptions} options
   */
  async #answer(turn, text, options) {
    const query = text.trim();
    this.#show({ state: "searching", query });
    /** @type {Progress} */
    let progress;
    try {
      progress = { state: "found", query, response: await this.#search(text, options) };
    } catch {
      progress = { state: "failed", query };
    }
    if (turn !== this.#turn) return;
    this.#settled = true;
    this.#show(progress);
  }
}

/**
 * @param {number} current index of the chosen result; -1 for none
 * @param {number} count of all results
 * @param {string} key pressed
 * @returns {number | undefined} index chosen next, round and round; undefined if the key moves
 *   nothing
 */
export function moved(current, count, key) {
  if (count === 0 || (key !== "ArrowDown" && key !== "ArrowUp")) return undefined;
  if (key === "ArrowDown") return (current + 1) % count;
  return current <= 0 ? count - 1 : current - 1;
}
