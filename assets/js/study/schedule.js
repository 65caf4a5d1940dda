/**
 * When cards come up again: FSRS (https://github.com/open-spaced-repetition/awesome-fsrs), by
 * ts-fsrs, with its default parameters. A card's memory is computed from its reviews, so undoing a
 * review, merging two devices' or changing the wanted retention needs nothing else.
 *
 * Intervals are not spread at random: what a button shows is what happens. Days between reviews are
 * counted in UTC, as ts-fsrs does, so that the same reviews give the same schedule everywhere.
 * @module
 */
import { FSRSVersion, State, TypeConvert, createEmptyCard, fsrs } from "ts-fsrs";
import { DAY, dayOf, daysBetween, shifted, startOf } from "./days.js";
import { isOpen } from "./shelf.js";
import { below, generator, shortHash } from "./shuffle.js";

/** @typedef {import("./progress.js").CardRecord} CardRecord */
/** @typedef {import("./progress.js").Settings} Settings */

/** @typedef {1 | 2 | 3 | 4} Rating again, hard, good, easy */

/**
 * What is known of a card in its schedule.
 * @typedef {object} Memory
 * @property {"new" | "learning" | "review" | "relearning"} phase
 * @property {number} due epoch milliseconds; 0 for a new card
 * @property {number} stability days after which it is remembered with a chance of 90 %; 0 for a new card
 * @property {number} difficulty from 1 to 10; 0 for a new card
 * @property {number} first review; epoch milliseconds; 0 for a new card
 * @property {number} last review; epoch milliseconds; 0 for a new card
 * @property {number} reviews
 * @property {number} lapses how often it was forgotten after having been learned
 * @property {import("ts-fsrs").Card} card the library's own form
 */

export const RATINGS = Object.freeze(/** @type {const} */ (["again", "hard", "good", "easy"]));

const PHASES = Object.freeze({
  [State.New]: /** @type {const} */ ("new"),
  [State.Learning]: /** @type {const} */ ("learning"),
  [State.Review]: /** @type {const} */ ("review"),
  [State.Relearning]: /** @type {const} */ ("relearning"),
});

const GOOD = 3;

/** Days before the exam over which cards that would come up after it are spread. */
export const LAST_LAP = 7;

/**
 * Cards as they were computed, for the next page: replaying the reviews of thousands takes a phone
 * more than a second. JSON can hold it; it may be lost, or be of another set of reviews.
 * @typedef {object} Snapshot
 * @property {string} of library version and settings it was computed with
 * @property {Record<string, [reviews: string, card: import("ts-fsrs").CardInput]>} cards
 */

/**
 * @param {any} value from anywhere
 * @returns {boolean} whether it is a snapshot
 */
export function isSnapshot(value) {
  const isTime = (/** @type {unknown} */ time) => Number.isSafeInteger(time);
  const isCard = (/** @type {any} */ card) =>
    isTime(card?.due) && (card.last_review === undefined || isTime(card.last_review)) && Object.hasOwn(PHASES, card.state);
  return (
    typeof value?.of === "string" &&
    typeof value.cards === "object" &&
    value.cards !== null &&
    Object.values(value.cards).every((one) => Array.isArray(one) && typeof one[0] === "string" && isCard(one[1]))
  );
}

/**
 * Numbers of days count from any day.
 * @param {string} id of a card
 * @param {{begun: number, last: number, exam: number}} days of its first review, its last, and the exam
 * @returns {number | null} a day of the week before the exam, after the last review, on which the card
 *   comes if it would not by itself; `null` if it has come back in that week, or no day is left
 */
export function dayOfReturn(id, { begun, last, exam }) {
  const lap = exam - LAST_LAP;
  const first = Math.max(lap, last + 1);
  const hasReturned = last >= lap && last > begun;
  return hasReturned || first >= exam ? null : first + below(generator(id), exam - first);
}

/** Computes schedules under one reader's settings. */
export class Schedule {
  /** @type {Map<string, {reviews: string, memory: Memory}>} */
  #known = new Map();
  #fsrs;
  #settings;
  #computedWith;
  /** When the exam that is ahead begins; never, without one. */
  #exam;
  /**
   * Cards as an earlier page has computed them.
   * @type {Map<string, {reviews: string, card: import("ts-fsrs").CardInput}>}
   */
  #kept = new Map();

  /**
   * @param {Pick<Settings, "retention" | "examDate" | "newPerDay" | "reviewsPerDay">} settings
   * @param {number} now epoch milliseconds; an exam of that day or before bends nothing
   * @param {unknown} [snapshot] of `snapshot`
   */
  constructor(settings, now, snapshot) {
    this.#settings = settings;
    const exam = startOf(settings.examDate);
    this.#exam = startOf(dayOf(now)) < exam ? exam : Infinity;
    this.#fsrs = fsrs({ request_retention: settings.retention });
    this.#computedWith = `${FSRSVersion} ${settings.retention}`;
    this.#restore(/** @type {Snapshot | undefined} */ (snapshot));
  }

