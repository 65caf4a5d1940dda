import assert from "node:assert/strict";
import { test } from "node:test";
import { nextExam, serves, withExam } from "../../assets/js/exams.js";

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
