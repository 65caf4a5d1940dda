/**
 * Keeps progress: in memory for the page, in a journal at once, in the database a moment later, and
 * in the other tabs. Nothing that fails takes an answer with it; `status` says where answers are.
 * @module
 */
import { AsideRecords } from "./aside.js";
import { Connection } from "./connection.js";
import { Drafts } from "./drafts.js";
import { VERSION, readEvent } from "./events.js";
import { newId } from "./ids.js";
import { Journal, localStorageIfAny } from "./journal.js";
import { Ledger } from "./ledger.js";
import { Listeners } from "./listeners.js";
import { Outbox } from "./outbox.js";
import { Tabs } from "./tabs.js";

/** @typedef {import("./aside.js").Aside} Aside */
/** @typedef {import("./database.js").Draft} Draft */
/** @typedef {import("./drafts.js").Join} Join */
/** @typedef {import("./events.js").Event} Event */

/**
 * @typedef {object} Status
 * @property {"database" | "journal" | "memory"} kept where the last answers are: safe; safe, but in
 *   little space; or only in this tab until it is closed
 * @property {"" | import("./connection.js").Problem} problem of the database: the browser gives
 *   none; no space; a newer release of the site has it; it cannot be read
 * @property {number} aside records that could not be read and were set aside
 */

/**
 * An event without what the store adds: `v`, `by` and, where missing, `id` and `at`.
 * @typedef {Record<string, unknown> & {type: Event["type"], at?: number}} NewEvent
 */

/**
 * @typedef {object} Surroundings
 * @property {string} name of the database; sites on one host need different ones
 * @property {(status: Status) => void} [onStatus] called when the status changes
 * @property {Storage | null} [storage] for the journal
 * @property {() => number} [now] epoch milliseconds
 * @property {number} [patience] milliseconds to wait for the database before going on without; it is
 *   taken in when it comes
 */

/** What a page keeps progress with. */
export class Store {
  #ledger = new Ledger();
  /** @type {unknown[]} events of a newer release, which stay in the database for it */
  #future = [];
  #changes = new Listeners();
  #resets = new Listeners();
  #device = newId();
  #looked = false;
  /** @type {Status["problem"]} */
  #problem = "";
  #told = "";
  #now;
  #onStatus;
  #connection;
  #outbox;
  #aside;
  #drafts;
  #journals;
  #tabs;

  /**
   * @param {Surroundings} surroundings
   */
  constructor({ name, onStatus = () => {}, storage = localStorageIfAny(), now = Date.now }) {
    this.#now = now;
    this.#onStatus = onStatus;
    this.#connection = new Connection(name, (problem) => this.#report(problem));
    const [events, aside, drafts] = ["event", "aside", "draft"].map((kind) => new Journal(storage, `${name}.${kind}.`));
    this.#journals = [events, aside, drafts];
    this.#outbox = new Outbox(events);
    this.#aside = new AsideRecords(aside);
    this.#drafts = new Drafts(drafts, this.#connection);
    this.#tabs = new Tabs(name, (message) => this.#hear(message));
  }

  /** Opens the database, and takes in what it and the journal hold. Never rejects. */
  async connect() {
    this.#readJournal();
    if (await this.#connection.open()) await this.refresh();
  }

  /** Takes in what other tabs have saved. Never rejects. */
  async refresh() {
    const { database } = this.#connection;
    if (database === null) {
      // A database that was blocked or broken may be back; one that a newer release has is not.
      if (this.#problem !== "newer") await this.connect();
      return;
    }
    this.#readJournal();
    await this.#connection.queue(async () => {
      const device = await database.device();
      if (device !== this.#device) {
        // The first look, or another tab has cleared everything.
        this.#ledger.restart(this.#outbox.events());
        this.#device = device;
        if (this.#looked) {
          this.#resets.call();
          this.#drafts.forget();
        }
        this.#changes.call();
      }
      this.#looked = true;
      const known = this.#ledger.size - this.#outbox.size + this.#future.length;
      if (known === (await database.count())) return;
      const { events, future } = await database.events(this.#now());
      this.#future = future;
      this.#take(events);
    });
    await this.#connection.queue(() => this.#aside.countStored(database));
    await this.#save();
  }

  /** Takes in what never reached the database. */
  #readJournal() {
    this.#aside.readJournal();
    const { events, broken } = this.#outbox.readJournal();
    for (const { name, why, value } of broken) {
      if (this.setAside([{ why, value }])) this.#outbox.forgetBroken(name);
    }
    this.#take(events);
  }

