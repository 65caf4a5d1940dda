import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { VERSION } from "../../../assets/js/study/events.js";
import { writeFile, readFile } from "../../../assets/js/study/transfer.js";
import { answered as made } from "./arbitrary.js";
import { BlockedStorage, FakeStorage, Profile, refuseWrites, until } from "./browser.js";

const KEPT = { kept: "database", problem: "", aside: 0 };

/**
 * @param {string} question
 * @returns {import("../../../assets/js/study/store.js").NewEvent}
 */
function answer(question, right = true) {
  return { type: "answered", question, hash: "h1", right, confidence: null, mode: "page", ms: null };
}

/**
 * @param {import("../../../assets/js/study/store.js").Store} store
 */
function asked(store) {
  return [...store.state().questions.keys()].sort();
}

test("an answer is there for the next page", async (t) => {
  const profile = new Profile(t);
  const first = await profile.tab();
  const [event] = first.add(answer("q"));
  assert.deepEqual(asked(first), ["q"]);
  await first.saved();
  assert.deepEqual(first.status, KEPT);
  assert.equal(profile.storage.length, 0, "the journal is empty once the database has it");
  first.close();
  const second = await profile.tab({ storage: null });
  assert.deepEqual(second.events(), [event]);
});

test("all events of one browser are by one device", async (t) => {
  const profile = new Profile(t);
  const tabs = await Promise.all([profile.tab(), profile.tab(), profile.tab()]);
  const devices = tabs.map((tab) => tab.add(answer("q"))[0].by);
  assert.equal(new Set(devices).size, 1);
});

test("a page killed the moment after an answer loses nothing", async (t) => {
  const profile = new Profile(t);
  const first = await profile.tab();
  first.add(answer("a"));
  await first.saved();
  first.add(answer("b"), answer("c"));
  // Nothing of this call has reached a database: the next page starts with an empty one.
  profile.storage = profile.storage.copy();
  globalThis.indexedDB = new IDBFactory();
  const next = await profile.tab();
  assert.deepEqual(asked(next), ["b", "c"]);
  await next.saved();
  assert.equal(profile.storage.length, 0);
  next.close();
  assert.deepEqual(asked(await profile.tab()), ["b", "c"], "now they are in the database");
});

test("two tabs that answer at the same time lose nothing, and see each other's answers", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  let told = 0;
  other.onChange(() => (told += 1));
  for (let number = 0; number < 20; number += 1) {
    one.add(answer(`one ${number}`));
    other.add(answer(`other ${number}`));
  }
  await Promise.all([one.saved(), other.saved()]);
  await until(() => asked(one).length === 40 && asked(other).length === 40);
  assert.deepEqual(asked(other), asked(one));
  assert.ok(told >= 40);
  assert.deepEqual(asked(await profile.tab()), asked(one));
});

test("a tab that heard nothing catches up when it is looked at again", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  other.sleep();
  one.add(answer("q"));
  await one.saved();
  assert.deepEqual(asked(other), []);
  await other.wake();
  assert.deepEqual(asked(other), ["q"]);
});

test("without a database, answers are kept in the journal, and come to the database when there is one", async (t) => {
  const profile = new Profile(t);
  Object.assign(globalThis, { indexedDB: undefined });
  const first = await profile.tab();
  first.add(answer("q"));
  assert.deepEqual(first.status, { kept: "journal", problem: "blocked", aside: 0 });
  assert.deepEqual(asked(await profile.tab()), ["q"]);
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  const later = await profile.tab();
  await later.saved();
  assert.deepEqual(later.status, KEPT);
  assert.equal(profile.storage.length, 0);
});

test("with everything blocked, the session goes on and says so", async (t) => {
  const profile = new Profile(t);
  /** @type {unknown[]} */
  const told = [];
  globalThis.indexedDB = /** @type {any} */ ({
    open() {
      throw new DOMException("blocked", "SecurityError");
    },
  });
  for (const storage of [null, new BlockedStorage()]) {
    const store = await profile.tab({ storage, onStatus: (status) => told.push(status) });
    store.add(answer("q"));
    store.saveDraft("set", { place: 3 });
    assert.deepEqual(asked(store), ["q"]);
    assert.deepEqual(await store.draft("set"), { place: 3 });
    assert.equal(store.status.kept, "memory");
  }
  const status = { kept: "memory", problem: "blocked", aside: 0 };
  assert.deepEqual(told, [status, status]);
});

