import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { VERSION, canonical, inOrder, merge, readEvent } from "../../../assets/js/study/events.js";
import { EVENT, EVENTS, answered } from "./arbitrary.js";

/** @typedef {import("../../../assets/js/study/events.js").Event} Event */

/**
 * @param {ReadonlyMap<string, Event>} set
 */
function content(set) {
  return [...set.values()].map(canonical).sort();
}

test("merging does not mind the order of two sets", () => {
  fc.assert(
    fc.property(EVENTS, EVENTS, (one, other) => {
      assert.deepEqual(content(merge(one, other)), content(merge(other, one)));
    }),
  );
});

test("merging does not mind which of three sets meet first", () => {
  fc.assert(
    fc.property(EVENTS, EVENTS, EVENTS, (a, b, c) => {
      const left = merge(merge(a, b).values(), c);
      const right = merge(a, merge(b, c).values());
      assert.deepEqual(content(left), content(right));
    }),
  );
});

test("merging a set again changes nothing, and loses no id", () => {
  fc.assert(
    fc.property(EVENTS, EVENTS, (one, other) => {
      const both = merge(one, other);
      assert.deepEqual(content(merge(both.values(), one, other)), content(both));
      assert.deepEqual([...both.keys()].sort(), [...new Set([...one, ...other].map(({ id }) => id))].sort());
    }),
  );
});

test("every event survives being written and read", () => {
  fc.assert(
    fc.property(EVENT, (event) => {
      assert.deepEqual(readEvent(JSON.parse(JSON.stringify(event))), { event });
    }),
  );
});

test("fields that a later release may add stay", () => {
  const event = { ...answered("q", true), note: "kept" };
  assert.deepEqual(readEvent(event), { event });
});

test("an event of a newer version is told from a broken one", () => {
  const future = readEvent({ ...answered("q", true), v: VERSION + 1 });
  assert.deepEqual(future, { problem: "future", why: `version ${VERSION + 1}` });
});

test("what is broken is refused, and says where", () => {
  const good = answered("q", true);
  const broken = [
    [null, "not an object"],
    [[], "not an object"],
    [{ ...good, v: undefined }, "no version"],
    [{ ...good, v: 0 }, "no version"],
    [{ ...good, type: "sneezed" }, "unknown type"],
    [{ ...good, type: "toString" }, "unknown type"],
    [{ ...good, id: "" }, "wrong id"],
    [{ ...good, at: -1 }, "wrong at"],
    [{ ...good, at: 9e15 }, "wrong at"],
    [{ ...good, at: 1.5 }, "wrong at"],
    [{ ...good, right: 1 }, "wrong right"],
    [{ ...good, confidence: "certain" }, "wrong confidence"],
    [{ ...good, question: "x".repeat(300) }, "wrong question"],
    [{ ...good, session: 4 }, "wrong session"],
    [{ ...good, type: "sat", domains: { 1: [3] } }, "wrong session"],
  ];
  const sat = { ...good, type: "sat", session: "s", exam: "e", form: "f", guide: "1", ms: 1, right: 2, questions: 3, domains: { 1: [2, 3] } };
  assert.deepEqual(readEvent(sat), { event: sat });
  const impossible = [
    [{ ...sat, right: 9 }, "wrong right"],
    [{ ...sat, right: 0, questions: 0, domains: {} }, "wrong questions"],
    [{ ...sat, domains: { 1: [3, 2] } }, "wrong domains"],
  ];
  for (const [value, why] of [...broken, ...impossible]) assert.deepEqual(readEvent(value), { problem: "corrupt", why });
});

test("whatever is read, the answer is an event or a problem", () => {
  fc.assert(
    fc.property(EVENT, fc.string(), fc.jsonValue(), (event, key, junk) => {
      const read = readEvent({ ...event, [key]: junk });
      assert.ok("event" in read || ["corrupt", "future"].includes(read.problem));
    }),
  );
});

test("older events take every step to this version; a step that fails makes a broken event", () => {
  const steps = {
    1: (/** @type {any} */ { verdict, ...rest }) => ({ ...rest, type: "answered", score: verdict === "ok" ? 1 : 0 }),
    2: (/** @type {any} */ { score, ...rest }) => ({ ...rest, right: score.valueOf() === 1 }),
  };
  const { right, ...rest } = /** @type {any} */ (answered("q", true));
  assert.deepEqual(readEvent({ ...rest, v: 1, verdict: "ok" }, { version: 3, steps }), {
    event: { ...rest, v: 3, right },
  });
  assert.deepEqual(readEvent({ ...rest, v: 2, score: null }, { version: 3, steps }), {
    problem: "corrupt",
    why: "not an event of version 2",
  });
});

test("events of one moment have one order", () => {
  const [a, b] = [answered("q", true), answered("q", false)].map((one) => ({ ...one, at: 5 }));
  assert.deepEqual(inOrder([b, a]), inOrder([a, b]));
});
