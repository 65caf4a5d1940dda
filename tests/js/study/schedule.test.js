import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { DAY, MINUTE, dayOf, shifted, startOf } from "../../../assets/js/study/days.js";
import { DEFAULTS, fold } from "../../../assets/js/study/progress.js";
import { RATINGS, Schedule, buriedUntil, intervalText, nextCard } from "../../../assets/js/study/schedule.js";
import { event, reviewed } from "./arbitrary.js";

/** @typedef {1 | 2 | 3 | 4} Rating */

const [AGAIN, HARD, GOOD, EASY] = /** @type {const} */ ([1, 2, 3, 4]);
const NOON = startOf("2026-06-01") + 8 * 60 * MINUTE;

/**
 * @param {ReadonlyArray<[at: number, rating: Rating]>} reviews
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
 * @param {ReadonlyArray<[id: string, ...reviews: [at: number, rating: Rating][]]>} cards
 */
function records(...cards) {
  return new Map(cards.map(([id, ...reviews]) => [id, record(reviews)]));
}

/**
 * Each review at the moment the card is due.
 * @param {Schedule} schedule
 * @param {ReadonlyArray<Rating>} ratings
 */
function inTime(schedule, ratings, start = NOON) {
  /** @type {[number, Rating][]} */
  const reviews = [];
  let at = start;
  const memories = ratings.map((rating) => {
    reviews.push([at, rating]);
    const memory = schedule.memory("c", record(reviews));
    at = memory.due;
    return memory;
  });
  return { reviews, memories };
}

