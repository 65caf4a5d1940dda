/**
 * What the site has to study, as its study index says (docs/study.md): every question and card with
 * what can be chosen by, and the exams they serve.
 * @module
 */

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {number} topic its place among the topics
 * @property {string} kind
 * @property {ReadonlyArray<string>} tags
 * @property {Readonly<Record<string, ReadonlyArray<string>>>} skills ids by exam
 * @property {string} hash of its answer or back, or its first digits; "" where it is not known
 */

/**
 * @typedef {Entry & {difficulty: string, generated?: boolean}} QuestionEntry
 */

/**
 * @typedef {object} Form
 * @property {string} id
 * @property {string} title
 * @property {number} questions
 * @property {number | null} scored how many of them count in the exam; unknown to who sits it which
 * @property {number | null} minutes `null` where none are published
 */

/**
 * @typedef {object} Exam
 * @property {string} id
 * @property {string} guide version of the exam guide
 * @property {{forms: ReadonlyArray<Form>, pass: number | null, scale: ReadonlyArray<number>, kinds?: ReadonlyArray<string>} | null} mock
 * @property {ReadonlyArray<{id: string, title: string, weight: number}>} domains weights in percent
 * @property {ReadonlyArray<{id: string, domain: string}>} skills
 */

/**
 * @typedef {object} Catalogue
 * @property {ReadonlyArray<Exam>} exams
 * @property {ReadonlyArray<{id: string}>} groups
 * @property {ReadonlyArray<{id: string, group: number}>} topics
 * @property {ReadonlyArray<QuestionEntry>} questions
 * @property {ReadonlyArray<Entry>} cards
 */

/**
 * @param {Exam} exam
 * @returns {Map<string, string>} the domain of each skill
 */
export function domainsBySkill(exam) {
  return new Map(exam.skills.map(({ id, domain }) => [id, domain]));
}

/**
 * @param {Entry} entry
 * @param {string} exam its id
 * @param {ReadonlyMap<string, string>} domains of `domainsBySkill`
 * @returns {string[]} the domains it belongs to, each once
 */
export function domainsOf({ skills }, exam, domains) {
  const found = (skills[exam] ?? []).map((skill) => domains.get(skill));
  return [...new Set(found.filter((domain) => domain !== undefined))];
}
