import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DAY, dayOf, daysBetween, shifted, startOf } from "../../../assets/js/study/days.js";

/** @param {...number} parts local time */
const local = (...parts) => new Date(.../** @type {[number, number]} */ (parts)).getTime();

test("a day of study begins at four", () => {
  assert.equal(dayOf(local(2026, 10, 22, 3, 59)), "2026-11-21");
  assert.equal(dayOf(local(2026, 10, 22, 4, 0)), "2026-11-22");
  assert.equal(dayOf(local(2027, 0, 1, 0, 30)), "2026-12-31");
});

test("what is no day has no start", () => {
  for (const day of ["", "2026-02-30", "2026-13-01", "tomorrow", "2026-1-1"]) {
    assert.ok(Number.isNaN(startOf(day)), day);
  }
});

test("days are counted by the calendar, across the change of the clocks", () => {
  assert.equal(shifted("2026-02-27", 2), "2026-03-01");
  assert.equal(shifted("2026-01-01", -1), "2025-12-31");
  assert.equal(daysBetween("2026-03-27", "2026-03-31"), 4);
  assert.equal(daysBetween("2026-10-28", "2026-10-22"), -6);
});

test("every moment lies in its day, and days follow each other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -400, max: 400 }), (at, count) => {
      const day = dayOf(at);
      assert.ok(startOf(day) <= at && at < startOf(shifted(day, 1)));
      assert.equal(daysBetween(day, shifted(day, count)), count);
      assert.equal(dayOf(startOf(day)), day);
      assert.ok(startOf(shifted(day, 1)) - startOf(day) >= DAY - 2 * 3_600_000);
    }),
  );
});
