import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { apportion, drawPaper } from "../../../assets/js/study/blueprint.js";
import { domainsBySkill, domainsOf } from "../../../assets/js/study/catalogue.js";
import { CATALOGUE, EXAM, FORM, catalogue, many } from "./bank.js";

const SKILLS = domainsBySkill(EXAM);

test("shares are whole, together the whole, and each within one of its exact value", () => {
  const weights = fc.array(fc.nat(100), { minLength: 1, maxLength: 8 }).filter((all) => all.some((one) => one > 0));
  fc.assert(
    fc.property(fc.nat(200), weights, (total, all) => {
      const shares = apportion(total, all);
      const sum = all.reduce((a, b) => a + b, 0);
      assert.equal(shares.reduce((a, b) => a + b, 0), total);
      shares.forEach((share, place) => {
        assert.ok(Number.isInteger(share) && Math.abs(share - (total * all[place]) / sum) < 1);
      });
    }),
  );
});

test("a draw from a large bank has the blueprint's proportions within one question per domain", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 85 }), fc.string(), (questions, seed) => {
      const paper = drawPaper(many(400), EXAM, { ...FORM, questions }, seed);
      assert.equal(paper.complete, true);
      assert.equal(paper.questions.length, questions);
      for (const { id, weight } of EXAM.domains) {
        const drawn = paper.questions.filter(({ domain }) => domain === id).length;
        assert.ok(Math.abs(drawn - (questions * weight) / 100) < 1, `${id}: ${drawn} of ${questions}`);
      }
    }),
  );
});

test("from any bank: no question twice, each in a domain and of a kind of the exam, none too many", () => {
  fc.assert(
    fc.property(CATALOGUE, fc.string(), (bank, seed) => {
      const paper = drawPaper(bank, EXAM, FORM, seed);
      const ids = paper.questions.map(({ question }) => question.id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { question, domain } of paper.questions) {
        assert.ok(domainsOf(question, EXAM.id, SKILLS).includes(domain));
        assert.ok(EXAM.mock?.kinds?.includes(question.kind));
      }
      for (const { domain, wanted, drawn } of paper.domains) {
        assert.equal(drawn, paper.questions.filter((one) => one.domain === domain).length);
        assert.ok(drawn <= wanted);
      }
      assert.equal(paper.complete, paper.questions.length === FORM.questions);
    }),
  );
});

test("a place stays open only if no way of giving questions to domains fills more", () => {
  fc.assert(
    fc.property(CATALOGUE, fc.string(), (bank, seed) => {
      const paper = drawPaper(bank, EXAM, FORM, seed);
      const suited = bank.questions.filter(({ kind }) => EXAM.mock?.kinds?.includes(kind));
      // By Hall's theorem for places: the fewest that some set of domains must leave open.
      const domains = EXAM.domains.map(({ id }) => id);
      let open = 0;
      for (let set = 1; set < 2 ** domains.length; set += 1) {
        const some = domains.filter((_, place) => set & (1 << place));
        const wanted = paper.domains.filter(({ domain }) => some.includes(domain)).reduce((n, one) => n + one.wanted, 0);
        const able = suited.filter((one) => domainsOf(one, EXAM.id, SKILLS).some((domain) => some.includes(domain)));
        open = Math.max(open, wanted - able.length);
      }
      assert.equal(FORM.questions - paper.questions.length, open);
    }),
    { numRuns: 60 },
  );
});

test("a question of two domains makes way in one when it can stand in the other", () => {
  const both = { id: "both", skills: { "mla-c02": ["1.1", "2.1"] } };
  const only = { id: "only", skills: { "mla-c02": ["1.1"] } };
  const exam = { ...EXAM, domains: EXAM.domains.slice(0, 2).map((domain) => ({ ...domain, weight: 50 })) };
  for (let seed = 0; seed < 10; seed += 1) {
    const paper = drawPaper(catalogue([both, only]), exam, { ...FORM, questions: 2 }, `${seed}`);
    assert.equal(paper.complete, true);
  }
});

test("written questions go before generated ones, which are told", () => {
  const bank = many(60, (number) => ({ generated: number >= 18 }));
  const paper = drawPaper(bank, EXAM, FORM, "x");
  assert.equal(paper.complete, true);
  const written = bank.questions.slice(0, 18).filter(({ id }) => paper.questions.some(({ question }) => question.id === id));
  assert.equal(paper.generated, 20 - written.length);
  for (const { domain, wanted } of paper.domains) {
    const has = bank.questions.slice(0, 18).filter((one) => domainsOf(one, EXAM.id, SKILLS).includes(domain)).length;
    const drawn = paper.questions.filter((one) => one.domain === domain && one.question.generated !== true).length;
    assert.equal(drawn, Math.min(has, wanted));
  }
});

test("every skill of a domain is asked before one is asked twice", () => {
  const paper = drawPaper(many(120), EXAM, { ...FORM, questions: 8 }, "x");
  const asked = paper.questions.map(({ question }) => question.skills["mla-c02"][0]);
  for (const skill of ["1.1", "1.2", "2.1", "2.2"]) assert.equal(asked.filter((one) => one === skill).length, 1);
});

test("the same seed gives the same paper, another one another", () => {
  const ids = (/** @type {string} */ seed) => drawPaper(many(200), EXAM, FORM, seed).questions.map(({ question }) => question.id);
  assert.deepEqual(ids("a"), ids("a"));
  assert.notDeepEqual(ids("a"), ids("b"));
});
