/**
 * The index of everything there is to study: what `/study/index.json` says, unpacked. The file's
 * form is described in docs/study.md.
 * @module
 */

/** The version of the study files that this code reads. */
export const VERSION = 1;

/**
 * @typedef {object} Form one form of an exam; null stands for what is not published
 * @property {string} id
 * @property {string} title
 * @property {number} questions
 * @property {number | null} scored how many of the questions count
 * @property {number | null} minutes
 * @property {string} note what is not confirmed about it; may be empty
 */

/**
 * @typedef {object} Mock what a mock exam is made after
 * @property {ReadonlyArray<Form>} forms at least one
 * @property {ReadonlyArray<string>} kinds of questions that the exam asks
 * @property {ReadonlyArray<number>} scale lowest and highest score
 * @property {number | null} pass the pass mark on that scale
 * @property {string} note what its score is not; may be empty
 */

/**
 * @typedef {object} Exam
 * @property {string} id
 * @property {string} code
 * @property {string} short
 * @property {string} guide version of the exam guide
 * @property {Mock | null} mock
 * @property {string} titles address of the titles of its skills
 * @property {ReadonlyArray<{id: string, title: string, weight: number}>} domains
 * @property {ReadonlyArray<{id: string, domain: string, href: string}>} skills in the guide's order
 */

/**
 * @typedef {object} Topic
 * @property {string} id
 * @property {number} group its number among the groups
 * @property {string} title
 * @property {string} href
 * @property {string} file address of its study file
 */

/**
 * What can be said of a question or a card without its topic's file.
 * @typedef {object} Entry
 * @property {string} id
 * @property {number} topic its number among the topics
 * @property {string} kind
 * @property {ReadonlyArray<string>} tags
 * @property {Readonly<Record<string, ReadonlyArray<string>>>} skills exam id to skill ids
 * @property {string} hash of the answer or the back, or its first digits: a written question's is
 *   whole. "" in an index of an early release
 */

/**
 * A question is `generated` when it is made from a table or a decision tree.
 * @typedef {Entry & {difficulty: string, generated: boolean}} QuestionEntry
 */

/**
 * @typedef {object} StudyIndex
 * @property {string} release changes with what there is to study
 * @property {ReadonlyArray<Exam>} exams
 * @property {ReadonlyArray<{id: string, title: string}>} groups
 * @property {ReadonlyArray<Topic>} topics
 * @property {ReadonlyArray<QuestionEntry>} questions in the order of the topics
 * @property {ReadonlyArray<Entry>} cards in the order of the topics
 */

/** Digits of each hash in the index. */
const HASH_LENGTH = 3;

/**
 * @param {string} [text] hashes one after the other; nothing in an index of an early release
 * @returns {() => string} gives the first digits of the next one
 */
function hashesOf(text = "") {
  let place = 0;
  return () => text.slice(place, (place += HASH_LENGTH));
}

/**
 * @param {any} file what `/study/index.json` holds
 * @returns {StudyIndex}
 * @throws {TypeError} if it is of another version, or no such file
 */
export function readIndex(file) {
  if (file?.version !== VERSION) throw new TypeError(`study index of version ${file?.version}`);
  const { release, exams, groups, topics, sets, questions, cards, tables, trees = [], hashes } = file;
  const nextHash = hashesOf(hashes);
  const topicOf = (/** @type {string} */ what) =>
    topics.flatMap((/** @type {any} */ topic, /** @type {number} */ number) =>
      Array.from({ length: topic[what] }, () => number),
    );
  const ofQuestions = topicOf("questions");
  const ofCards = topicOf("cards");
  if (ofQuestions.length !== questions.ids.length || ofCards.length !== cards.ids.length) {
    throw new TypeError("the study index does not add up");
  }
  const written = questions.ids.map((/** @type {string} */ id, /** @type {number} */ i) => ({
    id,
    topic: ofQuestions[i],
    kind: questions.kinds[i],
    ...sets[questions.sets[i]],
    difficulty: questions.difficulties[i],
    hash: questions.hashes[i],
    generated: false,
  }));
  const own = cards.ids.map((/** @type {string} */ id, /** @type {number} */ i) => ({
    id,
    topic: ofCards[i],
    kind: cards.kinds[i],
    ...sets[cards.sets[i]],
    hash: nextHash(),
  }));
  const made = tables.map((/** @type {any} */ table) => ofTable(table, sets[table.set], nextHash));
  const walks = trees.flatMap((/** @type {any} */ tree) => ofTree(tree, sets[tree.set], nextHash));
  return {
    release,
    exams: exams.map(exam),
    groups,
    topics: topics.map((/** @type {any} */ { id, group, title, href, file: address }) => ({
      id,
      group,
      title,
      href,
      file: address,
    })),
    questions: byTopic([...written, ...made.flatMap((/** @type {any} */ one) => one.questions), ...walks]),
    cards: byTopic([...own, ...made.flatMap((/** @type {any} */ one) => one.cards)]),
  };
}

/**
 * @template {Entry} E
 * @param {E[]} entries
 * @returns {E[]} in the order of the topics, else as they were
 */
function byTopic(entries) {
  return entries.sort((one, other) => one.topic - other.topic);
}

/**
 * @param {any} table
 * @param {{tags: string[], skills: Record<string, string[]>}} set
 * @param {() => string} nextHash
 * @returns {{questions: QuestionEntry[], cards: Entry[]}} what is made from its rows
 */
function ofTable({ id, topic, rows, cue, match }, set, nextHash) {
  const cards = rows.map((/** @type {string} */ row) => ({
    id: `row-${id}-${row}`,
    topic,
    kind: "row",
    ...set,
    hash: nextHash(),
  }));
  const question = { topic, ...set, generated: true };
  const questions = cue.map((/** @type {number} */ row) => ({
    ...question,
    id: `table-${id}-${rows[row]}-cue`,
    kind: "multiple-choice",
    difficulty: "easy",
    hash: nextHash(),
  }));
  if (match) {
    questions.push({
      ...question,
      id: `table-${id}-match`,
      kind: "matching",
      difficulty: "medium",
      hash: nextHash(),
    });
  }
  return { questions, cards };
}

/**
 * @param {any} tree
 * @param {{tags: string[], skills: Record<string, string[]>}} set
 * @param {() => string} nextHash
 * @returns {QuestionEntry[]} what is made from its ends
 */
function ofTree({ id, topic, walks }, set, nextHash) {
  return walks.map((/** @type {string} */ end) => ({
    topic,
    ...set,
    hash: nextHash(),
    generated: true,
    id: `tree-${id}-${end}-walk`,
    kind: "multiple-choice",
    difficulty: "medium",
  }));
}

/**
 * @param {any} packed
 * @returns {Exam}
 */
function exam({ id, code, short, guide, mock, coverage, titles, domains }) {
  return {
    id,
    code,
    short,
    guide,
    mock,
    titles,
    domains: domains.map((/** @type {any} */ { id: domain, title, weight }) => ({
      id: domain,
      title,
      weight,
    })),
    skills: domains.flatMap((/** @type {any} */ domain) =>
      domain.skills.map((/** @type {string} */ skill) => ({
        id: skill,
        domain: domain.id,
        href: `${coverage}#${skill}`,
      })),
    ),
  };
}
