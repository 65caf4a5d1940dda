import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  begin,
  check,
  choose,
  isBegun,
  isMultiple,
  isRight,
  missing,
  move,
  outcomes,
  pair,
  resume,
  submit,
  tally,
  trust,
  write,
} from "../../../assets/js/study/attempt.js";
import { ALL, BOOL, ONE, ORDER, PAIRS, TWO, TYPED, options, piece, question } from "./samples.js";

/** @typedef {import("../../../assets/js/study/questions.js").Question} Question */
/** @typedef {import("../../../assets/js/study/attempt.js").Attempt} Attempt */

/**
 * @param {Question} asked
 * @param {...number} chosen
 */
function chose(asked, ...chosen) {
  return chosen.reduce((state, option) => choose(asked, state, option), begin(asked, "seed"));
}

/**
 * @param {ReadonlyArray<number>} sequence
 */
function arranged(sequence) {
  return sequence.reduce((state, item, place) => move(ORDER, state, item, place), begin(ORDER, "seed"));
}

test("several right options make a multiple response", () => {
  assert.deepEqual([ONE, TWO, BOOL].map(isMultiple), [false, true, false]);
});

test("the last option chosen is the only one; in a multiple response options add up", () => {
  assert.deepEqual(chose(ONE, 0, 3, 1).chosen, [1]);
  const state = chose(TWO, 4, 0, 4);
  assert.deepEqual(state.chosen, [0, 4]);
  assert.deepEqual(choose(TWO, state, 0, false).chosen, [4]);
});

test("there is no answering with what is not there", () => {
  for (const number of [-1, 5, 1.5, NaN]) {
    assert.throws(() => choose(ONE, begin(ONE, ""), number), RangeError);
    assert.throws(() => move(ORDER, begin(ORDER, ""), number, 0), RangeError);
    assert.throws(() => move(ORDER, begin(ORDER, ""), 0, number), RangeError);
    assert.throws(() => pair(PAIRS, begin(PAIRS, ""), number, 0), RangeError);
    assert.throws(() => pair(PAIRS, begin(PAIRS, ""), 0, number), RangeError);
  }
});

test("options lie as the seed decides, unless their order is fixed", () => {
  const orders = Array.from({ length: 40 }, (_, seed) => begin(ONE, `${seed}`).order.join(""));
  assert.ok(new Set(orders).size > 15);
  assert.deepEqual(begin(ONE, "7").order, begin(ONE, "7").order);
  const fixed = question("multiple-choice", { order: "fixed", options: options(["a", "b", "c"], 0) });
  assert.deepEqual(begin(fixed, "7").order, [0, 1, 2]);
  for (const seed of ["1", "2", "3", "4"]) assert.deepEqual(begin(BOOL, seed).order, [0, 1]);
  assert.deepEqual([...begin(PAIRS, "3").order].sort(), [0, 1, 2]);
});