test("a full database leaves answers in the journal until there is room", async (t) => {
  const profile = new Profile(t);
  /** @type {string[]} */
  const told = [];
  const store = await profile.tab({ onStatus: ({ kept, problem }) => told.push(`${kept} ${problem}`) });
  const again = refuseWrites(t, "QuotaExceededError");
  store.add(answer("a"));
  await store.saved();
  assert.deepEqual(store.status, { kept: "journal", problem: "full", aside: 0 });
  again();
  store.add(answer("b"));
  await store.saved();
  assert.deepEqual(store.status, KEPT);
  assert.equal(profile.storage.length, 0);
  assert.deepEqual(told, ["database ", "journal full", "database "]);
  store.close();
  assert.deepEqual(asked(await profile.tab()), ["a", "b"]);
});

test("with database and journal full, what only this tab holds is told, and can still be exported", async (t) => {
  const profile = new Profile(t);
  profile.storage = new FakeStorage([], 100);
  const store = await profile.tab();
  refuseWrites(t, "QuotaExceededError");
  store.add(answer("a"));
  await store.saved();
  assert.deepEqual(store.status, { kept: "memory", problem: "full", aside: 0 });
  assert.equal(store.events().length, 1);
});

test("a database that does not answer is not waited for, and is taken in when it does", async (t) => {
  const profile = new Profile(t);
  const earlier = await profile.tab();
  earlier.add(answer("old"));
  await earlier.saved();
  const database = globalThis.indexedDB;
  const { open } = database;
  /** @type {(() => void)[]} */
  const held = [];
  database.open = (...given) => {
    const request = open.apply(database, given);
    let listener = /** @type {any} */ (null);
    const add = request.addEventListener.bind(request);
    request.addEventListener = (/** @type {string} */ type, /** @type {any} */ then) => {
      if (type !== "success") return add(type, then);
      listener = then;
      return add(type, (/** @type {any} */ event) => held.push(() => listener.call(request, event)));
    };
    return request;
  };
  const store = await profile.tab({ patience: 30, storage: new FakeStorage() });
  assert.equal(store.status.kept, "journal");
  store.add(answer("new"));
  assert.deepEqual(asked(store), ["new"]);
  for (const release of held) release();
  await until(() => asked(store).length === 2);
  await store.saved();
  assert.deepEqual(asked(store), ["new", "old"]);
  assert.deepEqual(store.status, KEPT);
});

test("a database of a newer release is left alone", async (t) => {
  const profile = new Profile(t);
  await new Promise((resolve) => {
    const request = globalThis.indexedDB.open(profile.name, 99);
    request.onsuccess = () => resolve(request.result.close());
  });
  const store = await profile.tab();
  store.add(answer("q"));
  await store.saved();
  assert.deepEqual(store.status, { kept: "journal", problem: "newer", aside: 0 });
});

test("a tab makes way for a newer release and keeps its answers for it", async (t) => {
  const profile = new Profile(t);
  const old = await profile.tab();
  await new Promise((resolve, reject) => {
    const request = globalThis.indexedDB.open(profile.name, 99);
    request.onsuccess = () => resolve(request.result.close());
    request.onblocked = reject;
  });
  old.add(answer("q"));
  await old.saved();
  assert.deepEqual(old.status, { kept: "journal", problem: "newer", aside: 0 });
  assert.equal(profile.storage.length, 1);
});

test("broken records are moved aside, and the rest is read", async (t) => {
  const profile = new Profile(t);
  const first = await profile.tab();
  first.add(answer("good"));
  await first.saved();
  first.close();
  await profile.write("events", { v: 1, id: "x", type: "answered" });
  await profile.write("events", { id: "y" });
  const second = await profile.tab();
  assert.deepEqual(asked(second), ["good"]);
  assert.equal(second.status.aside, 2);
  second.close();
  const third = await profile.tab();
  assert.equal(third.status.aside, 2);
  assert.deepEqual((await third.aside()).map(({ why }) => why).sort(), ["no version", "wrong at"]);
});

test("a truncated entry of the journal is set aside as it was found", async (t) => {
  const profile = new Profile(t);
  profile.storage.setItem(`${profile.name}.event.x`, '{"v": 1, "type": "answ');
  const store = await profile.tab();
  await store.saved();
  assert.equal(store.status.aside, 1);
  assert.deepEqual((await store.aside()).map(({ value }) => value), ['{"v": 1, "type": "answ']);
  assert.equal(profile.storage.length, 0);
});

test("events of a newer release stay where it will look for them, and can be downloaded", async (t) => {
  const profile = new Profile(t);
  (await profile.tab()).close();
  const future = { ...made("q", true), v: VERSION + 1 };
  await profile.write("events", future);
  profile.storage.setItem(`${profile.name}.event.z`, JSON.stringify({ ...future, id: "z" }));
  for (let visit = 0; visit < 2; visit += 1) {
    const store = await profile.tab();
    await store.refresh();
    assert.equal(store.status.aside, 2);
    const aside = await store.aside();
    assert.deepEqual(aside.map(({ value }) => /** @type {any} */ (value).v), [VERSION + 1, VERSION + 1]);
    store.close();
  }
  assert.equal(profile.storage.length, 1);
});