test("intervals are those ts-fsrs publishes for FSRS-6", () => {
  // packages/fsrs/__tests__/FSRS-6.test.ts, "ivl_history": whole days after each review in time.
  const ratings = [GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD];
  const { reviews, memories } = inTime(new Schedule(DEFAULTS, NOON), ratings);
  const days = memories.map(({ due }, place) => Math.floor((due - reviews[place][0]) / DAY));
  assert.deepEqual(days, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
});

test("memory is what ts-fsrs publishes for FSRS-6, after reviews on given days", () => {
  // The same file, "memory state[short-term]", which agrees with fsrs-rs; and "first repeat".
  let at = Date.UTC(2022, 11, 29, 12, 30);
  const ratings = [AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD];
  const reviews = [0, 0, 1, 3, 8, 21].map((days, place) => {
    at += days * DAY;
    return /** @type {[number, Rating]} */ ([at, ratings[place]]);
  });
  const { stability, difficulty } = new Schedule(DEFAULTS, NOON).memory("c", record(reviews));
  assert.equal(stability.toFixed(4), "53.6269");
  assert.equal(difficulty.toFixed(4), "6.3575");
  const schedule = new Schedule(DEFAULTS, NOON);
  const first = Object.values(schedule.preview("c", schedule.memory("c", undefined), NOON));
  assert.deepEqual(first.map((memory) => memory.stability), [0.212, 1.2931, 2.3065, 8.2956]);
  assert.deepEqual(first.map((memory) => memory.difficulty), [6.4133, 5.11217071, 2.11810397, 1]);
  assert.deepEqual(first.map(({ phase }) => phase), ["learning", "learning", "learning", "review"]);
});

test("the Python implementation makes the same of the same reviews", () => {
  const file = new URL("./fsrs-reference.json", import.meta.url);
  /** @type {{retention: number, reviews: {at: number, rating: Rating, recall: number, stability: number, difficulty: number, phase: string, minutes: number}[]}[]} */
  const histories = JSON.parse(readFileSync(file, "utf-8"));
  let compared = 0;
  for (const { retention, reviews } of histories) {
    const schedule = new Schedule({ ...DEFAULTS, retention }, NOON);
    /** @type {[number, Rating][]} */
    const so = [];
    for (const expected of reviews) {
      const { at, rating, stability, difficulty, phase, minutes } = expected;
      const before = schedule.memory("c", record(so));
      assert.ok(Math.abs(schedule.recall(before, at) - expected.recall) < 1e-6);
      const shown = schedule.preview("c", before, at);
      so.push([at, rating]);
      const memory = schedule.memory("c", record(so));
      // ts-fsrs rounds to eight decimals at every step.
      assert.ok(Math.abs(memory.stability / stability - 1) < 1e-6, `stability ${memory.stability}, ${stability}`);
      assert.ok(Math.abs(memory.difficulty - difficulty) < 1e-6, `difficulty ${memory.difficulty}, ${difficulty}`);
      assert.equal(memory.phase, phase);
      // Two things around FSRS differ. Within learning steps, "hard" is rounded to minutes by ts-fsrs,
      // and the mean of the first two steps at every step. And in review, ts-fsrs keeps a better
      // rating at least a day longer than the next worse one.
      if (phase !== "review" && rating === HARD) continue;
      const worse = rating === GOOD || rating === EASY ? shown[/** @type {Rating} */ (rating - 1)].due - at : 0;
      const least = before.phase === "review" && rating !== AGAIN && worse > 0 ? worse / MINUTE + 24 * 60 : 0;
      assert.equal((memory.due - at) / MINUTE, Math.max(minutes, least));
      compared += Number(minutes >= least);
    }
  }
  assert.ok(compared > 200, `${compared}`);
});

test("what a button shows is what happens", () => {
  const rating = fc.constantFrom(AGAIN, HARD, GOOD, EASY);
  const delay = fc.integer({ min: 0, max: 90 * DAY });
  fc.assert(
    fc.property(fc.array(fc.tuple(rating, delay), { maxLength: 8 }), rating, (past, now) => {
      const schedule = new Schedule({ ...DEFAULTS, examDate: "2026-08-01" }, NOON);
      let at = NOON;
      /** @type {[number, Rating][]} */
      const reviews = past.map(([given, wait]) => [(at += wait), given]);
      const before = schedule.memory("c", record(reviews));
      const shown = schedule.preview("c", before, at)[now];
      const after = new Schedule({ ...DEFAULTS, examDate: "2026-08-01" }, NOON);
      assert.deepEqual(after.memory("c", record([...reviews, [at, now]])), shown);
      const dues = Object.values(schedule.preview("c", before, at)).map(({ due }) => due);
      assert.ok(dues.every((due) => Number.isFinite(due)));
    }),
  );
});

test("a clock that was set back stops nothing", () => {
  const schedule = new Schedule(DEFAULTS, NOON);
  const past = record([[NOON, GOOD], [NOON + MINUTE, EASY]]);
  const memory = schedule.memory("c", past);
  assert.deepEqual(
    schedule.preview("c", memory, NOON - 30 * DAY),
    schedule.preview("c", memory, NOON + MINUTE),
  );
  assert.equal(schedule.recall(memory, NOON - 30 * DAY), 1);
  schedule.queue(["c"], new Map([["c", past]]), NOON - 30 * DAY);
});

test("undoing a review gives the memory before it", () => {
  const first = reviewed("c", GOOD, { at: NOON });
  const second = reviewed("c", AGAIN, { at: NOON + 10 * MINUTE });
  const of = (/** @type {import("../../../assets/js/study/events.js").Event[]} */ ...events) =>
    new Schedule(DEFAULTS, NOON).memory("c", fold(events).cards.get("c"));
  assert.deepEqual(of(first, second, event({ type: "undone", event: second.id })), of(first));
  assert.notDeepEqual(of(first, second), of(first));
});

test("a snapshot gives the same schedule, and none that does not fit any more is used", () => {
  const past = record([[NOON - 300 * DAY, EASY], [NOON - 200 * DAY, GOOD]]);
  const more = record([[NOON - 300 * DAY, EASY], [NOON - 200 * DAY, GOOD], [NOON, AGAIN]]);
  const schedule = new Schedule(DEFAULTS, NOON);
  const memory = schedule.memory("c", past);
  const fresh = schedule.memory("new", undefined);
  const snapshot = JSON.parse(JSON.stringify(schedule.snapshot()));
  const restored = new Schedule(DEFAULTS, NOON, snapshot);
  assert.deepEqual(restored.memory("c", past), memory);
  assert.deepEqual(restored.memory("new", undefined), fresh);
  assert.deepEqual(restored.memory("c", more), new Schedule(DEFAULTS, NOON).memory("c", more));
  assert.deepEqual(restored.preview("c", memory, NOON), schedule.preview("c", memory, NOON));
  // It is used at all: a forged one shows.
  snapshot.cards.c[1].stability = 1;
  assert.equal(new Schedule(DEFAULTS, NOON, snapshot).memory("c", past).stability, 1);
  const other = { ...DEFAULTS, retention: 0.8 };
  assert.deepEqual(new Schedule(other, NOON, snapshot).memory("c", past), new Schedule(other, NOON).memory("c", past));
  for (const junk of [undefined, null, {}, { of: 3 }]) new Schedule(DEFAULTS, NOON, junk);
});

test("cramming leaves the schedule alone", () => {
  const review = reviewed("c", GOOD, { at: NOON });
  const cram = event({ type: "recalled", card: "c", hash: "h1", right: false, mode: "cram", ms: null });
  const of = (/** @type {import("../../../assets/js/study/events.js").Event[]} */ ...events) =>
    new Schedule(DEFAULTS, NOON).memory("c", fold(events).cards.get("c"));
  assert.deepEqual(of(review, cram), of(review));
});

test("new cards take their steps: a minute, ten minutes, then days", () => {
  const { memories, reviews } = inTime(new Schedule(DEFAULTS, NOON), [AGAIN, GOOD, GOOD]);
  const waits = memories.map(({ due }, place) => due - reviews[place][0]);
  assert.deepEqual(waits.slice(0, 2), [MINUTE, 10 * MINUTE]);
  assert.ok(waits[2] >= DAY);
  assert.deepEqual(memories.map(({ phase }) => phase), ["learning", "learning", "review"]);
  const lapsed = inTime(new Schedule(DEFAULTS, NOON), [EASY, AGAIN]).memories[1];
  assert.deepEqual([lapsed.phase, lapsed.lapses], ["relearning", 1]);
});

test("the queue takes steps first, then what is most forgotten, then new cards; each within limits", () => {
  const schedule = new Schedule({ ...DEFAULTS, newPerDay: 2, reviewsPerDay: 2 }, NOON);
  const ago = (/** @type {number} */ days) => NOON - days * DAY;
  const all = records(
    ["step", [NOON - 11 * MINUTE, GOOD]],
    ["later step", [NOON - MINUTE, GOOD]],
    ["little forgotten", [ago(9), EASY]],
    ["most forgotten", [ago(60), EASY]],
    ["forgotten", [ago(30), EASY]],
    ["not due", [ago(1), EASY]],
  );
  const ids = ["n1", ...all.keys(), "n2", "n3"];
  const queue = schedule.queue(ids, all, NOON);
  assert.deepEqual(queue, {
    learning: ["step"],
    reviews: ["most forgotten", "forgotten"],
    fresh: [],
    due: 5,
    unseen: 3,
    nextStep: NOON - MINUTE + 10 * MINUTE,
  });
});

test("the day's limits count what was done today, in every deck, once a card", () => {
  const schedule = new Schedule({ ...DEFAULTS, newPerDay: 3, reviewsPerDay: 3 }, NOON);
  const early = startOf("2026-06-01") + MINUTE;
  const all = records(
    ["begun today", [early, AGAIN], [early + MINUTE, GOOD]],
    ["reviewed today", [NOON - 30 * DAY, EASY], [early, GOOD]],
    ["begun yesterday", [early - DAY, GOOD]],
    ["a", [NOON - 30 * DAY, EASY]],
    ["b", [NOON - 31 * DAY, EASY]],
    ["c", [NOON - 32 * DAY, EASY]],
  );
  const { reviews, fresh, due } = schedule.queue(["a", "b", "c", "n1", "n2", "n3"], all, NOON);
  assert.deepEqual(reviews, ["c", "b"]);
  assert.deepEqual(fresh, ["n1", "n2"]);
  assert.equal(due, 3);
});

test("a card due later today is due; one due tomorrow is not", () => {
  const schedule = new Schedule(DEFAULTS, NOON);
  const evening = startOf("2026-06-01") + 20 * 60 * MINUTE - 1;
  const { reviews, memories } = inTime(schedule, [EASY], evening);
  const all = records(["c", ...reviews]);
  const day = dayOf(memories[0].due);
  assert.deepEqual(schedule.queue(["c"], all, startOf(shifted(day, -1))).reviews, []);
  assert.deepEqual(schedule.queue(["c"], all, startOf(day)).reviews, ["c"]);
});

test("suspended cards rest, buried ones until their time", () => {
  const schedule = new Schedule(DEFAULTS, NOON);
  const suspended = { ...record([]), suspended: true };
  const buried = { ...record([]), buriedUntil: buriedUntil(NOON) };
  const all = new Map([["s", suspended], ["b", buried]]);
  assert.deepEqual(schedule.queue(["s", "b"], all, NOON).fresh, []);
  assert.deepEqual(schedule.queue(["s", "b"], all, startOf("2026-06-02")).fresh, ["b"]);
});

test("nothing due on the exam's day or later is left unseen in the week before it", () => {
  const rating = fc.constantFrom(AGAIN, HARD, GOOD, EASY);
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.tuple(rating, fc.nat(20)), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      (cards) => {
        const examDate = "2026-09-01";
        const schedule = new Schedule({ ...DEFAULTS, examDate, reviewsPerDay: 9999 }, NOON);
        const all = records(
          ...cards.map((reviews, number) => {
            let at = NOON;
            return /** @type {[string, ...[number, Rating][]]} */ ([
              `c${number}`,
              ...reviews.map(([given, days]) => /** @type {[number, Rating]} */ ([(at += days * DAY), given])),
            ]);
          }),
        );
        // A reader who does what is due, every day until the exam.
        for (let day = "2026-06-02"; day < examDate; day = shifted(day, 1)) {
          for (let round = 0; round < 4; round += 1) {
            const now = startOf(day) + (round + 1) * 20 * MINUTE;
            const { learning, reviews } = schedule.queue([...all.keys()], all, now);
            for (const id of [...learning, ...reviews]) {
              const before = /** @type {any} */ (all.get(id)).reviews;
              if (before.at(-1).at >= now) continue;
              all.set(id, record([...before.map((/** @type {any} */ one) => [one.at, one.rating]), [now, GOOD]]));
            }
          }
        }
        for (const [id, { reviews }] of all) {
          const { due } = schedule.memory(id, all.get(id));
          assert.ok(due >= startOf(examDate), `${id} is still due before the exam`);
          assert.ok(reviews[reviews.length - 1].at >= startOf(shifted(examDate, -7)), `${id} was not seen again`);
        }
      },
    ),
    { numRuns: 8 },
  );
});

