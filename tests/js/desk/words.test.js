import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changedNote,
  clock,
  count,
  limitsLine,
  masteryText,
  moment,
  percent,
  statusText,
} from "../../../assets/js/desk/words.js";

test("numbers take their noun along", () => {
  assert.deepEqual([count(1, "card"), count(2, "card"), count(0, "reply", "replies")], [
    "1 card",
    "2 cards",
    "0 replies",
  ]);
  assert.equal(percent(2 / 3), "67%");
});

test("a clock shows every second it counts, and never less than nothing", () => {
  assert.deepEqual([0, 1, 1000, 61_000, 3_600_000 + 61_001, -5].map(clock), [
    "0:00",
    "0:01",
    "0:01",
    "1:01",
    "1:01:02",
    "0:00",
  ]);
});

test("what is known says what has changed since, if anything", () => {
  const known = { value: 0.335, items: 40, seen: 12 };
  assert.equal(masteryText({ ...known, changed: 0 }), "34% known, 12 of 40 seen");
  assert.equal(masteryText({ ...known, changed: 1 }), "34% known, 12 of 40 seen, 1 changed since you learned it");
  assert.equal(masteryText({ ...known, changed: 2 }), "34% known, 12 of 40 seen, 2 changed since you learned them");
});

test("nothing is said while all is well", () => {
  assert.equal(statusText({ kept: "database", problem: "", aside: 0 }), "");
});

test("what is not safe is said, with what to do", () => {
  assert.match(statusText({ kept: "memory", problem: "blocked", aside: 0 }), /no database.*export it/u);
  assert.match(statusText({ kept: "journal", problem: "full", aside: 0 }), /full.*still kept/u);
  assert.match(statusText({ kept: "database", problem: "", aside: 1 }), /^1 record .*was set aside/u);
});

test("a moment is written in the reader's own time, sortable", () => {
  assert.equal(moment(new Date(2026, 0, 2, 3, 4).getTime()), "2026-01-02 03:04");
});

test("a changed answer is said, an unknown one is not", () => {
  const tries = { seen: 1, right: 1, run: 1, at: 1, lastRight: true, confidence: null, hash: "aa" };
  assert.match(changedNote(tries, "bb"), /Changed/u);
  assert.equal(changedNote(tries, "aa") + changedNote(undefined, "aa"), "");
});

test("limits are told with how many cards they leave behind, and with those that would do", () => {
  const settings = { examDate: "2026-12-01", newPerDay: 20, reviewsPerDay: 200 };
  const of = (/** @type {Partial<import("../../../assets/js/study/limits.js").Outlook>} */ outlook) =>
    limitsLine({ late: 0, waiting: 0, newPerDay: 5, reviewsPerDay: 50, ...outlook }, settings);
  assert.equal(of({}), "");
  assert.equal(
    of({ late: 1, newPerDay: 21 }),
    "1 card would not come again before the exam on 2026-12-01: 1 not begun in time. It takes 21 new cards (now 20) a day.",
  );
  assert.match(of({ late: 3, newPerDay: null }), /^3 cards .*\. No limit changes that\.$/u);
  assert.match(of({ late: 3, waiting: 4, newPerDay: 30, reviewsPerDay: 250 }), /^7 cards .*: 3 not begun in time, 4 waiting for a review\. It takes 30 new cards \(now 20\) and 250 reviews \(now 200\) a day\.$/u);
});
