/**
 * Practice sets: which questions, how many, in which order.
 * @module
 */
import { domainsBySkill, domainsOf } from "./catalogue.js";
import { canonical } from "./events.js";
import { isChanged, isMissed, isUnsure } from "./progress.js";
import { KINDS } from "./questions.js";
import { hash128, shortHash } from "./shuffle.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue.js").QuestionEntry} QuestionEntry */
/** @typedef {import("./progress.js").Progress} Progress */

/**
 * `again` is what should come back: missed, unsure or changed.
 * @typedef {"any" | "unseen" | "missed" | "unsure" | "changed" | "again"} State
 */

/**
 * Empty lists do not restrict. Within a list any will do; the lists must all be met.
 * @typedef {object} Filter
 * @property {string} exam id; "" for every question, in an exam or not
 * @property {ReadonlyArray<string>} domains of that exam
 * @property {ReadonlyArray<string>} skills of that exam
 * @property {ReadonlyArray<string>} groups
 * @property {ReadonlyArray<string>} topics
 * @property {ReadonlyArray<string>} tags
 * @property {ReadonlyArray<string>} difficulties
 * @property {ReadonlyArray<string>} kinds
 * @property {State} state
 * @property {boolean} generated whether questions made from tables and trees are wanted too
 */

/**
 * @typedef {object} Wish
 * @property {Filter} filter
 * @property {number} length at most so many questions; 0 for all
 * @property {boolean} interleaved topics mixed, not one after the other
 * @property {string} seed empty in a link that leaves it open
 * @property {ReadonlyArray<string>} ids these questions and no others, in this order, if not empty
 */

const LISTS = Object.freeze(
  /** @type {const} */ (["domains", "skills", "groups", "topics", "tags", "difficulties", "kinds"]),
);

/** @type {ReadonlyArray<State>} */
export const STATES = Object.freeze(["any", "unseen", "missed", "unsure", "changed", "again"]);

/** @type {Readonly<Filter>} */
export const EVERYTHING = Object.freeze({
  exam: "",
  domains: [],
  skills: [],
  groups: [],
  topics: [],
  tags: [],
  difficulties: [],
  kinds: [],
  state: "any",
  generated: true,
});

/** What a link to a set may say. */
const NAMES = new Set([...LISTS, "exam", "state", "generated", "length", "order", "questions", "seed"]);

const DIFFICULTIES = Object.freeze(["easy", "medium", "hard"]);

/** Ids are words joined by hyphens, so neither of these is in one. */
const SEPARATOR = ".";

/**
 * @param {Catalogue} catalogue
 * @param {Filter} filter
 * @param {Pick<Progress, "questions">} progress
 * @returns {QuestionEntry[]} all that meet it, in the order of the catalogue
 */
export function matching(catalogue, filter, progress) {
  const exam = catalogue.exams.find(({ id }) => id === filter.exam);
  const domains = exam === undefined ? new Map() : domainsBySkill(exam);
  const meets = (/** @type {ReadonlyArray<string>} */ wanted, /** @type {ReadonlyArray<string>} */ has) =>
    wanted.length === 0 || has.some((one) => wanted.includes(one));
  return catalogue.questions.filter((question) => {
    const topic = catalogue.topics[question.topic];
    const skills = question.skills[filter.exam] ?? [];
    return (
      (filter.exam === "" || skills.length > 0) &&
      meets(filter.domains, domainsOf(question, filter.exam, domains)) &&
      meets(filter.skills, skills) &&
      meets(filter.groups, [catalogue.groups[topic.group].id]) &&
      meets(filter.topics, [topic.id]) &&
      meets(filter.tags, question.tags) &&
      meets(filter.difficulties, [question.difficulty]) &&
      meets(filter.kinds, [question.kind]) &&
      (filter.generated || question.generated !== true) &&
      isIn(filter.state, question, progress)
    );
  });
}

/**
 * @param {State} state
 * @param {QuestionEntry} question
 * @param {Pick<Progress, "questions">} progress
 * @returns {boolean}
 */