test("what is set aside survives a kill, and is not set aside twice", async (t) => {
  const profile = new Profile(t);
  const store = await profile.tab();
  assert.equal(store.setAside([{ why: "damaged file", value: "{" }]), true);
  profile.storage = profile.storage.copy();
  globalThis.indexedDB = new IDBFactory();
  const next = await profile.tab();
  next.setAside([{ why: "damaged file", value: "{" }]);
  await next.saved();
  assert.equal(next.status.aside, 1);
  assert.equal((await next.aside()).length, 1);
});

test("what is no event is not kept", async (t) => {
  const store = await new Profile(t).tab();
  assert.throws(() => store.add(answer("fine"), { type: "answered" }), TypeError);
  assert.deepEqual(store.events(), []);
});

test("a listener hears of changes until it goes", async (t) => {
  const store = await new Profile(t).tab();
  let heard = 0;
  const leave = store.onChange(() => (heard += 1));
  store.add(answer("a"));
  leave();
  store.add(answer("b"));
  assert.equal(heard, 1);
});

test("a draft survives closing the browser, and a kill", async (t) => {
  const profile = new Profile(t);
  const first = await profile.tab();
  first.saveDraft("exam", { place: 1 });
  await first.saved();
  assert.equal(profile.storage.length, 0);
  first.saveDraft("exam", { place: 2 });
  profile.storage = profile.storage.copy();
  const killed = await profile.tab();
  assert.deepEqual(await killed.draft("exam"), { place: 2 });
  assert.equal(await killed.draft("other"), undefined);
});

test("two tabs on one draft lose nothing when they say how states are joined", async (t) => {
  const profile = new Profile(t);
  const join = (/** @type {object} */ one, /** @type {object} */ other) => ({ ...one, ...other });
  const [one, other] = [await profile.tab(), await profile.tab()];
  one.saveDraft("exam", { a: 1 }, join);
  other.saveDraft("exam", { b: 2 }, join);
  assert.deepEqual(await one.draft("exam", join), { a: 1, b: 2 }, "before either is in the database");
  profile.storage = profile.storage.copy();
  assert.deepEqual(await (await profile.tab()).draft("exam", join), { a: 1, b: 2 }, "after both were killed");
  await Promise.all([one.saved(), other.saved()]);
  assert.deepEqual(await one.draft("exam", join), { a: 1, b: 2 });
  assert.deepEqual(await other.draft("exam", join), { a: 1, b: 2 });
});

test("a finished draft is dropped in every tab", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  one.saveDraft("exam", 1);
  other.saveDraft("exam", 2);
  await Promise.all([one.saved(), other.saved()]);
  await one.dropDraft("exam");
  assert.equal(await one.draft("exam"), undefined);
  await until(async () => (await other.draft("exam")) === undefined);
  assert.deepEqual(await other.drafts(), []);
});

test("a tab that slept while another cleared everything forgets it when it wakes", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  one.add(answer("old"));
  await one.saved();
  await until(() => other.events().length === 1);
  other.sleep();
  await one.clear();
  one.add(answer("new"));
  await one.saved();
  assert.deepEqual(asked(other), ["old"]);
  await other.wake();
  assert.deepEqual(asked(other), ["new"]);
});

test("a large file goes straight to the database", async (t) => {
  const profile = new Profile(t);
  const store = await profile.tab();
  const events = Array.from({ length: 2000 }, (_, number) => made(`q${number}`, true));
  assert.equal(store.absorb({ events, drafts: [], aside: [] }), 2000);
  assert.equal(profile.storage.length, 0);
  await store.saved();
  store.close();
  assert.equal((await profile.tab()).events().length, 2000);
});

test("an event that differs under a known id ends the same in every order of importing", async (t) => {
  const one = made("q", true);
  const other = { ...one, right: false };
  /** @type {unknown[]} */
  const ends = [];
  for (const order of [[one, other], [other, one]]) {
    globalThis.indexedDB = new IDBFactory();
    const profile = new Profile(t);
    const store = await profile.tab();
    for (const event of order) {
      store.absorb({ events: [/** @type {any} */ (event)], drafts: [], aside: [] });
      store.state();
    }
    await store.saved();
    assert.deepEqual(store.state(), (await profile.tab()).state());
    ends.push(store.events());
    profile.closeAll();
  }
  assert.deepEqual(ends[0], ends[1]);
});

test("clearing forgets everything in every tab", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  one.add(answer("q"));
  one.saveDraft("set", 1);
  one.setAside([{ why: "x", value: "y" }]);
  await one.saved();
  await until(() => other.events().length === 1);
  await one.clear();
  await until(() => other.events().length === 0);
  for (const tab of [one, other, await profile.tab()]) {
    assert.deepEqual(tab.events(), []);
    assert.deepEqual(await tab.drafts(), []);
    assert.deepEqual(tab.status, KEPT);
  }
  assert.equal(profile.storage.length, 0);
});