  /**
   * @param {Snapshot | undefined} snapshot
   */
  #restore(snapshot) {
    if (snapshot?.of !== this.#computedWith) return;
    for (const [id, [reviews, card]] of Object.entries(snapshot.cards)) {
      this.#kept.set(id, { reviews, card });
    }
  }

  /** @returns {Snapshot} of every card computed so far */
  snapshot() {
    const kept = [...this.#kept].map(([id, { reviews, card }]) => [id, [reviews, card]]);
    const cards = [...this.#known].map(([id, { reviews, memory }]) => {
      const { due, last_review: last, ...card } = memory.card;
      return [id, [reviews, { ...card, due: due.getTime(), ...(last && { last_review: last.getTime() }) }]];
    });
    return { of: this.#computedWith, cards: Object.fromEntries([...kept, ...cards]) };
  }

  /**
   * @param {string} id of the card
   * @param {CardRecord | undefined} record
   * @returns {Memory}
   */
  memory(id, record) {
    const reviews = record?.reviews ?? [];
    const names = reviews.length === 0 ? "" : shortHash(reviews.map((review) => review.id).join(" "));
    const known = this.#known.get(id);
    if (known?.reviews === names) return known.memory;
    const kept = this.#kept.get(id);
    const card = kept?.reviews === names ? TypeConvert.card(kept.card) : this.#replayed(reviews);
    const memory = this.#bent(id, card, reviews[0]?.at ?? 0);
    this.#known.set(id, { reviews: names, memory });
    return memory;
  }

  /**
   * @param {CardRecord["reviews"]} reviews
   * @returns {import("ts-fsrs").Card}
   */
  #replayed(reviews) {
    let card = createEmptyCard(new Date(0));
    for (const { at, rating } of reviews) card = this.#fsrs.next(card, new Date(at), rating).card;
    return card;
  }

  /**
   * @param {string} id
   * @param {Memory} memory
   * @param {number} now
   * @returns {Record<Rating, Memory>} after each rating; what the buttons show is its `due`
   */
  preview(id, { card, first, last, reviews }, now) {
    // A clock that was set back: FSRS knows no review before the last one.
    const at = Math.max(now, last);
    const items = this.#fsrs.repeat(card, new Date(at));
    const after = (/** @type {Rating} */ rating) => this.#bent(id, items[rating].card, reviews === 0 ? at : first);
    return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
  }

  /**
   * @param {string} id
   * @param {Memory} memory
   * @param {Rating} rating
   * @param {number} at when the review is; not before the last
   * @returns {Memory}
   */
  after(id, { card, first, reviews }, rating, at) {
    return this.#bent(id, this.#fsrs.next(card, new Date(at), rating).card, reviews === 0 ? at : first);
  }

  /**
   * @param {number} most days
   * @returns {number[]} days from the beginning of a new card to each of its reviews within that time,
   *   were it always remembered and no exam ahead
   */
  gaps(most) {
    let card = createEmptyCard(new Date(0));
    /** @type {number[]} */
    const found = [];
    for (;;) {
      const day = Math.floor(card.due.getTime() / DAY);
      if (day > most) return found;
      if (card.state === State.Review) found.push(day);
      card = this.#fsrs.next(card, card.due, GOOD).card;
    }
  }

