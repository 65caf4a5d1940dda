import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { adoptRounds, renamed, roundKey } from "../../../assets/js/cards/rounds.js";
import { Profile } from "../study/browser.js";

/** One round per way to study, as releases before kept them, and where each is looked for now. */
const STORED = JSON.parse(readFileSync(new URL("./stored/rounds-v1.json", import.meta.url), "utf8"));

test("each deck has a key of its own, and no two share one", () => {
  const decks = [" ", " term", "topic:recall ", "topic:recall term", "group:data row", "exam:all card"];
  const keys = decks.flatMap((deck) => [roundKey("learn", deck), roundKey("cram", deck)]);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(roundKey("learn", " "), "learn all");
});

test("a round of an earlier release gets the key of its deck; nothing else changes", () => {
  for (const { draft, key } of STORED) assert.deepEqual(renamed(draft), { ...draft, key });
  for (const { draft, key } of STORED) assert.deepEqual(renamed({ ...draft, key }), { ...draft, key });
});

test("the rounds of an earlier release are found under their decks after a visit, and only there", async (t) => {
  const profile = new Profile(t);
  const before = await profile.tab();
  before.saveDraft("tonight", { picks: [] });
  before.absorb({ events: [], aside: [], drafts: STORED.map((/** @type {any} */ { draft }) => draft) });
  await before.saved();
  before.close();

  const store = await profile.tab();
  await adoptRounds(store);
  for (const { draft, key } of STORED) assert.deepEqual(await store.draft(key), draft.value);
  const wanted = [...new Set(STORED.map((/** @type {any} */ { key }) => key)), "tonight"].sort();
  assert.deepEqual((await store.drafts()).map(({ key }) => key).sort(), wanted);
  assert.deepEqual(await store.draft("tonight"), { picks: [] });
});

test("of two rounds of one deck the one gone on with later stays, whichever release kept it", async (t) => {
  const profile = new Profile(t);
  const store = await profile.tab();
  const old = (/** @type {number} */ at) => ({ key: "learn", at, value: { deck: "topic:a ", learning: at } });
  store.saveDraft("learn topic:a", { learning: "now" });
  store.absorb({ events: [], aside: [], drafts: [old(5)] });
  await adoptRounds(store);
  assert.deepEqual(await store.draft("learn topic:a"), { learning: "now" });
  store.absorb({ events: [], aside: [], drafts: [old(profile.clock + 5)] });
  await adoptRounds(store);
  assert.equal(/** @type {any} */ (await store.draft("learn topic:a")).learning, profile.clock + 5);
  assert.equal(await store.draft("learn"), undefined);
});

test("a round that names no deck stays where it is", async (t) => {
  const store = await new Profile(t).tab();
  store.saveDraft("learn", 3);
  await adoptRounds(store);
  assert.equal(await store.draft("learn"), 3);
});

test("where no earlier release has kept a round, no draft is read: exams are large", async (t) => {
  const store = await new Profile(t).tab();
  store.saveDraft("exam.mla-c02.a", { questions: [] });
  store.saveDraft("learn topic:a", { learning: 1 });
  const reads = [t.mock.method(store, "drafts"), t.mock.method(store, "draft")];
  await adoptRounds(store);
  assert.deepEqual(reads.map(({ mock }) => mock.callCount()), [0, 0]);
});
