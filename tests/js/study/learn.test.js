import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  FIRST_CRITERION,
  LATER_CRITERION,
  beginLearning,
  criterionOf,
  currentCard,
  inLearningOrder,
  learningProgress,
  recalled,
  resumeLearning,
  without,
} from "../../../assets/js/study/learn.js";
import { fold } from "../../../assets/js/study/progress.js";
import { event, reviewed } from "./arbitrary.js";

const ids = (/** @type {number} */ count) => Array.from({ length: count }, (_, number) => `c${number}`);

test("a card that was never recalled needs three right recalls, one learned before needs one", () => {
  const recall = (/** @type {boolean} */ right) =>
    event({ type: "recalled", card: "c", hash: "h", right, mode: "learn", ms: null });
  const of = (/** @type {import("../../../assets/js/study/events.js").Event[]} */ ...events) =>
    criterionOf(fold(events).cards.get("c"), "");
  assert.equal(of(), FIRST_CRITERION);
  assert.equal(of(recall(false)), FIRST_CRITERION);
  assert.equal(of(recall(true)), LATER_CRITERION);
  assert.equal(of(reviewed("c", 3)), LATER_CRITERION);
  assert.equal(of(reviewed("c", 1)), FIRST_CRITERION, "it was shown, and not recalled");
  assert.equal(of(reviewed("c", 1), reviewed("c", 2)), LATER_CRITERION);
});

test("a card whose back changed counts as not known until it is answered again, and comes first", () => {
  const before = reviewed("changed", 3, { hash: "aaaa", at: 1000 });
  const known = reviewed("known", 3, { hash: "bbbb", at: 1000 });
  const { cards } = fold([before, known]);
  assert.equal(criterionOf(cards.get("changed"), "cc"), FIRST_CRITERION);
  assert.equal(criterionOf(cards.get("known"), "bb"), LATER_CRITERION);
  const deck = [
    { id: "known", hash: "bb" },
    { id: "new", hash: "dd" },
    { id: "later", hash: "ee" },
    { id: "changed", hash: "cc" },
  ];
  assert.deepEqual(inLearningOrder(deck, cards), ["changed", "new", "later", "known"]);
  const again = reviewed("changed", 3, { hash: "cccc", at: 2000 });
  const after = fold([before, known, again]).cards;
  assert.equal(criterionOf(after.get("changed"), "cc"), LATER_CRITERION);
  assert.deepEqual(inLearningOrder(deck, after), ["new", "later", "known", "changed"]);
});

test("right recalls bring a card to the end of the round until it is learned", () => {
  let state = beginLearning(ids(3), () => 2);
  /** @type {(string | null)[]} */
  const order = [];
  while (currentCard(state) !== null) {
    order.push(currentCard(state));
    state = recalled(state, true);
  }
  assert.deepEqual(order, ["c0", "c1", "c2", "c0", "c1", "c2"]);
  assert.deepEqual(state.learned, ["c0", "c1", "c2"]);
  assert.equal(recalled(state, true), state);
});

test("a card recalled wrongly comes back after three others", () => {
  let state = recalled(beginLearning(ids(6), () => 1), false);
  assert.deepEqual(state.active.map(({ id }) => id), ["c1", "c2", "c3", "c0", "c4", "c5"]);
  assert.deepEqual(state.slips, { c0: 1 });
  state = recalled(recalled(recalled(state, true), true), true);
  assert.equal(currentCard(state), "c0");
  assert.deepEqual(recalled(state, false).slips, { c0: 2 });
});

test("seven cards are learned side by side; the next is begun when one is learned", () => {
  const state = beginLearning(ids(20), () => 1);
  assert.equal(state.active.length, 7);
  assert.deepEqual(recalled(state, true).active.map(({ id }) => id).at(-1), "c7");
  assert.equal(recalled(state, false).active.length, 7);
});

test("whatever is recalled, every card ends learned after exactly its right recalls", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), fc.infiniteStream(fc.boolean()), (count, answers) => {
      const need = (/** @type {string} */ id) => 1 + (Number(id.slice(1)) % 3);
      let state = beginLearning(ids(count), need);
      /** @type {Record<string, number>} */
      const rights = {};
      const total = learningProgress(state).left;
      for (let step = 0; step < 5000 && currentCard(state) !== null; step += 1) {
        const id = String(currentCard(state));
        // From some step on, everything is recalled: else chance might never end.
        const right = step > 200 || answers.next().value === true;
        rights[id] = (rights[id] ?? 0) + Number(right);
        state = recalled(state, right);
        const { left, learned, cards } = learningProgress(state);
        assert.equal(left, total - Object.values(rights).reduce((a, b) => a + b, 0));
        assert.equal(cards, count);
        assert.equal(learned, state.learned.length);
      }
      assert.deepEqual([...state.learned].sort(), ids(count).sort());
      for (const id of ids(count)) assert.equal(rights[id], need(id));
      assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
    }),
  );
});

test("a kept session goes on as it was; cards that are gone leave it, the next ones move up", () => {
  const state = recalled(beginLearning(ids(10), () => 2), false);
  const kept = JSON.parse(JSON.stringify(state));
  assert.deepEqual(resumeLearning(kept, new Set(ids(10))), state);
  const less = resumeLearning(kept, new Set(ids(10).filter((id) => id !== "c1" && id !== "c9")));
  assert.deepEqual(less?.active.map(({ id }) => id), ["c2", "c3", "c0", "c4", "c5", "c6", "c7"]);
  assert.deepEqual(less?.waiting.map(({ id }) => id), ["c8"]);
  assert.deepEqual(less?.slips, { c0: 1 });
  assert.equal(resumeLearning(kept, new Set(["x"])), null);
  assert.equal(currentCard(without(state, (id) => id === "c1")), "c2");
});

test("what is no session is not gone on with", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.equal(resumeLearning(value, new Set(ids(3))), null);
    }),
  );
  const state = beginLearning(ids(3), () => 1);
  for (const broken of [{ active: [{ id: "c0" }] }, { waiting: 3 }, { learned: null }, { slips: null }, { shown: "1" }]) {
    assert.equal(resumeLearning({ ...state, ...broken }, new Set(ids(3))), null);
  }
});