  /**
   * Bends the due day where an exam is ahead: a card that would come up on its day or later, and has
   * not come back in the week before, comes up in that week. Which day that is depends on the card,
   * so that they are spread evenly. FSRS itself takes an early review for what it is.
   * @param {string} id
   * @param {import("ts-fsrs").Card} card
   * @param {number} first review; epoch milliseconds
   * @returns {Memory}
   */
  #bent(id, card, first) {
    const last = card.last_review?.getTime() ?? 0;
    const phase = PHASES[card.state];
    let due = phase === "new" ? 0 : card.due.getTime();
    if (phase === "review" && due >= this.#exam) {
      const { examDate } = this.#settings;
      const before = (/** @type {number} */ at) => daysBetween(examDate, dayOf(at));
      const day = dayOfReturn(id, { begun: before(first), last: before(last), exam: 0 });
      if (day !== null) due = startOf(shifted(examDate, day));
    }
    const { stability, difficulty, reps: reviews, lapses } = card;
    return { phase, due, stability, difficulty, first, last, reviews, lapses, card };
  }

  /**
   * @param {Memory} memory
   * @param {number} now
   * @returns {number} the chance that it is remembered, from 0 to 1; 0 for a new card
   */
  recall({ card }, now) {
    return this.#fsrs.get_retrievability(card, new Date(now), false);
  }

  /**
   * @param {ReadonlyArray<string>} ids of the cards studied, in the order new ones are to come
   * @param {ReadonlyMap<string, CardRecord>} records of all cards: the day's limits count them all
   * @param {number} now
   * @returns {Queue}
   */
  queue(ids, records, now) {
    const tomorrow = startOf(shifted(dayOf(now), 1));
    const done = this.done(records, dayOf(now));
    /** @type {{id: string, memory: Memory}[]} */
    const cards = ids
      .filter((id) => isOpen(records.get(id), now))
      .map((id) => ({ id, memory: this.memory(id, records.get(id)) }));
    const steps = cards
      .filter(({ memory }) => memory.phase === "learning" || memory.phase === "relearning")
      .sort((a, b) => a.memory.due - b.memory.due);
    const reviews = cards
      .filter(({ memory }) => memory.phase === "review" && memory.due < tomorrow)
      .map((one) => ({ ...one, chance: this.recall(one.memory, now) }))
      .sort((a, b) => a.chance - b.chance || (a.id < b.id ? -1 : 1));
    const fresh = cards.filter(({ memory }) => memory.phase === "new");
    const names = (/** @type {{id: string}[]} */ list) => list.map(({ id }) => id);
    const room = (/** @type {number} */ limit, /** @type {number} */ used) => Math.max(limit - used, 0);
    return {
      learning: names(steps.filter(({ memory }) => memory.due <= now)),
      reviews: names(reviews).slice(0, room(this.#settings.reviewsPerDay, done.reviews)),
      fresh: names(fresh).slice(0, room(this.#settings.newPerDay, done.fresh)),
      due: reviews.length + steps.filter(({ memory }) => memory.due < tomorrow).length,
      unseen: fresh.length,
      nextStep: steps.find(({ memory }) => memory.due > now)?.memory.due ?? null,
    };
  }

  /**
   * @param {ReadonlyMap<string, CardRecord>} records
   * @param {string} today
   * @returns {{fresh: number, reviews: number}} cards begun, and learned cards reviewed, on that day
   */
  done(records, today) {
    const begun = startOf(today);
    let [fresh, reviews] = [0, 0];
    for (const record of records.values()) {
      const { length } = record.reviews;
      if (length === 0 || record.reviews[length - 1].at < begun) continue;
      const before = record.reviews.filter(({ at }) => at < begun);
      if (before.length === 0) fresh += 1;
      else if (this.#replayed(before).state === State.Review) reviews += 1;
    }
    return { fresh, reviews };
  }
}

/**
 * What is to be done now, in this order: learning steps whose time has come, reviews from the most
 * to the least forgotten, new cards.
 * @typedef {object} Queue
 * @property {string[]} learning
 * @property {string[]} reviews within the day's limit
 * @property {string[]} fresh within the day's limit
 * @property {number} due reviews and learning steps of today, without the limit
 * @property {number} unseen new cards, without the limit
 * @property {number | null} nextStep when the next learning step is due, if one is waiting
 */

/**
 * Learning steps come as soon as they are due, the rest mixed: new cards spread evenly among reviews.
 * When only steps are left, the next comes early rather than letting the reader wait.
 * @param {Queue} queue
 * @param {ReadonlyArray<string>} waiting learning cards whose step is not due yet, soonest first
 * @param {number} done cards shown so far in this sitting; decides whose turn it is
 * @returns {string | null} the next card; `null` when the day's work is done
 */
export function nextCard({ learning, reviews, fresh }, waiting = [], done = 0) {
  if (learning.length > 0) return learning[0];
  if (reviews.length === 0) return fresh[0] ?? waiting[0] ?? null;
  if (fresh.length === 0) return reviews[0];
  const every = Math.max(Math.round((reviews.length + fresh.length) / fresh.length), 2);
  return done % every === every - 1 ? fresh[0] : reviews[0];
}

/**
 * @param {number} now
 * @returns {number} until when a card is buried: the next day of study
 */
export function buriedUntil(now) {
  return startOf(shifted(dayOf(now), 1));
}

/**
 * @param {number} milliseconds
 * @returns {string} "< 1 min", "10 min", "3 h", "12 d", "2.5 mo", "1.2 y"
 */
export function intervalText(milliseconds) {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return "< 1 min";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.round(minutes / 60)} h`;
  const days = Math.round(milliseconds / DAY);
  if (days < 31) return `${days} d`;
  const one = (/** @type {number} */ number) => String(Math.round(number * 10) / 10);
  return days < 365 ? `${one(days / 30.4375)} mo` : `${one(days / 365.25)} y`;
}
