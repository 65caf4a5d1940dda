import assert from "node:assert/strict";
import { test } from "node:test";
import { joinOf } from "../../../assets/js/study/draft-kinds.js";
import { wholeDraft } from "../../../assets/js/study/drafts.js";
import { isSet, joinRuns } from "../../../assets/js/study/runs.js";
import { readFile, writeFile } from "../../../assets/js/study/transfer.js";
import { Profile } from "./browser.js";

const BROKEN = { ids: ["a"], attempts: { a: null }, place: 0 };

test("a set that was kept broken is set aside, and the next is kept as ever", async (t) => {
  const profile = new Profile(t);
  (await profile.tab()).close();
  await profile.write("drafts", { key: "practice.zz", at: 1, value: BROKEN });
  const store = await profile.tab();
  assert.equal(await wholeDraft(store, "practice.zz", isSet, joinRuns), undefined);
  assert.deepEqual((await store.aside()).map(({ value }) => value), [{ key: "practice.zz", value: BROKEN }]);
  assert.deepEqual(await store.draftKeys(""), []);
  const whole = { ids: ["a"], attempts: {}, place: 0, done: false };
  store.saveDraft("practice.zz", whole, joinRuns);
  assert.deepEqual(await wholeDraft(store, "practice.zz", isSet, joinRuns), whole);
});

test("a file with one broken draft gives its events and its other drafts", async (t) => {
  const store = await new Profile(t).tab();
  const kept = { key: "practice.a", at: 1, value: { ids: ["a"], attempts: {}, place: 0 } };
  const event = { v: 1, id: "e", at: 1, by: "b", type: "resumed", card: "c" };
  const drafts = [{ key: "practice.b", at: 1, value: BROKEN }, kept];
  store.saveDraft("practice.b", kept.value, joinRuns);
  const text = writeFile({ events: /** @type {any} */ ([event]), drafts, aside: [], site: "/", at: 0 });
  assert.equal(store.absorb(readFile(text), joinOf), 1);
  assert.deepEqual(await store.draft("practice.a"), kept.value);
  assert.deepEqual(await store.draft("practice.b"), kept.value);
  assert.deepEqual((await store.aside()).map(({ value }) => value), [drafts[0]]);
});

test("events of a file are kept before its drafts are looked at", async (t) => {
  const store = await new Profile(t).tab();
  const event = /** @type {any} */ ({ v: 1, id: "e", at: 1, by: "b", type: "resumed", card: "c" });
  const drafts = [{ key: "practice.a", at: 1, value: 1 }];
  const fails = () => {
    throw new Error("no join");
  };
  assert.throws(() => store.absorb({ events: [event], drafts, aside: [] }, fails), /no join/u);
  assert.deepEqual(store.events(), [event]);
});

test("an export without a database holds what both tabs have done", async (t) => {
  const profile = new Profile(t);
  t.mock.method(globalThis.indexedDB, "open", () => {
    throw new DOMException("blocked", "SecurityError");
  });
  const [one, other] = [await profile.tab(), await profile.tab()];
  const checked = (/** @type {string} */ id) => ({ ids: ["a", "b"], place: 0, attempts: { [id]: { checked: true } } });
  one.saveDraft("practice.s", checked("a"), joinRuns);
  other.saveDraft("practice.s", checked("b"), joinRuns);
  for (const tab of [one, other]) {
    const [draft] = await tab.drafts("", joinOf);
    assert.deepEqual(Object.keys(/** @type {any} */ (draft.value).attempts).sort(), ["a", "b"]);
  }
});
