import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  DEFAULTS,
  extended,
  fold,
  isCardChanged,
  isChanged,
  isMissed,
  isUnsure,
} from "../../../assets/js/study/progress.js";
import { inOrder, merge } from "../../../assets/js/study/events.js";
import { shuffled } from "../../../assets/js/study/shuffle.js";
import { EVENTS, answered, event, reviewed } from "./arbitrary.js";

test("a question knows how often, how rightly, how lately and how surely it was answered", () => {
  const { questions } = fold([
    answered("q", true, { at: 10 }),
    answered("q", false, { at: 20 }),
    answered("q", true, { at: 30, confidence: "guess", hash: "h2" }),
    answered("other", true),
  ]);
  assert.deepEqual(questions.get("q"), {
    seen: 3,
    right: 2,
    run: 1,
    at: 30,
    lastRight: true,
    confidence: "guess",
    hash: "h2",
  });
  assert.equal(questions.size, 2);
});

test("the order in which events arrive does not matter", () => {
  fc.assert(
    fc.property(EVENTS, fc.string(), (events, seed) => {
      const unique = [...merge(events).values()];
      assert.deepEqual(fold(shuffled(unique, seed)), fold(unique));
    }),
  );
});

test("going on from what was computed gives what computing it all gives, or says that it cannot", () => {
  fc.assert(
    fc.property(EVENTS, fc.nat(30), fc.string(), (events, count, seed) => {
      const unique = inOrder(merge(events).values());
      const early = unique.slice(0, count);
      const late = unique.slice(count);
      const all = extended(fold(early), shuffled(late, seed));
      const undoes = late.some(({ type }) => type === "undone");
      assert.equal(all === null, undoes);
      if (all !== null) assert.deepEqual(all, fold(unique));
      if (early.length > 0 && late.length > 0) assert.equal(extended(fold(late), early), null);
    }),
  );
});

test("what was computed before does not change", () => {
  const before = fold([answered("q", true), reviewed("c", 3)]);
  const copy = structuredClone(before);
  extended(before, [answered("q", false), reviewed("c", 1), event({ type: "set", name: "newPerDay", value: 3 })]);
  assert.deepEqual(before, copy);
});

test("what is undone was never done", () => {
  const slip = reviewed("c", 1);
  const { cards, answers } = fold([reviewed("c", 3), slip, event({ type: "undone", event: slip.id })]);
  assert.deepEqual(cards.get("c")?.reviews.map(({ rating }) => rating), [3]);
  assert.equal(answers.length, 1);
});

test("an undone event stays undone when it arrives after its undoing", () => {
  const slip = reviewed("c", 1);
  assert.equal(fold([event({ type: "undone", event: slip.id }), slip]).cards.size, 0);
});

test("a card is suspended, buried and resumed", () => {
  const of = (/** @type {import("../../../assets/js/study/events.js").Event[]} */ ...events) => {
    const { suspended, buriedUntil } = /** @type {any} */ (fold(events).cards.get("c"));
    return { suspended, buriedUntil };
  };
  const suspended = event({ type: "suspended", card: "c" });
  const buried = event({ type: "buried", card: "c", until: 99 });
  const resumed = event({ type: "resumed", card: "c" });
  assert.deepEqual(of(suspended), { suspended: true, buriedUntil: 0 });
  assert.deepEqual(of(suspended, buried), { suspended: true, buriedUntil: 99 });
  assert.deepEqual(of(suspended, buried, resumed), { suspended: false, buriedUntil: 0 });
});

test("studying outside the schedule leaves the reviews as they are", () => {
  const recalled = event({ type: "recalled", card: "c", hash: "h1", right: true, mode: "cram", ms: null });
  const { cards } = fold([reviewed("c", 3), recalled]);
  assert.equal(cards.get("c")?.reviews.length, 1);
  assert.equal(cards.get("c")?.tries?.run, 1);
});

test("the last setting holds; nonsense and settings of later releases are passed over", () => {
  const set = (/** @type {string} */ name, /** @type {unknown} */ value) => event({ type: "set", name, value });
  const { settings } = fold([
    set("newPerDay", 5),
    set("newPerDay", 7),
    set("newPerDay", 2.5),
    set("newPerDay", 10_000),
    set("reviewsPerDay", "many"),
    set("retention", 0.85),
    set("retention", 12),
    set("examDate", "2026-12-24"),
    set("examDate", "2026-13-40"),
    set("exam", "mla-c02"),
    set("exam", null),
    set("colour", "red"),
    set("__proto__", true),
  ]);
  assert.deepEqual(settings, { ...DEFAULTS, newPerDay: 7, retention: 0.85, examDate: "2026-12-24" });
});

test("a miss, a lucky guess and a changed answer are told apart", () => {
  const { questions } = fold([
    answered("missed", false),
    answered("lucky", true, { confidence: "guess" }),
    answered("doubt", true, { confidence: "unsure" }),
    answered("sure", true, { confidence: "sure" }),
    answered("untold", true),
  ]);
  const names = ["missed", "lucky", "doubt", "sure", "untold", "never"];
  const having = (/** @type {(tries: any) => boolean} */ is) => names.filter((name) => is(questions.get(name)));
  assert.deepEqual(having(isMissed), ["missed"]);
  assert.deepEqual(having(isUnsure), ["lucky", "doubt"]);
  assert.equal(isChanged(questions.get("sure"), "h1"), false);
  assert.equal(isChanged(questions.get("sure"), "h2"), true);
  assert.equal(isChanged(questions.get("never"), "h2"), false);
  assert.equal(isChanged(questions.get("sure"), ""), false, "what it is now is not known");
  assert.equal(isChanged(fold([answered("q", true, { hash: "" })]).questions.get("q"), "h1"), false);
});

test("a card is changed until its new back has been seen", () => {
  const old = fold([reviewed("c", 3)]).cards.get("c");
  assert.equal(isCardChanged(old, "h1"), false);
  assert.equal(isCardChanged(old, "h2"), true);
  const seen = fold([reviewed("c", 3), reviewed("c", 3, { hash: "h2" })]).cards.get("c");
  assert.equal(isCardChanged(seen, "h2"), false);
  assert.equal(isCardChanged(undefined, "h2"), false);
  assert.equal(isCardChanged(old, ""), false);
});