test("a card begun in the exam's last week comes again before it, on the day its button shows", () => {
  const rating = fc.constantFrom(AGAIN, HARD, GOOD, EASY);
  fc.assert(
    fc.property(fc.string(), rating, fc.integer({ min: 2, max: 7 }), (id, first, days) => {
      const exam = shifted(dayOf(NOON), days);
      const schedule = new Schedule({ ...DEFAULTS, examDate: exam }, NOON);
      let memory = schedule.preview(id, schedule.memory(id, undefined), NOON)[first];
      /** @type {[number, Rating][]} */
      const reviews = [[NOON, first]];
      while (memory.phase === "learning") {
        reviews.push([memory.due, EASY]);
        memory = schedule.preview(id, memory, memory.due)[EASY];
      }
      assert.ok(memory.due >= startOf(shifted(dayOf(NOON), 1)), "on a later day");
      assert.ok(memory.due < startOf(exam));
      assert.equal(schedule.memory(id, record(reviews)).due, memory.due);
      // Once it has come back, it need not come again.
      const settings = { ...DEFAULTS, examDate: exam };
      const back = new Schedule(settings, NOON).after(id, memory, EASY, memory.due);
      assert.equal(back.due, back.card.due.getTime());
    }),
  );
  const eve = new Schedule({ ...DEFAULTS, examDate: shifted(dayOf(NOON), 1) }, NOON);
  assert.equal(eve.preview("c", eve.memory("c", undefined), NOON)[EASY].due, NOON + 8 * DAY);
});

