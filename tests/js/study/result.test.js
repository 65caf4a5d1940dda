import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { resultOf, wilson } from "../../../assets/js/study/result.js";
import { EXAM } from "./bank.js";

/**
 * @param {ReadonlyArray<[domain: string, right: boolean, ...skills: string[]]>} rows
 */
function graded(rows) {
  return rows.map(([domain, right, ...skills]) => /** @type {any} */ ({ domain, right, skills }));
}

/**
 * @param {Record<string, [right: number, questions: number]>} scores by domain
 */
function scored(scores) {
  return graded(
    Object.entries(scores).flatMap(([domain, [right, questions]]) =>
      Array.from({ length: questions }, (_, number) => /** @type {[string, boolean]} */ ([domain, number < right])),
    ),
  );
}

test("right answers are counted by domain, in the exam's order", () => {
  const { total, domains } = resultOf(scored({ 4: [1, 2], 1: [3, 3] }), EXAM);
  assert.deepEqual(total, { right: 4, questions: 5 });
  assert.deepEqual(domains, [
    { domain: "1", right: 3, questions: 3 },
    { domain: "2", right: 0, questions: 0 },
    { domain: "3", right: 0, questions: 0 },
    { domain: "4", right: 1, questions: 2 },
  ]);
});

test("all right is the top of the scale, none the bottom; the range stays on it", () => {
  const all = resultOf(scored({ 1: [5, 5], 2: [5, 5], 3: [5, 5], 4: [5, 5] }), EXAM).estimate;
  assert.equal(all?.points, 1000);
  assert.equal(all?.high, 1000);
  const none = resultOf(scored({ 1: [0, 5], 2: [0, 5] }), EXAM).estimate;
  assert.equal(none?.points, 100);
  assert.equal(none?.low, 100);
  assert.equal(none?.pass, "unlikely");
});

test("domains weigh as in the blueprint, however many questions they had", () => {
  const { estimate } = resultOf(scored({ 1: [10, 10], 2: [0, 1], 3: [0, 1], 4: [0, 1] }), EXAM);
  assert.equal(estimate?.points, 100 + 900 * 0.28);
});

test("few questions say little: the range is wide and the verdict open", () => {
  const few = resultOf(scored({ 1: [2, 3], 2: [3, 4] }), EXAM).estimate;
  const lots = resultOf(scored({ 1: [20, 30], 2: [30, 40] }), EXAM).estimate;
  assert.ok(few && lots && few.high - few.low > 2 * (lots.high - lots.low));
  assert.equal(few.pass, "open");
  assert.equal(resultOf(scored({ 1: [60, 65], 2: [60, 62] }), EXAM).estimate?.pass, "likely");
});

test("without a pass mark, a scale or questions, nothing is made up", () => {
  const mock = /** @type {any} */ (EXAM.mock);
  assert.equal(resultOf(scored({ 1: [1, 2] }), { ...EXAM, mock: { ...mock, pass: null } }).estimate?.pass, "");
  assert.equal(resultOf(scored({ 1: [1, 2] }), { ...EXAM, mock: null }).estimate, null);
  assert.equal(resultOf([], EXAM).estimate, null);
});

test("weak skills come in the order of what they would gain", () => {
  const { weak } = resultOf(
    graded([
      ["1", false, "1.1"],
      ["1", true, "1.1"],
      ["1", true, "1.2"],
      ["2", false, "2.1", "2.2"],
      ["3", false, "3.1"],
    ]),
    EXAM,
  );
  assert.deepEqual(
    weak.map(({ skill, right, questions }) => [skill, right, questions]),
    [
      ["2.1", 0, 1],
      ["2.2", 0, 1],
      ["3.1", 0, 1],
      ["1.1", 1, 2],
    ],
  );
});

test("the range ends where the observed share lies 1.645 deviations away, as Wilson's interval does", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
      for (const end of wilson(share, count)) {
        const deviation = Math.sqrt((end * (1 - end)) / count);
        assert.ok(Math.abs(Math.abs(share - end) - 1.6448536 * deviation) < 1e-6, `${share} of ${count}: ${end}`);
      }
      const [low, high] = wilson(share, count);
      assert.ok(low >= 0 && low <= share + 1e-12 && high >= share - 1e-12 && high <= 1);
    }),
  );
});
