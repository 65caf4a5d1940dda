import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  FRESH,
  check,
  choose,
  isMultiple,
  isRight,
  missing,
  outcomes,
  tally,
} from "../../../assets/js/quiz/model.js";

const ONE = { options: 4, answers: [2] };
const TWO = { options: 5, answers: [1, 3] };

/**
 * @param {import("../../../assets/js/quiz/model.js").Question} question
 * @param {...number} chosen
 */
function attempt(question, ...chosen) {
  return chosen.reduce((state, option) => choose(question, state, option), FRESH);
}

test("one right option makes a multiple choice, several a multiple response", () => {
  assert.equal(isMultiple(ONE), false);
  assert.equal(isMultiple(TWO), true);
});

test("in a multiple choice the last option chosen is the only one", () => {
  assert.deepEqual(attempt(ONE, 0, 3, 1).chosen, [1]);
});

test("in a multiple response options add up, in order, and can be taken back", () => {
  const state = attempt(TWO, 4, 0, 4);
  assert.deepEqual(state.chosen, [0, 4]);
  assert.deepEqual(choose(TWO, state, 0, false).chosen, [4]);
});

test("there is no choosing what is not there", () => {
  for (const option of [-1, 4, 1.5, NaN]) {
    assert.throws(() => choose(ONE, FRESH, option), RangeError);
  }
});

test("an answer is checked only with as many options as are right", () => {
  assert.equal(missing(TWO, FRESH), 2);
  assert.equal(check(TWO, attempt(TWO, 1)).checked, false);
  assert.equal(missing(TWO, attempt(TWO, 0, 1, 2)), -1);
  assert.equal(check(TWO, attempt(TWO, 0, 1, 2)).checked, false);
  assert.equal(check(TWO, attempt(TWO, 1, 3)).checked, true);
});

test("after checking, nothing can be chosen", () => {
  const state = check(ONE, attempt(ONE, 2));
  assert.equal(choose(ONE, state, 0), state);
});

test("every option gets its own outcome", () => {
  assert.deepEqual(outcomes(TWO, attempt(TWO, 0, 1)), ["slip", "hit", "rest", "miss", "rest"]);
});

test("a multiple response scores all or nothing", () => {
  assert.equal(isRight(TWO, attempt(TWO, 3, 1)), true);
  assert.equal(isRight(TWO, attempt(TWO, 1)), false);
  assert.equal(isRight(TWO, attempt(TWO, 1, 2)), false);
  assert.equal(isRight(TWO, attempt(TWO, 1, 2, 3)), false);
});

test("the tally counts what is checked", () => {
  const entry = (/** @type {number} */ option) => ({
    question: ONE,
    attempt: check(ONE, attempt(ONE, option)),
  });
  const open = { question: ONE, attempt: attempt(ONE, 2) };
  assert.deepEqual(tally([entry(2), entry(0), open]), { questions: 3, checked: 2, right: 1 });
});

const QUESTION = fc
  .integer({ min: 2, max: 8 })
  .chain((options) =>
    fc.record({
      options: fc.constant(options),
      answers: fc
        .uniqueArray(fc.nat(options - 1), { minLength: 1 })
        .map((answers) => answers.sort((a, b) => a - b)),
    }),
  );

test("whatever is pressed: chosen options are real, once, in order; right means exactly the answers", () => {
  fc.assert(
    fc.property(QUESTION, fc.array(fc.tuple(fc.nat(), fc.boolean())), (question, presses) => {
      let state = FRESH;
      for (const [number, wanted] of presses) {
        const before = state;
        state = choose(question, state, number % question.options, wanted);
        assert.notEqual(state, before, "a step gives a new state");
      }
      const { chosen } = state;
      assert.deepEqual(chosen, [...new Set(chosen)].sort((a, b) => a - b));
      if (!isMultiple(question)) assert.ok(chosen.length <= 1);
      assert.equal(
        isRight(question, state),
        JSON.stringify(chosen) === JSON.stringify(question.answers),
      );
      assert.deepEqual(FRESH, { chosen: [], checked: false });
    }),
  );
});