test("an exam that is past, or today, bends nothing any more", () => {
  const past = record([[NOON - 60 * DAY, EASY], [NOON - 50 * DAY, EASY]]);
  const free = new Schedule(DEFAULTS, NOON).memory("c", past);
  assert.ok(free.due > NOON);
  for (const examDate of [dayOf(NOON), shifted(dayOf(NOON), -1), shifted(dayOf(NOON), -20)]) {
    assert.equal(new Schedule({ ...DEFAULTS, examDate }, NOON).memory("c", past).due, free.due);
  }
  const before = new Schedule({ ...DEFAULTS, examDate: dayOf(NOON) }, NOON - 2 * DAY);
  assert.ok(before.memory("c", past).due < NOON, "it did while it was ahead");
});

test("what the exam brings forward is spread over its last week", () => {
  const schedule = new Schedule({ ...DEFAULTS, examDate: "2026-07-01" }, NOON);
  /** @type {Record<string, number>} */
  const days = {};
  for (let number = 0; number < 700; number += 1) {
    const past = record([[NOON - 400 * DAY, EASY], [NOON - 380 * DAY, EASY], [NOON - 300 * DAY, EASY], [NOON, EASY]]);
    const day = dayOf(schedule.memory(`c${number}`, past).due);
    days[day] = (days[day] ?? 0) + 1;
  }
  assert.deepEqual(Object.keys(days).sort(), Array.from({ length: 7 }, (_, place) => shifted("2026-06-24", place)));
  assert.ok(Object.values(days).every((count) => count > 65 && count < 140), JSON.stringify(days));
});