test("items to order never begin in the right order, and every other order is equally likely", () => {
  const draws = 4600;
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (let seed = 0; seed < draws; seed += 1) {
    const order = begin(ORDER, `${seed}`).sequence.join("");
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  assert.equal(seen.has("0123"), false);
  assert.equal(seen.size, 23);
  const expected = draws / 23;
  const statistic = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  // 22 degrees of freedom: passed by chance once in 1000 times; the seeds are fixed.
  assert.ok(statistic < 48.3, `${statistic}`);
});

test("a moved item takes its place and the others make room", () => {
  const state = { ...begin(ORDER, "x"), sequence: [3, 1, 0, 2] };
  assert.deepEqual(move(ORDER, state, 3, 2).sequence, [1, 0, 3, 2]);
  assert.deepEqual(move(ORDER, state, 2, 0).sequence, [2, 3, 1, 0]);
});

test("an answer is checked only when it is complete", () => {
  assert.equal(missing(TWO, chose(TWO, 1)), 1);
  assert.equal(missing(TWO, chose(TWO, 0, 1, 2)), -1);
  assert.equal(check(TWO, chose(TWO, 0, 1, 2)).checked, false);
  assert.equal(check(TWO, chose(TWO, 1, 3)).checked, true);
  assert.equal(missing(ORDER, begin(ORDER, "")), 1);
  assert.equal(missing(ORDER, arranged([0, 1])), 0);
  assert.equal(missing(PAIRS, pair(PAIRS, begin(PAIRS, ""), 1, 2)), 1);
  assert.equal(missing(TYPED, write(begin(TYPED, ""), "  ")), 1);
  assert.equal(missing(TYPED, write(begin(TYPED, ""), "recall")), 0);
});

test("an answer is begun with its first piece", () => {
  for (const asked of ALL) assert.equal(isBegun(asked, begin(asked, "")), false);
  assert.equal(isBegun(TWO, chose(TWO, 1)), true);
  assert.equal(isBegun(ORDER, arranged([0])), true);
  assert.equal(isBegun(PAIRS, pair(PAIRS, begin(PAIRS, ""), 0, 1)), true);
  assert.equal(isBegun(TYPED, write(begin(TYPED, ""), "r")), true);
});

test("after checking, nothing changes", () => {
  const steps = [
    [ONE, (/** @type {Attempt} */ state) => choose(ONE, state, 0)],
    [ORDER, (/** @type {Attempt} */ state) => move(ORDER, state, 0, 0)],
    [PAIRS, (/** @type {Attempt} */ state) => pair(PAIRS, state, 0, 0)],
    [TYPED, (/** @type {Attempt} */ state) => write(state, "x")],
    [ONE, (/** @type {Attempt} */ state) => trust(state, "sure")],
    [ONE, submit],
  ];
  for (const [asked, step] of /** @type {[Question, (state: Attempt) => Attempt][]} */ (steps)) {
    const done = submit(begin(asked, "seed"));
    assert.equal(step(done), done);
  }
});

test("what is not answered is wrong", () => {
  for (const asked of ALL) assert.equal(isRight(asked, submit(begin(asked, "seed"))), false, asked.kind);
});

test("a multiple response scores all or nothing", () => {
  assert.equal(isRight(TWO, chose(TWO, 3, 1)), true);
  for (const chosen of [[1], [1, 2], [1, 2, 3]]) assert.equal(isRight(TWO, chose(TWO, ...chosen)), false);
  assert.deepEqual(outcomes(TWO, chose(TWO, 0, 1)), ["slip", "hit", "rest", "miss", "rest"]);
});

test("an ordering is right in its order only; each item knows how it lies", () => {
  assert.equal(isRight(ORDER, arranged([0, 1, 2, 3])), true);
  assert.equal(isRight(ORDER, arranged([0, 1, 3, 2])), false);
  assert.deepEqual(outcomes(ORDER, arranged([0, 1, 3, 2])), ["hit", "hit", "slip", "slip"]);
});

test("items with the same text stand for each other", () => {
  const twice = question("ordering", { items: ["scale", "split", "scale"].map((text) => piece(text)) });
  const state = [2, 1, 0].reduce((so, item, place) => move(twice, so, item, place), begin(twice, ""));
  assert.equal(isRight(twice, state), true);
});

test("a matching is right when every pair is; a right side may be tried at two places", () => {
  const one = pair(PAIRS, begin(PAIRS, "seed"), 0, 0);
  assert.deepEqual(outcomes(PAIRS, one), ["hit", "miss"]);
  assert.deepEqual(outcomes(PAIRS, pair(PAIRS, one, 1, 0)), ["hit", "slip"]);
  assert.equal(isRight(PAIRS, pair(PAIRS, one, 1, 1)), true);
  assert.deepEqual(pair(PAIRS, one, 0, null).pairs, [null, null]);
});

test("a typed answer is compared forgivingly", () => {
  assert.equal(isRight(TYPED, write(begin(TYPED, ""), " Recall. ")), true);
  assert.deepEqual(outcomes(TYPED, write(begin(TYPED, ""), "precision")), ["slip"]);
});

test("the tally counts what is checked", () => {
  const entry = (/** @type {number} */ option) => ({ question: ONE, attempt: submit(chose(ONE, option)) });
  const open = { question: ONE, attempt: chose(ONE, 2) };
  assert.deepEqual(tally([entry(2), entry(0), open]), { questions: 3, checked: 2, right: 1 });
});

const PRESSES = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 20 });

/**
 * @param {Question} asked
 * @param {ReadonlyArray<[number, number, boolean]>} presses
 */
function played(asked, presses) {
  return presses.reduce((state, [one, other, flag]) => {
    if (asked.kind === "ordering") {
      return move(asked, state, one % asked.items.length, other % asked.items.length);
    }
    if (asked.kind === "matching") {
      const right = flag ? other % asked.rights.length : null;
      return pair(asked, state, one % asked.lefts.length, right);
    }
    if (asked.kind === "typed") return write(state, flag ? "recall" : String(one));
    return choose(asked, state, one % asked.options.length, flag);
  }, begin(asked, "seed"));
}

test("whatever is pressed, an attempt survives a reload as it is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALL), PRESSES, fc.boolean(), (asked, presses, done) => {
      const state = trust(played(asked, presses), "unsure");
      const attempt = done ? submit(state) : state;
      assert.deepEqual(resume(asked, JSON.parse(JSON.stringify(attempt))), attempt);
    }),
  );
});

test("whatever is pressed, right means exactly the answer", () => {
  fc.assert(
    fc.property(fc.constantFrom(ONE, TWO, BOOL), PRESSES, (asked, presses) => {
      const { chosen } = played(asked, presses);
      assert.deepEqual(chosen, [...new Set(chosen)].sort((a, b) => a - b));
      if (!isMultiple(asked)) assert.ok(chosen.length <= 1);
      assert.equal(
        isRight(asked, played(asked, presses)),
        JSON.stringify(chosen) === JSON.stringify(asked.answers),
      );
    }),
  );
});

test("what was kept is not taken for another question, nor for one whose pieces changed", () => {
  const attempt = chose(ONE, 2);
  assert.equal(resume(TWO, attempt), null);
  const exchanged = question("multiple-choice", { options: options(["c", "b", "a", "d"], 0) });
  assert.equal(resume(exchanged, attempt), null);
});

test("whatever was kept, resuming gives an attempt or nothing, and never throws", () => {
  for (const value of [null, undefined, 1, "x", [], {}]) assert.equal(resume(ONE, value), null);
  const keys = ["chosen", "sequence", "pairs", "text", "seed", "confidence"];
  fc.assert(
    fc.property(fc.constantFrom(...ALL), fc.constantFrom(...keys), fc.jsonValue(), (asked, key, junk) => {
      const attempt = resume(asked, { ...begin(asked, "seed"), [key]: junk });
      if (attempt === null) return;
      outcomes(asked, attempt);
      missing(asked, attempt);
      assert.deepEqual(resume(asked, attempt), attempt);
    }),
  );
});
