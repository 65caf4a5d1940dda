import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DAY } from "../../../assets/js/study/days.js";
import { Masteries } from "../../../assets/js/study/mastery.js";
import { fold } from "../../../assets/js/study/progress.js";
import { Schedule } from "../../../assets/js/study/schedule.js";
import { paceOf, planTonight, weakPoints } from "../../../assets/js/study/tonight.js";
import { EVENTS, answered, event, reviewed } from "./arbitrary.js";
import { CATALOGUE, EXAM, catalogue } from "./bank.js";

const NOW = 1_800_000_000_000;

/**
 * @param {import("../../../assets/js/study/catalogue.js").Catalogue} bank
 * @param {ReadonlyArray<import("../../../assets/js/study/events.js").Event>} events
 */
function situation(bank, events, exam = /** @type {typeof EXAM | null} */ (EXAM)) {
  const progress = fold(events);
  const schedule = new Schedule(progress.settings, NOW);
  return { catalogue: bank, exam, progress, schedule, masteries: new Masteries(bank, progress, schedule, NOW), now: NOW };
}

/**
 * @param {string} id
 * @param {string} skill
 */
const asks = (id, skill, topic = 0) => ({ id, topic, skills: { "mla-c02": [skill] } });

/** @param {string} id */
const card = (id, skill = "1.1", topic = 0) => ({ ...asks(id, skill, topic), kind: "term", tags: [], hash: "" });

test("the time is filled and never passed, nothing comes twice", () => {
  fc.assert(
    fc.property(CATALOGUE, EVENTS, fc.integer({ min: 1, max: 60 }), fc.boolean(), (bank, events, minutes, aimed) => {
      const cards = bank.questions.slice(0, 20).map(({ id, topic, skills }) => ({ ...card(`card ${id}`), topic, skills }));
      const all = situation({ ...bank, cards }, events, aimed ? EXAM : null);
      const { picks, ms } = planTonight(all, minutes, "s");
      assert.ok(ms <= minutes * 60_000);
      assert.equal(new Set(picks.map(({ id }) => id)).size, picks.length);
      if (picks.length < bank.questions.length + cards.length) assert.ok(ms > (minutes - 1) * 60_000 - 1);
    }),
  );
});

test("a card with another back than the reader learned comes up again", () => {
  const bank = { ...catalogue([]), cards: [{ ...card("c"), hash: "2222" }, { ...card("same"), hash: "1111" }] };
  const events = ["c", "same"].map((id) => reviewed(id, 4, { hash: "111155", at: NOW - 1000 }));
  const { picks } = planTonight(situation(bank, events), 60, "s");
  assert.deepEqual(picks.find(({ id }) => id === "c")?.reason, "changed");
  assert.notEqual(picks.find(({ id }) => id === "same")?.reason, "changed");
});

test("what was missed and guessed comes before what is new, and that before what is known", () => {
  const bank = catalogue(["missed", "known", "lucky", "changed", "new"].map((id, topic) => asks(id, "1.1", topic % 3)));
  const events = [
    answered("missed", false),
    answered("known", true),
    answered("lucky", true, { confidence: "guess" }),
    answered("changed", true, { hash: "old" }),
  ];
  const reasons = (/** @type {number} */ minutes) =>
    planTonight(situation(bank, events), minutes, "s").picks.map(({ reason }) => reason).sort();
  assert.deepEqual(reasons(1), ["missed"]);
  assert.deepEqual(reasons(3), ["changed", "missed", "unsure"]);
  assert.deepEqual(reasons(4), ["changed", "missed", "new", "unsure"]);
  assert.deepEqual(reasons(5), ["changed", "missed", "new", "unsure", "weak"]);
});

test("cards that are due come before new ones; suspended ones not at all", () => {
  const bank = { ...catalogue([]), cards: [card("new", "1.1", 0), card("due", "1.1", 1), card("later", "1.1", 2), card("off")] };
  const events = [
    reviewed("due", 3, { at: NOW - 60 * DAY }),
    reviewed("due", 4, { at: NOW - 59 * DAY }),
    reviewed("later", 4, { at: NOW - DAY }),
    event({ type: "suspended", card: "off" }),
  ];
  const { picks } = planTonight(situation(bank, events), 0.2, "s");
  assert.deepEqual(picks, [{ kind: "card", id: "due", topic: 1, reason: "due" }]);
  const all = planTonight(situation(bank, events), 20, "s").picks.map(({ id }) => id);
  assert.deepEqual(all.sort(), ["due", "later", "new"]);
});

