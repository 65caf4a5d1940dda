import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { choose } from "../../../assets/js/study/attempt.js";
import { drawPaper } from "../../../assets/js/study/blueprint.js";
import { MINUTE } from "../../../assets/js/study/days.js";
import {
  absence,
  answer,
  attemptAt,
  elapsed,
  eventsOf,
  excuse,
  flag,
  goOn,
  grade,
  handIn,
  isOver,
  isPaused,
  joinSittings,
  overview,
  pause,
  remaining,
  resumeSitting,
  startSitting,
  touch,
} from "../../../assets/js/study/exam.js";
import { EXAM, FORM, loaded, many } from "./bank.js";
import { Profile } from "./browser.js";

/** @typedef {import("../../../assets/js/study/exam.js").Sitting} Sitting */

const START = 1_800_000_000_000;
const LIMIT = 40 * MINUTE;
const BANK = many(200);

function sitting(bank = BANK) {
  const paper = drawPaper(bank, EXAM, FORM, "paper");
  return startSitting({ id: "s1", exam: EXAM, form: FORM, paper, questions: loaded(bank.questions), now: START });
}

/**
 * @param {Sitting} state
 * @param {number} place
 * @param {number} option number 1 is right
 * @param {number} now
 */
function answered(state, place, option, now = START + place * 1000) {
  const { question } = state.places[place];
  return answer(state, question, choose(question, attemptAt(state, question), option), now);
}

test("the clock goes by the moment: reload and sleep do not stop it", () => {
  const state = sitting();
  assert.equal(remaining(state, START), LIMIT);
  assert.equal(remaining(state, START + 10 * MINUTE), LIMIT - 10 * MINUTE);
  const reloaded = resumeSitting(JSON.parse(JSON.stringify(state)));
  assert.equal(remaining(/** @type {Sitting} */ (reloaded), START + 10 * MINUTE), LIMIT - 10 * MINUTE);
  assert.equal(remaining(state, START + 5 * LIMIT), 0);
  assert.equal(remaining(state, START - MINUTE), LIMIT, "a clock set back takes no time");
});

test("without minutes there is no clock", () => {
  const form = { ...FORM, minutes: null };
  const paper = drawPaper(BANK, EXAM, form, "x");
  const state = startSitting({ id: "s", exam: EXAM, form, paper, questions: loaded(BANK.questions), now: START });
  assert.equal(remaining(state, START + 1e9), null);
  assert.equal(isOver(state, START + 1e9), false);
});

test("with fewer questions there is less time, in proportion", () => {
  const paper = drawPaper(BANK, EXAM, FORM, "x");
  const half = loaded(paper.questions.slice(0, 10).map(({ question }) => question));
  const state = startSitting({ id: "s", exam: EXAM, form: FORM, paper, questions: half, now: START });
  assert.equal(state.places.length, 10);
  assert.equal(state.limit, LIMIT / 2);
  assert.equal(state.domains.reduce((sum, { drawn }) => sum + drawn, 0), 10);
});

test("a pause stops the clock until it ends, however long", () => {
  const paused = pause(sitting(), START + 5 * MINUTE);
  assert.equal(isPaused(paused), true);
  assert.equal(remaining(paused, START + 500 * MINUTE), LIMIT - 5 * MINUTE);
  assert.equal(pause(paused, START + 6 * MINUTE), paused);
  const on = goOn(paused, START + 60 * MINUTE);
  assert.equal(isPaused(on), false);
  assert.equal(remaining(on, START + 61 * MINUTE), LIMIT - 6 * MINUTE);
  assert.equal(goOn(on, START), on);
});

test("in a pause nothing is answered", () => {
  const paused = pause(sitting(), START);
  assert.equal(answered(paused, 0, 1), paused);
});

test("an absence is noticed and can be excused", () => {
  const state = touch(sitting(), START + MINUTE);
  assert.equal(absence(state, START + 2 * MINUTE), 0);
  const later = START + 600 * MINUTE;
  assert.equal(absence(state, later), later - START - MINUTE);
  const excused = excuse(state, later);
  assert.equal(remaining(excused, later), LIMIT - MINUTE);
  assert.equal(absence(excused, later), 0);
  assert.equal(absence(pause(state, START + 2 * MINUTE), later), 0);
});

