import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, asked, keyOf } from "../../../assets/js/practice/sets.js";
import { joinRuns } from "../../../assets/js/study/runs.js";
import { fromParams } from "../../../assets/js/study/select.js";
import { Profile } from "../study/browser.js";

/** @param {string} query */
function wishOf(query) {
  const wish = fromParams(asked(query));
  assert.ok(wish !== null);
  return wish;
}

test("two links with one seed are two sets, each of which goes on where it was", async (t) => {
  const store = await new Profile(t).tab();
  const [one, other] = ["?topics=embeddings&length=5&seed=1", "?topics=file-formats&length=5&seed=1"];
  for (const query of [one, other]) {
    const key = await keyOf(store, wishOf(query));
    assert.equal(await store.draft(key), undefined, `${query} is not begun`);
    store.saveDraft(key, { place: 0, attempts: {}, ids: [query], query }, joinRuns);
  }
  for (const query of [one, other]) {
    const kept = /** @type {any} */ (await store.draft(await keyOf(store, wishOf(query))));
    assert.deepEqual(kept.ids, [query]);
  }
});

test("a set that was begun in an earlier release is taken up by its own link alone", async (t) => {
  const store = await new Profile(t).tab();
  const query = "?topics=a&topics=b&length=5&seed=1";
  store.saveDraft(`${KEY}1`, { place: 0, attempts: {}, ids: ["x"], query }, joinRuns);
  assert.equal(await keyOf(store, wishOf(query)), `${KEY}1`);
  assert.equal(await keyOf(store, wishOf("?length=5&topics=b&topics=a&seed=1&exam=mla-c02")), `${KEY}1`);
  for (const another of ["?topics=a&length=5&seed=1", "?topics=a&topics=b&length=6&seed=1", "?questions=x&seed=1"]) {
    assert.notEqual(await keyOf(store, wishOf(another)), `${KEY}1`);
  }
});

test("a link by hand names the exam of its domains once", () => {
  assert.equal(asked("?exam=mla-c02&domains=1").get("exam"), "mla-c02");
  assert.equal(asked("?exam=mla-c02&topics=a").get("exam"), null);
});
