/**
 * Fetches what there is to study. A session loads all it needs at its start, so that it goes on
 * without a network.
 * @module
 */
import { readIndex } from "../study/index-file.js";
import { fromJson } from "../study/questions.js";

/** @typedef {import("../study/index-file.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/index-file.js").Topic} Topic */
/** @typedef {import("../study/questions.js").Question} Question */

/**
 * @typedef {object} Card
 * @property {string} id
 * @property {"card" | "term" | "row"} kind
 * @property {string} hash of the back
 * @property {string} front HTML
 * @property {string} back HTML
 * @property {string} frontText
 * @property {string} backText
 * @property {"front" | "back"} asks the side a test asks for
 * @property {ReadonlyArray<string>} accepted typed forms of that side
 * @property {{title: string, href: string} | null} section
 * @property {string} [family] table whose rows are alike
 * @property {string} topic title of its topic
 */

/**
 * @typedef {object} TopicFile
 * @property {ReadonlyMap<string, Question>} questions
 * @property {ReadonlyMap<string, Card>} cards
 */

/** What is asked for cannot be had now: there is no network, or a release has taken it away. */
export class Unreachable extends Error {}

/** @type {Promise<StudyIndex> | undefined} */
let index;
/** @type {Map<string, Promise<TopicFile>>} */
const files = new Map();

/**
 * @returns {Promise<StudyIndex>}
 * @throws {Unreachable} if it cannot be had now; the next call tries again
 */
export function loadIndex() {
  index ??= fetchJson(address(), { cache: "no-cache" }).then(readIndex);
  index.catch(() => {
    index = undefined;
  });
  return index;
}

/** @returns {string} the address of the index */
function address() {
  const part = document.querySelector("[data-study]");
  return (part instanceof HTMLElement && part.dataset.study) || "";
}

/**
 * @param {Topic} topic
 * @returns {Promise<TopicFile>}
 * @throws {Unreachable} if it cannot be had now
 */
export function loadTopic({ file }) {
  const known = files.get(file);
  if (known !== undefined) return known;
  const loading = fetchJson(file).then(readTopic);
  files.set(file, loading);
  loading.catch(() => files.delete(file));
  return loading;
}

/**
 * @param {StudyIndex} whole
 * @param {ReadonlyArray<string>} ids
 * @returns {Promise<Question[]>} in the order of the ids; those that are gone are left out
 */
export async function loadQuestions(whole, ids) {
  const found = await loadItems(whole, whole.questions, ids, "questions");
  return /** @type {Question[]} */ (found);
}

/**
 * @param {StudyIndex} whole
 * @param {ReadonlyArray<string>} ids
 * @returns {Promise<Card[]>} in the order of the ids; those that are gone are left out
 */
export async function loadCards(whole, ids) {
  const found = await loadItems(whole, whole.cards, ids, "cards");
  const topics = new Map(whole.cards.map(({ id, topic }) => [id, whole.topics[topic].title]));
  return found.map((card) => ({ .../** @type {Card} */ (card), topic: topics.get(card.id) ?? "" }));
}

/**
 * @param {StudyIndex} whole
 * @param {ReadonlyArray<{id: string, topic: number}>} entries
 * @param {ReadonlyArray<string>} ids
 * @param {"questions" | "cards"} kind
 * @returns {Promise<(Question | Card)[]>}
 */
async function loadItems(whole, entries, ids, kind) {
  const topics = new Map(entries.map(({ id, topic }) => [id, topic]));
  const wanted = [...new Set(ids.flatMap((id) => topics.get(id) ?? []))];
  const loaded = await Promise.all(wanted.map((topic) => loadTopic(whole.topics[topic])));
  return ids.flatMap((id) => loaded.map((file) => file[kind].get(id)).find(Boolean) ?? []);
}

/**
 * @param {any} json
 * @returns {TopicFile}
 */
function readTopic(json) {
  /** @type {Map<string, Question>} */
  const questions = new Map();
  for (const value of json.questions) {
    const question = fromJson(value);
    questions.set(question.id, question);
  }
  const cards = new Map(json.cards.map((/** @type {Card} */ card) => [card.id, card]));
  return { questions, cards };
}

/**
 * @param {string} url
 * @param {RequestInit} [how]
 * @returns {Promise<any>}
 * @throws {Unreachable}
 */
async function fetchJson(url, how) {
  const response = await fetch(url, how).catch((error) => {
    throw new Unreachable(`${url}: ${error.message}`);
  });
  if (!response.ok) throw new Unreachable(`${url} answered ${response.status}`);
  return response.json();
}

/**
 * @param {import("../study/index-file.js").Exam} exam
 * @returns {Promise<ReadonlyMap<string, string>>} skills' titles by id; empty if they cannot be had
 */
export async function loadTitles({ titles }) {
  try {
    return new Map(Object.entries((await fetchJson(titles)).titles));
  } catch {
    return new Map();
  }
}