test("whatever is paused and when, time worked and time paused make the whole, and it never runs back", () => {
  const steps = fc.array(fc.tuple(fc.nat(4 * MINUTE), fc.constantFrom("pause", "on", "touch", "excuse")), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (all) => {
      let state = sitting();
      let now = START;
      let before = 0;
      for (const [wait, step] of all) {
        now += wait;
        if (step !== "excuse") {
          assert.ok(elapsed(state, now) >= before);
          before = elapsed(state, now);
        }
        state = { pause, on: goOn, touch, excuse }[step](state, now);
        if (step === "excuse") before = elapsed(state, now);
        else assert.equal(elapsed(state, now), before);
      }
      assert.ok(before <= now - START);
    }),
  );
});

test("answers, flags and the overview", () => {
  let state = answered(answered(sitting(), 0, 1), 2, 3);
  state = flag(state, state.places[1].question, true, START);
  assert.deepEqual(overview(state).slice(0, 3).map(({ answered: done, flagged }) => [done, flagged]), [
    [true, false],
    [false, true],
    [true, false],
  ]);
  state = flag(state, state.places[1].question, false, START + 1);
  assert.equal(overview(state)[1].flagged, false);
});

test("options lie the same at every look, and differently in another sitting", () => {
  const state = sitting();
  const orders = (/** @type {Sitting} */ one) => one.places.map(({ question }) => attemptAt(one, question).order.join(""));
  assert.deepEqual(orders(state), orders(/** @type {Sitting} */ (resumeSitting(JSON.parse(JSON.stringify(state))))));
  assert.notDeepEqual(orders(state), orders({ ...state, id: "s2" }));
});

test("it is handed in once, and then nothing changes", () => {
  const state = answered(sitting(), 0, 1);
  const done = handIn(state, START + 7 * MINUTE);
  assert.equal(done.submitted, START + 7 * MINUTE);
  assert.equal(handIn(done, START + 9 * MINUTE), done);
  assert.equal(answered(done, 1, 1), done);
  assert.equal(flag(done, done.places[0].question, true, START), done);
  assert.equal(pause(done, START + 8 * MINUTE), done);
  assert.equal(elapsed(done, START + 500 * MINUTE), 7 * MINUTE);
});

test("when time ran out while the page was closed, it ends at that moment, and later answers do not count", () => {
  const state = goOn(pause(answered(sitting(), 0, 1), START + MINUTE), START + 11 * MINUTE);
  const late = START + 10 * LIMIT;
  assert.equal(answered(state, 1, 1, late), state);
  const done = handIn(state, late);
  assert.equal(done.submitted, START + LIMIT + 10 * MINUTE);
  assert.equal(elapsed(done, late), LIMIT);
  assert.equal(handIn(pause(sitting(), START + MINUTE), START + 3 * MINUTE).submitted, START + 3 * MINUTE);
});

test("unanswered is wrong, and no answer of the reader's", () => {
  const done = handIn(answered(answered(sitting(), 0, 1), 1, 0), START + 9 * MINUTE);
  const graded = grade(done);
  assert.deepEqual(graded.slice(0, 3).map(({ begun, right }) => [begun, right]), [
    [true, true],
    [true, false],
    [false, false],
  ]);
  assert.ok(graded.every(({ attempt }) => attempt.checked));
});

test("two tabs lose no answer: joining keeps the later answer and flag of each question", () => {
  const start = sitting();
  const one = flag(answered(answered(start, 0, 1), 1, 0, START + 5), start.places[3].question, true, START + 9);
  const other = handIn(answered(answered(start, 2, 1), 1, 2, START + 50), START + MINUTE);
  const joined = joinSittings(one, other);
  assert.deepEqual(overview(joined).slice(0, 4).map(({ answered: done }) => done), [true, true, true, false]);
  assert.deepEqual(attemptAt(joined, start.places[1].question).chosen, [2]);
  assert.equal(overview(joined)[3].flagged, true);
  assert.equal(joined.submitted, START + MINUTE);
});

