import assert from "node:assert/strict";
import { test } from "node:test";
import { nextExam, openedExam, serves, withExam } from "../../assets/js/exams.js";

const PAGE = "https://example.org/repo/topics/recall/";

test("the exam is put into the address beside what is there", () => {
  assert.equal(withExam(PAGE, "mla-c02"), `${PAGE}?exam=mla-c02`);
  assert.equal(withExam(`${PAGE}?q=a+b#row`, "aif-c01"), `${PAGE}?q=a+b&exam=aif-c01#row`);
  assert.equal(withExam(`${PAGE}?exam=mla-c02`, "aif-c01"), `${PAGE}?exam=aif-c01`);
});

test("without an exam the address loses it, known or not", () => {
  assert.equal(withExam(`${PAGE}?exam=mla-c02#row`, ""), `${PAGE}#row`);
  assert.equal(withExam(`${PAGE}?exam=`, ""), PAGE);
});

test("an address in step stays as it is, to the letter", () => {
  const odd = `${PAGE}?exam=mla-c02&rows=a,b#x`;
  assert.equal(withExam(odd, "mla-c02"), odd);
  assert.equal(withExam(`${PAGE}?rows=a,b`, ""), `${PAGE}?rows=a,b`);
});

test("the next exam goes round through all and none", () => {
  const exams = ["mla-c02", "mla-c01"];
  assert.equal(nextExam("", exams), "mla-c02");
  assert.equal(nextExam("mla-c02", exams), "mla-c01");
  assert.equal(nextExam("mla-c01", exams), "");
});

test("something serves an exam by whole id, and every exam when it names none", () => {
  assert.equal(serves("mla-c02 aif-c01", "aif-c01"), true);
  assert.equal(serves("mla-c02", "mla"), false);
  assert.equal(serves("mla-c02", "aif-c01"), false);
  assert.equal(serves("mla-c02", ""), true);
  assert.equal(serves(undefined, "aif-c01"), true);
});

/** @type {[what: string, opening: import("../../assets/js/exams.js").Opening, exam: string, chosen: boolean][]} */
const OPENINGS = [
  ["a link that names an exam", opening("b", "a", false), "b", true],
  ["a link that asks for all", opening("", "a", false), "", true],
  ["a link that names none", opening(null, "a", false), "a", false],
  ["a link with an unknown exam", opening("bogus", "a", false), "a", false],
  ["an unknown exam and nothing kept", opening("bogus", undefined, false), "", false],
  ["an exam kept that the site had once", opening(null, "gone", false), "", false],
  ["Back to an older choice", opening("a", "b", true), "b", false],
  ["Back to an exam after all were chosen", opening("a", "", true), "", false],
  ["Back where nothing can be kept", opening("a", undefined, true), "a", false],
];

/**
 * @param {string | null} asked
 * @param {string | undefined} stored
 * @param {boolean} returned
 */
function opening(asked, stored, returned) {
  return { asked, stored, known: ["a", "b"], returned };
}

for (const [what, given, exam, chosen] of OPENINGS) {
  test(`${what} shows ${exam || "all"}`, () => {
    assert.deepEqual(openedExam(given), { exam, chosen });
  });
}
