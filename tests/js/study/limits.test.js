import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DAY, MINUTE, dayOf, shifted, startOf } from "../../../assets/js/study/days.js";
import { begunBy, daysOfNew, daysToBegin, foresee, leastLimit, stillWaiting } from "../../../assets/js/study/limits.js";
import { DEFAULTS } from "../../../assets/js/study/progress.js";
import { LAST_LAP, Schedule, nextCard } from "../../../assets/js/study/schedule.js";

/** @typedef {import("../../../assets/js/study/progress.js").CardRecord} CardRecord */
/** @typedef {import("../../../assets/js/study/schedule.js").Rating} Rating */

const TODAY = "2026-06-01";
const NOON = startOf(TODAY) + 8 * 60 * MINUTE;
const ids = (/** @type {number} */ count) => Array.from({ length: count }, (_, number) => `c${number}`);

/**
 * @param {ReadonlyArray<[at: number, rating: Rating]>} reviews
 * @returns {CardRecord}
 */
function record(reviews) {
  return {
    reviews: reviews.map(([at, rating], place) => ({ at, rating, hash: "h1", id: `r${place} ${at} ${rating}` })),
    tries: null,
    suspended: false,
    buriedUntil: 0,
  };
}

/**
 * Studies every day at noon as the cards page would have it, and remembers every card.
 * @param {Partial<import("../../../assets/js/study/progress.js").Settings>} wanted
 * @param {ReadonlyArray<string>} deck
 * @param {ReadonlyMap<string, CardRecord>} before
 * @returns {number} cards that did not come back in the last week before the exam
 */
function missed(wanted, deck, before) {
  const settings = { ...DEFAULTS, ...wanted };
  const schedule = new Schedule(settings, NOON);
  const records = new Map(before);
  const end = startOf(settings.examDate);
  for (let day = 0; startOf(shifted(TODAY, day)) < end; day += 1) {
    let now = startOf(shifted(TODAY, day)) + 8 * 60 * MINUTE;
    for (;;) {
      const queue = schedule.queue(deck, records, now);
      const id = nextCard(queue);
      if (id === null && queue.nextStep === null) break;
      if (id === null) now = /** @type {number} */ (queue.nextStep);
      else {
        const known = records.get(id)?.reviews.map(({ at, rating }) => /** @type {[number, Rating]} */ ([at, rating])) ?? [];
        records.set(id, record([...known, [now, 3]]));
        now += 1000;
      }
    }
  }
  const lap = startOf(shifted(settings.examDate, -LAST_LAP));
  return deck.filter((id) => {
    const days = (records.get(id)?.reviews ?? []).map(({ at }) => dayOf(at));
    const last = days.at(-1) ?? "";
    return last === days[0] || startOf(last) < lap;
  }).length;
}

/** A deck with cards begun at some time in the last hundred days, and new ones. */
const DECK = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.constantFrom(1, 2, 3, 4), fc.boolean()), { maxLength: 25 })
  .map((begun) =>
    begun.map(([ago, rating, again]) => {
      const at = NOON - ago * DAY;
      const first = /** @type {[number, Rating]} */ ([at, /** @type {Rating} */ (rating)]);
      return record(again ? [first, [at + DAY / 2, 3]] : [first]);
    }),
  );

/** @param {ReadonlyArray<CardRecord>} begun */
const asRecords = (begun) => new Map(begun.map((one, place) => [`c${place}`, one]));

test("new cards are begun before the last week; near the exam in the first half of the days", () => {
  assert.deepEqual([30, 17, 8, 2, 1].map(daysToBegin), [23, 10, 4, 1, 0]);
  assert.equal(begunBy(10, { days: 3, done: 4 }), 26);
  assert.equal(begunBy(10, { days: 3, done: 40 }), 20);
});

test("the least limit is enough, and one less is not", () => {
  fc.assert(
    fc.property(fc.nat(100_000), (wanted) => {
      assert.equal(leastLimit((limit) => limit >= wanted), wanted);
    }),
  );
});

const ROOM = fc.record({ limit: fc.nat(6), done: fc.nat(6), days: fc.integer({ min: 1, max: 12 }) });
const DAYS = fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }), { maxLength: 40 });
const within = (/** @type {number[][]} */ cards, /** @type {number} */ days) =>
  cards.map((own) => own.filter((day) => day < days).sort((a, b) => a - b));

test("no more wait than there are, all do without room, none when all find room at once", () => {
  fc.assert(
    fc.property(DAYS, ROOM, (cards, room) => {
      const due = within(cards, room.days);
      const coming = due.filter(({ length }) => length > 0).length;
      const waiting = stillWaiting(due, room);
      assert.ok(waiting >= 0 && waiting <= coming);
      assert.equal(stillWaiting(due, { ...room, limit: 0 }), coming);
      assert.equal(stillWaiting(due, { ...room, limit: due.length + room.done }), 0);
    }),
  );
});