test("what is under way in another tab is told of the clearing, and cannot come back", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  const told = { one: 0, other: 0 };
  one.onReset(() => (told.one += 1));
  other.onReset(() => (told.other += 1));
  other.saveDraft("exam", { place: 1 });
  await other.saved();
  const clearing = one.clear();
  // Saved between the clearing and the news of it.
  other.saveDraft("exam", { place: 2 });
  await clearing;
  await until(() => told.other === 1);
  await other.saved();
  assert.deepEqual(told, { one: 0, other: 1 });
  assert.deepEqual(await (await profile.tab()).drafts(), []);
  assert.equal(profile.storage.length, 0);
});

test("a tab that slept through the clearing learns of it when it wakes", async (t) => {
  const profile = new Profile(t);
  const [one, other] = [await profile.tab(), await profile.tab()];
  let told = 0;
  other.onReset(() => (told += 1));
  other.saveDraft("exam", { place: 1 });
  await other.saved();
  await other.wake();
  assert.equal(told, 0);
  other.sleep();
  await one.clear();
  await other.wake();
  assert.equal(told, 1);
  assert.deepEqual(await other.drafts(), []);
});

test("progress moves to another browser; importing twice, or in any order, changes nothing", async (t) => {
  const set = { place: 7, attempts: {}, ids: ["a"] };
  const phone = await new Profile(t).tab();
  phone.add(answer("a"), answer("b", false));
  phone.saveDraft("practice.s", set);
  phone.setAside([{ why: "corrupt", value: { odd: true } }]);
  await phone.saved();
  const file = async (/** @type {import("../../../assets/js/study/store.js").Store} */ store) =>
    writeFile({ events: store.events(), drafts: await store.drafts(), aside: await store.aside(), site: "/", at: 0 });
  const exported = await file(phone);

  globalThis.indexedDB = new IDBFactory();
  const laptop = await new Profile(t).tab();
  laptop.add(answer("c"));
  assert.equal(laptop.absorb(readFile(exported)), 2);
  await laptop.saved();
  const once = await file(laptop);
  assert.equal(laptop.absorb(readFile(exported)), 0);
  assert.equal(laptop.absorb(readFile(once)), 0);
  await laptop.saved();
  assert.equal(await file(laptop), once);
  assert.deepEqual(asked(laptop), ["a", "b", "c"]);
  assert.deepEqual(await laptop.draft("practice.s"), set);
});

test("an older draft from a file does not take the place of a newer one", async (t) => {
  const profile = new Profile(t);
  const store = await profile.tab();
  store.saveDraft("exam", "new");
  store.absorb({ events: [], aside: [], drafts: [{ key: "exam", at: 5, value: "old" }] });
  assert.equal(await store.draft("exam"), "new");
  await store.saved();
  assert.equal(await store.draft("exam"), "new");
});

test("with the clock set back, a draft still takes the place of the one before it", async (t) => {
  const profile = new Profile(t);
  const first = await profile.tab();
  first.saveDraft("learn", "before");
  await first.saved();
  profile.clock -= 60_000;
  first.saveDraft("learn", "after");
  assert.equal(await first.draft("learn"), "after");
  await first.saved();
  first.close();
  const second = await profile.tab();
  assert.equal(await second.draft("learn"), "after");
  profile.clock -= 60_000;
  second.saveDraft("learn", "after a reload");
  await second.saved();
  assert.equal(await (await profile.tab()).draft("learn"), "after a reload");
});

test("what every version so far has stored is read", async (t) => {
  const folder = new URL("./stored/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const versions = names.map((name) => Number(/^v(\d+)\.json$/u.exec(name)?.[1]));
  assert.deepEqual(
    versions.sort((a, b) => a - b),
    Array.from({ length: VERSION }, (_, place) => place + 1),
  );
  for (const version of versions) {
    const { records, questions, cards, settings, sittings } = JSON.parse(
      readFileSync(new URL(`v${version}.json`, folder), "utf-8"),
    );
    const profile = new Profile(t);
    (await profile.tab()).close();
    for (const record of records) await profile.write("events", record);
    const store = await profile.tab();
    const state = store.state();
    assert.deepEqual(store.status, KEPT);
    assert.deepEqual(Object.fromEntries(state.questions), questions);
    assert.deepEqual(Object.fromEntries(state.cards), cards);
    assert.deepEqual(state.settings, settings);
    assert.deepEqual(state.sittings.map(({ session }) => session), sittings);
    const file = readFile(writeFile({ events: store.events(), drafts: [], aside: [], site: "/", at: 0 }));
    assert.equal(file.events.length, records.length);
  }
});
