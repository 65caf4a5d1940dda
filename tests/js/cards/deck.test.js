import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceParams, deckCards, deckTitle, parseChoice } from "../../../assets/js/cards/deck.js";

const entry = (/** @type {string} */ id, /** @type {number} */ topic, /** @type {string} */ kind, skills = {}) => ({
  id,
  topic,
  kind,
  tags: [],
  skills,
  hash: `${id}-now`,
});

const INDEX = /** @type {import("../../../assets/js/study/index-file.js").StudyIndex} */ (
  /** @type {unknown} */ ({
    exams: [{ id: "mla", code: "MLA" }],
    groups: [
      { id: "data", title: "Data" },
      { id: "models", title: "Models" },
    ],
    topics: [
      { id: "formats", group: 0, title: "Formats" },
      { id: "recall", group: 1, title: "Recall" },
    ],
    cards: [
      entry("term-a", 0, "term", { mla: ["1.1"] }),
      entry("row-b", 0, "row"),
      entry("card-c", 1, "card", { mla: ["2.1"] }),
    ],
  })
);

test("a deck is everything, or what belongs to an exam, a group or a topic, of a kind", () => {
  const ids = (/** @type {string} */ of, kind = "") => deckCards(INDEX, { of, kind }, new Map());
  assert.deepEqual(ids(""), ["term-a", "row-b", "card-c"]);
  assert.deepEqual(ids("exam:mla"), ["term-a", "card-c"]);
  assert.deepEqual(ids("group:models"), ["card-c"]);
  assert.deepEqual(ids("topic:formats", "row"), ["row-b"]);
  assert.deepEqual(ids("nothing:x"), []);
});

test("a deck is what has changed since it was learned", () => {
  const seen = (/** @type {string} */ hash) => ({
    reviews: [{ at: 1, rating: /** @type {const} */ (3), hash, id: "e" }],
    tries: null,
    suspended: false,
    buriedUntil: 0,
  });
  const records = new Map([["term-a", seen("before")], ["row-b", seen("row-b-now and more")]]);
  assert.deepEqual(deckCards(INDEX, { of: "changed", kind: "" }, records), ["term-a"]);
  assert.deepEqual(deckCards(INDEX, { of: "changed", kind: "row" }, records), []);
  assert.equal(parseChoice("?of=changed", INDEX).of, "changed");
});

test("a choice comes back from its address", () => {
  const choice = { mode: /** @type {const} */ ("match"), of: "group:data", kind: "term" };
  assert.deepEqual(parseChoice(`?${choiceParams(choice)}`, INDEX), choice);
  assert.equal(choiceParams({ mode: "spaced", of: "", kind: "" }).toString(), "");
});

test("what an address names in vain is not chosen", () => {
  assert.deepEqual(parseChoice("?mode=x&of=topic:gone&kind=y", INDEX), { mode: "spaced", of: "", kind: "" });
  assert.equal(deckTitle(INDEX, "group:gone"), undefined);
  assert.equal(deckTitle(INDEX, "topic:recall"), "Recall");
});