test("of what is alike, the heavier domain comes first, and what serves the exam before what does not", () => {
  const bank = catalogue([asks("light", "3.1", 0), asks("heavy", "1.1", 1), { id: "beside", topic: 2 }]);
  const first = (/** @type {number} */ minutes) => planTonight(situation(bank, []), minutes, "s").picks.map(({ id }) => id).sort();
  assert.deepEqual(first(1), ["heavy"]);
  assert.deepEqual(first(2), ["heavy", "light"]);
});

test("an evening is not spent on one skill", () => {
  const bank = catalogue(
    Array.from({ length: 60 }, (_, number) => asks(`q${number}`, number < 40 ? "1.1" : number < 50 ? "2.1" : "4.1", number % 3)),
  );
  const { picks } = planTonight(situation(bank, []), 15, "s");
  const skills = new Set(picks.map(({ id }) => bank.questions.find((one) => one.id === id)?.skills["mla-c02"][0]));
  assert.equal(picks.length, 15);
  assert.equal(skills.size, 3);
});

test("who has not studied yet gets questions and cards, not cards alone", () => {
  const places = Array.from({ length: 200 }, (_, place) => place);
  const bank = {
    ...catalogue(places.slice(0, 40).map((place) => asks(`q${place}`, "1.1", place % 3))),
    cards: places.map((place) => card(`c${place}`, "1.1", place % 3)),
  };
  const { picks } = planTonight(situation(bank, []), 20, "seed");
  const questions = picks.filter(({ kind }) => kind === "question").length;
  assert.ok(questions >= 5 && picks.length - questions >= 5, `${questions} questions of ${picks.length}`);
});

test("a long evening looks at each question a few times, not at all of them for every pick", () => {
  const bank = catalogue(Array.from({ length: 1000 }, (_, number) => asks(`q${number}`, "1.1", number % 3)));
  const all = situation(bank, []);
  const looks = { count: 0 };
  for (const entry of bank.questions) {
    const { skills } = entry;
    Object.defineProperty(entry, "skills", { get: () => ((looks.count += 1), skills) });
  }
  assert.equal(planTonight(all, 60, "s").picks.length, 60);
  assert.ok(looks.count <= 5 * bank.questions.length, `${looks.count} looks`);
});

test("more time adds to an evening and takes nothing from it", () => {
  fc.assert(
    fc.property(CATALOGUE, EVENTS, fc.integer({ min: 1, max: 30 }), (bank, events, minutes) => {
      const all = situation(bank, events);
      const [some, more] = [minutes, minutes + 5].map((time) => planTonight(all, time, "s").picks.map(({ id }) => id));
      // Each question takes the same time, so none makes room for another.
      assert.deepEqual(some.filter((id) => !more.includes(id)), []);
    }),
  );
});

test("the reader's own pace counts once it is known", () => {
  const quick = Array.from({ length: 12 }, (_, number) => answered(`q${number}`, true, { ms: 20_000 + number }));
  assert.equal(paceOf(fold(quick.slice(0, 5)), "question"), 60_000);
  assert.equal(paceOf(fold(quick), "question"), 20_006);
  assert.equal(paceOf(fold(quick), "card"), 12_000);
});

test("the last page has tonight's misses and guesses first, then older ones by their weight", () => {
  const bank = {
    ...catalogue([asks("old light", "3.1"), asks("old heavy", "1.1"), asks("now", "3.1"), asks("right", "1.1"), asks("never", "1.1")]),
    cards: [card("forgotten", "4.1"), card("kept")],
  };
  const events = [
    answered("old light", false, { at: NOW - DAY }),
    answered("old heavy", true, { at: NOW - DAY, confidence: "guess" }),
    answered("now", false, { at: NOW + 5 }),
    answered("right", true, { at: NOW + 5 }),
    reviewed("forgotten", 1, { at: NOW + 5 }),
    reviewed("kept", 3, { at: NOW + 5 }),
  ];
  const points = weakPoints(situation(bank, events), NOW, 10);
  assert.deepEqual(points.map(({ id, tonight }) => [id, tonight]), [
    ["forgotten", true],
    ["now", true],
    ["old heavy", false],
    ["old light", false],
  ]);
  assert.equal(weakPoints(situation(bank, events), NOW, 2).length, 2);
});
