import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { VERSION, inOrder, merge } from "../../../assets/js/study/events.js";
import { FILE_VERSION, readFile, writeFile } from "../../../assets/js/study/transfer.js";
import { EVENTS, answered } from "./arbitrary.js";

const RUN = { key: "practice.s1", at: 5, value: { place: 0, attempts: { a: { seed: "s" } }, ids: ["a"] } };

/**
 * @param {Iterable<import("../../../assets/js/study/events.js").Event>} events
 */
function fileOf(events) {
  return writeFile({ events, drafts: [], aside: [], site: "https://example.org/sheet/", at: 1_700_000_000_000 });
}

test("a file is JSON that gives back every event, draft and record set aside", () => {
  fc.assert(
    fc.property(EVENTS, (some) => {
      const events = inOrder(merge(some).values());
      const drafts = [RUN];
      const aside = [{ at: 1, why: "corrupt", value: { odd: true } }];
      const text = writeFile({ events, drafts, aside, site: "/", at: 0 });
      JSON.parse(text);
      const read = readFile(text);
      assert.deepEqual({ ...read, aside: read.aside.map(({ value }) => value) }, {
        events,
        drafts,
        aside: [{ odd: true }],
        problem: "",
      });
    }),
  );
});

test("the same progress gives the same lines, whatever its order", () => {
  const events = [answered("a", true), answered("b", false), answered("c", true)];
  assert.equal(fileOf([...events].reverse()), fileOf(events));
});

test("wherever a file is cut off, every whole line is still read and the file itself is set aside", () => {
  const events = ["a", "b", "c", "d"].map((name) => answered(name, true));
  const whole = fileOf(events);
  const lines = events.map((event) => whole.indexOf(JSON.stringify(event)) + JSON.stringify(event).length);
  for (let end = whole.indexOf('"events"'); end < whole.length - 2; end += 1) {
    const read = readFile(whole.slice(0, end));
    assert.equal(read.problem, "truncated");
    assert.equal(read.events.length, lines.filter((line) => line <= end).length, `cut off at ${end}`);
    assert.deepEqual(read.aside.map(({ value }) => value), [whole.slice(0, end)]);
  }
});

test("a damaged line costs that line", () => {
  const events = ["a", "b", "c"].map((name) => answered(name, true));
  const read = readFile(fileOf(events).replace('"question":"b"', '"question":b"'));
  assert.deepEqual(read.events, [events[0], events[2]]);
});

test("a file that lost its end still gives every draft whose line is whole", () => {
  const drafts = [RUN, { ...RUN, key: "practice.s2" }];
  const aside = [{ at: 1, why: "corrupt", value: { odd: true } }];
  const whole = writeFile({ events: [answered("a", true)], drafts, aside, site: "/", at: 0 });
  const read = readFile(whole.slice(0, -8));
  assert.deepEqual(read.drafts, drafts);
  assert.equal(read.events.length, 1);
  const half = readFile(whole.slice(0, whole.indexOf('"practice.s2"') + 20));
  assert.deepEqual(half.drafts, [RUN]);
  assert.equal(half.problem, "truncated");
});

test("a damaged file is told as one and kept, however another program laid it out", () => {
  const file = JSON.parse(fileOf([answered("a", true)]));
  for (const text of [JSON.stringify(file, null, 2), JSON.stringify(file), JSON.stringify(file, null, 1)]) {
    const cut = text.slice(0, -8);
    assert.deepEqual(readFile(cut), {
      events: [],
      drafts: [],
      aside: [{ why: "damaged file", value: cut }],
      problem: "truncated",
    });
    const newer = cut.replace(/"version":( ?)1/u, '"version":$12');
    assert.equal(readFile(newer).problem, "future");
  }
  for (const broken of [{ version: "one" }, { events: 7 }, { drafts: {} }, { aside: "x" }]) {
    const text = JSON.stringify({ ...file, ...broken });
    const read = readFile(text);
    assert.equal(read.problem, "truncated");
    assert.deepEqual(read.aside, [{ why: "damaged file", value: text }]);
  }
});

