import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DAY, dayOf, shifted, startOf } from "../../../assets/js/study/days.js";
import { byDay, calibration, forecast, streaks } from "../../../assets/js/study/history.js";
import { fold } from "../../../assets/js/study/progress.js";
import { EVENTS, answered } from "./arbitrary.js";

const NOW = startOf("2026-11-22") + 5 * 3_600_000;

/** @param {...string} days */
function answersOn(...days) {
  return fold(days.map((day) => answered("q", true, { at: startOf(day) + 1000, ms: 2000 }))).answers;
}

test("every day is there, with its answers", () => {
  const { answers } = fold([
    answered("a", true, { at: NOW, ms: 4000 }),
    answered("b", false, { at: NOW, ms: null }),
    answered("c", true, { at: NOW - 2 * DAY, ms: 3_600_000 }),
    answered("long ago", true, { at: NOW - 90 * DAY }),
  ]);
  assert.deepEqual(byDay(answers, NOW, 3), [
    { day: "2026-11-20", answers: 1, right: 1, ms: 300_000 },
    { day: "2026-11-21", answers: 0, right: 0, ms: 0 },
    { day: "2026-11-22", answers: 2, right: 1, ms: 4000 },
  ]);
});

test("no answer within the days is left out or counted twice", () => {
  fc.assert(
    fc.property(EVENTS, (events) => {
      const { answers } = fold(events);
      const sum = byDay(answers, 1000, 3).reduce((all, day) => all + day.answers, 0);
      assert.equal(sum, answers.length);
    }),
  );
});

test("a streak lasts until a day has passed without an answer", () => {
  assert.deepEqual(streaks([], NOW), { current: 0, longest: 0, days: 0 });
  assert.deepEqual(streaks(answersOn("2026-11-21", "2026-11-22", "2026-11-22"), NOW), { current: 2, longest: 2, days: 2 });
  assert.deepEqual(streaks(answersOn("2026-11-20", "2026-11-21"), NOW), { current: 2, longest: 2, days: 2 });
  const broken = answersOn("2026-11-01", "2026-11-02", "2026-11-03", "2026-11-19", "2026-11-20");
  assert.deepEqual(streaks(broken, NOW), { current: 0, longest: 3, days: 5 });
});

test("calibration counts right answers by what the reader thought of them", () => {
  const { answers } = fold([
    answered("a", true, { confidence: "sure" }),
    answered("b", false, { confidence: "sure" }),
    answered("c", true, { confidence: "guess" }),
    answered("d", true),
  ]);
  assert.deepEqual(calibration(answers), [
    { confidence: "sure", answers: 2, right: 1 },
    { confidence: "unsure", answers: 0, right: 0 },
    { confidence: "guess", answers: 1, right: 1 },
  ]);
});

test("the forecast has what is overdue today, and each card once", () => {
  const today = dayOf(NOW);
  const due = (/** @type {number} */ days) => ({ phase: /** @type {const} */ ("review"), due: startOf(shifted(today, days)) + 1 });
  const memories = [due(-30), due(0), due(2), due(2), due(9), { phase: /** @type {const} */ ("new"), due: 0 }];
  assert.deepEqual(forecast(memories, NOW, 4), [
    { day: "2026-11-22", due: 2 },
    { day: "2026-11-23", due: 0 },
    { day: "2026-11-24", due: 2 },
    { day: "2026-11-25", due: 0 },
  ]);
});
