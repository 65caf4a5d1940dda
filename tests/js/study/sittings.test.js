import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { choose } from "../../../assets/js/study/attempt.js";
import { drawPaper } from "../../../assets/js/study/blueprint.js";
import { MINUTE } from "../../../assets/js/study/days.js";
import { answer, attemptAt, joinSittings, startSitting, touch } from "../../../assets/js/study/exam.js";
import { Sittings } from "../../../assets/js/study/sittings.js";
import { readFile, writeFile } from "../../../assets/js/study/transfer.js";
import { EXAM, FORM, loaded, many } from "./bank.js";
import { Profile } from "./browser.js";

/** @typedef {import("../../../assets/js/study/exam.js").Sitting} Sitting */
/** @typedef {import("../../../assets/js/study/store.js").Store} Store */

const START = 1_700_000_000_000;
const BANK = many(200);
const STORED = JSON.parse(readFileSync(new URL("stored/drafts/exam.json", import.meta.url), "utf-8"));

/**
 * @param {string} id
 * @param {number} [now]
 */
function begun(id, now = START) {
  const paper = drawPaper(BANK, EXAM, FORM, id);
  return startSitting({ id, exam: EXAM, form: FORM, paper, questions: loaded(BANK.questions), now });
}

/**
 * @param {Sitting} state
 * @param {number} place
 * @param {number} option number 1 is right
 */
function answered(state, place, option) {
  const { question } = state.places[place];
  return answer(state, question, choose(question, attemptAt(state, question), option), START + place + 1);
}

/** @param {Store} store */
async function file(store) {
  return writeFile({ events: store.events(), drafts: await store.drafts(), aside: await store.aside(), site: "/", at: 0 });
}

test("beginning another exam takes nothing from the one handed in before", async (t) => {
  const store = await new Profile(t).tab();
  const sittings = new Sittings(store, EXAM.id);
  sittings.save(answered(begun("first"), 0, 1));
  const running = await sittings.underWay();
  assert.ok(running !== null && running.id === "first");
  const first = sittings.handIn(running, START + 5 * MINUTE);
  assert.equal(await sittings.underWay(), null);
  sittings.save(begun("second", START + 9 * MINUTE));
  assert.equal((await sittings.underWay())?.id, "second");
  assert.deepEqual(await sittings.get("first"), first);
  assert.deepEqual([...(await sittings.kept())], ["first", "second"]);
  assert.deepEqual(sittings.over().map(({ session, right }) => [session, right]), [["first", 1]]);
});

test("a tab that missed the handing in does not open the exam again", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  const state = answered(begun("s"), 0, 1);
  new Sittings(one, EXAM.id).save(state);
  const done = new Sittings(one, EXAM.id).handIn(state, START + MINUTE);
  await one.saved();
  new Sittings(other, EXAM.id).save(touch(state, START + 2 * MINUTE));
  await other.saved();
  const sittings = new Sittings(await profile.tab(), EXAM.id);
  assert.equal(await sittings.underWay(), null);
  assert.equal((await sittings.get("s"))?.submitted, done.submitted);
});

test("a file brings every exam, whichever is imported first, and as often as it is", async (t) => {
  const phone = await new Profile(t).tab();
  const own = new Sittings(phone, EXAM.id);
  own.handIn(answered(begun("a"), 0, 1), START + MINUTE);
  const middle = await file(phone);
  own.handIn(answered(answered(begun("b"), 0, 0), 1, 1), START + 3 * MINUTE);
  own.save(begun("c", START + 4 * MINUTE));
  const end = await file(phone);
  for (const files of [[middle, end], [end, middle, end]]) {
    globalThis.indexedDB = new IDBFactory();
    const laptop = await new Profile(t).tab();
    for (const one of files) laptop.absorb(readFile(one), () => joinSittings);
    await laptop.saved();
    const sittings = new Sittings(laptop, EXAM.id);
    assert.deepEqual([...(await sittings.kept())], ["a", "b", "c"]);
    for (const id of ["a", "b", "c"]) assert.deepEqual(await sittings.get(id), await own.get(id));
    assert.equal((await sittings.underWay())?.id, "c");
    assert.equal(await file(laptop), end);
  }
});

test("a file from the middle of an exam that was handed in since opens nothing again", async (t) => {
  const store = await new Profile(t).tab();
  const sittings = new Sittings(store, EXAM.id);
  const state = begun("s");
  const done = sittings.handIn(state, START + MINUTE);
  // Only its events are here: the questions were not kept by the release of that time.
  await store.dropDraft("exam.mla-c02.s");
  store.absorb({ events: [], aside: [], drafts: [{ key: "exam.mla-c02", at: START, value: state }] }, () => joinSittings);
  assert.equal(await sittings.underWay(), null);
  assert.equal((await sittings.get("s"))?.submitted, done.submitted);
});

test("the only exam that earlier releases kept is read, and gets a place of its own", async (t) => {
  for (const draft of STORED) {
    const profile = new Profile(t);
    (await profile.tab()).close();
    await profile.write("drafts", draft);
    const store = await profile.tab();
    const sittings = new Sittings(store, EXAM.id);
    const { id, submitted, answers } = draft.value;
    assert.deepEqual([...(await sittings.kept())], [id]);
    const read = await sittings.get(id);
    assert.equal(read?.submitted, submitted);
    assert.deepEqual(Object.keys(read?.answers ?? {}), Object.keys(answers));
    assert.equal((await sittings.underWay())?.id, submitted === null ? id : undefined);
    assert.deepEqual(await store.draftKeys(""), [`exam.mla-c02.${id}`]);
  }
});

test("what cannot be read as an exam is set aside", async (t) => {
  const store = await new Profile(t).tab();
  for (const value of [null, { id: "x" }, { ...begun("x"), answers: null }]) {
    store.absorb({ events: [], aside: [], drafts: [{ key: "exam.mla-c02.x", at: START, value }] }, () => joinSittings);
    const sittings = new Sittings(store, EXAM.id);
    assert.equal(await sittings.get("x"), null);
    assert.ok((await store.aside()).some((one) => JSON.stringify(one.value) === JSON.stringify(value)));
    assert.deepEqual([...(await sittings.kept())], []);
  }
});

test("another exam's sittings are not among these", async (t) => {
  const store = await new Profile(t).tab();
  new Sittings(store, "mla-c02-beta").save(begun("other"));
  const sittings = new Sittings(store, EXAM.id);
  assert.deepEqual([...(await sittings.kept())], []);
  assert.equal(await sittings.underWay(), null);
});