  /**
   * @param {...NewEvent} news
   * @returns {Event[]} as they are kept; by then they are in the journal
   * @throws {TypeError} if one is no event; then none is kept
   */
  add(...news) {
    const events = news.map((one) => {
      const read = readEvent({ at: this.#now(), id: newId(), ...one, v: VERSION, by: this.#device });
      if ("event" in read) return read.event;
      throw new TypeError(`${one.type}: ${read.why}`);
    });
    this.#keep(events);
    return events;
  }

  /**
   * Takes in what a file holds, in whatever order files come, and as often as they come.
   * @param {Pick<import("./transfer.js").Contents, "events" | "drafts" | "aside">} contents
   * @param {(key: string) => Join | undefined} [joinOf] how drafts of that key are joined
   * @returns {number} how many events were not known
   */
  absorb({ events, drafts, aside }, joinOf = () => undefined) {
    const news = this.#ledger.missing(events);
    const unknown = news.filter(({ id }) => !this.#ledger.has(id)).length;
    this.#keep(news);
    this.setAside(aside);
    for (const draft of drafts) void this.#drafts.save(draft, joinOf(draft.key));
    return unknown;
  }

  /**
   * @param {Event[]} events new, or in the place of others under their ids
   */
  #keep(events) {
    if (events.length === 0) return;
    this.#outbox.add(events, this.#connection.database === null);
    this.#ledger.replace(events);
    this.#changes.call();
    this.#tabs.post({ events });
    this.#report();
    void this.#save();
  }

  /**
   * @param {ReadonlyArray<Event>} events read, or heard of
   */
  #take(events) {
    if (this.#ledger.take(events)) this.#changes.call();
  }

  /** Brings what is unsaved to the database, after what is on its way there. Never rejects. */
  #save() {
    return this.#connection.queue(async (database) => {
      const events = this.#outbox.events();
      if (events.length > 0) await database.save(events);
      for (const { id } of events) this.#outbox.forget(id);
      await this.#aside.save(database);
      this.#report("");
    });
  }

  /**
   * @param {Status["problem"]} [problem] as before if left out
   */
  #report(problem = this.#problem) {
    this.#problem = problem;
    const told = JSON.stringify(this.status);
    if (told === this.#told) return;
    this.#told = told;
    this.#onStatus(this.status);
  }

  /** @returns {Status} */
  get status() {
    return { kept: this.#whereKept(), problem: this.#problem, aside: this.#aside.size + this.#newer().length };
  }

  /** @returns {unknown[]} */
  #newer() {
    return [...this.#outbox.future, ...this.#future];
  }

  /** @returns {Status["kept"]} */
  #whereKept() {
    if (this.#problem === "" && this.#connection.database !== null) return "database";
    return this.#outbox.isSafe() ? "journal" : "memory";
  }

  /** @returns {import("./progress.js").Progress} */
  state() {
    return this.#ledger.progress();
  }

  /** @returns {Event[]} all there are, in no order */
  events() {
    return this.#ledger.events();
  }

  /**
   * @param {() => void} listener called after this or another tab has changed progress or a draft
   * @returns {() => void} ends it
   */
  onChange(listener) {
    return this.#changes.add(listener);
  }

  /**
   * @param {() => void} listener called when another tab has cleared everything: what is under way
   *   here must not be written back
   * @returns {() => void} ends it
   */
  onReset(listener) {
    return this.#resets.add(listener);
  }

  /** Resolves when everything so far is in the database, or could not be brought there. */
  saved() {
    return this.#connection.done();
  }

  /**
   * @param {string} key
   * @param {unknown} value what JSON can hold; in the journal when the call returns
   * @param {Join} [join]
   */
  saveDraft(key, value, join) {
    const saving = this.#drafts.write({ key, at: this.#now(), value }, join);
    void saving.then(() => this.#tabs.post({ draft: key }));
  }

  /**
   * @param {string} key
   * @param {Join} [join]
   * @returns {Promise<unknown>} `undefined` if there is none
   */
  async draft(key, join) {
    return (await this.#drafts.get(key, join))?.value;
  }

  /**
   * @param {string} [start] of the keys wanted; every draft if left out
   * @param {(key: string) => Join | undefined} [joinOf] how drafts of that key are joined
   * @returns {Promise<Draft[]>} in the order of their keys
   */
  drafts(start = "", joinOf = () => undefined) {
    return this.#drafts.all(start, joinOf);
  }

  /**
   * @param {string} start of the keys wanted
   * @returns {Promise<string[]>} in order
   */
  draftKeys(start) {
    return this.#drafts.keys(start);
  }

  /**
   * @param {string} key
   */
  async dropDraft(key) {
    await this.#drafts.drop(key);
    this.#tabs.post({ dropped: key });
  }

  /**
   * @param {ReadonlyArray<{why: string, value: unknown}>} records what cannot be read
   * @returns {boolean} whether they are safe already
   */
  setAside(records) {
    const safe = records.map((record) => this.#aside.add({ at: this.#now(), ...record }));
    this.#report();
    void this.#save();
    return safe.every(Boolean);
  }

  /** @returns {Promise<Aside[]>} everything that was set aside, for the reader to download */
  async aside() {
    const stored = (await this.#connection.database?.aside().catch(() => null)) ?? new Map();
    const future = this.#newer().map((value) => ({ at: this.#now(), why: "of a newer release", value }));
    return [...new Map([...this.#aside.waiting, ...stored]).values(), ...future];
  }

  /** Forgets everything, here and in the other tabs. The reader has been asked. */
  async clear() {
    await this.#connection.done();
    this.#forget();
    await this.#connection.queue(async (database) => {
      await database.clear();
      this.#device = await database.device();
    });
    this.#tabs.post({ cleared: true });
  }

  /** Forgets what this tab and the journal hold. */
  #forget() {
    for (const journal of this.#journals) {
      for (const name of journal.names()) journal.remove(name);
    }
    this.#outbox.clear();
    this.#drafts.forget();
    this.#aside.clear();
    this.#future = [];
    this.#ledger.restart([]);
    this.#changes.call();
    this.#report();
  }

  /**
   * @param {any} message of another tab, maybe of another release
   */
  #hear(message) {
    if (message?.cleared === true) {
      this.#resets.call();
      // What was on its way to the database may have come after the clearing.
      this.#drafts.dropOwn();
      this.#forget();
    } else if (Array.isArray(message?.events)) {
      const read = message.events.map((/** @type {unknown} */ one) => readEvent(one));
      this.#take(read.flatMap((/** @type {any} */ { event }) => (event === undefined ? [] : [event])));
    } else {
      if (typeof message?.dropped === "string") this.#drafts.forget(message.dropped);
      this.#changes.call();
    }
  }

  /** To be called when the page goes, maybe to be kept for Back. */
  sleep() {
    this.#tabs.sleep();
  }

  /** To be called when a kept page is shown again. */
  wake() {
    this.#tabs.wake();
    return this.refresh();
  }

  /** Ends everything. */
  close() {
    this.sleep();
    this.#connection.close();
  }
}

/**
 * @param {Surroundings} surroundings
 * @returns {Promise<Store>} never rejects
 */
export async function openStore(surroundings) {
  const store = new Store(surroundings);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const enough = new Promise((resolve) => {
    timer = setTimeout(resolve, surroundings.patience ?? 3000);
  });
  await Promise.race([store.connect(), enough]);
  clearTimeout(timer);
  return store;
}