export function isIn(state, { id, hash }, { questions }) {
  const tries = questions.get(id);
  switch (state) {
    case "unseen":
      return tries === undefined;
    case "missed":
      return isMissed(tries);
    case "unsure":
      return isUnsure(tries);
    case "changed":
      return isChanged(tries, hash);
    case "again":
      return isMissed(tries) || isUnsure(tries) || isChanged(tries, hash);
    default:
      return true;
  }
}

/**
 * Each question's place is drawn from the seed and its own id: in a later release with some
 * questions more or fewer, the same seed still gives nearly the same set.
 * @template {{id: string}} Item
 * @param {ReadonlyArray<Item>} items
 * @param {string} seed
 * @returns {Item[]} in an order of chance
 */
export function byLot(items, seed) {
  const lot = new Map(items.map((item) => [item, hash128(`${seed} ${item.id}`)]));
  const lotOf = (/** @type {Item} */ item) => /** @type {number[]} */ (lot.get(item));
  return [...items].sort((a, b) => lotOf(a)[0] - lotOf(b)[0] || lotOf(a)[1] - lotOf(b)[1]);
}

/**
 * @param {Catalogue} catalogue
 * @param {Wish} wish
 * @param {Pick<Progress, "questions">} progress
 * @returns {QuestionEntry[]} the set, in its order
 */
export function draw(catalogue, { filter, length, interleaved, seed, ids }, progress) {
  if (ids.length > 0) {
    const known = new Map(catalogue.questions.map((question) => [question.id, question]));
    return ids.map((id) => known.get(id)).filter((question) => question !== undefined);
  }
  const drawn = byLot(matching(catalogue, filter, progress), seed);
  const set = length > 0 ? drawn.slice(0, length) : drawn;
  return interleaved ? spread(set, ({ topic }) => topic) : [...set].sort((a, b) => a.topic - b.topic);
}

/**
 * @template Item
 * @param {ReadonlyArray<Item>} items
 * @param {(item: Item) => unknown} keyOf
 * @returns {Item[]} in nearly the same order, with no two neighbours of one key as far as that is possible
 */
export function spread(items, keyOf) {
  const rest = [...items];
  /** @type {Map<unknown, number>} */
  const left = new Map();
  for (const item of rest) left.set(keyOf(item), (left.get(keyOf(item)) ?? 0) + 1);
  /** @type {Item[]} */
  const result = [];
  /** @type {unknown} */
  let last = Symbol("none");
  const after = (/** @type {unknown} */ key) => (/** @type {Item} */ item) => keyOf(item) !== key;
  const of = (/** @type {unknown} */ key) => (/** @type {Item} */ item) => keyOf(item) === key;
  while (rest.length > 0) {
    const [most] = [...left].reduce((a, b) => (b[1] > a[1] ? b : a));
    // A key that has more than half of the rest must come now, or two of it will meet at the end.
    const urgent = most !== last && (left.get(most) ?? 0) * 2 > rest.length;
    const [item] = rest.splice(Math.max(rest.findIndex(urgent ? of(most) : after(last)), 0), 1);
    last = keyOf(item);
    left.set(last, (left.get(last) ?? 0) - 1);
    result.push(item);
  }
  return result;
}

/**
 * A set that depends on what the reader has answered is told by its questions, so that the link
 * gives the same set to everyone, and later.
 * @param {Wish} wish
 * @param {ReadonlyArray<{id: string}>} set drawn from it
 * @returns {URLSearchParams}
 */
export function toParams({ filter, length, interleaved, seed, ids }, set) {
  const params = new URLSearchParams();
  if (filter.state !== "any" || ids.length > 0) {
    // Questions that are gone stay in the link, so that it still tells of them.
    params.set("questions", (ids.length > 0 ? ids : set.map(({ id }) => id)).join(SEPARATOR));
    params.set("seed", seed);
    return params;
  }
  if (filter.exam !== "") params.set("exam", filter.exam);
  for (const list of LISTS) {
    for (const value of filter[list]) params.append(list, value);
  }
  if (!filter.generated) params.set("generated", "no");
  if (length > 0) params.set("length", String(length));
  if (!interleaved) params.set("order", "topics");
  params.set("seed", seed);
  return params;
}

