import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { SearchSession, moved } from "../../../assets/js/search-ui/session.js";

/** @typedef {import("../../../assets/js/search-ui/session.js").Progress} Progress */

/**
 * A session whose engine answers when told to.
 * @returns {{session: SearchSession, seen: Progress[], answer: (query: string) => Promise<void>, fail: (query: string) => Promise<void>, asked: () => string[]}}
 */
function session() {
  /** @type {Progress[]} */
  const seen = [];
  /** @type {Map<string, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  const search = (/** @type {string} */ text) =>
    new Promise((resolve, reject) => waiting.set(text, { resolve, reject }));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    session: new SearchSession(/** @type {any} */ (search), (progress) => seen.push(progress), 60),
    seen,
    answer: async (query) => {
      waiting.get(query)?.resolve({ query, terms: [], groups: [], total: 0 });
      await settle();
    },
    fail: async (query) => {
      waiting.get(query)?.reject(new Error("offline"));
      await settle();
    },
    asked: () => [...waiting.keys()],
  };
}

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

test("the engine is asked when typing pauses, not for each letter", () => {
  const { session: one, asked } = session();
  for (const text of ["r", "re", "rec"]) {
    one.ask(text, {});
    mock.timers.tick(20);
  }
  mock.timers.tick(60);
  assert.deepEqual(asked(), ["rec"]);
});

test("a late answer to an earlier question is not shown", async () => {
  const { session: one, seen, answer } = session();
  one.ask("rec", {});
  mock.timers.tick(60);
  one.ask("recall", {});
  mock.timers.tick(60);
  await answer("recall");
  await answer("rec");
  const found = seen.filter(({ state }) => state === "found");
  assert.deepEqual(found.map((progress) => "query" in progress && progress.query), ["recall"]);
});

test("an emptied field is empty at once, whatever is still under way", async () => {
  const { session: one, seen, answer } = session();
  one.ask("rec", {});
  mock.timers.tick(60);
  one.ask("  ", {});
  assert.equal(seen.at(-1)?.state, "empty");
  await answer("rec");
  assert.equal(seen.at(-1)?.state, "empty");
});

test("a failure is shown, and the next question is asked", async () => {
  const { session: one, seen, answer, fail } = session();
  one.ask("rec", {});
  mock.timers.tick(60);
  await fail("rec");
  assert.equal(seen.at(-1)?.state, "failed");
  one.ask("recall", {});
  mock.timers.tick(60);
  await answer("recall");
  assert.equal(seen.at(-1)?.state, "found");
});

test("arrows go round, other keys move nothing", () => {
  assert.equal(moved(-1, 3, "ArrowDown"), 0);
  assert.equal(moved(2, 3, "ArrowDown"), 0);
  assert.equal(moved(0, 3, "ArrowUp"), 2);
  assert.equal(moved(-1, 3, "ArrowUp"), 2);
  assert.equal(moved(1, 3, "ArrowUp"), 0);
  assert.equal(moved(0, 3, "Home"), undefined);
  assert.equal(moved(-1, 0, "ArrowDown"), undefined);
});

test("it is settled only when what is shown answers what was asked last", async () => {
  const { session: one, answer, fail } = session();
  assert.ok(one.settled);
  one.ask("rec", {});
  assert.ok(!one.settled);
  mock.timers.tick(60);
  one.ask("recall", {});
  await answer("rec");
  assert.ok(!one.settled);
  mock.timers.tick(60);
  await answer("recall");
  assert.ok(one.settled);
  one.ask("f1", {});
  mock.timers.tick(60);
  await fail("f1");
  assert.ok(one.settled);
  one.ask("f1 s", {});
  one.ask("", {});
  assert.ok(one.settled);
});
