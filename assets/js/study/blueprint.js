/**
 * Draws the questions of a mock exam in the proportions of its blueprint, and says where the bank is
 * too small for that.
 * @module
 */
import { domainsBySkill, domainsOf } from "./catalogue.js";
import { byLot, spread } from "./select.js";
import { shuffled } from "./shuffle.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").Exam} Exam */
/** @typedef {import("./catalogue.js").Form} Form */
/** @typedef {import("./catalogue.js").QuestionEntry} QuestionEntry */

/**
 * @typedef {object} Paper
 * @property {{question: QuestionEntry, domain: string}[]} questions in the order they are asked
 * @property {{domain: string, wanted: number, drawn: number}[]} domains of the exam, in its order
 * @property {boolean} complete whether every domain has as many as the blueprint wants
 * @property {number} generated how many were made from tables and trees because too few are written
 */

/**
 * Splits a number in proportion to weights, by the largest remainders: each share is less than one
 * away from its exact value, and together they are the whole.
 * @param {number} total
 * @param {ReadonlyArray<number>} weights not all 0
 * @returns {number[]} whole numbers
 */
export function apportion(total, weights) {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const open = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((share, place) => ({ place, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, open)) shares[place] += 1;
  return shares;
}

/**
 * A domain with too few questions is not filled up from the others: the proportions would be wrong
 * while looking right.
 * @param {Catalogue} catalogue
 * @param {Exam} exam
 * @param {Form} form
 * @param {string} seed
 * @returns {Paper}
 */
export function drawPaper(catalogue, exam, form, seed) {
  const skills = domainsBySkill(exam);
  const kinds = exam.mock?.kinds ?? [];
  const suited = byLot(catalogue.questions, seed)
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map((question) => ({ question, domains: domainsOf(question, exam.id, skills) }))
    .filter(({ domains }) => domains.length > 0);
  const ordered = bySkill(suited, exam.id);
  const wanted = apportion(form.questions, exam.domains.map(({ weight }) => weight));
  const room = new Map(exam.domains.map(({ id }, place) => [id, wanted[place]]));
  const placed = assign(ordered, room);
  const questions = [...placed].map(([{ question }, domain]) => ({ question, domain }));
  const domains = exam.domains.map(({ id }, place) => ({
    domain: id,
    wanted: wanted[place],
    drawn: questions.filter(({ domain }) => domain === id).length,
  }));
  return {
    questions: spread(shuffled(questions, seed), ({ question }) => question.topic),
    domains,
    complete: domains.every((one) => one.drawn === one.wanted),
    generated: questions.filter(({ question }) => question.generated === true).length,
  };
}

/**
 * @typedef {{question: QuestionEntry, domains: string[]}} Candidate
 */

/**
 * @param {ReadonlyArray<Candidate>} candidates
 * @param {string} exam
 * @returns {Candidate[]} written ones first; within these, one of every skill before a second of any
 */
function bySkill(candidates, exam) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return candidates
    .map((candidate) => {
      const { generated, skills } = candidate.question;
      const least = Math.min(...skills[exam].map((skill) => seen.get(skill) ?? 0));
      for (const skill of skills[exam]) seen.set(skill, (seen.get(skill) ?? 0) + 1);
      return { candidate, generated: Number(generated === true), least };
    })
    .sort((a, b) => a.generated - b.generated || a.least - b.least)
    .map(({ candidate }) => candidate);
}

/**
 * Gives each question to one of its domains so that as many places as possible are filled
 * (augmenting paths of bipartite matching): a question of two domains makes way in one if it can
 * stand in the other.
 * @param {ReadonlyArray<Candidate>} candidates those that come first are preferred
 * @param {ReadonlyMap<string, number>} room places by domain
 * @returns {Map<Candidate, string>} the domain of each that has a place
 */
function assign(candidates, room) {
  /** @type {Map<Candidate, string>} */
  const placed = new Map();
  const holders = (/** @type {string} */ domain) => [...placed].filter(([, in_]) => in_ === domain).map(([one]) => one);
  /** @type {(candidate: Candidate, tried: Set<string>) => boolean} */
  const place = (candidate, tried) => {
    for (const domain of candidate.domains) {
      if (tried.has(domain)) continue;
      tried.add(domain);
      const inDomain = holders(domain);
      const movable = inDomain.length < (room.get(domain) ?? 0) || inDomain.some((other) => place(other, tried));
      if (!movable) continue;
      placed.set(candidate, domain);
      return true;
    }
    return false;
  };
  const open = () => [...room.values()].reduce((a, b) => a + b, 0) - placed.size;
  for (const candidate of candidates) {
    if (open() === 0) break;
    place(candidate, new Set());
  }
  return placed;
}
