/**
 * The sittings of one exam as they are kept: each is a draft of its own, under way or handed in, so
 * that beginning another takes nothing away, and an exported file brings all of them.
 * @module
 */
import { eventsOf, handIn, joinSittings, resumeSitting } from "./exam.js";

/** @typedef {import("./exam.js").Sitting} Sitting */
/** @typedef {import("./store.js").Store} Store */

/** The sittings of one exam in a store. */
export class Sittings {
  #store;
  /** Ids hold no dot, so what follows the last one is that of the sitting. */
  #start;
  /** Where releases kept the only sitting of an exam before each had a draft of its own. */
  #single;

  /**
   * @param {Store} store
   * @param {string} exam its id
   */
  constructor(store, exam) {
    this.#store = store;
    this.#start = `exam.${exam}.`;
    this.#single = `exam.${exam}`;
  }

  /**
   * @param {Sitting} sitting in the journal when the call returns; joined with what other tabs keep
   */
  save(sitting) {
    this.#store.saveDraft(this.#start + sitting.id, sitting, joinSittings);
  }

  /**
   * @param {string} id
   * @returns {Promise<Sitting | null>} `null` if it is not kept, or cannot be read: then it is set aside
   */
  async get(id) {
    const key = this.#start + id;
    return this.#read(key, await this.#store.draft(key, joinSittings));
  }

  /** @returns {Promise<Set<string>>} ids of those that can be opened */
  async kept() {
    await this.#takeOver();
    const keys = await this.#store.draftKeys(this.#start);
    return new Set(keys.map((key) => key.slice(this.#start.length)));
  }

  /** @returns {Promise<Sitting | null>} the one last worked on that is not handed in */
  async underWay() {
    const over = new Set(this.#store.state().sittings.map(({ session }) => session));
    const open = [...(await this.kept())].filter((id) => !over.has(id));
    const sittings = await Promise.all(open.map((id) => this.get(id)));
    const running = sittings.filter((one) => one !== null && one.submitted === null);
    return running.reduce((last, one) => (last !== null && one !== null && last.seen >= one.seen ? last : one), null);
  }

  /**
   * @param {Sitting} sitting
   * @param {number} now
   * @returns {Sitting} handed in; its answers are recorded once, from however many tabs
   */
  handIn(sitting, now) {
    const done = handIn(sitting, now);
    this.save(done);
    const { sittings } = this.#store.state();
    if (!sittings.some(({ session }) => session === done.id)) this.#store.add(...eventsOf(done));
    return done;
  }

  /** @returns {import("./progress.js").Progress["sittings"]} those handed in, the latest first */
  over() {
    const exam = this.#single.slice("exam.".length);
    return this.#store.state().sittings.filter((one) => one.exam === exam).reverse();
  }

  /** Gives a sitting of an earlier release, or of its file, a draft of its own. */
  async #takeOver() {
    const value = await this.#store.draft(this.#single, joinSittings);
    if (value === undefined) return;
    const sitting = await this.#read(this.#single, value);
    if (sitting === null) return;
    this.save(sitting);
    await this.#store.saved();
    if (this.#store.status.kept !== "memory") await this.#store.dropDraft(this.#single);
  }

  /**
   * @param {string} key
   * @param {unknown} value
   * @returns {Promise<Sitting | null>}
   */
  async #read(key, value) {
    if (value === undefined) return null;
    const sitting = resumeSitting(value);
    if (sitting === null) {
      this.#store.setAside([{ why: "an exam that cannot be read", value }]);
      await this.#store.dropDraft(key);
      return null;
    }
    // A file exported in the middle of an exam that was handed in since does not open it again.
    const record = this.#store.state().sittings.find(({ session }) => session === sitting.id);
    return sitting.submitted === null && record !== undefined ? { ...sitting, submitted: record.at } : sitting;
  }
}
