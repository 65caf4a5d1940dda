import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DAY } from "../../../assets/js/study/days.js";
import { Masteries, ofCard, ofQuestion } from "../../../assets/js/study/mastery.js";
import { DEFAULTS, fold } from "../../../assets/js/study/progress.js";
import { Schedule } from "../../../assets/js/study/schedule.js";
import { EVENTS, answered, event, reviewed } from "./arbitrary.js";
import { EXAM, catalogue } from "./bank.js";

const NOW = 1_800_000_000_000;

/** @param {...import("../../../assets/js/study/events.js").Event} events */
function tries(...events) {
  return fold(events).questions.get("q");
}

const right = (/** @type {object} */ more = {}) => answered("q", true, { ...more });
const wrong = () => answered("q", false);

test("right answers in a row halve what is missing", () => {
  assert.equal(ofQuestion(tries()), 0);
  assert.equal(ofQuestion(tries(right())), 0.5);
  assert.equal(ofQuestion(tries(wrong(), right(), right())), 0.75);
  assert.equal(ofQuestion(tries(right(), right(), right(), wrong())), 0);
});

test("a lucky guess counts half an answer, a changed answer none", () => {
  assert.equal(ofQuestion(tries(right({ confidence: "guess" }))), 1 - 0.5 ** 0.5);
  assert.equal(ofQuestion(tries(right({ confidence: "sure" }))), 0.5);
  assert.equal(ofQuestion(tries(right()), "h1"), 0.5);
  assert.equal(ofQuestion(tries(right()), "h2"), 0);
});

test("a card grows with its stability up to three weeks, and fades with time", () => {
  assert.equal(ofCard(undefined, 0, 0), 0);
  assert.equal(ofCard(undefined, 10.5, 1), 0.5);
  assert.equal(ofCard(undefined, 100, 0.9), 0.9);
  const recalled = { type: "recalled", card: "c", hash: "h", right: true, mode: "learn", ms: null };
  const { cards } = fold(Array.from({ length: 9 }, () => event(recalled)));
  const once = ofCard(cards.get("c"), 0, 0);
  assert.ok(once > 0.49 && once < 0.5);
});

/** @type {import("../../../assets/js/study/catalogue.js").Catalogue} */
const BANK = {
  ...catalogue([
    { id: "q", topic: 0, skills: { "mla-c02": ["1.1"] } },
    { id: "q2", topic: 0, skills: { "mla-c02": ["1.1", "2.1"] } },
    { id: "q3", topic: 2, skills: { "mla-c02": ["1.2"] } },
  ]),
  cards: [
    { id: "c", topic: 0, kind: "term", tags: [], skills: { "mla-c02": ["1.1"] }, hash: "" },
    { id: "c2", topic: 0, kind: "term", tags: [], skills: {}, hash: "" },
  ],
};

test("topics, groups and skills are means of all their items; domains of their skills", () => {
  const progress = fold([right(), right(), event({ type: "suspended", card: "c2" })]);
  const all = new Masteries(BANK, progress, new Schedule(DEFAULTS, NOW), NOW);
  assert.deepEqual(all.topics().get("formats"), { value: 0.25, items: 3, seen: 1, changed: 0 });
  assert.deepEqual([...all.topics().keys()], ["formats", "metrics"]);
  assert.deepEqual(all.groups().get("models"), { value: 0, items: 1, seen: 0, changed: 0 });
  const { skills, domains } = all.exam(EXAM);
  assert.deepEqual(skills.get("1.1"), { value: 0.25, items: 3, seen: 1, changed: 0 });
  assert.deepEqual(domains.get("1"), { value: 0.125, items: 4, seen: 1, changed: 0 });
  assert.deepEqual([...domains.keys()], ["1", "2"]);
});

test("a reviewed card is worth something, less after a year", () => {
  const progress = fold([reviewed("c", 4, { at: NOW - DAY })]);
  const at = (/** @type {number} */ now) => new Masteries(BANK, progress, new Schedule(DEFAULTS, NOW), now).card("c");
  assert.ok(at(NOW) > 0.3 && at(NOW) < 0.4, `${at(NOW)}`);
  assert.ok(at(NOW + 365 * DAY) < at(NOW));
});

test("what has changed is counted and no longer known, whether its hash is whole or begun", () => {
  const schedule = new Schedule(DEFAULTS, NOW);
  const bank = {
    ...catalogue([{ id: "q", hash: "aaaa" }, { id: "q2", hash: "bbbb22" }, { id: "q3", hash: "" }]),
    cards: ["1111", "2222"].map((hash, i) => ({ id: `c${i}`, topic: 0, kind: "row", tags: [], skills: {}, hash })),
  };
  const progress = fold([
    answered("q", true, { hash: "aaaa11" }),
    answered("q2", true, { hash: "bbbb11" }),
    answered("q3", true, { hash: "cccc11" }),
    reviewed("c0", 4, { at: NOW - DAY, hash: "111155" }),
    reviewed("c1", 4, { at: NOW - DAY, hash: "333355" }),
  ]);
  const all = new Masteries(bank, progress, schedule, NOW);
  assert.deepEqual([all.question("q"), all.question("q2"), all.question("q3")], [0.5, 0, 0.5]);
  assert.ok(all.card("c0") > 0);
  assert.equal(all.card("c1"), 0);
  const { items, seen, changed } = /** @type {any} */ (all.topics().get("formats"));
  assert.deepEqual([items, seen, changed], [5, 5, 2]);
});

test("whatever was done, mastery lies between nothing and all", () => {
  fc.assert(
    fc.property(EVENTS, (events) => {
      const bank = {
        ...catalogue(["a", "b", "c"].map((id) => ({ id, skills: { "mla-c02": ["1.1"] } }))),
        cards: ["a", "b", "c"].map((id) => ({ id, topic: 1, kind: "term", tags: [], skills: {}, hash: "" })),
      };
      const all = new Masteries(bank, fold(events), new Schedule(DEFAULTS, NOW), NOW);
      const { skills, domains } = all.exam(EXAM);
      for (const mastery of [all.topics(), all.groups(), skills, domains].flatMap((some) => [...some.values()])) {
        assert.ok(mastery.value >= 0 && mastery.value <= 1 && mastery.seen <= mastery.items);
      }
    }),
  );
});
