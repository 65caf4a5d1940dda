/**
 * What a mock exam that was handed in says about its reader.
 * @module
 */

/** @typedef {import("./exam.js").Graded} Graded */
/** @typedef {import("./catalogue.js").Exam} Exam */

/**
 * @typedef {object} Score
 * @property {number} right
 * @property {number} questions
 */

/**
 * An estimate on the exam's scale. It is not the exam's score: how the exam turns answers into points
 * is not published, its questions differ in weight and some do not count. This is the share of right
 * answers, weighted by the blueprint's domains, laid on the scale in proportion; and how far chance
 * alone may have moved it, given so few questions.
 * @typedef {object} Estimate
 * @property {number} points
 * @property {number} low of the range in which the reader's own level lies with a chance of 90 %
 * @property {number} high
 * @property {"likely" | "open" | "unlikely" | ""} pass whether the range lies above, around or below
 *   the pass mark; "" where none is published
 */

/**
 * @typedef {object} Result
 * @property {Score} total
 * @property {(Score & {domain: string})[]} domains in the exam's order, then those it no longer has
 * @property {(Score & {skill: string, domain: string})[]} weak skills with a wrong answer, those first
 *   that would gain most in the exam
 * @property {Estimate | null} estimate `null` without a scale or without questions
 */

/** Of the standard normal distribution: 90 % lie within so many deviations. */
const Z = 1.6448536269514722;

/**
 * @param {ReadonlyArray<Graded>} graded
 * @param {Exam} exam
 * @returns {Result}
 */
export function resultOf(graded, exam) {
  const gone = graded.map(({ domain }) => domain).filter((domain) => exam.domains.every(({ id }) => id !== domain));
  const domains = [...new Set([...exam.domains.map(({ id }) => id), ...gone])].map((id) => ({
    domain: id,
    ...scoreOf(graded.filter(({ domain }) => domain === id)),
  }));
  return { total: scoreOf(graded), domains, weak: weakSkills(graded, exam), estimate: estimate(domains, exam) };
}

/**
 * @param {ReadonlyArray<Graded>} graded
 * @returns {Score}
 */
function scoreOf(graded) {
  return { right: graded.filter(({ right }) => right).length, questions: graded.length };
}

/**
 * @param {ReadonlyArray<Graded>} graded
 * @param {Exam} exam
 * @returns {Result["weak"]}
 */
function weakSkills(graded, exam) {
  const weights = new Map(exam.domains.map(({ id, weight }) => [id, weight]));
  const skills = exam.skills.map(({ id, domain }) => ({
    skill: id,
    domain,
    ...scoreOf(graded.filter((one) => one.skills.includes(id))),
  }));
  const gain = (/** @type {Result["weak"][number]} */ { domain, right, questions }) =>
    ((weights.get(domain) ?? 0) * (questions - right)) / questions;
  return skills.filter(({ right, questions }) => right < questions).sort((a, b) => gain(b) - gain(a));
}

/**
 * @param {ReadonlyArray<Score & {domain: string}>} scores
 * @param {Exam} exam
 * @returns {Estimate | null} from the domains the exam has; `null` without a scale or a question in them
 */
export function estimate(scores, exam) {
  const weights = new Map(exam.domains.map(({ id, weight }) => [id, weight]));
  const asked = scores.filter(({ domain, questions }) => questions > 0 && weights.has(domain));
  if (exam.mock === null || asked.length === 0) return null;
  const weightOf = (/** @type {{domain: string}} */ { domain }) => weights.get(domain) ?? 0;
  const sum = asked.reduce((all, score) => all + weightOf(score), 0);
  const share = asked.reduce((all, score) => all + (weightOf(score) * score.right) / score.questions, 0) / sum;
  const count = asked.reduce((all, { questions }) => all + questions, 0);
  const [low, high] = wilson(share, count);
  const [least, most] = exam.mock.scale;
  const onScale = (/** @type {number} */ part) => Math.round(least + (most - least) * part);
  const { pass } = exam.mock;
  const [points, from, to] = [share, low, high].map(onScale);
  if (pass === null) return { points, low: from, high: to, pass: "" };
  return { points, low: from, high: to, pass: from >= pass ? "likely" : to < pass ? "unlikely" : "open" };
}

/**
 * Wilson's score interval (1927), which holds for few trials and for shares near 0 and 1.
 * @param {number} share from 0 to 1
 * @param {number} count of trials
 * @returns {[low: number, high: number]}
 */
export function wilson(share, count) {
  const square = Z ** 2;
  const middle = (share + square / (2 * count)) / (1 + square / count);
  const half = (Z / (1 + square / count)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2));
  return [Math.max(middle - half, 0), Math.min(middle + half, 1)];
}