test("who wait are as many as the days from some day on have no room for", () => {
  fc.assert(
    fc.property(DAYS, ROOM, (cards, room) => {
      const { limit, done, days } = room;
      const once = within(cards, days).flatMap(([day]) => (day === undefined ? [] : [[day]]));
      const over = Array.from({ length: days }, (_, from) => {
        const coming = once.filter(([day]) => day >= from).length;
        return coming - limit * (days - from) + (from === 0 ? Math.min(limit, done) : 0);
      });
      assert.equal(stillWaiting(once, room), Math.max(0, ...over));
    }),
  );
});

test("more room never lets more wait", () => {
  fc.assert(
    fc.property(DAYS, ROOM, (cards, room) => {
      const due = within(cards, room.days);
      assert.ok(stillWaiting(due, { ...room, limit: room.limit + 1 }) <= stillWaiting(due, room));
    }),
  );
});

test("every new card that is begun before the last day comes again, in the last week", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 40 }), (count, limit, done, days) => {
      const lap = Math.max(days - LAST_LAP, 0);
      const cards = daysOfNew(ids(count), { limit, done, days, gaps: [2, 13, 59] });
      assert.equal(cards.length, Math.min(count, begunBy(limit, { days, done })));
      const early = begunBy(limit, { days: days - 1, done });
      for (const [place, own] of cards.entries()) {
        assert.equal(own.some((day) => day >= lap), place < early);
        assert.ok(own.every((day) => day >= 0 && day < days));
        assert.deepEqual(own, [...own].sort((a, b) => a - b));
      }
    }),
  );
});

test("gaps are the intervals of a card that is always remembered", () => {
  // As in the schedule's own test, after ts-fsrs: 2, 11 and 46 days one after the other.
  assert.deepEqual(new Schedule(DEFAULTS, NOON).gaps(70), [2, 13, 59]);
});

test("nothing is foreseen without an exam ahead", () => {
  for (const examDate of ["", "2026-05-01", TODAY, "2037-01-01", "9999-12-31"]) {
    const settings = { ...DEFAULTS, examDate };
    const situation = { schedule: new Schedule(settings, NOON), settings, ids: ids(3), records: new Map(), now: NOON };
    assert.equal(foresee(situation), null);
  }
});

test("new cards that do not all begin in time are told, with the limit that would do", () => {
  const settings = { ...DEFAULTS, examDate: "2026-06-18", newPerDay: 20 };
  const schedule = new Schedule(settings, NOON);
  const of = (/** @type {number} */ count, more = {}) =>
    foresee({ schedule, settings: { ...settings, ...more }, ids: ids(count), records: new Map(), now: NOON });
  assert.deepEqual([of(200)?.late, of(200)?.newPerDay], [0, 20]);
  assert.deepEqual([of(230)?.late, of(230)?.newPerDay], [30, 23]);
  assert.equal(of(230, { newPerDay: 0 })?.late, 0, "none a day is a wish");
  const begunToday = new Map(ids(15).map((id) => [id, record([[NOON - MINUTE, 3]])]));
  assert.equal(foresee({ schedule, settings, ids: ids(215), records: begunToday, now: NOON })?.late, 15);
});

test("on the eve, cards begun that day and those not begun are told, and that no limit helps", () => {
  const settings = { ...DEFAULTS, examDate: shifted(TODAY, 1) };
  const records = new Map([
    ["c0", record([[NOON - MINUTE, 4]])],
    ["c1", record([[NOON - 2 * DAY, 4], [NOON - MINUTE, 4]])],
  ]);
  const outlook = foresee({ schedule: new Schedule(settings, NOON), settings, ids: ids(5), records, now: NOON });
  assert.deepEqual([outlook?.late, outlook?.waiting, outlook?.newPerDay], [4, 0, null]);
});

test("a card left out is not missed", () => {
  const settings = { ...DEFAULTS, examDate: "2026-06-18", newPerDay: 1, reviewsPerDay: 0 };
  const records = new Map([["c0", { ...record([[NOON - 30 * DAY, 4]]), suspended: true }], ["c1", { ...record([]), suspended: true }]]);
  const outlook = foresee({ schedule: new Schedule(settings, NOON), settings, ids: ids(2), records, now: NOON });
  assert.deepEqual([outlook?.late, outlook?.waiting], [0, 0]);
});

test("under the limits that are told, with one review to spare, every card comes again", { timeout: 60_000 }, () => {
  // A card that comes a day late takes other days from then on, which no forecast knows of.
  fc.assert(
    fc.property(DECK, fc.nat(25), fc.integer({ min: 2, max: 30 }), (begun, fresh, days) => {
      const settings = { ...DEFAULTS, examDate: shifted(TODAY, days), newPerDay: 1, reviewsPerDay: 1 };
      const records = asRecords(begun);
      const deck = ids(begun.length + fresh);
      const outlook = foresee({ schedule: new Schedule(settings, NOON), settings, ids: deck, records, now: NOON });
      assert.ok(outlook !== null && outlook.newPerDay !== null);
      const wanted = { newPerDay: Math.max(outlook.newPerDay, 1), reviewsPerDay: outlook.reviewsPerDay + 1 };
      assert.equal(missed({ ...settings, ...wanted }, deck, records), 0);
    }),
    { numRuns: 40 },
  );
});