test("with the clock set back, an answer and a flag still replace what was before them", () => {
  const state = sitting();
  const { question } = state.places[0];
  const before = flag(answered(state, 0, 0, START + MINUTE), question, true, START + MINUTE);
  const back = flag(answered(before, 0, 2, START), question, false, START);
  for (const joined of [joinSittings(before, back), joinSittings(back, before)]) {
    assert.deepEqual(joined.answers, back.answers);
    assert.equal(joined.flags[question.id].on, false);
  }
});

test("joining does not mind order or repetition", () => {
  const step = fc.tuple(fc.nat(5), fc.nat(3), fc.nat(30_000), fc.constantFrom("answer", "flag", "pause", "on", "hand in"));
  const states = fc.array(step, { maxLength: 10 }).map((steps) =>
    steps.reduce((state, [place, option, wait, act]) => {
      const now = START + wait;
      if (act === "answer") return answered(state, place, option, now);
      if (act === "flag") return flag(state, state.places[place].question, option > 1, now);
      return { pause, on: goOn, "hand in": handIn }[act](state, now);
    }, sitting()),
  );
  const plain = (/** @type {Sitting} */ { answers, flags, pauses, seen, submitted }) => ({ answers, flags, pauses, seen, submitted });
  fc.assert(
    fc.property(states, states, states, (a, b, c) => {
      assert.deepEqual(plain(joinSittings(a, b)), plain(joinSittings(b, a)));
      assert.deepEqual(plain(joinSittings(joinSittings(a, b), c)), plain(joinSittings(a, joinSittings(b, c))));
      assert.deepEqual(plain(joinSittings(a, joinSittings(a, b))), plain(joinSittings(a, b)));
    }),
  );
});

test("pauses of two tabs that overlap count once", () => {
  const state = { ...sitting(), pauses: [{ from: START + 10, to: START + 30 }, { from: START + 20, to: START + 40 }] };
  assert.equal(elapsed(state, START + 100), 70);
});

test("a sitting survives the browser being closed and a new release of the site", async (t) => {
  const profile = new Profile(t);
  const tab = await profile.tab();
  const state = flag(answered(answered(sitting(), 0, 1), 5, 2), sitting().places[1].question, true, START);
  tab.saveDraft("exam mla-c02", state, joinSittings);
  profile.storage = profile.storage.copy();
  const next = await profile.tab();
  assert.deepEqual(resumeSitting(await next.draft("exam mla-c02", joinSittings)), state);
});

test("handing in from two tabs records the exam and its answers once", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  const done = handIn(answered(answered(sitting(), 0, 1), 1, 0), START + 9 * MINUTE);
  one.add(...eventsOf(done));
  other.add(...eventsOf(done));
  await Promise.all([one.saved(), other.saved()]);
  const { questions, sittings, answers } = (await profile.tab()).state();
  assert.equal(answers.length, 2);
  assert.deepEqual([...questions.values()].map(({ right }) => right).sort(), [0, 1]);
  assert.equal(sittings.length, 1);
  assert.deepEqual([sittings[0].right, sittings[0].questions, sittings[0].ms], [1, 20, 9 * MINUTE]);
  assert.equal(Object.values(sittings[0].domains).reduce((sum, [, asked]) => sum + asked, 0), 20);
});

test("what is no sitting is told, and never thrown at the page", () => {
  for (const value of [undefined, null, 3, "x", [], {}, { version: 2 }, { ...sitting(), places: [{}] }]) {
    assert.equal(resumeSitting(value), null);
  }
  const keys = /** @type {const} */ (["answers", "flags", "pauses", "seen", "limit", "submitted", "places", "domains"]);
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, junk) => {
      const state = resumeSitting({ ...sitting(), [key]: junk });
      if (state !== null && key !== "domains") {
        grade(state);
        overview(state);
        assert.ok(elapsed(state, START + MINUTE) >= 0);
      }
    }),
  );
});