/**
 * @param {URLSearchParams} params of a link; whatever they say
 * @returns {Wish | null} `null` if they name no set
 */
export function fromParams(params) {
  if (![...params.keys()].some((name) => NAMES.has(name))) return null;
  const length = Number(params.get("length") ?? 0);
  const lists = Object.fromEntries(LISTS.map((list) => [list, params.getAll(list)]));
  return {
    filter: {
      ...EVERYTHING,
      ...lists,
      exam: params.get("exam") ?? "",
      state: STATES.find((state) => state === params.get("state")) ?? "any",
      generated: params.get("generated") !== "no",
    },
    length: Number.isSafeInteger(length) && length > 0 ? length : 0,
    interleaved: params.get("order") !== "topics",
    seed: params.get("seed") ?? "",
    ids: (params.get("questions") ?? "").split(SEPARATOR).filter(Boolean),
  };
}

/**
 * @param {Wish} wish
 * @returns {string} the same for wishes that draw the same set, whatever the order of their lists
 */
export function wishName({ filter, ...rest }) {
  const lists = Object.fromEntries(LISTS.map((list) => [list, [...filter[list]].sort()]));
  return shortHash(canonical({ ...rest, filter: { ...filter, ...lists } }));
}

/**
 * @param {Catalogue} catalogue
 * @param {Wish} wish
 * @returns {number} how many of the questions it names are not here any more
 */
export function goneFrom(catalogue, { ids }) {
  const known = new Set(catalogue.questions.map(({ id }) => id));
  return ids.filter((id) => !known.has(id)).length;
}

/**
 * What a link asks for that the site does not know: a slip of the pen, or gone with a release.
 * @param {Catalogue} catalogue
 * @param {URLSearchParams} params of the link
 * @returns {{name: string, value: string}[]} in the order of the link; empty when all is known
 */
export function strangers(catalogue, params) {
  const exam = catalogue.exams.find(({ id }) => id === params.get("exam"));
  /** @type {Record<string, (value: string) => boolean>} */
  const knows = {
    exam: () => exam !== undefined,
    domains: (value) => exam?.domains.some(({ id }) => id === value) ?? false,
    skills: (value) => exam?.skills.some(({ id }) => id === value) ?? false,
    groups: (value) => catalogue.groups.some(({ id }) => id === value),
    topics: (value) => catalogue.topics.some(({ id }) => id === value),
    tags: (value) => catalogue.questions.some(({ tags }) => tags.includes(value)),
    difficulties: (value) => DIFFICULTIES.includes(value),
    kinds: (value) => KINDS.some((kind) => kind === value),
    // Which of them are gone is told with the set.
    questions: (value) => value.split(SEPARATOR).some(Boolean),
    state: (value) => STATES.some((state) => state === value),
    generated: (value) => value === "no" || value === "yes",
    order: (value) => value === "topics" || value === "mixed",
    length: (value) => /^[1-9]\d{0,5}$/u.test(value),
  };
  return [...params].flatMap(([name, value]) => (Object.hasOwn(knows, name) && !knows[name](value) ? [{ name, value }] : []));
}

/**
 * @param {Wish} wish
 * @param {ReadonlyArray<{name: string, value: string}>} unknown
 * @returns {Wish} without what is not known
 */
export function withoutStrangers(wish, unknown) {
  const is = (/** @type {string} */ name) => (/** @type {string} */ value) =>
    unknown.some((one) => one.name === name && one.value === value);
  const lists = Object.fromEntries(LISTS.map((list) => [list, wish.filter[list].filter((value) => !is(list)(value))]));
  const exam = is("exam")(wish.filter.exam) ? "" : wish.filter.exam;
  return { ...wish, filter: { ...wish.filter, ...lists, exam } };
}
