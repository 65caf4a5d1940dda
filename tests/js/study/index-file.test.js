import assert from "node:assert/strict";
import { test } from "node:test";

import { readIndex } from "../../../assets/js/study/index-file.js";

const FILE = {
  version: 1,
  release: "0123456789ab",
  exams: [
    {
      id: "ml",
      code: "ML-1",
      short: "ML",
      guide: "1.0",
      mock: null,
      coverage: "/coverage/ml/",
      titles: "/study/exams/ml.json",
      domains: [
        { id: "1", title: "Data", weight: 60, skills: ["1.1", "1.2"] },
        { id: "2", title: "Models", weight: 40, skills: ["2.1"] },
      ],
    },
  ],
  groups: [{ id: "data", title: "Data" }],
  topics: [
    { id: "a", group: 0, title: "A", href: "/topics/a/", file: "/a.json", questions: 2, cards: 0 },
    { id: "b", group: 0, title: "B", href: "/topics/b/", file: "/b.json", questions: 0, cards: 1 },
    { id: "c", group: 0, title: "C", href: "/topics/c/", file: "/c.json", questions: 1, cards: 1 },
  ],
  sets: [
    { tags: [], skills: { ml: ["1.1"] } },
    { tags: ["x"], skills: { ml: ["2.1"] } },
  ],
  questions: {
    ids: ["q1", "q2", "q3"],
    kinds: ["typed", "ordering", "true-false"],
    difficulties: ["easy", "hard", "medium"],
    sets: [1, 0, 1],
    hashes: ["aa", "bb", "cc"],
  },
  cards: { ids: ["term-x", "c1"], kinds: ["term", "card"], sets: [0, 1] },
  tables: [{ id: "t", topic: 1, set: 1, rows: ["r", "s"], cue: [1], match: true }],
  trees: [{ id: "d", topic: 1, set: 1, walks: ["e"] }],
  hashes: "111cccaaabbb000123456",
};

test("questions come with their topic, tags and skills", () => {
  const { questions } = readIndex(FILE);
  assert.deepEqual(questions[0], {
    id: "q1",
    topic: 0,
    kind: "typed",
    tags: ["x"],
    skills: { ml: ["2.1"] },
    difficulty: "easy",
    hash: "aa",
    generated: false,
  });
  assert.deepEqual(
    questions.map(({ id, topic, generated }) => [id, topic, generated]),
    [
      ["q1", 0, false],
      ["q2", 0, false],
      ["table-t-s-cue", 1, true],
      ["table-t-match", 1, true],
      ["tree-d-e-walk", 1, true],
      ["q3", 2, false],
    ],
  );
});

test("cards come with theirs", () => {
  assert.deepEqual(readIndex(FILE).cards, [
    { id: "term-x", topic: 1, kind: "term", tags: [], skills: { ml: ["1.1"] }, hash: "111" },
    { id: "row-t-r", topic: 1, kind: "row", tags: ["x"], skills: { ml: ["2.1"] }, hash: "aaa" },
    { id: "row-t-s", topic: 1, kind: "row", tags: ["x"], skills: { ml: ["2.1"] }, hash: "bbb" },
    { id: "c1", topic: 2, kind: "card", tags: ["x"], skills: { ml: ["2.1"] }, hash: "ccc" },
  ]);
});

test("the questions of a table and of a decision tree say what they are", () => {
  const made = readIndex(FILE).questions.filter(({ generated }) => generated);
  assert.deepEqual(
    made.map(({ kind, difficulty, hash, tags }) => [kind, difficulty, hash, tags]),
    [
      ["multiple-choice", "easy", "000", ["x"]],
      ["matching", "medium", "123", ["x"]],
      ["multiple-choice", "medium", "456", ["x"]],
    ],
  );
});

test("an exam's skills know their domain and where they are covered", () => {
  const [exam] = readIndex(FILE).exams;
  assert.deepEqual(exam.domains, [
    { id: "1", title: "Data", weight: 60 },
    { id: "2", title: "Models", weight: 40 },
  ]);
  assert.deepEqual(exam.skills, [
    { id: "1.1", domain: "1", href: "/coverage/ml/#1.1" },
    { id: "1.2", domain: "1", href: "/coverage/ml/#1.2" },
    { id: "2.1", domain: "2", href: "/coverage/ml/#2.1" },
  ]);
});

test("an index from before decision trees had questions is read without them", () => {
  const before = Object.fromEntries(Object.entries(FILE).filter(([name]) => name !== "trees"));
  assert.equal(readIndex(before).questions.length, readIndex(FILE).questions.length - 1);
});

test("an index from before it had hashes is read without them", () => {
  const early = Object.fromEntries(Object.entries(FILE).filter(([name]) => name !== "hashes"));
  const { questions, cards } = readIndex(early);
  assert.deepEqual([...questions, ...cards].map(({ hash }) => hash).filter(Boolean), ["aa", "bb", "cc"]);
});

test("what is no index of this version is refused", () => {
  for (const file of [undefined, null, 1, {}, { ...FILE, version: 2 }]) {
    assert.throws(() => readIndex(file), TypeError);
  }
  const cut = { ...FILE, questions: { ...FILE.questions, ids: ["q1"] } };
  assert.throws(() => readIndex(cut), /does not add up/);
});
