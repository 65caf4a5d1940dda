import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS, fromJson, isChoice, shape } from "../../../assets/js/study/questions.js";
import { ALL, ONE, ORDER, PAIRS, TWO, TYPED, options, piece, question } from "./samples.js";

test("every kind is read", () => {
  assert.deepEqual(ALL.map(({ kind }) => kind), KINDS);
  assert.deepEqual(ALL.map(isChoice), [true, true, true, false, false, false]);
  assert.deepEqual(ONE.answers, [2]);
  assert.deepEqual(TWO.answers, [1, 3]);
  assert.deepEqual(ORDER.items[3], piece("fourth"));
  assert.equal(PAIRS.rights.length, 3);
  assert.deepEqual(TYPED.accepted, ["recall", "sensitivity"]);
  assert.deepEqual(ONE.section, { title: "Recall", href: "/topics/metrics/#recall" });
});

test("what may be missing has a value", () => {
  assert.equal(ONE.generated, false);
  assert.equal(ONE.explanation, "");
  assert.deepEqual(ONE.items, []);
  assert.equal(question("typed", { accepted: ["x"], section: null }).section, null);
});

test("a question nobody could answer is refused, with its id", () => {
  const broken = [
    ["multiple-choice", { options: options(["a"], 0) }, /fewer than two options/u],
    ["multiple-choice", { options: options(["a", "b"]) }, /no right option/u],
    ["multiple-choice", { options: options(["a", "b"], 0, 1) }, /several right options/u],
    ["ordering", { items: [piece("a")] }, /fewer than two items/u],
    ["matching", { lefts: [piece("a")], rights: [piece("b")] }, /fewer than two pairs/u],
    ["matching", { lefts: [piece("a"), piece("b")], rights: [piece("c")] }, /without a right one/u],
    ["typed", {}, /no accepted answer/u],
    ["essay", {}, /unknown kind essay/u],
  ];
  for (const [kind, parts, message] of broken) {
    const make = () => question(String(kind), /** @type {object} */ (parts));
    assert.throws(make, { name: "TypeError", message });
    assert.throws(make, { message: new RegExp(`a-${String(kind)}`, "u") });
  }
});

test("anything else is refused with a TypeError that names what is wrong", () => {
  for (const value of [null, undefined, 3, "x", [], {}, { id: 4 }]) {
    assert.throws(() => fromJson(value), TypeError);
  }
  assert.throws(() => question("ordering", { items: [null, 3] }), { message: /a part that is not an object/u });
  assert.throws(() => question("typed", { accepted: ["x"], hash: 3 }), { message: /lacks its hash/u });
});

test("the shape changes when a piece changes its number, not when a rationale or the stem changes", () => {
  const texts = ["a", "b", "c", "d"];
  const same = question("multiple-choice", { stem: "<p>Which one?</p>", options: options(texts, 2) });
  assert.equal(shape(same), shape(ONE));
  const exchanged = question("multiple-choice", { options: options(["b", "a", "c", "d"], 2) });
  assert.notEqual(shape(exchanged), shape(ONE));
});
