import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../../assets/js/search/engine.js";

/** An index of two documents, as small as one can be written by hand. */
const MANIFEST = {
  folder: "abc",
  documents: 2,
  block: 1,
  boosts: [4, 2, 2, 1],
  terms: " p",
  words: "p r",
  classes: /** @type {[string, string[]][]} */ ([["term", ["mla-c02"]]]),
  runs: " !",
};
/** @type {Record<string, unknown>} */
const FILES = {
  "abc/t0.json": ["Ametric", ")# ! !"],
  "abc/t1.json": ["Aprecis,ion Arecal,l", ")! !)!!!"],
  "abc/w0.json": "AprecisionA",
  "abc/w1.json": "ArecallA",
  "abc/x0.json": [["a/", "Metrics", ["#p", "Precision", "A metric.", 0]]],
  "abc/x1.json": [["a/", "Metrics", ["#r", "Recall", "A metric.", 0]]],
};

function setUp() {
  /** @type {string[]} */
  const asked = [];
  /** @type {Set<string>} */
  const broken = new Set();
  const engine = new Engine(MANIFEST, async (path) => {
    asked.push(path);
    if (broken.has(path)) throw new Error("offline");
    return FILES[path];
  });
  return { engine, asked, broken };
}

test("a query loads what it needs and nothing else", async () => {
  const { engine, asked } = setUp();
  const { groups } = await engine.search("recall ");
  assert.deepEqual(
    groups.flatMap(({ hits }) => hits.map(({ url }) => url)),
    ["a/#r"],
  );
  assert.deepEqual(asked, ["abc/t1.json", "abc/x1.json"]);
});

test("nothing is loaded twice", async () => {
  const { engine, asked } = setUp();
  await Promise.all([engine.search("recall "), engine.search("recall ")]);
  await engine.search("precision ");
  assert.equal(new Set(asked).size, asked.length);
});

test("a failed fetch rejects, and is tried again", async () => {
  const { engine, broken } = setUp();
  broken.add("abc/t1.json");
  await assert.rejects(engine.search("recall "), /offline/);
  broken.clear();
  assert.equal((await engine.search("recall ")).total, 1);
});

test("a typing error loads the words of its first letter", async () => {
  const { engine, asked } = setUp();
  const { groups, suggestion } = await engine.search("precisoin ");
  assert.equal(groups[0].hits[0].title, "Precision");
  assert.equal(suggestion, "precision ");
  assert.ok(asked.includes("abc/w0.json"));
  assert.ok(!asked.includes("abc/w1.json"));
});

test("a hit says all that is shown of it", async () => {
  const { engine } = setUp();
  const [group] = (await engine.search("metric recall")).groups;
  assert.equal(group.url, "a/");
  assert.equal(group.page, "Metrics");
  assert.deepEqual(group.hits[0].titleRanges, [[0, 6]]);
  assert.equal(group.hits[0].kind, "term");
  assert.deepEqual(group.hits[0].exams, ["mla-c02"]);
  assert.equal(group.hits[0].snippet, "A metric.");
  assert.deepEqual(group.hits[0].ranges, [[2, 8]]);
});

test("warming loads nothing while the classes travel in the script", async () => {
  const { engine, asked } = setUp();
  engine.warm();
  assert.deepEqual(asked, []);
});
