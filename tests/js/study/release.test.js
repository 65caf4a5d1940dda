/** What a reader finds after a new release of the site. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { byDay } from "../../../assets/js/study/history.js";
import { Masteries } from "../../../assets/js/study/mastery.js";
import { isCardChanged, isChanged } from "../../../assets/js/study/progress.js";
import { Schedule } from "../../../assets/js/study/schedule.js";
import { EVERYTHING, matching } from "../../../assets/js/study/select.js";
import { readFile, writeFile } from "../../../assets/js/study/transfer.js";
import { catalogue } from "./bank.js";
import { Profile } from "./browser.js";

const CARD = { id: "card", topic: 0, kind: "term", tags: [], skills: {}, hash: "" };

test("after a release, answers are where they were; changed ones are flagged, removed ones kept", async (t) => {
  const profile = new Profile(t);
  const before = await profile.tab();
  const answer = { type: /** @type {const} */ ("answered"), right: true, confidence: null, mode: "page", ms: null };
  before.add({ ...answer, question: "same", hash: "h1" });
  before.add({ ...answer, question: "reworded", hash: "h1" });
  before.add({ ...answer, question: "corrected", hash: "h1" });
  before.add({ ...answer, question: "removed", hash: "h1" });
  before.add({ type: "reviewed", card: "card", hash: "h1", rating: 4, ms: null });
  before.add({ type: "reviewed", card: "removed card", hash: "h1", rating: 4, ms: null });
  before.saveDraft("practice", { ids: ["same", "removed"] });
  await before.saved();
  before.close();

  // A typo in a stem leaves the hash as it is; another right answer does not.
  const release = {
    ...catalogue([{ id: "same" }, { id: "reworded" }, { id: "corrected", hash: "h2" }, { id: "added" }]),
    cards: [CARD],
  };
  const after = await profile.tab();
  const state = after.state();
  const changed = release.questions.filter(({ id, hash }) => isChanged(state.questions.get(id), hash));
  assert.deepEqual(changed.map(({ id }) => id), ["corrected"]);
  assert.equal(isCardChanged(state.cards.get("card"), "h2"), true);
  assert.deepEqual(matching(release, { ...EVERYTHING, state: "changed" }, state), changed);
  assert.deepEqual(matching(release, { ...EVERYTHING, state: "unseen" }, state).map(({ id }) => id), ["added"]);

  const now = profile.clock + 1000;
  const schedule = new Schedule(state.settings, now);
  const masteries = new Masteries(release, state, schedule, now);
  assert.deepEqual(["same", "reworded", "corrected"].map((id) => masteries.question(id)), [0.5, 0.5, 0]);
  assert.equal(schedule.memory("card", state.cards.get("card")).phase, "review");
  assert.deepEqual(schedule.queue(["card"], state.cards, now).due, 0, "its schedule goes on");

  assert.equal(state.questions.get("removed")?.right, 1);
  assert.equal(byDay(state.answers, now, 1)[0].answers, 6, "the history counts what is gone");
  assert.deepEqual(await after.draft("practice"), { ids: ["same", "removed"] });
  const exported = readFile(writeFile({ events: after.events(), drafts: [], aside: [], site: "/", at: now }));
  assert.equal(exported.events.length, 6);
});