test("without an exam, or after it, nothing is brought forward", () => {
  const past = record([[NOON - 300 * DAY, EASY], [NOON, EASY]]);
  const free = new Schedule(DEFAULTS, NOON).memory("c", past).due;
  for (const examDate of ["", "2026-05-01", "2026-99-99"]) {
    assert.equal(new Schedule({ ...DEFAULTS, examDate }, NOON).memory("c", past).due, free);
  }
});

test("new cards are mixed in evenly, and a waiting step comes early at the end", () => {
  const queue = { learning: [], reviews: ["r"], fresh: ["n"], due: 1, unseen: 1, nextStep: null };
  assert.deepEqual([0, 1, 2, 3].map((done) => nextCard(queue, [], done)), ["r", "n", "r", "n"]);
  assert.equal(nextCard({ ...queue, learning: ["l"] }), "l");
  assert.equal(nextCard({ ...queue, reviews: [] }), "n");
  assert.equal(nextCard({ ...queue, fresh: [] }), "r");
  assert.equal(nextCard({ ...queue, reviews: [], fresh: [] }, ["w"]), "w");
  assert.equal(nextCard({ ...queue, reviews: [], fresh: [] }), null);
});

test("another retention asks sooner or later", () => {
  const due = (/** @type {number} */ retention) =>
    inTime(new Schedule({ ...DEFAULTS, retention }, NOON), [EASY, GOOD]).memories[1].due;
  assert.ok(due(0.95) < due(0.9) && due(0.9) < due(0.8));
});

test("intervals read short", () => {
  const texts = [20_000, MINUTE, 10 * MINUTE, 180 * MINUTE, DAY, 12 * DAY, 76 * DAY, 440 * DAY].map(intervalText);
  assert.deepEqual(texts, ["< 1 min", "1 min", "10 min", "3 h", "1 d", "12 d", "2.5 mo", "1.2 y"]);
  assert.deepEqual(RATINGS, ["again", "hard", "good", "easy"]);
});
