import assert from "node:assert/strict";
import { test } from "node:test";
import {
  afterthought,
  instruction,
  label,
  letter,
  listed,
  movedTo,
  notYet,
  placeLabel,
  rightOptions,
  tallyLine,
  typedLabel,
  verdict,
} from "../../../assets/js/quiz/words.js";
import { begin, choose, move, pair, submit, write } from "../../../assets/js/study/attempt.js";
import { KINDS, fromJson } from "../../../assets/js/study/questions.js";

const piece = (/** @type {string} */ text) => ({ html: text, text, why: "" });

/**
 * @param {string} kind
 * @param {object} parts
 */
function question(kind, parts) {
  return fromJson({ id: "q", kind, hash: "0", stem: "?", text: "?", order: "fixed", ...parts });
}

/**
 * @param {string} texts the options' texts, the right ones in capitals
 */
function choice(texts) {
  const options = texts.split(" ").map((text) => ({ ...piece(text), correct: text < "a" }));
  const right = options.filter(({ correct }) => correct).length;
  return question(right > 1 ? "multiple-response" : "multiple-choice", { options });
}

const ORDERING = question("ordering", { items: ["a", "b", "c"].map(piece) });
const MATCHING = question("matching", {
  lefts: ["a", "b"].map(piece),
  rights: ["1", "2", "3"].map(piece),
});
const TYPED = question("typed", { accepted: ["F1 score", "F1", "F-score"] });

test("positions are letters", () => {
  assert.deepEqual([0, 1, 5].map(letter), ["A", "B", "F"]);
});

test("lists read as text", () => {
  assert.deepEqual(
    [[], ["A"], ["A", "B"], ["A", "B", "C"]].map((items) => listed(items)),
    ["", "A", "A and B", "A, B and C"],
  );
});

test("every kind says what to do", () => {
  const said = [choice("A b"), choice("A B c"), ORDERING, MATCHING, TYPED].map(instruction);
  assert.equal(new Set(said).size, KINDS.length - 1);
  assert.deepEqual(said.slice(0, 2), ["Choose one.", "Choose two."]);
});

test("what is missing is said", () => {
  const [one, two] = [choice("A b"), choice("A B c")];
  assert.equal(notYet(one, begin(one, "s")), "Choose an option first.");
  const fresh = begin(two, "s");
  assert.equal(notYet(two, fresh), "Choose two.");
  assert.equal(notYet(two, choose(two, fresh, 0)), "Choose two: you have chosen one.");
  const all = [0, 1, 2].reduce((state, option) => choose(two, state, option), fresh);
  assert.equal(notYet(two, all), "Choose two: you have chosen three.");
  assert.match(notYet(MATCHING, begin(MATCHING, "s")), /2 have none/);
  assert.match(notYet(MATCHING, pair(MATCHING, begin(MATCHING, "s"), 0, 2)), /the one that has none/);
});

test("the verdict names the right letters as the options are shown", () => {
  const two = choice("A b C");
  const fresh = begin(two, "s");
  const right = submit(choose(two, choose(two, fresh, 0), 2));
  assert.equal(verdict(two, right), "Right.");
  const wrong = submit(choose(two, choose(two, fresh, 0), 1));
  assert.equal(verdict(two, wrong), "Not right. The answer is A and C.");
  assert.equal(rightOptions(two, { ...wrong, order: [1, 2, 0] }), "B and C");
  assert.equal(verdict(two, submit(fresh)), "Not answered. The answer is A and C.");
});

test("of a statement, the word is the answer", () => {
  const options = [
    { ...piece("True"), correct: false },
    { ...piece("False"), correct: true },
  ];
  const statement = question("true-false", { options });
  const wrong = submit(choose(statement, begin(statement, "s"), 0));
  assert.equal(verdict(statement, wrong), "Not right. The answer is False.");
});

test("the verdict counts places and pairs", () => {
  const fresh = begin(ORDERING, "s");
  const first = [0, 2, 1].reduce((state, item, place) => move(ORDERING, state, item, place), fresh);
  assert.equal(verdict(ORDERING, submit(first)), "Not right: 1 of 3 in place.");
  const one = pair(MATCHING, pair(MATCHING, begin(MATCHING, "s"), 0, 0), 1, 2);
  assert.equal(verdict(MATCHING, submit(one)), "Not right: 1 of 2 matched.");
});

test("the verdict on a typed answer gives the best form, the label the others", () => {
  assert.equal(verdict(TYPED, submit(write(begin(TYPED, "s"), "?"))), "Not right. The answer is F1 score.");
  const near = submit(write(begin(TYPED, "s"), "F1 scroe"));
  assert.equal(verdict(TYPED, near), "Not right, but only by a slip of the keys. The answer is F1 score.");
  assert.equal(typedLabel(false, TYPED.accepted), "The answer: F1 score (also F1 or F-score)");
  assert.equal(typedLabel(true, ["recall"]), "Right: recall");
});

test("each outcome says whether the option is right and was chosen", () => {
  const labels = /** @type {const} */ (["hit", "miss", "slip", "rest"]).map(label);
  assert.equal(new Set(labels).size, 4);
  assert.deepEqual(
    labels.map((text) => text.startsWith("Right")),
    [true, true, false, false],
  );
});

test("places are counted from one", () => {
  assert.equal(placeLabel(false, 0), "Belongs in place 1");
  assert.equal(movedTo("Train", 1, 4), "Train: now 2 of 4");
});

test("only an answer at odds with its confidence gets a word", () => {
  assert.match(afterthought(true, "guess"), /comes back/);
  assert.match(afterthought(false, "sure"), /You were sure/);
  assert.equal(afterthought(true, "sure") + afterthought(false, "guess") + afterthought(true, null), "");
});

test("the tally is silent before the first answer", () => {
  assert.equal(tallyLine({ questions: 5, checked: 0, right: 0 }), "");
  assert.equal(tallyLine({ questions: 5, checked: 3, right: 2 }), "2 of 3 right, 2 to go");
});