test("a draft that no page can go on with is set aside, and costs no other", () => {
  const drafts = [
    { key: "tonight", at: 5, value: { attempts: { a: null } } },
    { ...RUN, value: { ...RUN.value, attempts: { a: null } } },
    { key: "homework", at: 5, value: {} },
    { key: "match all", at: 5, value: { match: { tiles: [{ card: "a", side: "front" }] } } },
    { key: "schedule", at: 5, value: { of: "x", cards: { a: ["", { due: "never" }] } } },
    { key: "exam.mla-c02.s", at: 5, value: { version: 1, id: "s" } },
    { key: "learn all", at: 5 },
    7,
  ];
  const text = writeFile({ events: [answered("a", true)], drafts: /** @type {any} */ ([...drafts, RUN]), aside: [], site: "/", at: 0 });
  const read = readFile(text);
  assert.deepEqual(read.drafts, [RUN]);
  assert.equal(read.events.length, 1);
  assert.deepEqual(read.aside.map(({ value }) => value), drafts);
  assert.equal(read.problem, "");
});

test("a draft that was set aside and this release understands is taken in", () => {
  const aside = [{ at: 0, why: "a draft of no known kind", value: RUN }];
  assert.deepEqual(readFile(writeFile({ events: [], drafts: [], aside, site: "/", at: 0 })).drafts, [RUN]);
});

test("whatever earlier releases kept as drafts is taken from a file", () => {
  const rounds = JSON.parse(readFileSync(new URL("../cards/stored/rounds-v1.json", import.meta.url), "utf-8"));
  const exams = JSON.parse(readFileSync(new URL("stored/drafts/exam.json", import.meta.url), "utf-8"));
  const old = rounds.map((/** @type {any} */ { draft }) => draft);
  const drafts = [...old, ...rounds.map((/** @type {any} */ { draft, key }) => ({ ...draft, key })), ...exams];
  assert.deepEqual(readFile(writeFile({ events: [], drafts, aside: [], site: "/", at: 0 })).drafts, drafts);
});

test("nothing is taken from other files, nor from those of a newer release", () => {
  for (const text of ["", "{", "[]", "null", '{"format": "anki"}', "<html>", "4"]) {
    assert.deepEqual(readFile(text), { events: [], drafts: [], aside: [], problem: "not ours" });
  }
  const newer = fileOf([answered("a", true)]).replace(`"version": ${FILE_VERSION}`, `"version": ${FILE_VERSION + 1}`);
  for (const text of [newer, newer.slice(0, -5)]) {
    assert.deepEqual(readFile(text), { events: [], drafts: [], aside: [], problem: "future" });
  }
});

test("events of a newer release within a file, and broken ones, are set aside", () => {
  const future = { ...answered("a", true), v: VERSION + 1 };
  const text = fileOf([/** @type {any} */ (future), answered("b", true)]).replace('"events": [', '"events": [\n4,');
  const read = readFile(text);
  assert.deepEqual(read.events.map((event) => event.type), ["answered"]);
  assert.deepEqual(read.aside, [
    { why: "not an object", value: 4 },
    { why: `version ${VERSION + 1}`, value: future },
  ]);
});

test("what an earlier release had set aside and this one understands is taken in", () => {
  const event = answered("a", true);
  const aside = [{ at: 0, why: `version ${VERSION}`, value: event }];
  assert.deepEqual(readFile(writeFile({ events: [], drafts: [], aside, site: "/", at: 0 })).events, [event]);
});

test("whatever the text, reading it does not throw", () => {
  fc.assert(fc.property(fc.string(), fc.jsonValue(), (text, value) => {
    readFile(text);
    readFile(JSON.stringify({ format: "cribsheet-progress", version: 1, events: value, drafts: value, aside: value }));
  }));
});
